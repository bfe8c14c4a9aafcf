// What every page does beyond showing itself. What a reader chooses, light or dark and which side stands first, is
// remembered on the reader's own machine; nothing else is.
import { around, parts } from "./dom.js";

const root = document.documentElement;

/**
 * @param {string} name
 * @param {string} value
 */
function remember(name, value) {
  root.dataset[name] = value;
  try { localStorage.setItem("diptych." + name, value); } catch { /* it holds for this page only */ }
}

/**
 * Light or dark: the button names what it switches to.
 * @param {HTMLElement} button
 */
function switchScheme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const name = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  button.hidden = false;
  button.addEventListener("click", () => { remember("scheme", isDark() ? "light" : "dark"); name(); });
  system.addEventListener("change", name);
  name();
}

/** The sides change places in the source too, so that looking, listening and tabbing go the same way. */
function order() {
  const isRightFirst = root.dataset.first === "right";
  for (const sides of document.querySelectorAll(".dp-sides")) {
    const [left, right] = ["left", "right"].map((side) => sides.querySelector(`:scope > .dp-${side}`));
    if (!left || !right) continue;
    const isLeftFirst = Boolean(left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (isLeftFirst === isRightFirst) change(left, right);
  }
  for (const button of document.querySelectorAll(".dp-swap")) button.setAttribute("aria-pressed", String(isRightFirst));
}

/**
 * @param {Element} one
 * @param {Element} other
 */
function change(one, other) {
  const place = document.createComment("");
  one.replaceWith(place);
  other.replaceWith(one);
  place.replaceWith(other);
}

function offerSwap() {
  if (!document.querySelector(".dp-sides")) return;
  for (const button of parts(".dp-swap", HTMLElement)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      remember("first", root.dataset.first === "right" ? "left" : "right");
      order();
    });
  }
}

/**
 * Copy a snippet, and say so; the field it stands in can be copied from without this.
 * @param {HTMLElement} button
 */
async function copy(button) {
  const said = (button.dataset.said ??= button.textContent ?? "");
  const field = document.getElementById(button.dataset.copy ?? "");
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    button.textContent = document.execCommand("copy") ? "Copied" : "Press Ctrl+C";
  }
  setTimeout(() => { button.textContent = said; }, 2500);
}

/**
 * In a folder on a disk (file:) nobody makes a page of a folder's address: what leads to one is completed when it is used.
 * @param {Event} event
 */
function complete(event) {
  const from = around(event, "a[href], form[action]");
  const name = from?.matches("form") ? "action" : "href";
  const url = from && new URL(from.getAttribute(name) ?? "", document.baseURI);
  if (url?.protocol !== "file:" || !url.pathname.endsWith("/")) return;
  url.pathname += "index.html";
  from?.setAttribute(name, String(url));
}

for (const button of parts(".dp-scheme", HTMLElement)) switchScheme(button);
offerSwap();
order();
document.addEventListener("click", (event) => {
  const button = around(event, ".dp-copy");
  if (button instanceof HTMLElement) copy(button);
});
if (location.protocol === "file:") {
  for (const use of ["click", "auxclick", "contextmenu", "submit"]) addEventListener(use, complete, true);
}
