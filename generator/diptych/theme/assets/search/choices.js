// What the lists of the search page offer, by the ids that stand in the address.
import { split } from "./words.js";

/**
 * @typedef {Record<string, Map<string, { label: string, value: string }>>} Choices  by the filter's name and the id
 * @typedef {Record<string, number>} Counts  how many results each value leaves
 */

const order = new Intl.Collator("en", { ignorePunctuation: true, numeric: true });

/**
 * Put the values of each filter into the order in which they are offered.
 * @param {HTMLSelectElement[]} selects
 * @param {Record<string, Counts>} everything
 * @returns {Choices}
 */
export const choicesOf = (selects, everything) => Object.fromEntries(selects.map(({ name }) => {
  const listed = Object.keys(everything[name] ?? {}).map((value) => ({ id: split(value)[0], label: split(value)[1], value }));
  if (name === "side") listed.sort((one, other) => (one.label < other.label ? -1 : 1)); // ◧ before ◨
  else listed.sort((one, other) => order.compare(one.label, other.label) * (name === "year" ? -1 : 1));
  return [name, new Map(listed.map(({ id, label, value }) => [id, { label, value }]))];
}));

/**
 * Offer what still leads to something, each with how many results it leaves.
 * @param {HTMLSelectElement} select
 * @param {Choices} choices
 * @param {string} chosen
 * @param {Counts} [counts]
 */
export function offer(select, choices, chosen, counts = {}) {
  const options = [new Option("Any", "")];
  for (const [id, { label, value }] of choices[select.name]) {
    if (counts[value] || id === chosen) options.push(new Option(`${label} (${counts[value] ?? 0})`, id));
  }
  select.replaceChildren(...options);
  select.value = chosen;
}

/**
 * Give the values that are chosen, by the filter's name.
 * @param {HTMLSelectElement[]} selects
 * @param {Choices} choices
 */
export const chosenOf = (selects, choices) => Object.fromEntries(selects.flatMap(({ name, value }) => {
  const chosen = choices[name].get(value)?.value;
  return chosen ? [[name, chosen]] : [];
}));
