// Opens on a wide screen what a phone folds, for browsers whose style sheets cannot.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    this.wide = matchMedia("(min-width: 60rem)");
    this.set = () => { this.element.open = this.wide.matches; };
    this.wide.addEventListener("change", this.set);
    this.set();
  }

  disconnect() {
    this.wide.removeEventListener("change", this.set);
  }
}
