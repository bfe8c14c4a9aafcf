// What somebody asks for, written as the records are: Cyrillic letters as Latin ones, decades and fractions as here.

/** As a reader of English hears them; how a name is spelt here is found by its sound. */
const CYRILLIC = {
  а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", ё: "yo", є: "ye", ж: "zh", з: "z", и: "i", і: "i", ї: "i", й: "y",
  к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ў: "u", ф: "f", х: "kh", ц: "ts", ч: "ch",
  ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya", ђ: "dj", ј: "j", љ: "lj", њ: "nj", ћ: "c", џ: "dz",
  ә: "a", ғ: "g", қ: "k", ң: "n", ө: "o", ұ: "u", ү: "u", һ: "h",
};
const LATIN = new Map(Object.entries(CYRILLIC));
const READS_I_AS_Y = /[ґєії]/i; // where one of these stands, и is said otherwise

const DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
const FIRST_DECADE = 1920;

/** @type {Record<string, string>} */
const FRACTIONS = {
  "1/2": "half", "½": "half", "1/3": "one third", "⅓": "one third", "2/3": "two thirds", "⅔": "two thirds",
  "1/4": "one quarter", "¼": "one quarter", "3/4": "three quarters", "¾": "three quarters",
};
const LAST_MONTH = 12; // 2024-05 is a month, 1943-46 are years

/** @param {string} query */
export const written = (query) => latin(query.normalize("NFC"))
  .replace(/(?<![\d/.,-])(?:[½⅓⅔¼¾]|[123]\/[234])(?![\d/.,-])/g, (found) => FRACTIONS[found] ?? found)
  .replace(RegExp(`\\b(?:${DECADES.join("|")})\\b`, "gi"), (found) => `${FIRST_DECADE + 10 * DECADES.indexOf(found.toLowerCase())}s`)
  .replace(/(?<![\d./-])([12]\d)(\d\d)[-/–](\d\d)(?![\d./-])/g, (found, century, from, to) =>
    (+to > LAST_MONTH && to > from ? `${century}${from} ${century}${to}` : found))
  .replace(/(?<![\d.,])((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?![\d.,])/g, "$1-$2-$3");

/** @param {string} text */
function latin(text) {
  const readsIAsY = READS_I_AS_Y.test(text);
  return text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const small = letter.toLowerCase();
    const plain = readsIAsY && small === "и" ? "y" : LATIN.get(small) ?? letter;
    return small === letter ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
  });
}
