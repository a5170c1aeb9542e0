// One-key shortcuts, which the person can switch off (WCAG 2.1.4). Elements claim keys by data-key: "/", "c", "g h".
import { Controller } from "@hotwired/stimulus";

const CHORD = 900; // ms between g and its second key
const FIELDS = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

export default class extends Controller {
  static values = { on: Boolean };

  connect() {
    this.first = "";
    this.listener = (event) => this.press(event);
    document.addEventListener("keydown", this.listener);
  }

  disconnect() {
    document.removeEventListener("keydown", this.listener);
  }

  press(event) {
    if (!this.onValue || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest?.(FIELDS) || document.querySelector("dialog[open]")) return;
    const keys = this.first + event.key;
    this.wait("");
    if (keys === "g") return this.wait("g ");
    if (this.use(keys)) event.preventDefault();
  }

  wait(first) {
    this.first = first;
    clearTimeout(this.timer);
    if (first) this.timer = setTimeout(() => this.wait(""), CHORD);
  }

  use(keys) {
    const claimant = [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find((element) => element.checkVisibility?.() ?? true);
    const item = document.activeElement.closest?.("[data-item]");
    if (claimant?.matches("input, textarea")) claimant.focus();
    else if (claimant) claimant.click();
    else if (keys === "j" || keys === "k") this.move(keys === "j" ? 1 : -1, item);
    else if (keys === "o" && item) document.activeElement.click();
    else return false;
    return true;
  }

  // From item to item of a list; the focus is on the item's link, so that Enter opens it.
  move(step, item) {
    const items = [...document.querySelectorAll("[data-item]")];
    const next = items[Math.max(0, Math.min(items.length - 1, items.indexOf(item) + step))];
    (next?.matches("a") ? next : next?.querySelector("a"))?.focus();
  }
}
