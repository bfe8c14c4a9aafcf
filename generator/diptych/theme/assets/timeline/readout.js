// Says beside the drawing which claim a mark stands for: for a pointer over it, a finger on it, and the arrow keys.
import { part } from "../dom.js";
import { entryOf, shownOf } from "./draw.js";

/** @typedef {import("./draw.js").Mark} Mark */

const NEAR = 24; // pixels between a finger and the mark that it means

/**
 * Let marks be read out; give what a key chooses, what it opens, and how to begin anew.
 * @param {HTMLElement} drawing
 * @param {HTMLElement} readout
 * @param {import("./draw.js").Lane[]} lanes
 */
export function readOut(drawing, readout, lanes) {
  const hint = [...readout.childNodes];
  /** @type {Mark | undefined} */
  let chosen;
  /** @param {Mark} mark */
  const tell = (mark) => readout.replaceChildren(...told(mark));
  /** @param {Mark | undefined} mark */
  const choose = (mark) => {
    chosen?.element.classList.remove("dp-chosen");
    chosen = mark;
    chosen?.element.classList.add("dp-chosen");
    if (chosen) tell(chosen);
    else readout.replaceChildren(...hint);
  };
  drawing.addEventListener("pointermove", (event) => {
    const mark = event.pointerType === "mouse" && !chosen && !event.buttons && nearest(event, lanes, NEAR / 3);
    if (mark) tell(mark);
  });
  drawing.addEventListener("click", (event) => choose(nearest(event, lanes, NEAR)));
  return {
    /** @param {number} by */
    step: (by) => {
      const shown = shownOf(lanes);
      const at = chosen ? shown.indexOf(chosen) : by < 0 ? shown.length : -1;
      choose(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
    },
    open: () => { if (chosen) part("a[href*='facts/']", HTMLAnchorElement, entryOf(chosen.element)).click(); },
    clear: () => choose(undefined),
  };
}

/**
 * Copy what the list says, with a link to where it says it.
 * @param {Mark} mark
 */
function told({ element }) {
  const entry = entryOf(element);
  const link = Object.assign(document.createElement("a"), { href: `#${entry.id}`, textContent: "Find it in the list" });
  const below = Object.assign(document.createElement("p"), { className: "dp-small" });
  below.append(link);
  return [...[...entry.children].map((child) => child.cloneNode(true)), below];
}

/**
 * Find the mark nearest to a pointer.
 * @param {MouseEvent} event
 * @param {import("./draw.js").Lane[]} lanes
 * @param {number} most
 */
function nearest({ clientX, clientY }, lanes, most) {
  const away = shownOf(lanes).map((mark) => {
    const { left, right, top, bottom } = mark.element.getBoundingClientRect();
    return { mark, distance: Math.hypot(Math.max(left - clientX, 0, clientX - right), Math.max(top - clientY, 0, clientY - bottom)) };
  });
  return away.sort((one, other) => one.distance - other.distance).find(({ distance }) => distance <= most)?.mark;
}
