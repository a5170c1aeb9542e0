// Suggestions under a search field. Without a choice, Enter sends the form as it would without a script.
import { Controller } from "@hotwired/stimulus";

const PAUSE = 180; // ms after the last key
const LEAST = 2; // characters
const KEPT = 3;
const STORE = "recent-searches";

export default class extends Controller {
  static targets = ["input", "list", "status"];
  static values = { url: String };

  connect() {
    this.active = -1;
  }

  disconnect() {
    this.stop();
  }

  get words() {
    return this.inputTarget.value.trim();
  }

  get options() {
    return [...this.listTarget.querySelectorAll("[role=option]")];
  }

  open() {
    if (!this.words) this.ask();
  }

  type() {
    this.stop();
    if (this.words.length === 1) this.close();
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const words = this.words;
    this.request = new AbortController();
    try {
      const address = `${this.urlValue}?${new URLSearchParams({ q: words })}`;
      const reply = await fetch(address, { headers: { "HX-Request": "true" }, signal: this.request.signal });
      if (reply.ok && !reply.redirected && words === this.words) this.show(await reply.text());
    } catch {
      this.close(); // offline or outrun by a newer question: the field still searches
    }
  }

  show(markup) {
    if (document.activeElement !== this.inputTarget) return;
    this.listTarget.innerHTML = markup; // our own server's fragment, escaped there; the policy stops scripts
    if (!this.words) this.showRecent();
    this.options.forEach((option, index) => {
      option.id = `${this.listTarget.id}-${index}`;
      option.tabIndex = -1;
    });
    const count = this.options.length;
    this.activate(-1);
    this.toggle(count > 0);
    const { none, some } = this.statusTarget.dataset;
    this.statusTarget.textContent = count ? some.replace("{count}", count) : this.words.length < LEAST ? "" : none;
  }

  showRecent() {
    const recent = this.recent;
    if (!recent.length) return;
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.listTarget.dataset.recent);
    const title = Object.assign(document.createElement("span"), { className: "eyebrow", textContent: this.listTarget.dataset.recent });
    title.setAttribute("aria-hidden", "true");
    group.append(title, ...recent.map((words) => this.recentOption(words)));
    this.listTarget.prepend(group);
  }

  recentOption(words) {
    const option = document.createElement("a");
    option.className = "option";
    option.setAttribute("role", "option");
    option.href = `${this.element.action}?${new URLSearchParams({ q: words })}`;
    const icon = this.element.querySelector(".icon").cloneNode(true);
    const use = icon.querySelector("use");
    use.setAttribute("href", use.getAttribute("href").replace(/#.*/, "#history"));
    option.append(icon, words);
    return option;
  }

  key(event) {
    if (event.isComposing || this.listTarget.hidden) return;
    const last = this.options.length - 1;
    const moves = {
      ArrowDown: this.active >= last ? 0 : this.active + 1,
      ArrowUp: this.active <= 0 ? last : this.active - 1,
      ...(this.active >= 0 && { Home: 0, End: last }),
    };
    if (event.key === "Escape") this.close();
    else if (event.key in moves) this.activate(moves[event.key]);
    else if (event.key === "Enter" && this.active >= 0) this.options[this.active].click();
    else return;
    event.preventDefault();
  }

  activate(index) {
    this.active = index;
    this.options.forEach((option, other) => option.setAttribute("aria-selected", other === index));
    const chosen = this.options[index];
    if (!chosen) return this.inputTarget.removeAttribute("aria-activedescendant");
    this.inputTarget.setAttribute("aria-activedescendant", chosen.id);
    chosen.scrollIntoView({ block: "nearest" });
  }

  leave(event) {
    if (!this.element.contains(event.relatedTarget)) this.close();
  }

  close() {
    this.stop();
    this.toggle(false);
    this.activate(-1);
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  toggle(open) {
    this.listTarget.hidden = !open;
    this.inputTarget.setAttribute("aria-expanded", open);
  }

  get recent() {
    try {
      return JSON.parse(localStorage.getItem(STORE)) ?? [];
    } catch {
      return [];
    }
  }

  // The last searches stay on this device, and go when one signs out.
  remember() {
    const words = this.words;
    if (words.length < LEAST) return;
    const kept = [words, ...this.recent.filter((other) => other !== words)].slice(0, KEPT);
    try {
      localStorage.setItem(STORE, JSON.stringify(kept));
    } catch { /* a browser that keeps nothing */ }
  }
}
