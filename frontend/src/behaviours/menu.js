// A <details> menu that closes on Escape, on a click elsewhere and when the focus leaves it; arrows walk its options.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.outside = (event) => { if (!this.element.contains(event.target)) this.element.open = false; };
    this.keys = (event) => this.key(event);
    this.out = (event) => { if (event.relatedTarget && !this.element.contains(event.relatedTarget)) this.element.open = false; };
    document.addEventListener("click", this.outside);
    this.element.addEventListener("keydown", this.keys);
    this.element.addEventListener("focusout", this.out);
  }

  disconnect() {
    document.removeEventListener("click", this.outside);
    this.element.removeEventListener("keydown", this.keys);
    this.element.removeEventListener("focusout", this.out);
  }

  key(event) {
    if (!this.element.open) return;
    if (event.key === "Escape") {
      this.element.open = false;
      this.element.querySelector("summary").focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const options = [...this.element.querySelectorAll(".menu-panel :is(a, button)")];
      const step = event.key === "ArrowDown" ? 1 : -1;
      const now = options.indexOf(document.activeElement);
      options[(now + step + options.length) % options.length]?.focus();
    }
  }
}
