// A form sent once stays sent: its button is busy until the reply, and a second click does nothing.
const GIVE_UP = 10000; // ms, for a reply that never comes
const busy = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (busy.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  const button = event.submitter;
  button?.setAttribute("aria-disabled", "true");
  busy.set(form, { button, timer: setTimeout(() => free(form), GIVE_UP) });
}, true);
document.addEventListener("htmx:afterRequest", (event) => free(event.detail.elt.closest("form")));
addEventListener("pageshow", (event) => event.persisted && [...busy.keys()].forEach(free));

function free(form) {
  const held = busy.get(form);
  if (!held) return;
  clearTimeout(held.timer);
  held.button?.removeAttribute("aria-disabled");
  busy.delete(form);
}

// Ctrl or Cmd with Enter sends what one is writing, everywhere; Enter alone makes a new line.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches?.("textarea")) return;
  event.preventDefault();
  const form = event.target.form;
  form?.requestSubmit(form.querySelector("button:not([type=button])"));
});
