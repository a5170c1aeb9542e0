// Shows one variant of a procedure at a time (Windows, Mac, telephone); the address or the first link says which.
import { Controller } from "@hotwired/stimulus";

export default class extends Controller {
  static targets = ["link", "part"];

  connect() {
    this.follow = () => this.show(this.named() ?? this.partTargets[0]);
    addEventListener("hashchange", this.follow);
    this.follow();
  }

  disconnect() {
    removeEventListener("hashchange", this.follow);
    for (const part of this.partTargets) part.hidden = false;
  }

  // The part that the address names, or that holds what it names.
  named() {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return wanted && this.partTargets.find((part) => part.contains(wanted));
  }

  choose(event) {
    event.preventDefault();
    history.replaceState(history.state, "", event.currentTarget.hash);
    this.show(this.named());
  }

  show(chosen) {
    for (const part of this.partTargets) part.hidden = part !== chosen;
    for (const link of this.linkTargets) {
      if (link.hash === `#${chosen.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
