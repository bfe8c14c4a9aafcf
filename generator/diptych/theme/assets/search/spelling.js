// How a word may be spelt otherwise: American and British, a name from another alphabet, a slip of the fingers.

/** @type {[RegExp, string][]} */
const AMERICAN = [
  [/([iy])s(e|ed|er|ers|es|ing|ations?|ational)$/, "$1z$2"], [/our/, "or"], [/rou(?=ble)/, "ru"], [/en[cs]e/, "ense"],
  [/ogue/, "og"], [/amme/, "am"], [/oeu/, "eu"], [/[ao]e/, "e"], [/([bctv])re(?=s?$|d$)/, "$1er"], [/ll/g, "l"],
  [/^grey/, "gray"], [/plough/, "plow"], [/^tyre/, "tire"], [/cheque/, "check"], [/sceptic/, "skeptic"],
  [/mould/, "mold"], [/sulph/, "sulf"], [/aluminium/, "aluminum"], [/artefact/, "artifact"], [/gement/, "gment"],
  [/^ero/, "air"], [/^czar/, "tsar"], [/^tzar/, "tsar"], [/geing$/, "ging"], [/wards$/, "ward"], [/^storey/, "story"],
  [/pyjama/, "pajama"], [/^cosy/, "cozy"], [/^kerb/, "curb"], [/axe$/, "ax"], [/eable/, "able"], [/xion/, "ction"],
];

/** @type {[RegExp, string][]} */
const SOUND = [
  [/schtsch|shch|tsch|tch|tsh|sch|zh|dj|sh|ch|cz|sz/g, "S"], [/kh|ck|q/g, "k"], [/th/g, "t"], [/ph|[wf]/g, "v"],
  [/c(?=[eiy])/g, "s"], [/c/g, "k"], [/x/g, "ks"], [/t[sz]|z/g, "s"], [/h/g, "g"], [/ou|oo/g, "u"], [/[yje]/g, "i"],
  [/o/g, "a"], [/(.)\1+/g, "$1"], [/[aiu]+v$/, "v"], [/[aiu]+$/, ""],
];

/**
 * @param {string} word
 * @param {[RegExp, string][]} rules
 */
const rewritten = (word, rules) => rules.reduce((text, [from, to]) => text.replace(from, to), word);

/**
 * Write a folded word as Americans do, or so that British and American writing come out as one.
 * @param {string} word
 */
export const american = (word) => (word.length > 4 ? rewritten(word, AMERICAN) : word);

/**
 * Write a folded word as it may sound, so that a name comes out as one whatever rule it was transliterated by.
 * @param {string} word
 */
export const sound = (word) => rewritten(word, SOUND);

const SWAPPED = 0.75; // also a letter too few or too many: fingers do these more often than they take another
const DOUBLED = 0.5;

/**
 * Weigh the slips by which one word becomes another (Damerau's distance, with weights); more than `most` is all one.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @param {number} taken  what another letter in the place of one weighs
 */
export function slips(one, other, most, taken) {
  if (Math.abs(one.length - other.length) * DOUBLED > most) return Infinity;
  let [before, last] = [/** @type {number[]} */ ([]), [0]];
  for (let j = 1; j <= other.length; j += 1) last[j] = last[j - 1] + extra(other, j - 1);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [last[0] + extra(one, i - 1)];
    for (let j = 1; j <= other.length; j += 1) {
      row[j] = Math.min(
        last[j] + extra(one, i - 1),
        row[j - 1] + extra(other, j - 1),
        last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : taken),
      );
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + SWAPPED);
    }
    if (Math.min(...row) > most) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

/**
 * @param {string} word
 * @param {number} at
 */
const extra = (word, at) => (word[at] === word[at - 1] ? DOUBLED : SWAPPED);

/**
 * Tell how many slips a word of this length may have: a short one is soon another word.
 * @param {string} word
 */
export const mostSlips = ({ length }) => (length < 4 ? 0 : length < 6 ? 1 : length < 7 ? 1.5 : 2);
