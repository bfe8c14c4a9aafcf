// The card of a proposal, nearly as it would be: what is filled in, in its places, as text.
import { part, parts } from "../dom.js";

/** @typedef {import("./record.js").Answers} Answers */

const NUMBERS = new Intl.NumberFormat("en-US", { maximumFractionDigits: 15 });

/**
 * Say a number with its hedge and unit.
 * @param {Record<string, string>} figure
 * @param {Record<string, string>} hedges
 */
export function figureWords(figure, hedges) {
  const sign = figure.unit === "percent" ? "%" : "";
  const ends = [figure.value, figure.low, figure.high].filter(Boolean);
  const number = ends.map((end) => `${Number.isFinite(Number(end)) ? NUMBERS.format(Number(end)) : end}${sign}`).join(" and ");
  return [hedges[figure.qualifier] ?? "", number, figure.scale, sign ? "" : figure.unit].filter(Boolean).join(" ");
}

/**
 * Show the card.
 * @param {HTMLElement} page
 * @param {Answers} answers
 * @param {Record<string, string>} hedges
 */
export function showCard(page, answers, hedges) {
  const chosen = part("[name=perspective]", HTMLSelectElement, page).selectedOptions[0];
  const side = chosen?.value ? chosen : undefined;
  const figure = Array.isArray(answers.figures) && answers.kind === "figure" ? answers.figures[0] : undefined;
  const first = typeof figure === "object" && !Array.isArray(figure) ? /** @type {Record<string, string>} */ (figure) : undefined;
  const said = {
    side: side?.textContent,
    title: side && `${side.dataset.says}, “${side.dataset.title}”`,
    figure: first && figureWords(first, hedges),
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
