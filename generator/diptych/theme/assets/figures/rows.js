// The figures of the table as data: how they are put in order, and what a filter lets pass. A row is a claim's.
import { fold, hasWords } from "../fold.js";

/**
 * @typedef {object} Row
 * @property {HTMLElement} element
 * @property {HTMLTableRowElement} claim
 * @property {Record<string, string | undefined>} data  the columns as the page gives them
 * @property {number} place  in the reading order
 * @property {number} side  0 for ◧, 1 for ◨
 * @property {string} words  all that it says, folded
 * @property {string} topicTitle
 * @property {string} unitName  as the filter names it: a row says "1 bridge", another "2 bridges"
 */

const EVIDENCE = ["cited", "credited", "none"];
const HEDGES = ["less-than", "at-most", "about", "exact", "between", "at-least", "more-than"];
const alphabet = new Intl.Collator("en");

/**
 * Read what an element of a row says.
 * @param {Element} row
 * @param {string} part
 */
export const text = (row, part) => row.querySelector(part)?.textContent.trim() ?? "";

/**
 * Read a figure from the page.
 * @param {HTMLElement} element
 * @param {number} place
 * @param {Map<string, string>} unitNames
 * @returns {Row}
 */
export function readRow(element, place, unitNames) {
  const claim = element.closest("tr");
  if (!claim) throw new TypeError("a figure stands in no row");
  const ofClaim = ["side", "fact", "topic", "evidence"].map((name) => text(claim, `.dp-figures-${name}`));
  return {
    element,
    claim,
    data: element.dataset,
    place,
    side: claim.querySelector(".dp-left") ? 0 : 1,
    words: fold([...ofClaim, element.textContent].join(" ")),
    topicTitle: ofClaim[2],
    unitName: unitNames.get(element.dataset.unit ?? "") ?? "",
  };
}

/** @param {string | boolean} one @param {string | boolean} other */
const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
/** @param {Row} row */
const amount = ({ data: { value, low, high } }) => Number(value ?? low) || Number(high) || 0;
/** @param {string[]} order @param {string | undefined} value */
const placeIn = (order, value) => order.indexOf(value ?? "");

/**
 * Each compares two rows, `way` being 1 or -1. What has no number or date to compare keeps its place.
 * @type {Record<string, (one: Row, other: Row, way: number) => number>}
 */
const COLUMNS = {
  side: (one, other, way) => way * (one.side - other.side),
  // Numbers of unlike units have no order among themselves: units go by name, and only numbers of one unit by size.
  figure: (one, other, way) =>
    alphabet.compare(one.unitName, other.unitName) || compare(one.data.unit ?? "", other.data.unit ?? "")
    || way * (amount(one) - amount(other)
      || placeIn(HEDGES, one.data.qualifier) - placeIn(HEDGES, other.data.qualifier)),
  date: ({ data: one }, { data: other }, way) => compare(!one.end, !other.end)
    || way * (compare(one.start ?? "", other.start ?? "") || compare(one.end ?? "", other.end ?? "")),
  topic: (one, other, way) => way * alphabet.compare(one.topicTitle, other.topicTitle),
  evidence: (one, other, way) =>
    way * (placeIn(EVIDENCE, one.data.evidence) - placeIn(EVIDENCE, other.data.evidence)),
};

/** @type {Record<string, string[]>} */
const SAID = {
  side: ["◧ first", "◨ first"],
  figure: ["within each unit, the smallest first", "within each unit, the largest first"],
  date: ["the earliest first, undated ones last", "the latest first, undated ones last"],
  topic: ["from A to Z", "from Z to A"],
  evidence: ["cited works first", "no source first"],
};

/** @type {Record<string, (row: Row, chosen: string) => boolean>} */
const FILTERS = {
  side: ({ data }, side) => data.perspective === side,
  topic: ({ data }, topic) => data.topic === topic,
  unit: ({ data }, unit) => data.unit === unit,
  year: ({ data: { start = "", end } }, year) =>
    (end ? start.slice(0, 4) <= year && year <= end.slice(0, 4) : year === "none"),
  evidence: ({ data }, evidence) => data.evidence === evidence,
  hedge: ({ data }, hedge) => data.qualifier === hedge,
  q: ({ words }, asked) => hasWords(words, asked),
};

/**
 * Tell whether a row passes all filters; those without a value let everything pass.
 * @param {Row} row
 * @param {Record<string, string>} chosen
 */
export const passes = (row, chosen) =>
  Object.entries(FILTERS).every(([name, fits]) => !chosen[name] || fits(row, chosen[name]));

/**
 * Take a text for an order: a column, with a minus before it where it goes down; nothing is the reading order.
 * @param {string} [sort]
 */
export function orderOf(sort = "") {
  const column = sort.replace("-", "");
  return Object.hasOwn(COLUMNS, column) ? { column, isDown: sort.startsWith("-") } : { column: "", isDown: false };
}

/**
 * Put rows in order.
 * @param {Row[]} rows
 * @param {{ column: string, isDown: boolean }} order
 */
export const inOrder = (rows, { column, isDown }) => [...rows].sort((one, other) =>
  (column ? COLUMNS[column](one, other, isDown ? -1 : 1) : 0) || one.place - other.place);

/**
 * Say in which order rows are.
 * @param {{ column: string, isDown: boolean }} order
 */
export const orderInWords = ({ column, isDown }) =>
  (column ? `By ${column}: ${SAID[column][isDown ? 1 : 0]}.` : "In the order of the topics.");
