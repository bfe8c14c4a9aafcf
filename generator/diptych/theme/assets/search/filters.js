// What hits are filtered by: for every value of every filter, the records that pass it.

/**
 * @typedef {Record<string, Record<string, number>>} Counts  by the filter's name and the value
 * @typedef {{ number: number }} Numbered
 */

/** @param {Record<string, Record<string, number[]>>} written */
export function makeFilters(written) {
  const sets = Object.entries(written)
    .map(([name, values]) => /** @type {const} */ ([name, Object.entries(values).map(([value, numbers]) => /** @type {const} */ ([value, new Set(numbers)]))]));
  /**
   * @param {(set: Set<number>) => number} count
   * @returns {Counts}
   */
  const counts = (count) => Object.fromEntries(sets.map(([name, values]) =>
    [name, Object.fromEntries(values.map(([value, set]) => [value, count(set)]))]));
  return {
    /** @param {Record<string, string>} chosen  a value by the filter's name */
    passing: (chosen) => {
      const all = Object.entries(chosen).map(([name, value]) => new Set(written[name]?.[value]));
      return (/** @type {Numbered} */ { number }) => all.every((set) => set.has(number));
    },
    /** @param {Numbered[]} results */
    counted: (results) => {
      const numbers = new Set(results.map(({ number }) => number));
      return counts((set) => [...set].filter((each) => numbers.has(each)).length);
    },
    all: () => counts((set) => set.size),
  };
}
