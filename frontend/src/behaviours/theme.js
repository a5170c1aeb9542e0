// Changes the theme at once; the server keeps it. Without a script the same button reloads the page.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["choice"];

  choose(event) {
    event.preventDefault();
    const button = event.currentTarget;
    const { dataset } = document.documentElement;
    if (button.value === "auto") delete dataset.theme;
    else dataset.theme = button.value;
    for (const choice of this.choiceTargets) choice.setAttribute("aria-pressed", choice === button);
    fetch(button.formAction, { method: "POST", body: new FormData(this.element, button), redirect: "manual" }).catch(() => {});
  }
}
