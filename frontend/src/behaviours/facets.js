// Filters beside the results apply when they change; folded on a phone, and without a script, the button applies them.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  apply() {
    if (matchMedia("(min-width: 60rem)").matches) this.element.requestSubmit();
  }
}
