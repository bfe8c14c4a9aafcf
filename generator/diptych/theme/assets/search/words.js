// Words as the search compares them.
import { fold } from "../fold.js";

const SHORTEST_JOINED = 7;

/**
 * Take the ending off a folded word, so that its forms come out as one.
 * @param {string} word
 */
export const stem = (word) => word.replace(/(ies|ied|y)$/, "i").replace(/(ing|ed|es|s|e)$/, "");

/**
 * Take off a word the signs around it, and what makes it somebody's.
 * @param {string} word
 */
export const trimmed = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/'s?$/i, "");

/**
 * Join two words of which only the one that they make is known: straight jacket.
 * @param {string[]} words
 * @param {(word: string) => boolean} has  tells which folded words are known
 */
export function joined(words, has) {
  const all = [];
  for (let at = 0; at < words.length; at += 1) {
    const pair = words.slice(at, at + 2).map(fold);
    const isOne = pair.join("").length >= SHORTEST_JOINED && pair.length > 1 && has(pair.join("")) && !pair.every(has);
    all.push(isOne ? words[at] + words[at + 1] : words[at]);
    at += Number(isOne);
  }
  return all;
}

/**
 * Take a filter's value apart, its id and its words: north-bank=North Bank.
 * @param {string} value
 */
export const split = (value) => [value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1)];
