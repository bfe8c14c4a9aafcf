// What is known of words before any is looked for: all that records have, names in every spelling, words alike.
import { fold } from "../fold.js";
import { formsOf } from "./forms.js";
import { grouped, nearestOf, once } from "./near.js";
import { american, sound } from "./spelling.js";
import { stem } from "./words.js";

/**
 * @typedef {{ words: string, names: string[][], alike: string[][], stops: string }} Written
 * @typedef {ReturnType<typeof makeLexicon>} Lexicon
 */

const MOST_BEGINNINGS = 12;
const SURE_SOUND = 5;

/**
 * Write a phrase as it is looked up: folded words, one space between two; U.S. is us.
 * @param {string} phrase
 */
export const looked = (phrase) => fold(phrase.replace(/(?<=\p{L})\.(?=\p{L}|\s|$)/gu, ""))
  .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();

/**
 * Map each phrase to what is said of it, all of it where it stands there more than once.
 * @param {[string, string[]][]} pairs
 */
function gathered(pairs) {
  /** @type {Map<string, string[]>} */
  const all = new Map();
  for (const [phrase, values] of pairs) all.set(looked(phrase), [...new Set([...all.get(looked(phrase)) ?? [], ...values])]);
  return all;
}

/** @param {Written} written */
export function makeLexicon(written) {
  const words = written.words.split(" ");
  const spelt = written.names.flatMap(([, ...spellings]) => spellings.join(" ").split(/\s+/));
  const marks = gathered(written.names.flatMap(([mark, ...spellings]) =>
    spellings.map((spelling) => /** @type {[string, string[]]} */ ([spelling, [mark]]))));
  const runTogether = new Map([...marks].map(([name, values]) => [name.replaceAll(" ", ""), values]));
  const alike = gathered(written.alike.flatMap((group) =>
    group.map((phrase) => /** @type {[string, string[]]} */ ([phrase, group.filter((other) => other !== phrase)]))));
  const americans = once(() => grouped(words, american));
  const sounding = once(() => grouped([...marks.keys()], sound));
  const all = once(() => new Set(words));
  const others = [...alike.keys()].filter((phrase) => !phrase.includes(" "));
  // As names write them, with their capitals.
  const own = written.names.flatMap(([, name]) => looked(name).split(" "));
  const nearest = once(() => nearestOf([...words, ...others], new Map(spelt.map((word) => [looked(word), word])), new Set(own)));
  return {
    stops: new Set(written.stops.split(" ")),
    /** @param {string} name  folded; the marks of all that are called so, also where it is run together: northkorea */
    marks: (name) => marks.get(name) ?? runTogether.get(name) ?? [],
    alike,
    /** @param {string} word */
    has: (word) => all().has(word),
    /** @param {string} word  what may have been meant by it */
    nearest: (word) => nearest()(word),
    /** @param {string} word  the marks of names that sound like it, by whatever rule they were transliterated */
    marksBySound: (word) => (sound(word).length < SURE_SOUND ? [] : sounding().get(sound(word)) ?? [])
      .flatMap((name) => marks.get(name) ?? []),
    /** @param {string} word  the same word as others write it, and its irregular forms */
    variants: (word) => [...americans().get(american(word)) ?? [], ...formsOf(word)].filter((other) => other !== word),
    /** @param {string} word  the words that begin with it, and are no forms of it */
    beginnings: (word) => beginnings(words, word),
  };
}

/**
 * List the words that begin with one, one for each stem; `words` stand in the order of their letters.
 * @param {string[]} words
 * @param {string} beginning
 */
function beginnings(words, beginning) {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < beginning) low = middle + 1;
    else high = middle;
  }
  const stems = new Set([stem(beginning)]);
  const found = [];
  for (let at = low; words[at]?.startsWith(beginning) && found.length < MOST_BEGINNINGS; at += 1) {
    if (stems.has(stem(words[at]))) continue;
    stems.add(stem(words[at]));
    found.push(words[at]);
  }
  return found;
}
