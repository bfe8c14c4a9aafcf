// One spelling for what readers may write in several: tests/golden/fold.json holds it and Python's fold to one table.

/** Letters that Unicode takes apart no further, by the letters that readers write for them. */
const LETTERS = {
  a: "ⱥ",
  aa: "ꜳ",
  ae: "æ",
  ao: "ꜵ",
  au: "ꜷ",
  av: "ꜹꜻ",
  ay: "ꜽ",
  b: "ƀƃɓ",
  c: "ƈȼɕ",
  d: "ðđƌȡɖɗ",
  e: "ɇəɛ",
  f: "ƒ",
  g: "ǥɠ",
  h: "ħɦ",
  i: "ıɨ",
  j: "ȷɉʝ",
  k: "ĸƙ",
  l: "łƚȴɫɬɭ",
  m: "ɱ",
  n: "ƞȵɲɳ",
  ng: "ŋ",
  o: "øɔ",
  oe: "œ",
  ou: "ȣ",
  p: "ƥ",
  q: "ɋʠ",
  r: "ɍɼɽɾ",
  s: "ȿʂ",
  ss: "ß",
  t: "ŧƫƭȶʈ",
  th: "þ",
  v: "ʋ",
  w: "ƿ",
  y: "ƴɏỿ",
  z: "ƶȥɀʐʑʒ",
  σ: "ς",
  // Cyrillic letters of Tatar, Abkhaz and others.
  а: "ә",
  г: "ґғҕӷ",
  ж: "җ",
  з: "ҙӡ",
  к: "қҝҟҡӄ",
  л: "ӆ",
  н: "ңҥӈ",
  о: "ө",
  п: "ҧ",
  с: "ҫ",
  т: "ҭ",
  у: "үұ",
  х: "ҳһӽ",
  ч: "ҷҹӌ",
  // Persian and Arabic keyboards have a yeh and a kaf each.
  ا: "ٱ",
  ه: "ة",
  ي: "ىی",
  ك: "ک",
};
const PLAIN = new Map(Object.entries(LETTERS).flatMap(([plain, letters]) => [...letters].map((each) => [each, plain])));
const OTHERS = new RegExp(`[${[...PLAIN.keys()].join("")}]`, "gu");

/**
 * Write a text without accents, capitals and apostrophes, also those that languages have for letters: Oʻahu, and
 * the dot within Catalan words.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}'’‘ʼʻʹʾʿ′`·ـ]/gu, "").toLowerCase()
  .replace(OTHERS, (letter) => PLAIN.get(letter) ?? letter);

/**
 * Tell whether a folded text has every word of what was asked.
 * @param {string} text
 * @param {string} asked
 */
export const hasWords = (text, asked) => fold(asked).split(/\s+/).every((word) => text.includes(word));
