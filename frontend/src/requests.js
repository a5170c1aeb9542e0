// htmx under a strict policy, and what people are told while it works: focus, busy regions, refusals, lost connections.
import htmx from "htmx.org";
import { refuse, say } from "./status.js";

Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // no page of one's own stays in the browser's storage
  historyRestoreAsHxRequest: false,
  scrollBehavior: "auto",
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409", swap: true }, // somebody was quicker: both texts come back
    { code: "422", swap: true }, // a form refused comes back with its errors
    { code: "429", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

const on = (name, listener) => document.addEventListener(`htmx:${name}`, (event) => listener(event, event.detail));
const words = () => document.getElementById("status")?.dataset ?? {};
const signInPath = () => words().signIn;

// A form brings its own token; a button outside of any form borrows the page's.
on("configRequest", (_event, detail) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (detail.verb !== "get" && token) detail.headers["X-CSRFToken"] = token;
});
on("beforeRequest", (_event, { target }) => target?.setAttribute("aria-busy", "true"));
on("afterRequest", (_event, { target }) => target?.removeAttribute("aria-busy"));

// Somebody whose session has ended is told so beside what he typed, instead of seeing the sign-in page in a region.
on("beforeSwap", (event, { elt, xhr }) => {
  const landed = xhr.responseURL && new URL(xhr.responseURL).pathname;
  if (landed && landed === signInPath()) {
    event.preventDefault();
    refuse(elt, words().signedOut, { href: landed, text: words().signInLabel });
  }
});
on("responseError", (_event, { elt }) => refuse(elt, words().failed));
on("sendError", (_event, { elt }) => refuse(elt, words().failed));

// After a swap the focus goes to what asks for it (a first error, a new item), else stays; never to nowhere.
on("afterSettle", (_event, { target }) => {
  const wanted = target?.matches?.("[data-focus]") ? target : target?.querySelector?.("[data-focus]");
  if (wanted) focus(wanted);
  else if (document.activeElement === document.body) focus(target?.querySelector?.("h1, h2, h3"));
});

function focus(element) {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
}

document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-focus]")?.focus());
addEventListener("offline", () => showConnection(true));
addEventListener("online", () => showConnection(false));

function showConnection(lost) {
  const line = document.getElementById("connection");
  if (line) line.textContent = lost ? line.dataset.lost : "";
}

// Servers may say something with the header HX-Trigger: {"say": "..."}.
document.addEventListener("say", (event) => say(event.detail.value ?? event.detail));
