// The search: Pagefind, which loads some hundred kilobytes once and a few for each query, and what this site knows of
// words and of its records besides. The header's box and the search page ask for it when somebody searches.
import * as pagefind from "./pagefind/pagefind.js";
import { makeBox } from "./search/box.js";
import { makeFilters } from "./search/filters.js";
import { makeFinder } from "./search/find.js";
import { hitItem } from "./search/hit.js";
import { makeLexicon } from "./search/lexicon.js";
import { makeLookup } from "./search/lookup.js";
import { settled, told } from "./search/said.js";
import { split } from "./search/words.js";

/**
 * @typedef {import("./search/rank.js").Ranked} Ranked
 * @typedef {import("./search/filters.js").Counts} Counts
 */

export { settled, split, told };

const root = new URL("../../", import.meta.url);
const FEW = 7;

/** @param {string} name */
const table = async (name) => (await fetch(new URL(`search/${name}.json`, import.meta.url))).json();

const started = pagefind.init();
const [readRecords, readLexicon] = [table("records"), table("lexicon")];
/** @type {Promise<ReturnType<typeof makeFilters>> | undefined} */
let filtersRead;
/** @type {Promise<{ side: string, words: string }[]> | undefined} */
let textsRead;

/** Load what is filtered by, once somebody filters: the header's box does not. */
const readFilters = () => (filtersRead ??= table("filters").then(makeFilters));

const finder = (async () => {
  const { ids, ...written } = await readRecords;
  const numbers = new Map(ids.split(" ").map((/** @type {string} */ id, /** @type {number} */ at) => [id, at]));
  const [records, lexicon] = [{ ...written, numbers }, makeLexicon(await readLexicon)];
  await started;
  const lookup = makeLookup(pagefind.search, records);
  return { find: makeFinder(lookup, records, lexicon, () => (textsRead ??= table("texts"))), data: lookup.data };
})();

/**
 * Find `query` among what passes all `filters`, or all of that where the query is empty: what was found, how many of it
 * each value of each filter has, how much there is elsewhere, and what is to be said of words that are not there.
 * @param {string} query
 * @param {Record<string, string>} [chosen]
 */
export async function find(query, chosen = {}) {
  const { results, ...said } = await (await finder).find(query);
  const { passing, counted } = await readFilters();
  const passed = results.filter(passing(chosen));
  return { ...said, results: passed, filters: counted(passed), elsewhere: results.length - passed.length };
}

/**
 * Load some results as list items.
 * @param {Ranked[]} results
 */
export async function hits(results) {
  const { data } = await finder;
  return Promise.all(results.map(async (result) => hitItem(await data(result), new Set(result.places), root)));
}

/** Count all that each value of each filter has. */
export const filters = async () => (await readFilters()).all();

/**
 * Make the header's box find while somebody types.
 * @param {HTMLElement} box
 */
export const attach = (box) => makeBox(box, async (query) => {
  const { results, ...said } = await (await finder).find(query);
  return { count: results.length, said: told(said, results.length), hits: await hits(results.slice(0, FEW)) };
});
