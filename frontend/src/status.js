// Words for people: a short confirmation in the status region, a refusal beside what it concerns.
const STAYS = 8000; // ms

export function say(text) {
  const region = document.getElementById("status");
  if (!region || !text) return;
  const line = document.createElement("p");
  line.className = "toast";
  line.textContent = text;
  region.append(line);
  setTimeout(() => line.remove(), STAYS);
}

// One refusal at a time beside an element; a new try takes it away.
export function refuse(element, text, link) {
  const place = element?.closest?.("form") ?? element;
  if (!place?.isConnected) return say(text);
  place.nextElementSibling?.matches("[data-refusal]") && place.nextElementSibling.remove();
  const line = document.createElement("p");
  line.className = "message message-error";
  line.dataset.refusal = "";
  line.setAttribute("role", "alert");
  place.after(line);
  line.append(text ?? "");
  if (link) line.append(" ", Object.assign(document.createElement("a"), { href: link.href, textContent: link.text, target: "_blank" }));
  document.addEventListener("htmx:beforeRequest", () => line.remove(), { once: true });
}
