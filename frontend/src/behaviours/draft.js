// Keeps what is being written: on the device at each key, and with an address on the server two seconds after the last one.
// Each composer opened has a name of its own, so two tabs never overwrite one another; a tab takes over what a closed one left.
import { Controller } from "@hotwired/stimulus";

const PAUSE = 2000; // ms
const LETTERS = "abcdefghijkmnpqrstuvwxyz"; // as kernel.public_ids

export default class extends Controller {
  static targets = ["field", "state"];
  static values = { key: String, url: String, fresh: { type: Boolean, default: true } };

  connect() {
    this.events = {
      "htmx:beforeOnLoad": (event) => this.arrived(event) && this.forget(),
      submit: (event) => event.submitter?.name !== "preview" && this.write({ sent: true }),
    };
    for (const [name, listener] of Object.entries(this.events)) this.element.addEventListener(name, listener);
    this.warn = (event) => this.unkept && event.preventDefault();
    addEventListener("beforeunload", this.warn);
    if (!this.freshValue) return; // a refused form brings its own text and name back
    this.rename();
    this.restore();
  }

  disconnect() {
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.warn);
    for (const [name, listener] of Object.entries(this.events)) this.element.removeEventListener(name, listener);
    this.release?.();
  }

  // A copy that the browser kept of the page has the name of an earlier opening.
  rename() {
    const name = this.element.elements.composer;
    const drawn = crypto.getRandomValues(new Uint8Array(10));
    if (name) name.value = Array.from(drawn, (number) => LETTERS[number % LETTERS.length]).join("");
  }

  // Drafts belong to a person: a colleague at the same device does not meet them.
  get place() {
    return `draft:${document.body.dataset.person}:${this.keyValue}:`;
  }

  get store() {
    return this.place + (this.element.elements.composer?.value ?? "");
  }

  async restore() {
    const before = this.fieldTarget.value;
    const found = this.element.elements.restored; // the draft that the server put into the field
    const [origin] = found?.value.split(".") ?? [""];
    const open = await this.openElsewhere();
    if (this.fieldTarget.value !== before) return; // somebody types already
    if (origin && open.has(this.place + origin)) {
      this.fieldTarget.value = this.fieldTarget.defaultValue = found.value = ""; // the other tab goes on with it
      this.say("");
    } else {
      this.takeOver(this.left(open, origin));
    }
  }

  async openElsewhere() {
    const locks = await navigator.locks?.query();
    return new Set(locks?.held.map((lock) => lock.name));
  }

  // The newest text of a composer that is closed: of the one whose draft the server found, else of any.
  left(open, origin) {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(this.place) && !open.has(name));
    const kept = names.map((name) => ({ name, ...this.read(name) })).filter((entry) => entry.text);
    const gone = kept.filter((entry) => entry.sent && !this.cameBack);
    gone.forEach((entry) => localStorage.removeItem(entry.name));
    const usable = kept.filter((entry) => !gone.includes(entry) && (!origin || entry.name === this.place + origin));
    return usable.sort((one, other) => (other.at ?? 0) - (one.at ?? 0))[0];
  }

  takeOver(entry) {
    if (!entry) return;
    this.fieldTarget.value = entry.text;
    if (this.write({ sent: false }) && entry.name !== this.store) localStorage.removeItem(entry.name);
    this.fieldTarget.dispatchEvent(new Event("input"));
    this.say("restored");
  }

  // After a text was sent, an empty field means that it arrived, unless one came here by the back button.
  get cameBack() {
    return performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  }

  arrived({ detail }) {
    const landed = new URL(detail.xhr.responseURL || location).pathname;
    return detail.elt === this.element && detail.xhr.status < 400 && landed !== document.getElementById("status")?.dataset.signIn;
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

  read(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  write({ sent }) {
    if (!this.fieldTarget.value.trim()) return this.forget();
    this.unkept = false;
    this.hold();
    try {
      localStorage.setItem(this.store, JSON.stringify({ text: this.fieldTarget.value, sent, at: Date.now() }));
      return true;
    } catch {
      return false; // the device refuses; leaving asks first
    }
  }

  // Other tabs see by the lock that this composer is open. It goes with the page, however that ends.
  hold() {
    if (this.release) return;
    this.release = () => {};
    navigator.locks?.request(this.store, () => new Promise((release) => { this.release = release; }));
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
