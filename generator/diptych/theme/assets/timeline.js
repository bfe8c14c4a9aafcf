// Draws a period of the timeline: the drawing, the frame on the strip, the words and the address show the same one.
import { part, parts } from "./dom.js";
import { asked, keep } from "./state.js";
import { followButtons, followKeys, followMouse, followTaps, markButtons } from "./timeline/controls.js";
import { drawingOf, lanesOf, shownOf } from "./timeline/draw.js";
import { dayOf, inState, inWords, ofState, within } from "./timeline/period.js";
import { readOut } from "./timeline/readout.js";

/** @typedef {import("./timeline/period.js").Period} Period */

for (const timeline of parts(".dp-timeline", HTMLElement)) follow(timeline); // none where no fact has a date

/** @param {HTMLElement} timeline */
function follow(timeline) {
  const [axis, drawing, zoom, status, readout, strip] = ["axis", "drawing", "zoom", "shown", "readout", "whole"]
    .map((name) => part(`.dp-${name}`, HTMLElement, timeline));
  const lanes = lanesOf(timeline);
  const [whole, opening] = [["first", "last"], ["from", "to"]].map(([first, last]) =>
    /** @type {Period} */ ([Number(timeline.dataset[first]) * 12, Number(timeline.dataset[last]) * 12 + 12]));
  const draw = drawingOf(timeline, lanes);
  const marks = readOut(drawing, readout, lanes);
  const frame = frameOf(part(".dp-window rect", SVGElement, timeline), whole);
  let shown = opening;

  /** @param {Period} period */
  const showOnly = (period) => {
    shown = within(period, whole);
    draw(shown);
    frame(shown);
    marks.clear();
    const words = summary(shown, lanes);
    if (status.textContent !== words) status.textContent = words; // else it is read aloud again
    markButtons(zoom, shown, whole);
  };
  /** @param {Period} period */
  const show = (period, isStep = true) => {
    showOnly(period);
    keep(inState(shown, opening), { isStep, hash: "" });
  };

  const way = { whole, shown: () => shown, show };
  followButtons(zoom, way);
  followKeys(axis, way, marks);
  followMouse(drawing, way.shown, show);
  followMouse(strip, () => whole, show);
  followTaps(strip, way);
  const read = () => showOnly(ofState(asked(), whole, opening));
  addEventListener("popstate", read);
  addEventListener("hashchange", openTarget);
  timeline.addEventListener("measured", () => draw(shown));
  read();
  openTarget();
  new ResizeObserver(() => draw(shown)).observe(drawing);
}

/**
 * Say which period is shown, and how many claims of each side.
 * @param {Period} period
 * @param {import("./timeline/draw.js").Lane[]} lanes
 */
function summary(period, lanes) {
  const counts = lanes.map((lane, index) => {
    const count = shownOf([lane]).length;
    return `${count}${index ? "" : count === 1 ? " claim" : " claims"} of ${lane.svg.dataset.name}`;
  });
  return `${inWords(period)}: ${counts.join(", ")}.`;
}

/**
 * Make the function that frames a period on the strip.
 * @param {SVGElement} frame
 * @param {Period} whole
 */
function frameOf(frame, whole) {
  const [first, last] = whole.map(dayOf);
  /** @param {Period} period */
  return (period) => {
    const [start, end] = period.map((month) => (dayOf(month) - first) / (last - first) * 100);
    frame.setAttribute("x", `${start}%`);
    frame.setAttribute("width", `${end - start}%`);
  };
}

/** Unfold the years of the entry that a link leads to. */
function openTarget() {
  const entry = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const years = entry && entry.closest("details");
  if (!years || years.open) return;
  years.open = true;
  entry.scrollIntoView();
}
