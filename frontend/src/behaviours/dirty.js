// Warns before leaving a form that was changed and not sent; for forms without a draft.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.warn = (event) => event.preventDefault();
    this.mark = () => addEventListener("beforeunload", this.warn);
    this.clear = () => removeEventListener("beforeunload", this.warn);
    this.element.addEventListener("input", this.mark);
    this.element.addEventListener("submit", this.clear);
  }

  disconnect() {
    this.clear();
    this.element.removeEventListener("input", this.mark);
    this.element.removeEventListener("submit", this.clear);
  }
}
