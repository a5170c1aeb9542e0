// After an @, proposes people who may read this place; the server decides whom it names.
import { Controller } from "@hotwired/stimulus";

const DELAY = 150;
const UNFINISHED = /(?:^|\s)@([\p{L}\p{N}._-]{1,40})$/u;

export default class extends Controller {
  static targets = ["field", "list"];
  static values = { url: String };

  disconnect() {
    clearTimeout(this.timer);
  }

  type() {
    clearTimeout(this.timer);
    const before = this.fieldTarget.value.slice(0, this.fieldTarget.selectionStart);
    const found = UNFINISHED.exec(before);
    if (!found) return this.close();
    this.timer = setTimeout(() => this.ask(found[1]), DELAY);
  }

  async ask(words) {
    try {
      const reply = await fetch(`${this.urlValue}?${new URLSearchParams({ q: words, field: this.fieldTarget.id })}`, { headers: { "HX-Request": "true" } });
      if (!reply.ok || reply.redirected) return;
      this.listTarget.innerHTML = await reply.text(); // our own server's fragment, escaped there
    } catch {
      return;
    }
    this.active = -1;
    this.toggle(this.options.length > 0);
  }

  get options() {
    return [...this.listTarget.querySelectorAll("[role=option]")];
  }

  key(event) {
    if (this.listTarget.hidden) return;
    const options = this.options;
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.active = (this.active + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", index === this.active));
      this.fieldTarget.setAttribute("aria-activedescendant", options[this.active].id);
    } else if ((event.key === "Enter" || event.key === "Tab") && this.active >= 0) {
      event.preventDefault();
      this.insert(options[this.active]);
    }
  }

  choose(event) {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) this.insert(option);
  }

  insert(option) {
    const field = this.fieldTarget;
    const end = field.selectionStart;
    const start = field.value.slice(0, end).lastIndexOf("@");
    field.setRangeText(`@${option.dataset.handle} `, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.toggle(false);
  }

  toggle(open) {
    this.listTarget.hidden = !open;
    if (!open) this.fieldTarget.removeAttribute("aria-activedescendant");
  }
}
