// Copies the address of a link and says so in the link for two seconds; where the browser refuses, the link is followed.
import { Controller } from "@hotwired/stimulus";
import { say } from "../status.js";

const SHOWN = 2000; // ms

export default class extends Controller {
  static targets = ["label"];
  static values = { done: String };

  async copy(event) {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(this.element.href);
    } catch {
      location.assign(this.element.href);
      return;
    }
    const label = this.hasLabelTarget ? this.labelTarget : null;
    if (!label) return say(this.doneValue);
    this.before ??= label.textContent;
    label.textContent = this.doneValue;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { label.textContent = this.before; }, SHOWN);
  }
}
