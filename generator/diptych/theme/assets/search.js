// The search: Pagefind, which loads some hundred kilobytes once and a few for each query. The header's box and the
// search page ask for it when somebody searches.
import * as pagefind from "./pagefind/pagefind.js";
import { makeBox } from "./search/box.js";
import { hitItem } from "./search/hit.js";
import { settled, told } from "./search/said.js";
import { isFor, split } from "./search/words.js";

/** @typedef {import("./pagefind/pagefind.js").Result} Result */

export { settled, split, told };

const root = new URL("../../", import.meta.url);
const FEW = 7;

pagefind.init();

/**
 * Find `query` among what passes all `filters`, or all of that where the query is empty. Gives what Pagefind gives, and
 * the words that are `missing`: they are nowhere, and the rest was searched for without them.
 * @param {string} query
 * @param {Record<string, string>} [filters]
 */
export async function find(query, filters = {}) {
  // Signs like $ and + are in no word of the index; typographic quotation marks ask for the exact words as plain ones do.
  const plain = query.replace(/[“”«»„]/g, '"').replace(/\p{S}/gu, " ").trim();
  const { words, missing } = await known(plain);
  if (query.trim() && !words) return { results: [], filters: {}, unfilteredResultCount: 0, missing };
  return { ...await pagefind.search(words || null, { filters }), missing };
}

/**
 * Load what readers see of some results.
 * @param {Result[]} results
 */
const load = (results) => Promise.all(results.map((result) => result.data()));

/**
 * Load some results as list items.
 * @param {Result[]} results
 */
export const hits = async (results) => (await load(results)).map((each) => hitItem(each, root));

export const filters = () => pagefind.filters();

/**
 * Make the header's box find while somebody types.
 * @param {HTMLElement} box
 */
export const attach = (box) => makeBox(box, async (query) => {
  const { results, missing } = await find(query);
  return { count: results.length, missing, hits: await hits(results.slice(0, FEW)) };
});

/** @type {{ query?: string, weighed?: ReturnType<typeof weighed> }} */
let last = {};

/**
 * Take out of a query what is nowhere: of a word that it does not know, Pagefind takes the longest beginning that it
 * knows, and theology would find every “the”.
 * @param {string} query
 */
function known(query) {
  if (query !== last.query || !last.weighed) last = { query, weighed: weighed(query) };
  return /** @type {ReturnType<typeof weighed>} */ (last.weighed);
}

/** @param {string} query */
async function weighed(query) {
  const sought = /^".+"$/.test(query) ? [] : query.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const missing = await absent(sought);
  return { missing, words: missing.length ? sought.filter((word) => !missing.includes(word)).join(" ") : query };
}

/**
 * Tell which words are nowhere. All hits have a word for the same reason, so the first one tells whether it is the word
 * that was sought. Where nothing has all the words, each is looked for alone.
 * @param {string[]} sought
 * @returns {Promise<string[]>}
 */
async function absent(sought) {
  if (!sought.length) return [];
  const { results } = await pagefind.search(sought.join(" "));
  const [first] = await load(results.slice(0, FEW)); // the others are shown next, and come at the same time
  if (!first) return sought.length > 1 ? (await Promise.all(sought.map((word) => absent([word])))).flat() : sought;
  const { content, locations } = first;
  const all = content.split(/\s+/);
  return sought.filter((word) => !locations.some((at) => isFor(word, all[at])));
}
