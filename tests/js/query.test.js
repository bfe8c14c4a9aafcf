import assert from "node:assert/strict";
import test from "node:test";

import { looked, makeLexicon } from "../../generator/diptych/theme/assets/search/lexicon.js";
import { marksIn } from "../../generator/diptych/theme/assets/search/marks.js";
import { written } from "../../generator/diptych/theme/assets/search/written.js";
import { termsOf } from "../../generator/diptych/theme/assets/search/query.js";

/** @param {string} query */
const first = (query) => marksIn(query).asked.map(({ ways }) => ways[0].join(" "));

test("a day is one mark, in any order and with any signs", () => {
  for (const asked of [
    "3 May 2025", "May 3, 2025", "May 3 2025", "3rd of May 2025", "3rd May, 2025", "2025-05-03", "2025/5/3", "2025 May 3",
    "03.05.2025", "3 may 2025", "MAY 3rd 2025", "13.05.2025".replace("13", "3"),
  ]) assert.ok(first(asked)[0].split(" ").includes("zzd20250503"), asked);
  assert.deepEqual(first("3/5/2025"), ["zzd20250503 zzd20250305"]); // whoever wrote it
  assert.deepEqual(first("13/5/2025"), ["zzd20250513"]);
});

test("months, years and days of any year are marks too", () => {
  for (const [asked, mark] of [
    ["May 2025", "zzd202505"], ["2025 May", "zzd202505"], ["2025-05", "zzd202505"], ["05/2025", "zzd202505"],
    ["Sept. 2024", "zzd202409"], ["21 September", "zzd0921"], ["September 21", "zzd0921"], ["21st of September", "zzd0921"],
    ["2025", "zzd2025 zzn2025"],
  ]) assert.deepEqual(first(asked), [mark], asked);
});

test("a number is one mark, with and without separators, with its unit", () => {
  for (const [asked, mark] of [
    ["950,000", "zzn950000"], ["950000", "zzn950000"], ["950 000", "zzn950000"], ["950'000", "zzn950000"],
    ["950k", "zzn950000"], ["0.95 million", "zzn950000"], ["21%", "zzn21pct"], ["21 %", "zzn21pct"],
    ["21 percent", "zzn21pct"], ["21 per cent", "zzn21pct"], ["32.1%", "zzn32p1pct"], ["32,1 %", "zzn32p1pct"],
    ["32,1", "zzn32p1"], ["€9 million", "zzn9000000eur"], ["9m euros", "zzn9000000eur"], ["EUR 9 million", "zzn9000000eur"],
    ["$4,651", "zzn4651usd"], ["4651 dollars", "zzn4651usd"], ["1,600 km", "zzn1600km"], ["1600km", "zzn1600km"],
    ["1600 kilometers", "zzn1600km"], ["1,234,567.5", "zzn1234567p5"], ["3.297 trillion rubles", "zzn3297000000000rub zzn3297000000000000rub"],
  ]) assert.deepEqual(first(asked), [mark], asked);
});

test("60m are metres or millions", () => {
  assert.deepEqual(first("60m"), ["zzn60000000 zzn60mt"]);
  assert.deepEqual(first("9m euros"), ["zzn9000000eur"]);
});

test("what is asked for is written as the records are", () => {
  for (const [asked, as] of [
    ["Владимир Путин", "Vladimir Putin"], ["Київ", "Kyiv"], ["Янукович", "Yanukovich"], ["the sixties", "the 1960s"],
    ["2/3 of the money", "two thirds of the money"], ["½", "half"], ["2/3/2025", "2/3/2025"], ["1943-46", "1943 1946"],
    ["1943–46", "1943 1946"], ["2024-05", "2024-05"], ["20250503", "2025-05-03"], ["20251399", "20251399"], ["1979-1989", "1979-1989"],
  ]) assert.equal(written(asked), as);
});

test("what only looks like a number or a day is a word", () => {
  for (const asked of ["R-36", "Tu22", "may", "march on Moscow", "B1NT"]) assert.deepEqual(first(asked), [], asked);
});

const lexicon = makeLexicon({
  words: "artillery economy enlargement expansion gold golden gross mobilisation nato soviet",
  names: [["zze0", "Kyiv", "Kiev"], ["zze1", "United States", "US", "U.S.A."], ["zze2", "Marine Le Pen", "Le Pen"], ["zze3", "Jean-Marie Le Pen", "Le Pen"]],
  alike: [["GDP", "gross domestic product"], ["expansion", "enlargement"]],
  stops: "how many has did not the to us is what",
});
/** @param {string} query */
const ways = (query) => termsOf(query, lexicon).map(({ tries }) => tries[0].map(({ words }) => words));

test("a name in any spelling leads to the mark of the name", () => {
  assert.equal(ways("kiev")[0][0], "zze0");
  assert.equal(ways("The U.S.")[0][0], "zze1");
  assert.equal(ways("us sanctions")[0][0], "zze1");
  assert.equal(ways("U.S.A.")[0][0], "zze1");
  assert.deepEqual(ways("Le Pen")[0].slice(0, 2), ["zze2", "zze3"]);
});

test("in a sentence us is no country, unless it is written as one", () => {
  assert.deepEqual(ways("what is it to us all"), [["it"], ["all"]]);
  assert.equal(ways("what is the US to Kyiv")[0][0], "zze1");
});

test("words alike are looked for together, as a whole", () => {
  assert.deepEqual(ways("gdp"), [["gdp", "gross domestic product"]]);
  assert.deepEqual(ways("gross domestic product"), [["gross domestic product", "GDP"]]);
});

test("of a whole question the words that say something are looked for", () => {
  assert.deepEqual(ways("How many has the gold?"), [["gold"]]);
  assert.deepEqual(ways("the"), [["the"]]);
});

test("American writing is looked for as well, and words that begin so", () => {
  assert.deepEqual(ways("mobilization"), [["mobilization", "mobilisation"]]);
  assert.deepEqual(termsOf("gold", lexicon)[0].beginnings.map(({ words }) => words), ["golden"]);
});

test("a quotation is one term", () => {
  assert.deepEqual(ways("“gold economy” nato"), [["gold economy"], ["nato"]]);
});

test("phrases are looked up without signs and accents", () => {
  assert.equal(looked("U.S."), "us");
  assert.equal(looked("Vučić’s  R-36"), "vucics r 36");
});

test("a name is known when it is run together, and a word when it is taken apart", () => {
  assert.deepEqual(ways("LePen")[0].slice(0, 2), ["zze2", "zze3"]);
  assert.deepEqual(ways("UnitedStates")[0][0], "zze1");
  assert.deepEqual(ways("art illery gold"), [["artillery"], ["gold"]]);
  assert.deepEqual(ways("gold nato"), [["gold"], ["nato"]]);
});

test("a small number is the same in words and in digits", () => {
  assert.deepEqual(ways("fourteen"), [["fourteen", "zzn14"]]);
  assert.deepEqual(first("14"), ["zzn14 fourteen"]);
  assert.deepEqual(first("7%"), ["zzn7pct"]);
});

test("a year of two digits is one of this century", () => {
  assert.deepEqual(first("18/9/24"), ["zzd20240918"]);
  assert.deepEqual(first("3.5.25"), ["zzd20250503 zzd20250305"]);
});
