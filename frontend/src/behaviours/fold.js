// Opens what a wide screen always shows, for browsers whose style sheets cannot show a closed <details>.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.summary = this.element.querySelector("summary");
    this.set = () => { if (getComputedStyle(this.summary).display === "none") this.element.open = true; };
    addEventListener("resize", this.set);
    this.set();
  }

  disconnect() {
    removeEventListener("resize", this.set);
  }
}
