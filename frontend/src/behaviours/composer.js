// The field in which people write: formatting for a selection, the count once it matters, and a way back without sending.
import { Controller } from "@hotwired/stimulus";

const COUNTED_FROM = 0.8; // of the greatest length
const NEXT = { "1. ": (number) => `${number}. ` };

export default class extends Controller {
  static targets = ["field", "tools", "count"];

  connect() {
    if (this.hasToolsTarget) this.toolsTarget.hidden = false;
    if (this.hasFieldTarget) this.count();
  }

  count() {
    const most = Number(this.fieldTarget.dataset.longest);
    const length = [...this.fieldTarget.value].length;
    this.countTarget.hidden = length < most * COUNTED_FROM;
    this.countTarget.textContent = `${length} / ${most}`;
    this.countTarget.classList.toggle("error", length > most);
  }

  mark({ params: { mark } }) {
    const field = this.fieldTarget;
    const { selectionStart: start, selectionEnd: end } = field;
    const chosen = field.value.slice(start, end);
    if (mark.endsWith(" ")) this.markLines(mark, start, end);
    else if (mark.startsWith("[")) this.put(`[${chosen}](https://)`, start, end, start + 1);
    else if (mark === "@") this.put("@", end, end, end + 1);
    else this.put(`${mark}${chosen}${mark}`, start, end, start + mark.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  markLines(mark, start, end) {
    const begin = this.fieldTarget.value.lastIndexOf("\n", start - 1) + 1;
    const lines = this.fieldTarget.value.slice(begin, end).split("\n");
    const text = lines.map((line, index) => (NEXT[mark]?.(index + 1) ?? mark) + line).join("\n");
    this.put(text, begin, end, begin + text.length);
  }

  // Leaves the cursor where the writing goes on: inside the marks, or after the lines.
  put(text, start, end, cursor) {
    this.fieldTarget.setRangeText(text, start, end);
    this.fieldTarget.focus();
    const chosen = start === end ? 0 : Math.min(end - start, text.length);
    this.fieldTarget.setSelectionRange(cursor, text.includes("\n") ? cursor : Math.min(cursor + chosen, start + text.length));
  }

  cancel(event) {
    event.preventDefault();
    const opener = document.getElementById(event.params.return);
    this.element.closest("form").remove();
    (opener?.querySelector("summary") ?? opener)?.focus();
  }
}
