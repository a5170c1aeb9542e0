// Filters the questions of a page by plain text; matches open. The entry that the address names opens too.
import { Controller } from "@hotwired/stimulus";

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export default class extends Controller {
  static targets = ["entry", "status"];

  connect() {
    this.element.querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });
    this.open = () => this.openNamed();
    addEventListener("hashchange", this.open);
    this.openNamed();
  }

  disconnect() {
    removeEventListener("hashchange", this.open);
  }

  openNamed() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const entry = named?.closest("details");
    if (entry) entry.open = true;
  }

  filter(event) {
    const words = plain(event.target.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const entry of this.entryTargets) {
      const text = plain(entry.textContent);
      entry.hidden = !words.every((word) => text.includes(word));
      if (words.length) entry.open = !entry.hidden;
      shown += entry.hidden ? 0 : 1;
    }
    if (this.hasStatusTarget) this.statusTarget.textContent = `${shown} / ${this.entryTargets.length}`;
  }
}
