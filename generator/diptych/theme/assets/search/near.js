// Which word may have been meant by one that is nowhere.
import { mostSlips, slips, sound } from "./spelling.js";

const SHORTEST_SOUND = 3;
const SHORTEST = 3;
const LONG = 7;
const LONGER = 8;
const FAR = 9; // slips between words that sound the same
const SAME_SOUND = 0.5; // what a slip weighs that is not heard
const OWN = 0.5; // and one towards a name as it is written here
const ROOT = 0.8; // of a word, what is the same in those made from it
const SHORTEST_ROOT = 6;
const LONGEST_ENDING = 4;

/**
 * @param {string[]} words
 * @param {(word: string) => string} keyOf
 */
export function grouped(words, keyOf) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const word of words) {
    const group = groups.get(keyOf(word));
    if (group) group.push(word);
    else groups.set(keyOf(word), [word]);
  }
  return groups;
}

/**
 * Make a value once, when it is first asked for.
 * @template T
 * @param {() => T} make
 */
export function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => (made ??= { value: make() }).value;
}

/**
 * Make the function that finds the nearest word: one that sounds the same, else the one with the fewest slips, else one
 * made from the same word, as hegemony and hegemonic are.
 * @param {string[]} words  folded
 * @param {Map<string, string>} names  the words of names as they are written, by how they are folded
 * @param {Set<string>} [own]  those of names in our own spelling, folded
 */
export function nearestOf(words, names, own = new Set()) {
  const all = [...new Set([...names.keys(), ...words])].filter(({ length }) => length >= SHORTEST);
  const sounds = grouped(all, sound);
  /** @param {string} word  folded @returns {string | undefined} */
  return (word) => {
    const key = sound(word);
    const same = key.length < SHORTEST_SOUND ? [] : sounds.get(key) ?? [];
    const near = [fewestSlips(word, all, names)].filter(Boolean);
    const far = (/** @type {string} */ other) =>
      slips(word, other, FAR, 1) * (same.includes(other) ? SAME_SOUND : 1) * (own.has(other) ? OWN : 1);
    const found = nearestIn([...same, ...near], far) ?? nextOfKin(word, all);
    return names.get(found) ?? (found || undefined);
  };
}

/**
 * @param {string} word
 * @param {string[]} all
 * @param {Map<string, string>} names
 */
function fewestSlips(word, all, names) {
  let [best, most] = ["", mostSlips(word)];
  for (const other of all) {
    // A short word with another letter in it is mostly another word, butter and better; a name it would hardly be.
    const isSure = word.length >= LONG || names.has(other);
    const found = slips(word, other, isSure ? most : Math.min(most, 1), isSure ? 1 : Infinity);
    if (found > 1 && other[0] !== word[0]) continue;
    if (found < most || (found === most && !best)) [best, most] = [other, found];
  }
  return best;
}

/**
 * Find a word that begins as another does, and ends otherwise.
 * @param {string} word
 * @param {string[]} all
 */
function nextOfKin(word, all) {
  const root = Math.max(SHORTEST_ROOT, Math.ceil(word.length * ROOT));
  const most = word.length < LONGER ? 0 : 1;
  const isKin = (/** @type {string} */ other) => other[0] === word[0] && other.length >= root
    && Math.abs(other.length - word.length) <= LONGEST_ENDING
    && slips(word.slice(0, root), other.slice(0, root), most, 1) <= most;
  if (word.length < root) return undefined;
  return nearestIn(all.filter(isKin), (other) => slips(word, other, FAR, 1));
}

/**
 * @param {string[]} words
 * @param {(word: string) => number} far
 */
function nearestIn(words, far) {
  const [first] = words.map((word) => /** @type {const} */ ([far(word), word])).sort(([one], [other]) => one - other);
  return first?.[1];
}
