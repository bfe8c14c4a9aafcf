// The card of a proposal, nearly as it would be: what is filled in, in its places, as text.
import { part, parts } from "../dom.js";

/** @typedef {import("./record.js").Answers} Answers */

/** @typedef {Record<string, string[]>} Units  before a number, after one, after several */

// Parts of a whole, of which English writes a few in words throughout: two thirds.
const FRACTIONS = ["halves", "thirds", "quarters", "fifths", "sixths", "sevenths", "eighths", "ninths", "tenths"];
const FEW = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * Read how units are said: a unit a line, its words between tabs.
 * @param {string} table
 * @returns {Units}
 */
export const unitsIn = (table) => Object.fromEntries(table.split("\n").map((line) => line.split("\t")).map(([unit, ...words]) => [unit, words]));

/**
 * Say a number with its hedge and unit, as the engine does (wording/figures.py).
 * @param {Record<string, string>} figure
 * @param {Record<string, string>} hedges
 * @param {Units} units
 */
export function figureWords(figure, hedges, units) {
  const sign = figure.unit === "percent" ? "%" : "";
  const ends = [figure.value, figure.low, figure.high].filter(Boolean);
  const [before, one, many] = units[figure.unit] ?? ["", figure.unit, figure.unit];
  const inWords = FRACTIONS.includes(figure.unit) && !figure.scale && ends.every((end) => /^[1-9]$/.test(end));
  const number = ends.map((end) => `${before}${inWords ? FEW[Number(end) - 1] : digits(end)}${sign}`).join(" and ");
  const isOne = ends.length === 1 && !figure.scale && /^-?1$/.test(ends[0]);
  return [hedges[figure.qualifier] ?? "", number, figure.scale, sign ? "" : isOne ? one : many].filter(Boolean).join(" ");
}

/** @param {string} number */
function digits(number) {
  const [, minus, whole, rest = ""] = /^(-?)(\d+)(\.\d+)?$/.exec(number) ?? [];
  if (whole === undefined) return number;
  return (minus && /[1-9]/.test(number) ? "\u2212" : "") + whole.replace(/\B(?=(\d{3})+$)/g, ",") + rest;
}

/**
 * Show the card.
 * @param {HTMLElement} page
 * @param {Answers} answers
 * @param {Record<string, string>} hedges
 * @param {Units} units
 */
export function showCard(page, answers, hedges, units) {
  const chosen = part("[name=perspective]", HTMLSelectElement, page).selectedOptions[0];
  const side = chosen?.value ? chosen : undefined;
  const figure = Array.isArray(answers.figures) && answers.kind === "figure" ? answers.figures[0] : undefined;
  const first = typeof figure === "object" && !Array.isArray(figure) ? /** @type {Record<string, string>} */ (figure) : undefined;
  const said = {
    side: side?.textContent,
    title: side && `${side.dataset.says}, “${side.dataset.title}”`,
    figure: first && figureWords(first, hedges, units),
    label: first?.label,
    words: answers.words && `“${answers.words}”`,
    speaker: answers.speaker,
    statement: answers.statement,
    forecast: answers.due && `Forecast for ${answers.due}`,
    passage: answers.exact && `Passage: “${answers.exact}”${answers.said_by ? `. Credits: ${answers.said_by}` : ""}`,
    date: answers.date,
  };
  for (const place of parts("[data-show]", HTMLElement, page)) {
    const words = said[/** @type {keyof typeof said} */ (place.dataset.show)];
    place.textContent = typeof words === "string" ? words : "";
    place.hidden = !words;
  }
  for (const mark of parts("[data-mark]", HTMLElement, page)) mark.hidden = mark.dataset.mark !== side?.value;
  const card = part("[data-card]", HTMLElement, page);
  card.classList.toggle("dp-left", side?.dataset.panel === "left");
  card.classList.toggle("dp-right", side?.dataset.panel === "right");
  part("blockquote", HTMLElement, card).hidden = !answers.words;
}
