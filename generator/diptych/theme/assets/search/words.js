// Words as the search compares them.
import { fold } from "../fold.js";

/** @param {string} word */
const foldedParts = (word) => word.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold);

/** @param {string} word */
const stem = (word) => word.replace(/(ies|ied|y)$/, "i").replace(/(ing|ed|es|s|e)$/, "");

/**
 * Tell whether a word of the index is a form of the one that was sought.
 * @param {string} sought
 * @param {string} found
 */
export function isFor(sought, found) {
  const wanted = stem(foldedParts(sought).join(""));
  const enough = 0.75 * wanted.length;
  return [...foldedParts(found), foldedParts(found).join("")].map(stem).some((part) => {
    let same = 0;
    while (same < wanted.length && part[same] === wanted[same]) same += 1;
    return same >= enough;
  });
}

/**
 * Take a filter's value apart, its id and its words: north-bank=North Bank.
 * @param {string} value
 */
export const split = (value) => [value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1)];
