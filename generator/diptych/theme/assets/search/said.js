// What the box and the page of the search share.

/** @typedef {import("./find.js").Said} Said */

const PAUSE = 150; // milliseconds without a key

/** @param {{ word: string }[]} words */
const quoted = (words, or = " or ") => words.map(({ word }) => `“${word}”`).join(or);

/**
 * Say what is not found, whose text has it yet, and what was taken for it; nothing where all is found as it was asked.
 * @param {Said} said
 * @param {number} count
 */
export function told({ missing, mended, hasAll, texts }, count) {
  const nowhere = texts > 1 ? "Neither text has" : "Nothing has";
  const [absent, elsewhere] = [missing.filter(({ sides }) => !sides.length), missing.filter(({ sides }) => sides.length)];
  // Digits and phrases stand in no list of a text's words: of them nothing is said but of what is here.
  const lists = absent.filter(({ word }) => /^[\p{L}\p{M}'’]+$/u.test(word));
  const others = absent.filter((each) => !lists.includes(each));
  const parts = elsewhere.map(({ word, sides }) =>
    `${sides.length > 1 ? "In both texts" : `In ${sides[0]}`}, but in no claim: “${word}”.`);
  if (lists.length || mended.length) parts.push(`${nowhere} ${quoted([...lists, ...mended])}.`);
  if (others.length) parts.push(`Nothing has ${quoted(others)}.`);
  if (mended.length) parts.push(`Did you mean ${mended.map(({ as }) => `“${as}”`).join(" and ")}?`);
  if (count ? !hasAll : !parts.length) parts.push("Nothing has all of this.");
  return parts.join(" ");
}

/**
 * Call back once, when no key was struck for a moment.
 * @param {() => void} call
 */
export function settled(call) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(call, PAUSE);
  };
}
