// Finds records: looks for each term of a query in every way, puts them into order, and mends what is misspelt.
import { fold } from "../fold.js";
import { formsOf } from "./forms.js";
import { looked } from "./lexicon.js";
import { termsOf } from "./query.js";
import { best, rank } from "./rank.js";
import { stem } from "./words.js";
import { written } from "./written.js";

/**
 * @typedef {import("./lookup.js").Lookup} Lookup
 * @typedef {import("./rank.js").Ranked} Ranked
 * @typedef {import("./rank.js").Records} Records
 * @typedef {import("./rank.js").Place} Place
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {import("./query.js").Term} Term
 * @typedef {{ side: string, words: string }} TextWords
 * @typedef {{ word: string, sides: string[] }} Missing  a word that is nowhere, and the sides whose text has it yet
 * @typedef {{ missing: Missing[], mended: { word: string, as: string }[], hasAll: boolean, texts: number }} Said
 * @typedef {{ results: Ranked[] } & Said} Answer
 */

const HOW_MANY = /\bhow (many|much|long|old|far|large|big|high)\b|\b(percentage|share|proportion|number|amount) of\b/i;
const BESIDE_WHOLE = 0.3; // what beginnings count where the whole word is found too
const ALONE = 0.8;
const SHORTEST_BEGINNING = 4;

/**
 * @param {Lookup} lookup
 * @param {Records} records
 * @param {Lexicon} lexicon
 * @param {() => Promise<TextWords[]>} readTexts
 */
export function makeFinder(lookup, records, lexicon, readTexts) {
  /** @param {string} query @returns {Promise<Answer>} */
  const findIn = async (query, mayMend = true) => {
    if (!query.trim()) return { results: await lookup.everything(), missing: [], mended: [], hasAll: true, texts: 0 };
    const terms = termsOf(query, lexicon);
    const found = await Promise.all(terms.map(async (term) => best(term.size, await placesOf(term, lookup), records)));
    const unknown = terms.filter((_, at) => !found[at].places.size);
    const texts = unknown.length && mayMend ? await readTexts() : [];
    const judged = unknown.map((term) => judge(term, texts, lexicon, mayMend));
    const mended = judged.flatMap(({ word, as }) => (as ? [{ word, as }] : []));
    const missing = judged.filter(({ as }) => !as);
    if (mended.length) {
      const again = await findIn(mended.reduce((text, { word, as }) => text.replace(word, as), query), false);
      return { ...again, mended, missing, texts: texts.length };
    }
    const { ranked, hasAll } = rank(found.filter(({ places }) => places.size), records, HOW_MANY.test(query));
    return { results: ranked, missing, mended, hasAll: hasAll || !ranked.length, texts: texts.length };
  };

  /** @type {{ query?: string, answer?: Promise<Answer> }} */
  let last = {};
  return (/** @type {string} */ query) => {
    if (query !== last.query || !last.answer) last = { query, answer: findIn(written(query)) };
    return /** @type {Promise<Answer>} */ (last.answer);
  };
}

/**
 * Find where a term stands, in the first way that finds it, and where words stand that begin with it.
 * @param {Term} term
 * @param {Lookup} lookup
 */
async function placesOf({ asked, tries, beginnings }, lookup) {
  /** @type {Place[]} */
  let places = [];
  for (const ways of tries) {
    places = await lookup.places(ways);
    if (places.length && ways[0].words.startsWith("zz")) places.push(...await digits(asked, places, lookup));
    if (places.length) break;
  }
  if (places.length && asked.length < SHORTEST_BEGINNING) return places;
  const weight = places.length ? BESIDE_WHOLE : ALONE;
  return [...places, ...await lookup.places(beginnings.map(({ words }) => ({ words, weight })))];
}

/**
 * Find where the digits of a number stand that was found by its mark, so that they are marked.
 * @param {string} asked
 * @param {Place[]} places
 * @param {Lookup} lookup
 */
async function digits(asked, places, lookup) {
  const [words] = asked.match(/\d[\d.,]*/) ?? [];
  if (!words) return [];
  const numbers = new Set(places.map(({ number }) => number));
  return (await lookup.places([{ words, weight: 0 }])).filter(({ number }) => numbers.has(number));
}

/**
 * Tell of a term that is nowhere which texts have it yet; where none has, what it may have been meant for.
 * @param {Term} term
 * @param {TextWords[]} texts
 * @param {Lexicon} lexicon
 * @param {boolean} mayMend
 * @returns {Missing & { as?: string }}
 */
function judge({ asked: word, word: single }, texts, { nearest }, mayMend) {
  const key = single ?? looked(word);
  const sides = texts.filter(({ words }) => hasWord(words, key)).map(({ side }) => side);
  const as = sides.length || !single || !mayMend ? undefined : nearest(single);
  return { word, sides, as: as && /^\p{Lu}/u.test(word) ? as.charAt(0).toUpperCase() + as.slice(1) : as };
}

/**
 * Tell whether a text has a word, in any of its forms.
 * @param {string} words
 * @param {string} word
 */
function hasWord(words, word) {
  const key = fold(word);
  const forms = new Set([key, ...formsOf(key)]);
  return words.split(" ").some((each) => forms.has(each) || (each.length > 3 && stem(each) === stem(key)));
}
