// Marks in the table of contents the heading that is being read.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  connect() {
    const links = [...this.element.querySelectorAll("a[href^='#']")];
    this.observer = new IntersectionObserver((entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      for (const link of links) {
        if (decodeURIComponent(link.hash.slice(1)) === seen.target.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "-80px 0px -70% 0px" });
    for (const link of links) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) this.observer.observe(heading);
    }
  }

  disconnect() {
    this.observer.disconnect();
  }
}
