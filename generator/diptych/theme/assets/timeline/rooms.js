// Shares out the room of the drawing: which marks bear a name, in which row each stands, how high the rows are.
import { clamp } from "./period.js";
import { GAP, stack } from "./layout.js";

/**
 * @typedef {{ extent: number[], order: number, words: number }} Laid  What a mark covers, when its turn to be named
 *   comes, and how wide its name is.
 * @typedef {{ y: number, text?: number }} Place  The distance from the axis, in pixels, and where its name begins.
 * @typedef {{ places: Place[], height: number }} Rows
 */

const NAMES = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]; // so many, as far as there is room
const PITCHES = [7, 5, 3.5, 2.5];
const FEWEST = 6; // names, before the rows are made lower
const NAMED = 25; // a mark of 7 with its name above
const PAD = 6;
const LEAST = 24; // a lane that has nothing

/**
 * Lay out the marks of both lanes in a room of so many pixels by so many.
 * @param {Laid[][]} lanes
 * @param {number} width
 * @param {number} room
 * @returns {{ pitch: number, lanes: Rows[] }}
 */
export function layOut(lanes, width, room) {
  // A name that is wider than the drawing would leave it.
  const turns = lanes.flat().filter(({ words }) => words <= width).sort((one, other) => one.order - other.order);
  let found = { pitch: 0, lanes: /** @type {Rows[]} */ ([]) };
  for (const [count, pitch] of tries()) {
    const named = new Set(turns.slice(0, count));
    found = { pitch, lanes: lanes.map((lane) => rowsOf(lane, named, pitch, width)) };
    if (found.lanes.reduce((sum, { height }) => sum + height, 0) <= room) break;
  }
  return found;
}

/** Yield how many are named, and how high a row is, as they are tried. */
function* tries() {
  for (const pitch of PITCHES) for (const count of NAMES) if (count >= FEWEST) yield [count, pitch];
  for (const count of NAMES) if (count < FEWEST) yield [count, PITCHES[PITCHES.length - 1]];
}

/**
 * @param {Laid[]} lane
 * @param {Set<Laid>} named
 * @param {number} pitch
 * @param {number} width
 * @returns {Rows}
 */
function rowsOf(lane, named, pitch, width) {
  const beginning = lane.map((each) => (named.has(each) ? nameAt(each, width) : undefined));
  const [plain, titled] = [false, true].map((isNamed) => {
    const which = [...lane.keys()].filter((index) => named.has(lane[index]) === isNamed);
    const rows = stack(which.map((index) => covered(lane[index], beginning[index])));
    return { which, rows, count: Math.max(-1, ...rows) + 1 };
  });
  const places = /** @type {Place[]} */ ([]);
  plain.which.forEach((index, at) => { places[index] = { y: PAD / 2 + plain.rows[at] * pitch }; });
  const above = PAD / 2 + plain.count * pitch;
  titled.which.forEach((index, at) => { places[index] = { y: above + titled.rows[at] * NAMED, text: beginning[index] }; });
  return { places, height: Math.max(LEAST, above + titled.count * NAMED + PAD) };
}

/**
 * Say where a name begins: above the middle of its mark, and within the drawing.
 * @param {Laid} each
 * @param {number} width
 */
function nameAt({ extent: [left, right], words }, width) {
  const middle = (clamp(left, 0, width) + clamp(right, 0, width)) / 2;
  return clamp(middle - words / 2, 0, Math.max(0, width - words));
}

/**
 * @param {Laid} each
 * @param {number | undefined} text
 */
const covered = ({ extent: [left, right], words }, text) =>
  text === undefined ? [left, right] : [Math.min(left, text), Math.max(right, text + words + 4 * GAP)];
