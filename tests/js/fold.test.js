import assert from "node:assert/strict";
import test from "node:test";

import { fold, hasWords } from "../../generator/diptych/theme/assets/fold.js";
import { split } from "../../generator/diptych/theme/assets/search/words.js";
import { golden } from "./golden.js";

test("Python and JavaScript fold alike", () => {
  for (const [text, folded] of Object.entries(golden("fold"))) assert.equal(fold(text), folded);
});

test("every word has to be there, in any order and spelling", () => {
  const text = fold("L’Oréal, Gazprom’s “Süd” 1 000 km²");
  for (const asked of ["loreal", "GAZPROM sud", "gazproms", "gazprom's km2"]) assert.ok(hasWords(text, asked), asked);
  assert.ok(!hasWords(text, "gazprom nord"));
});

test("a filter's value is an id and its words", () => {
  assert.deepEqual(split("north-bank=North Bank = left"), ["north-bank", "North Bank = left"]);
});
