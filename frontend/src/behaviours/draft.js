// Keeps what is being written: on the device at each key, and with an address on the server three seconds after the last one.
import { Controller } from "@hotwired/stimulus";

const PAUSE = 3000; // ms

export default class extends Controller {
  static targets = ["field", "state"];
  static values = { key: String, url: String };

  connect() {
    this.events = {
      "htmx:afterRequest": (event) => event.detail.successful && event.detail.elt === this.element && this.forget(),
      submit: () => this.write({ sent: true }),
    };
    for (const [name, listener] of Object.entries(this.events)) this.element.addEventListener(name, listener);
    this.warn = (event) => this.unkept && event.preventDefault();
    addEventListener("beforeunload", this.warn);
    this.restore();
  }

  disconnect() {
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.warn);
    for (const [name, listener] of Object.entries(this.events)) this.element.removeEventListener(name, listener);
  }

  // Drafts belong to a person: a colleague at the same device does not meet them.
  get store() {
    return `draft:${document.body.dataset.person}:${this.keyValue}`;
  }

  restore() {
    const kept = this.read();
    if (!kept || this.fieldTarget.value) return; // a refused form brings its own text back
    if (kept.sent && !this.cameBack) return this.forget();
    this.fieldTarget.value = kept.text;
    this.fieldTarget.dispatchEvent(new Event("input"));
    this.say("restored");
  }

  // After a text was sent, an empty field means that it arrived, unless one came here by the back button.
  get cameBack() {
    return performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  }

  change() {
    this.unkept = !this.write({ sent: false });
    this.say(this.unkept ? "saving" : "device");
    if (!this.urlValue) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.push(), PAUSE);
  }

  async push() {
    this.say("saving");
    try {
      const reply = await fetch(this.urlValue, { method: "POST", body: new FormData(this.element) });
      const kept = reply.ok && !reply.redirected;
      if (kept) this.unkept = false;
      this.say(kept ? "server" : "device");
    } catch {
      this.say("device");
    }
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.store));
    } catch {
      return null;
    }
  }

  write({ sent }) {
    if (!this.fieldTarget.value.trim()) return this.forget();
    this.unkept = false;
    try {
      localStorage.setItem(this.store, JSON.stringify({ text: this.fieldTarget.value, sent }));
      return true;
    } catch {
      return false; // the device refuses; leaving asks first
    }
  }

  forget() {
    this.unkept = false;
    clearTimeout(this.timer);
    try {
      localStorage.removeItem(this.store);
    } catch { /* nothing was kept */ }
    this.say("");
    return true;
  }

  say(state) {
    if (this.hasStateTarget) this.stateTarget.textContent = this.stateTarget.dataset[state] ?? "";
  }
}
