// Asks Pagefind for words, each once, and for what readers see of a record.

/**
 * @typedef {import("../pagefind/pagefind.js").Result} Result
 * @typedef {import("../pagefind/pagefind.js").Found} Found
 * @typedef {import("./query.js").Way} Way
 * @typedef {import("./rank.js").Place} Place
 * @typedef {import("./rank.js").Ranked} Ranked
 * @typedef {import("./rank.js").Records} Records
 * @typedef {ReturnType<typeof makeLookup>} Lookup
 */

/**
 * @param {(words: string | null) => Promise<Found>} search
 * @param {Records} records
 */
export function makeLookup(search, records) {
  /** @type {Map<string | null, Promise<Result[]>>} */
  const asked = new Map();
  /** @type {Map<number, Result>} */
  const seen = new Map();
  /** @param {Result} result */
  const numberOf = ({ id }) => records.numbers.get(id) ?? 0;

  /** @param {string | null} words */
  const listed = async (words) => {
    const found = await search(words);
    // Pagefind also looks among what is shown of a record, and there it finds what a side is called in all its claims.
    const results = words === null ? found.results : found.results.filter(({ words: places }) => places.length);
    for (const result of results) seen.set(numberOf(result), result);
    return results;
  };
  /** @param {string | null} words */
  const ask = (words) => {
    const answer = asked.get(words) ?? listed(words);
    asked.set(words, answer);
    return answer;
  };
  return {
    /**
     * Find whole words, in all their forms, side by side: so Pagefind reads what stands in quotation marks.
     * @param {Way[]} ways
     * @returns {Promise<Place[]>}
     */
    places: async (ways) => (await Promise.all(ways.map(async ({ words, weight }) =>
      (await ask(`"${words.replaceAll('"', " ")}"`)).map((result) => ({ number: numberOf(result), places: result.words, weight }))))).flat(),
    /** List every record, in the site's reading order. */
    everything: async () => (await ask(null)).map((result) => ({ number: numberOf(result), places: [] }))
      .sort((one, other) => one.number - other.number),
    /** @param {Ranked} ranked  what `places` or `everything` has found */
    data: async ({ number }) => /** @type {Result} */ (seen.get(number)).data(),
  };
}
