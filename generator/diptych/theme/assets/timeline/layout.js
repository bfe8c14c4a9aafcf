// Where marks lie on the axis: which pixels they cover, in which rows they stand, where ticks go. drawing/axis.py does
// the same for the strip of the whole time; tests/golden/axis.json holds both to one table.
import { clamp } from "./period.js";

/**
 * @typedef {{ kind: string, start: number, end: number }} Shape  A part of a mark, from which day to before which,
 *   counted from 1 January 1970; infinite where it is open.
 * @typedef {{ start: number, end: number, width: number }} View  The days shown, and the drawing's width in pixels.
 */

export const MARK = 5; // pixels, as all of these
export const GAP = 2;
export const BEFORE = 4; // the words at a tick,
export const AFTER = 8; // and after them
const STEPS = [1, 3, 6, ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => 12 * years)]; // months between ticks

/**
 * Say at which pixel a day lies.
 * @param {number} day
 * @param {View} view
 */
export const place = (day, { start, end, width }) => (day - start) / (end - start) * width;

/**
 * @param {Shape} shape
 * @param {View} view
 */
export const isOutside = ({ kind, start, end }, view) => kind === "open" || kind === "due"
  ? start > view.end || end < view.start : start >= view.end || end <= view.start;

/**
 * Say from which pixel to which a shape reaches; a bar that goes beyond the period goes beyond the drawing, which cuts
 * it off.
 * @param {Shape} shape
 * @param {View} view
 */
export function reach({ kind, start, end }, view) {
  const beyond = kind === "open" || kind === "join" ? 0 : 2 * MARK;
  return [start, end].map((day) => clamp(place(day, view), -beyond, view.width + beyond));
}

/**
 * Measure what a mark covers of the drawing, in pixels, with the space to the next one.
 * @param {Shape[]} shapes
 * @param {View} view
 */
export function extent(shapes, view) {
  const covered = shapes.filter((shape) => !isOutside(shape, view)).map((shape) => {
    const [left, right] = reach(shape, view);
    return shape.kind === "due" ? [left - MARK, right + MARK] : [left, Math.max(right, left + MARK)];
  });
  return [Math.min(...covered.map(([left]) => left)), Math.max(...covered.map(([, right]) => right)) + GAP];
}

/**
 * Give every extent a row in which it touches no other: the first that is free, counted from the axis.
 * @param {number[][]} extents
 */
export function stack(extents) {
  /** @type {number[]} */
  const rows = [];
  /** @type {number[]} */
  const taken = [];
  const order = [...extents.keys()].sort((a, b) => extents[a][0] - extents[b][0] || extents[a][1] - extents[b][1]);
  for (const index of order) {
    const free = taken.findIndex((until) => until <= extents[index][0]);
    rows[index] = free < 0 ? taken.length : free;
    taken[rows[index]] = extents[index][1];
  }
  return rows;
}

/**
 * List the months to be written at the axis: the period's first, and round ones where there is room, of which the space
 * after the words may lie beyond the axis.
 * @param {import("./period.js").Period} period
 * @param {number} width
 * @param {{ ofYear: number, ofMonth: number }} needed  how much room words take
 */
export function ticks([from, to], width, { ofYear, ofMonth }) {
  const month = width / (to - from);
  const step = STEPS.find((each) => each * month >= (each < 12 ? ofMonth : ofYear)) ?? STEPS[STEPS.length - 1];
  const room = step < 12 || from % 12 ? ofMonth : ofYear;
  const found = [from];
  for (let each = Math.ceil((from + 1) / step) * step; each < to; each += step) {
    if ((each - from) * month >= room && (to - each) * month >= room - AFTER) found.push(each);
  }
  return found;
}
