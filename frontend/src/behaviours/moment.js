// "3 hours ago" for a month, then the date that the server wrote; the exact time stays as the title.
import { Controller } from "@hotwired/stimulus";

const MONTH = 30 * 86400;
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

export default class extends Controller {
  connect() {
    this.element.title = this.element.textContent.trim();
    this.words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    this.tick();
    this.timer = setInterval(() => this.tick(), 30000);
  }

  disconnect() {
    clearInterval(this.timer);
    this.element.textContent = this.element.title;
  }

  tick() {
    const seconds = (new Date(this.element.dateTime) - Date.now()) / 1000;
    if (Math.abs(seconds) > MONTH) return;
    const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
    this.element.textContent = this.words.format(Math.round(seconds / length), unit);
  }
}
