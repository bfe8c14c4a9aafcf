// What somebody asks for, taken apart into terms: a name, a word, a number, a day; each with the ways to look for it.
import { looked } from "./lexicon.js";
import { isMark, markInWords, marksIn } from "./marks.js";
import { joined, trimmed } from "./words.js";

/**
 * @typedef {import("./lexicon.js").Lexicon} Lexicon
 * @typedef {{ words: string, weight: number }} Way  words that stand side by side, and how near they are to what was asked
 * @typedef {{ asked: string, word?: string, size: number, tries: Way[][], beginnings: Way[] }} Term  `word` where it is a
 *   single one, which may be misspelt; `tries` are taken one after another, until one finds something
 */

const WHOLE = 1;
const ALIKE = 0.75;
const KIN = 0.95; // of words that begin alike: China, Chinese
const SAME_BEGINNING = 5;
const WITHOUT_UNIT = 0.7;
const LONGEST_NAME = 7;
const FEW = 3;

/**
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Term[]}
 */
export function termsOf(query, lexicon) {
  /** @type {Term[]} */
  const terms = [];
  const plain = query.replace(/[“”«»„]/g, '"').replace(/[‘’]/g, "'").replace(/[–—−]/g, "-");
  const unquoted = plain.replace(/"([^"]+)"/g, (_, phrase) => {
    terms.push(term(phrase, [[{ words: phrase, weight: WHOLE }]], looked(phrase).split(" ").length));
    return " ";
  });
  const { rest: words, asked } = marksIn(namesFirst(unquoted, lexicon, terms));
  for (const { asked: number, ways } of asked) {
    const tries = ways.map((marks, at) => marks.map((words_) => ({ words: words_, weight: at ? WITHOUT_UNIT : WHOLE })));
    terms.push(term(number, [...tries, [{ words: number.replace(/[^\p{L}\p{N}., -]/gu, ""), weight: WITHOUT_UNIT }]], 1));
  }
  const single = joined(words.split(/\s+/).map(trimmed).filter((word) => word && !isMark(word)), lexicon.has);
  const meant = single.filter((word) => !lexicon.stops.has(looked(word)));
  const isBare = !meant.length && !terms.length;
  terms.push(...(isBare ? single : meant).map((word) => ofWord(word, lexicon)));
  return unique(terms);
}

/**
 * @param {string} asked
 * @param {Way[][]} tries
 * @param {number} size
 * @returns {Term}
 */
const term = (asked, tries, size) => ({ asked, size, tries, beginnings: [] });

/** @param {Term[]} terms */
const unique = (terms) => [...new Map(terms.map((each) => [looked(each.asked) || each.asked, each])).values()];

/**
 * Take out of what is asked the names and the words that stand for others, the longest first.
 * @param {string} query
 * @param {Lexicon} lexicon
 * @param {Term[]} terms
 */
function namesFirst(query, lexicon, terms) {
  const words = query.split(/\s+/).filter(Boolean);
  const left = [];
  for (let at = 0; at < words.length;) {
    const many = longestAt(words, at, lexicon);
    if (many) terms.push(ofName(words.slice(at, at + many).map(trimmed).join(" "), lexicon));
    else left.push(words[at]);
    at += many || 1;
  }
  return left.join(" ");
}

/**
 * Count the words of the longest name that begins at a place; none is 0.
 * @param {string[]} words
 * @param {number} at
 * @param {Lexicon} lexicon
 */
function longestAt(words, at, { marks, alike, stops }) {
  for (let many = Math.min(LONGEST_NAME, words.length - at); many; many -= 1) {
    const phrase = words.slice(at, at + many).map(trimmed).join(" ");
    const key = looked(phrase);
    if (!marks(key).length && !alike.has(key)) continue;
    // In a sentence, us is nobody's name, unless it is written as one.
    if (stops.has(key) && phrase !== phrase.toUpperCase() && words.length > FEW) continue;
    return many;
  }
  return 0;
}

/**
 * @param {string} phrase
 * @param {Lexicon} lexicon
 */
function ofName(phrase, { marks, alike, stops, beginnings, variants }) {
  const key = looked(phrase);
  const named = marks(key);
  const others = (alike.get(key) ?? []).flatMap((other) => [...marks(looked(other)), other]);
  const size = key.split(" ").filter((word) => !stops.has(word)).length || 1;
  const own = stops.has(key) ? [] : [{ words: phrase, weight: named.length ? ALIKE : WHOLE }];
  const made = term(phrase, [[
    ...named.map((words) => ({ words, weight: WHOLE })),
    ...own,
    ...(size === 1 ? variants(key).map((words) => ({ words, weight: own.length ? own[0].weight : ALIKE })) : []),
    ...others.map((words) => ({ words, weight: isKin(key, words) ? KIN : ALIKE })),
  ]], size);
  if (!named.length && size === 1) made.beginnings = beginnings(key).map((words) => ({ words, weight: WHOLE }));
  return made;
}

/**
 * Tell whether two words begin alike, as those made from one do.
 * @param {string} one
 * @param {string} other
 */
const isKin = (one, other) => looked(other).slice(0, SAME_BEGINNING) === one.slice(0, SAME_BEGINNING);

/**
 * @param {string} word
 * @param {Lexicon} lexicon
 * @returns {Term}
 */
function ofWord(word, { beginnings, marksBySound, variants }) {
  const key = looked(word);
  const ways = [word, ...variants(key), ...markInWords(key), ...marksBySound(key)].map((words) => ({ words, weight: WHOLE }));
  return {
    asked: word,
    word: key.includes(" ") ? undefined : key,
    size: 1,
    tries: [ways],
    beginnings: key.includes(" ") ? [] : beginnings(key).map((words) => ({ words, weight: WHOLE })),
  };
}
