// Words as the search compares them.

/**
 * Take the ending off a folded word, so that its forms come out as one.
 * @param {string} word
 */
export const stem = (word) => word.replace(/(ies|ied|y)$/, "i").replace(/(ing|ed|es|s|e)$/, "");

/**
 * Take a filter's value apart, its id and its words: north-bank=North Bank.
 * @param {string} value
 */
export const split = (value) => [value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1)];
