// One spelling for what readers may write in several: tests/golden/fold.json holds it and Python's fold to one table.

/**
 * Write a text without accents, apostrophes and capitals.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase();

/**
 * Tell whether a folded text has every word of what was asked.
 * @param {string} text
 * @param {string} asked
 */
export const hasWords = (text, asked) => fold(asked).split(/\s+/).every((word) => text.includes(word));
