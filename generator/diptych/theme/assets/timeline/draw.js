// Lays the marks of the timeline out anew for a period, and lists only what falls into it. The page holds all that is
// needed: each part of a mark says its days.
import { part, parts } from "../dom.js";
import { MARK, extent, isOutside, reach, stack, ticks } from "./layout.js";
import { dayOf, isSame } from "./period.js";
import { drawTicks, roomOnScale } from "./scale.js";

/**
 * @typedef {import("./period.js").Period} Period
 * @typedef {import("./layout.js").View} View
 * @typedef {import("./layout.js").Shape & { element: SVGElement }} Drawn
 * @typedef {{ element: SVGElement, entry: Element, shapes: Drawn[] }} Mark
 * @typedef {{ svg: SVGElement, marks: Mark[] }} Lane
 */

/**
 * Find the entry in the list that a mark leads to.
 * @param {Element} mark
 */
export const entryOf = (mark) => part(mark.getAttribute("href") ?? "", HTMLLIElement);

/**
 * Read the lanes from the page.
 * @param {Element} timeline
 * @returns {Lane[]}
 */
export const lanesOf = (timeline) => parts(".dp-lane", SVGElement, timeline).map((svg) => ({
  svg,
  marks: parts(".dp-dated", SVGElement, svg).map((element) => ({
    element,
    entry: entryOf(element),
    shapes: parts("[data-days]", SVGElement, element).map((each) => {
      const [start, end] = (each.dataset.days ?? "").split(" ").map(Number);
      return { element: each, start, end, kind: each.classList[0].slice(3) };
    }),
  })),
}));

/**
 * Count the marks of a lane that are shown.
 * @param {Lane} lane
 */
export const countOf = ({ marks }) => marks.filter(({ element }) => !element.classList.contains("dp-out")).length;

/**
 * Make the function that draws a period.
 * @param {Element} timeline
 * @param {Lane[]} lanes
 * @param {Period} whole
 */
export function drawingOf(timeline, lanes, whole) {
  const [axis, scale] = [part(".dp-axis", HTMLElement, timeline), part(".dp-scale", SVGElement, timeline)];
  const [lines, labels] = parts(".dp-anew", SVGElement, timeline);
  let drawn = whole;
  /** @param {Period} period */
  return (period) => {
    const isWhole = isSame(period, whole);
    if (isWhole && isSame(drawn, whole)) return; // as the page has it, at any width
    drawn = period;
    const view = { start: dayOf(period[0]), end: dayOf(period[1]), width: scale.clientWidth };
    axis.toggleAttribute("data-zoomed", !isWhole);
    for (const lane of lanes) drawLane(lane, view, isWhole);
    drawTicks(lines, labels, isWhole ? [] : ticks(period, view.width, roomOnScale(scale)), view);
    for (const section of timeline.querySelectorAll(".dp-when")) {
      section.classList.toggle("dp-out", !section.querySelector("li:not(.dp-out)"));
    }
  };
}

/**
 * @param {Lane} lane
 * @param {View} view
 * @param {boolean} isWhole
 */
function drawLane({ svg, marks }, view, isWhole) {
  const visible = marks.filter((each) => filter(each, view));
  const rows = isWhole ? [] : stack(visible.map(({ shapes }) => extent(shapes, view)));
  setRow(svg, "--rows", isWhole ? undefined : Math.max(0, ...rows) + 1);
  visible.forEach(({ element, shapes }, index) => {
    setRow(element, "--row", rows[index]);
    for (const shape of shapes) put(shape, view);
  });
}

/**
 * @param {SVGElement} element
 * @param {string} name
 * @param {number | undefined} row
 */
function setRow(element, name, row) {
  if (row === undefined) element.style.removeProperty(name);
  else element.style.setProperty(name, String(row));
}

/**
 * Show or hide a mark with its entry: what lies outside the period goes; a line between two dates is no date.
 * @param {Mark} mark
 * @param {View} view
 */
function filter({ element, entry, shapes }, { start, end }) {
  const isIn = shapes.some((shape) => shape.kind !== "join" && shape.start < end && shape.end > start);
  element.classList.toggle("dp-out", !isIn);
  entry.classList.toggle("dp-out", !isIn);
  return isIn;
}

/**
 * @param {Drawn} shape
 * @param {View} view
 */
function put(shape, view) {
  const { element, kind } = shape;
  const [x, end] = reach(shape, view).map((pixels) => pixels / view.width * 100);
  const isLine = kind === "open" || kind === "join";
  element.setAttribute(isLine ? "x1" : "x", `${x}%`);
  if (isLine) element.setAttribute("x2", `${end}%`);
  else if (kind === "core") element.setAttribute("width", `${end - x}%`);
  else if (kind !== "due") element.style.width = `max(${MARK}px, ${end - x}%)`;
  element.classList.toggle("dp-out", isOutside(shape, view));
  if (kind === "open") element.nextElementSibling?.classList.toggle("dp-out", isOutside(shape, view)); // its arrow
}
