// The scale of the timeline: lines and words at months.
import { AFTER, BEFORE, place } from "./layout.js";
import { dayOf, monthInWords } from "./period.js";

/**
 * Measure how much room words take at a tick: that depends on the reader's font.
 * @param {SVGElement} scale
 */
export function roomOnScale(scale) {
  const texts = ["2000", "Sept 2000"].map((words) => svgElement("text", {}, words));
  scale.append(...texts);
  const [ofYear, ofMonth] = texts.map((text) => BEFORE + text.getComputedTextLength() + AFTER);
  for (const text of texts) text.remove();
  return { ofYear, ofMonth };
}

/**
 * Draw lines and words at months.
 * @param {Element} lines
 * @param {Element} labels
 * @param {number[]} months
 * @param {import("./layout.js").View} view
 */
export function drawTicks(lines, labels, months, view) {
  const at = months.map((month) => `${place(dayOf(month), view) / view.width * 100}%`);
  lines.replaceChildren(...at.map((x) => svgElement("line", { x1: x, x2: x, y2: "100%" })));
  labels.replaceChildren(...months.map((month, index) => svgElement(
    "text", { x: at[index], dx: String(BEFORE), y: "15" }, month % 12 ? monthInWords(month, "short") : String(month / 12))));
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {string} [words]
 */
function svgElement(name, attributes, words = "") {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}
