// The header's box while somebody types. Its hits are plain links in a list below the field: arrow keys go from one to
// the next, Escape back to the field, and Enter in the field to the search page, as it does without this.
import { part } from "../dom.js";
import { settled } from "./said.js";

/** @typedef {{ count: number, said: string, hits: Node[] }} Found */

/**
 * @param {HTMLElement} box
 * @param {(query: string) => Promise<Found>} find
 */
export function makeBox(box, find) {
  const [input, panel] = [part("input", HTMLInputElement, box), part(".dp-find-hits", HTMLElement, box)];
  const status = part(".dp-find-status", HTMLElement, box);
  let shown = "";

  const show = async () => {
    const query = input.value.trim();
    if (query === shown) return;
    shown = query;
    if (!query) {
      panel.hidden = true;
      status.textContent = "";
      return;
    }
    const found = await find(query);
    if (query !== shown) return;
    status.textContent = fillPanel(box, query, found);
    panel.hidden = !box.contains(document.activeElement);
  };

  input.addEventListener("input", settled(show));
  followKeys(box, input, panel);
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && box.contains(relatedTarget)) return;
    panel.hidden = true;
    box.classList.remove("dp-find-is-open");
  });
  input.addEventListener("focus", () => { panel.hidden = !(shown && input.value.trim() === shown); });
  // Pressing on a hit must not take the focus from the field first, or the hit would be gone before it is let go of.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  show();
}

/**
 * Show what was found below the field, and say it in words.
 * @param {HTMLElement} box
 * @param {string} query
 * @param {Found} found
 */
function fillPanel(box, query, { count, said, hits }) {
  const [none, all] = [part(".dp-find-none", HTMLElement, box), part(".dp-find-all", HTMLAnchorElement, box)];
  part("ol", HTMLElement, box).replaceChildren(...hits);
  none.textContent = said;
  none.hidden = !none.textContent;
  all.href = `${part("form", HTMLFormElement, box).action}?${new URLSearchParams({ q: query })}`;
  all.textContent = count ? `All ${count} results, with filters` : "Go to the search page";
  if (count === 1) all.textContent = "The one result on the search page";
  return `${count ? `${count} found; arrow down leads to the first. ` : ""}${none.textContent}`;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLInputElement} input
 * @param {HTMLElement} panel
 */
function followKeys(box, input, panel) {
  /** @param {number} step */
  const go = (step) => {
    const stops = [input, ...panel.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement) + step;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  };
  box.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault(); // browsers would empty the field
      if (panel.hidden) box.classList.remove("dp-find-is-open");
      else input.focus();
      panel.hidden = true;
    } else if ((key === "ArrowDown" || key === "ArrowUp") && panel.querySelector("li") && input.value.trim()) {
      event.preventDefault();
      panel.hidden = false;
      go(key === "ArrowDown" ? 1 : -1);
    }
  });
}
