// Zooms the timeline: the drawing, the list, the words and the address show one period.
import { part, parts } from "./dom.js";
import { asked, keep } from "./state.js";
import { followButtons, followKeys, followMouse, markButtons, readOut } from "./timeline/controls.js";
import { countOf, drawingOf, lanesOf } from "./timeline/draw.js";
import { inState, inWords, isSame, ofState, within } from "./timeline/period.js";

/** @typedef {import("./timeline/period.js").Period} Period */

for (const timeline of parts(".dp-timeline", HTMLElement)) start(timeline); // none where no fact has a date

/** @param {HTMLElement} timeline */
function start(timeline) {
  const [axis, drawing, zoom, status, readout] = ["axis", "drawing", "zoom", "shown", "readout"]
    .map((name) => part(`.dp-${name}`, HTMLElement, timeline));
  const lanes = lanesOf(timeline);
  /** @type {Period} */
  const whole = [Number(timeline.dataset.first) * 12, Number(timeline.dataset.last) * 12 + 12];
  const hint = readout.textContent;
  const draw = drawingOf(timeline, lanes, whole);
  let shown = whole;

  /** @param {Period} period */
  const drawAndTell = (period) => {
    draw(period);
    const words = summary(period, lanes);
    if (status.textContent !== words) status.textContent = words; // else it is read aloud again
  };
  /** @param {Period} period */
  const showOnly = (period) => {
    shown = within(period, whole);
    drawAndTell(shown);
    readout.textContent = hint;
    markButtons(zoom, shown, whole);
  };
  /** @param {Period} period */
  const show = (period, isStep = true) => {
    showOnly(period);
    keep(inState(shown, whole), { isStep, hash: "" });
  };

  const way = { whole, shown: () => shown, show };
  followButtons(zoom, way);
  followKeys(axis, way);
  followMouse(drawing, way);
  readOut(drawing, readout);
  followAddress(whole, showOnly);
  addEventListener("beforeprint", () => drawAndTell(whole));
  addEventListener("afterprint", () => drawAndTell(shown));
  new ResizeObserver(() => isSame(shown, whole) || draw(shown)).observe(part(".dp-scale", SVGElement, timeline));
}

/**
 * Say which period is shown, and how many claims of each side.
 * @param {Period} period
 * @param {import("./timeline/draw.js").Lane[]} lanes
 */
function summary(period, lanes) {
  const counts = lanes.map((lane, index) => {
    const count = countOf(lane);
    return `${count}${index ? "" : count === 1 ? " claim" : " claims"} of ${lane.svg.dataset.name}`;
  });
  return `${inWords(period)}: ${counts.join(", ")}.`;
}

/**
 * Show what the address asks for, and the entry that a link leads to, whatever is shown else.
 * @param {Period} whole
 * @param {(period: Period) => void} show
 */
function followAddress(whole, show) {
  const read = () => show(ofState(asked(), whole));
  const showTarget = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.classList.contains("dp-out")) return;
    show(whole);
    keep({}, { isStep: false });
    entry.scrollIntoView();
  };
  addEventListener("popstate", read);
  addEventListener("hashchange", showTarget);
  read();
  showTarget();
}
