// Numbers and days as somebody asks for them, made into the marks that records have (outputs/search/marks.py).

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
  + "|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(\\d{4})";

/** @type {[string, number][]} */
const POWERS = [["thousand|k", 3], ["million|mln|mio|mn|m", 6], ["billion|bln|bn", 9], ["trillion|trn|tn", 12]];
const METRES = "mt"; // which may be meant where millions are said: 60m
const UNITS = [
  ["%|percent|per cent|pct", "pct"], ["\\$|dollars?|usd", "usd"], ["€|euros?|eur", "eur"], ["£|pounds?|gbp", "gbp"],
  ["₽|ro?ubles?|rub", "rub"], ["kilomet(?:er|re)s?|kms?", "km"], ["miles?", "mi"], ["met(?:er|re)s?", METRES],
  ["foot|feet|ft", "ft"], ["ton(?:ne)?s?", "tn"], ["years?", "yr"], ["months?", "mth"], ["days?", "dy"],
];
const POWER = `(${POWERS.map(([words]) => words).join("|")})(?![\\p{L}\\d])`;
const UNIT = `(%|(?:${UNITS.map(([words]) => words).join("|")})(?![\\p{L}\\d]))`;
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(?<![\\p{L}\\d]-)([$€£₽]|usd|eur|gbp|rub)? ?(\\d{1,3}(?:[., '’\\u00a0\\u202f]\\d{3})+(?!\\d)(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)`
    + `(?:[ -]?${POWER})?(?:[ -]?${UNIT})?(?![\\p{L}\\d])`,
  "giu",
);

const IN_WORDS = ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
  + " nineteen twenty").split(" ");
const FIRST_IN_WORDS = 2; // one is mostly no number

/**
 * @typedef {{ asked: string, at: number, ways: string[][] }} Asked  what was asked for, where, and the marks that are
 *   tried for it: all of a list at once, and where these are nowhere the next
 */

/** @type {[RegExp, (...parts: string[]) => string[]][]} */
const SHAPES = [
  [RegExp(`\\b${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})\\b`, "gi"), (y, m, d) => days(y, m, d)],
  [RegExp(`\\b(\\d{1,2})[-/.](\\d{1,2})[-/.]${YEAR}\\b`, "gi"), (one, two, y) => [...days(y, two, one), ...days(y, one, two)]],
  [RegExp(`(?<![\\d.,/-])(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{2})(?![\\d.,/-])`, "gi"), (one, two, y) => [...days(`20${y}`, two, one), ...days(`20${y}`, one, two)]],
  [RegExp(`\\b${DAY}(?: of)? ${MONTH},? ${YEAR}\\b`, "gi"), (d, m, y) => days(y, month(m), d)],
  [RegExp(`\\b${MONTH} ${DAY},? ${YEAR}\\b`, "gi"), (m, d, y) => days(y, month(m), d)],
  [RegExp(`\\b${YEAR},? ${MONTH} ${DAY}\\b`, "gi"), (y, m, d) => days(y, month(m), d)],
  [RegExp(`\\b${YEAR},? ${DAY} ${MONTH}\\b`, "gi"), (y, d, m) => days(y, month(m), d)],
  [RegExp(`\\b${MONTH},?(?: of)? ${YEAR}\\b`, "gi"), (m, y) => days(y, month(m))],
  [RegExp(`\\b${YEAR},? ${MONTH}(?![\\p{L}\\d])`, "giu"), (y, m) => days(y, month(m))],
  [RegExp(`\\b${YEAR}-(\\d{2})\\b`, "gi"), (y, m) => days(y, m)],
  [RegExp(`\\b(\\d{1,2})/${YEAR}\\b`, "gi"), (m, y) => days(y, m)],
  [RegExp(`\\b${DAY}(?: of)? ${MONTH}(?![\\p{L}\\d])`, "giu"), (d, m) => days("", month(m), d)],
  [RegExp(`\\b${MONTH} ${DAY}\\b`, "gi"), (m, d) => days("", month(m), d)],
];

/**
 * Tell the mark of a name, a number or a day, which nobody reads.
 * @param {string} word
 */
export const isMark = (word) => /^zz[den]\d/.test(word);

/**
 * Give the mark of a small number that is written in words.
 * @param {string} word  folded
 */
export const markInWords = (word) => (IN_WORDS.includes(word) ? [`zzn${IN_WORDS.indexOf(word) + FIRST_IN_WORDS}`] : []);

/** @param {string} name */
const month = (name) => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

/**
 * Give the mark of a day, of a month, or of a day of any year; nothing where the calendar has none such.
 * @param {string} year
 * @param {string} monthNumber
 * @param {string} [day]
 */
function days(year, monthNumber, day = "") {
  if (+monthNumber < 1 || +monthNumber > 12 || (day && (+day < 1 || +day > 31))) return [];
  return [`zzd${year}${monthNumber.padStart(2, "0")}${day && day.padStart(2, "0")}`];
}

/**
 * Find the days and numbers in what is asked, and give the rest without them.
 * @param {string} query
 * @returns {{ rest: string, asked: Asked[] }}
 */
export function marksIn(query) {
  /** @type {Asked[]} */
  const asked = [];
  let rest = query;
  /** @param {string} found @param {number} at @param {string[][]} ways */
  const take = (found, at, ways) => {
    asked.push({ asked: found.trim(), at, ways });
    return " ".repeat(found.length);
  };
  for (const [shape, marks] of SHAPES) {
    rest = rest.replace(shape, (found, ...more) => {
      const [parts, at] = [more.filter((part) => typeof part === "string").slice(0, -1), more.at(-2)];
      const ways = marks(...parts);
      return ways.length ? take(found, at, [ways]) : found;
    });
  }
  rest = rest.replace(NUMBER, (found, sign, digits, power, unit, at) => take(found, at, numbers(sign, digits, power, unit)));
  return { rest, asked };
}

/**
 * Give the marks of a number: with its unit, else without; a year is also the year of a day.
 * @param {string | undefined} sign
 * @param {string} digits
 * @param {string | undefined} power
 * @param {string | undefined} unit
 */
function numbers(sign, digits, power, unit) {
  const zeros = POWERS.find(([words]) => power && RegExp(`^(?:${words})$`, "i").test(power))?.[1] ?? 0;
  const word = IN_WORDS[+digits - FIRST_IN_WORDS];
  const plain = values(digits).map((value) => `zzn${scaled(value, zeros)}`);
  if (word && !zeros) plain.push(word);
  const code = UNITS.find(([words]) => RegExp(`^(?:${words})$`, "i").test(sign ?? unit ?? ""))?.[1];
  if (code) return [plain.filter(isMark).map((mark) => mark + code), plain];
  if (/^m$/i.test(power ?? "")) plain.push(...values(digits).map((value) => `zzn${scaled(value, 0)}${METRES}`));
  return [/^[12]\d{3}$/.test(digits) ? [`zzd${digits}`, ...plain] : plain];
}

/**
 * Read digits with any separators: 32,1 is 32.1; 3.297 may be three and a part, or three thousand.
 * @param {string} digits
 */
function values(digits) {
  const [, whole, fraction] = digits.match(/^(.*?)(?:[.,](\d+))?$/) ?? ["", digits, ""];
  const joined = whole.replace(/\D/g, "");
  if (!fraction) return [joined];
  const isThousands = fraction.length === 3 && (digits.match(/[.,]/g) ?? []).every((sign, _, [first]) => sign === first);
  const isGrouped = /\D/.test(whole);
  if (!isThousands) return [`${joined}.${fraction}`];
  return isGrouped || digits.includes(",") ? [joined + fraction] : [`${joined}.${fraction}`, joined + fraction];
}

/**
 * Move the point of a number, and write it as a mark does: 0.95 by six places is 950000, 32.10 by none 32p1.
 * @param {string} value
 * @param {number} places
 */
function scaled(value, places) {
  const [whole, fraction = ""] = value.split(".");
  const filled = fraction.padEnd(places, "0");
  const left = filled.slice(places).replace(/0+$/, "");
  return `${(whole + filled.slice(0, places)).replace(/^0+(?=\d)/, "")}${left && `p${left}`}`;
}
