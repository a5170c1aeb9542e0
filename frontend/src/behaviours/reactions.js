// A reaction shows at once; when the server did not take it, it goes back and the page says so beside it.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  send({ submitter }) {
    this.button = submitter;
    this.flip();
  }

  undo() {
    this.flip();
    this.button = undefined;
  }

  flip() {
    this.button?.setAttribute("aria-pressed", this.button.ariaPressed !== "true");
  }
}
