// In which order hits stand: topic or key question of that name, name, question, claims; statement before note.

/**
 * @typedef {{ kinds: string, heads: number[], weights: number[], numbers: Map<string, number> }} Records
 * @typedef {{ number: number, places: number[], weight: number }} Place  where in a record a way was found
 * @typedef {{ size: number, places: Map<number, Place> }} Found  of one term, the best place in each record
 * @typedef {{ number: number, places: number[] }} Ranked
 */

const IN_NOTES = 0.4;
const SHORTNESS = 0.15; // what a title that says nothing else is worth
const SAME_NAME = 0.75; // how much of a question's title makes it the question of that name
const MOST = 0.5; // where nothing has all words, how much what is shown has of them, beside what has most

const WITH_FIGURE = 0.5; // the place of a claim with a figure among claims, where one asks how many
const AS_ASKED = 0.9; // the weight of what was asked for in these words, or in a form of them
const AGAIN = 0.1; // what each further place in a title is worth, up to three
const MOST_AGAIN = 3;
const KINDS = "tkxnqfc"; // among titles that say the same: topic, key question, text, name, question, claim

/**
 * Put the records that were found into order, the best first; tell whether they have all terms.
 * @param {Found[]} found
 * @param {Records} records
 * @param {boolean} asksHowMany
 * @returns {{ ranked: Ranked[], hasAll: boolean }}
 */
export function rank(found, records, asksHowMany) {
  const total = records.kinds.length;
  const rarity = found.map(({ places }) => Math.log(1 + total / (places.size || 1)));
  const numbers = [...new Set(found.flatMap(({ places }) => [...places.keys()]))];
  const hits = numbers.map((number) => scored(number, found, rarity, records));
  const whole = hits.filter(({ count }) => count === found.length);
  const most = Math.max(0, ...hits.map(({ had }) => had));
  const kept = whole.length ? whole : hits.filter(({ had }) => had >= MOST * most);
  if (asksHowMany) for (const hit of kept) if (records.kinds[hit.number] === "f") hit.place = Math.max(hit.place, WITH_FIGURE);
  kept.sort((one, other) => other.place - one.place || other.score - one.score || one.kind - other.kind || one.number - other.number);
  return { ranked: kept.map(({ number, places }) => ({ number, places })), hasAll: whole.length > 0 };
}

/**
 * @param {number} number
 * @param {Found[]} found
 * @param {number[]} rarity
 * @param {Records} records
 */
function scored(number, found, rarity, { kinds, heads, weights }) {
  let [count, score, had, said, inTitle, asAsked] = [0, 0, 0, 0, 0, 0];
  /** @type {number[]} */
  const all = [];
  found.forEach(({ size, places }, at) => {
    const place = places.get(number);
    if (!place) return;
    const times = place.places.filter((word) => word < heads[number]).length;
    const isInTitle = times > 0;
    const again = kinds[number] === "n" ? 0 : Math.min(times - 1, MOST_AGAIN); // a name says itself and its mark
    count += 1;
    had += rarity[at];
    score += rarity[at] * place.weight * (isInTitle ? 1 + AGAIN * again : IN_NOTES);
    inTitle += Number(isInTitle);
    asAsked += Number(isInTitle && place.weight >= AS_ASKED);
    said += isInTitle ? size * place.weight : 0;
    all.push(...place.places);
  });
  // What bears a name is named in whole, by whichever of its spellings: America.
  const isOwn = kinds[number] === "n" && all.includes(heads[number] - 1) && found.length === 1;
  const share = isOwn ? 1 : Math.min(1, said / (weights[number] || 1));
  // A title of words that only stand for those asked is no name of it.
  const isNamed = inTitle === found.length && (asAsked > 0 || found.length === 1);
  const kind = kinds[number];
  return {
    number,
    count,
    had,
    kind: KINDS.indexOf(kind),
    place: isNamed ? placeOf(kind, share) : 0,
    score: score + SHORTNESS * share * had,
    places: all.sort((one, other) => one - other),
  };
}

/**
 * Give the place of what has all that is asked in its title, by what it is and how much of its title that is.
 * @param {string} kind
 * @param {number} share
 */
function placeOf(kind, share) {
  if (kind === "t" || (!"nfc".includes(kind) && share >= SAME_NAME)) return 5 + share;
  return { n: 4, k: 3, q: 2, x: 1 }[kind] ?? 0;
}

/**
 * Keep of a term, in each record, the place that is nearest to what was asked; all of its places are marked.
 * @param {number} size
 * @param {Place[]} places
 * @param {Records} records
 * @returns {Found}
 */
export function best(size, places, { heads }) {
  /** @type {Map<number, Place>} */
  const by = new Map();
  const worth = (/** @type {Place} */ { number, places: words, weight }) =>
    weight * (words.some((word) => word < heads[number]) ? 1 : IN_NOTES);
  for (const place of places) {
    const other = by.get(place.number);
    if (!other) by.set(place.number, { ...place });
    else {
      const better = worth(place) > worth(other) ? place : other;
      by.set(place.number, { ...better, places: [...new Set([...other.places, ...place.places])] });
    }
  }
  return { size, places: by };
}
