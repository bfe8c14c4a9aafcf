// A period of the timeline: two months, counted from the year 0: its first, and the one after its last.

/** @typedef {[number, number]} Period */

const SHORTEST = 3; // months

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export const clamp = (value, least, most) => Math.min(Math.max(value, least), most);

/** @param {number} month */
const dateOf = (month) => new Date(new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1));

/**
 * Give the day on which a month begins, counted from 1 January 1970.
 * @param {number} month
 */
export const dayOf = (month) => Number(dateOf(month)) / 864e5;

/**
 * @param {Period} one
 * @param {Period} other
 */
export const isSame = (one, other) => one[0] === other[0] && one[1] === other[1];

/**
 * Move and shorten a period so that it lies within the whole.
 * @param {Period} period
 * @param {Period} whole
 * @returns {Period}
 */
export function within([from, to], whole) {
  const length = clamp(to - from, SHORTEST, whole[1] - whole[0]);
  const start = clamp(from, whole[0], whole[1] - length);
  return [start, start + length];
}

/**
 * @param {number} month
 * @param {"long" | "short"} length
 */
export const monthInWords = (month, length) =>
  dateOf(month).toLocaleDateString("en-GB", { timeZone: "UTC", year: "numeric", month: length });

/**
 * Say a period: 2024, May 2024 to February 2025.
 * @param {Period} period
 */
export function inWords([from, to]) {
  const isOfYears = from % 12 === 0 && to % 12 === 0;
  const ends = isOfYears ? [from / 12, to / 12 - 1] : [from, to - 1].map((month) => monthInWords(month, "long"));
  return ends[0] === ends[1] ? String(ends[0]) : ends.join(" to ");
}

/**
 * Write a period as it stands in the address; nothing for that with which the page opens.
 * @param {Period} period
 * @param {Period} opening
 * @returns {Record<string, string>}
 */
export function inState(period, opening) {
  if (isSame(period, opening)) return {};
  const [from, to] = [period[0], period[1] - 1].map((month) => dateOf(month).toISOString().slice(0, 7));
  return { from: from.replace(/-01$/, ""), to: to.replace(/-12$/, "") };
}

/**
 * Read a period from the address; that with which the page opens where it gives none that can be shown.
 * @param {Record<string, string>} state
 * @param {Period} whole
 * @param {Period} [opening]
 * @returns {Period}
 */
export function ofState(state, whole, opening = whole) {
  const [from, to] = ["from", "to"].map((name) => /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(state[name] ?? ""));
  if (!from || !to) return opening;
  const start = Number(from[1]) * 12 + Number(from[2] ?? 1) - 1;
  const end = Number(to[1]) * 12 + Number(to[2] ?? 12);
  return start < end && start < whole[1] && end > whole[0] ? within([start, end], whole) : opening;
}

/** @param {Period} period */
const third = ([from, to]) => Math.max(1, Math.round((to - from) / 3));

/** @type {Record<string, (period: Period, whole: Period) => Period>} */
const STEPS = {
  earlier: ([from, to]) => [from - third([from, to]), to - third([from, to])],
  later: ([from, to]) => [from + third([from, to]), to + third([from, to])],
  closer: ([from, to]) => [from + Math.floor((to - from) / 4), to - Math.floor((to - from) / 4)],
  wider: ([from, to]) => [from - Math.ceil((to - from) / 2), to + Math.ceil((to - from) / 2)],
  whole: (_, whole) => whole,
};

/**
 * Take a step from a period: earlier, later, closer, wider, whole.
 * @param {string} name
 * @param {Period} period
 * @param {Period} whole
 */
export const stepped = (name, period, whole) => within(STEPS[name](period, whole), whole);
