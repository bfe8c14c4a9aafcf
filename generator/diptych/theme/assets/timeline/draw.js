// Draws a period of the timeline. The page holds all that is needed: each part of a mark says its days.
import { part, parts } from "../dom.js";
import { MARK, extent, isOutside, reach, ticks } from "./layout.js";
import { dayOf } from "./period.js";
import { layOut } from "./rooms.js";
import { drawTicks, roomOnScale } from "./scale.js";

/**
 * @typedef {import("./period.js").Period} Period
 * @typedef {import("./layout.js").View} View
 * @typedef {import("./rooms.js").Place} Place
 * @typedef {import("./layout.js").Shape & { element: SVGElement }} Drawn
 * @typedef {{ element: SVGElement, text: SVGTextElement, body: SVGElement, order: number, shapes: Drawn[] }} Mark
 * @typedef {{ svg: SVGElement, marks: Mark[] }} Lane
 */

const SCALE = 22; // pixels, the height of the years between the lanes
const ROW = 7; // and that of a row as the page draws it

/**
 * Find the entry in the list that a mark stands for.
 * @param {Element} mark
 */
export const entryOf = (mark) => part(`#${mark.getAttribute("data-entry")}`, HTMLLIElement);

/**
 * Read the lanes from the page.
 * @param {Element} timeline
 * @returns {Lane[]}
 */
export const lanesOf = (timeline) => parts(".dp-lane", SVGElement, timeline).map((svg) => ({
  svg,
  marks: parts(".dp-dated", SVGElement, svg).map((element) => ({
    element,
    text: part("text", SVGTextElement, element),
    body: part("g", SVGElement, element),
    order: Number(element.dataset.order),
    shapes: parts("[data-days]", SVGElement, element).map((each) => {
      const [start, end] = (each.dataset.days ?? "").split(" ").map(Number);
      return { element: each, start, end, kind: each.classList[0].slice(3) };
    }),
  })),
}));

/**
 * List the marks that are shown, in their order of time.
 * @param {Lane[]} lanes
 */
export const shownOf = (lanes) => lanes.flatMap(({ marks }) => marks)
  .filter(({ element }) => !element.classList.contains("dp-out"))
  .sort((one, other) => one.shapes[0].start - other.shapes[0].start);

/**
 * Make the function that draws a period.
 * @param {Element} timeline
 * @param {Lane[]} lanes
 */
export function drawingOf(timeline, lanes) {
  const [drawing, grid, scale] = [
    part(".dp-drawing", HTMLElement, timeline), part(".dp-grid", SVGElement, timeline), part(".dp-scale", SVGElement, timeline),
  ];
  const texts = lanes.flatMap(({ marks }) => marks).map(({ text }) => text);
  // All that is measured is so at once, and not while something is drawn: each look at what was changed is a layout.
  const measure = () => ({ widths: new Map(texts.map((text) => [text, text.getComputedTextLength()])), onScale: roomOnScale(scale) });
  let measured = measure();
  document.fonts.ready.then(() => { // what was measured in another font than the names'
    drawing.removeAttribute("data-drawn");
    measured = measure();
    drawing.setAttribute("data-drawn", "");
    timeline.dispatchEvent(new Event("measured"));
  }, () => {});
  const nothing = parts(".dp-no-marks", HTMLElement, timeline);
  /** @param {Period} period */
  return (period) => {
    const view = { start: dayOf(period[0]), end: dayOf(period[1]), width: drawing.clientWidth };
    const room = drawing.clientHeight - SCALE;
    const visible = lanes.map(({ marks }) => marks.filter((each) => filter(each, view)));
    const laid = layOut(visible.map((marks) => marks.map(({ text, order, shapes }) =>
      ({ extent: extent(shapes, view), order, words: measured.widths.get(text) ?? 0 }))), view.width, room);
    const right = laid.lanes[1].height;
    lanes.forEach(({ svg }, index) => {
      const [height, isLeft] = [index ? right : room - right, !index];
      svg.setAttribute("height", String(height));
      visible[index].forEach((mark, at) => set(mark, laid.lanes[index].places[at], laid.pitch, isLeft ? height : 0, view));
      nothing[index].hidden = visible[index].length > 0;
    });
    drawing.setAttribute("data-drawn", "");
    drawTicks(grid, scale, ticks(period, view.width, measured.onScale), view);
  };
}

/**
 * Set a mark, with or without its name, at its place, from the bottom of a lane or from its top.
 * @param {Mark} mark
 * @param {Place} place
 * @param {number} pitch
 * @param {number} bottom
 * @param {View} view
 */
function set({ element, text, body, shapes }, { y, text: x }, pitch, bottom, view) {
  const [named, height] = [x !== undefined, x === undefined ? pitch : ROW];
  element.classList.toggle("dp-named", named);
  const fromTop = bottom ? bottom - y - height : y + (named ? 18 : 0);
  element.setAttribute("transform", `translate(0 ${fromTop})`);
  body.setAttribute("transform", `scale(1 ${height / ROW})`);
  if (named) text.setAttribute("x", String(x));
  for (const shape of shapes) put(shape, view);
}

/**
 * Show or hide a mark: what lies outside the period goes; a line between two dates is no date.
 * @param {Mark} mark
 * @param {View} view
 */
function filter({ element, shapes }, { start, end }) {
  const isIn = shapes.some((shape) => shape.kind !== "join" && shape.start < end && shape.end > start);
  element.classList.toggle("dp-out", !isIn);
  return isIn;
}

/**
 * @param {Drawn} shape
 * @param {View} view
 */
function put(shape, view) {
  const { element, kind } = shape;
  const [x, end] = reach(shape, view);
  const isLine = kind === "open" || kind === "join";
  element.setAttribute(isLine ? "x1" : "x", String(x));
  if (isLine) element.setAttribute("x2", String(end));
  else if (kind === "core") element.setAttribute("width", String(end - x));
  else if (kind !== "due") element.setAttribute("width", String(Math.max(MARK, end - x)));
  element.classList.toggle("dp-out", isOutside(shape, view));
  if (kind !== "open") return;
  const arrow = /** @type {Element} */ (element.nextElementSibling);
  arrow.setAttribute("x", String(shape.start === -Infinity ? x : end));
  arrow.classList.toggle("dp-out", isOutside(shape, view));
}
