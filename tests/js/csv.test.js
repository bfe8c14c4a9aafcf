import assert from "node:assert/strict";
import test from "node:test";

import { cell, csv } from "../../generator/diptych/theme/assets/csv.js";
import { golden } from "./golden.js";

test("Python and JavaScript write the same cells", () => {
  for (const [value, written] of golden("csv")) assert.equal(csv([[value]]), `${written}\r\n`);
});

test("nothing is an empty cell", () => {
  assert.deepEqual([undefined, null, ""].map(cell), ["", "", ""]);
});

test("cells are quoted where they have to be", () => {
  assert.equal(csv([['a "b"', "c,d", "e\nf", "g"], ["1", "2", "3", "4"]]), '"a ""b""","c,d","e\nf",g\r\n1,2,3,4\r\n');
});

test("what a spreadsheet would run is marked as text, and a number below zero is none of that", () => {
  assert.deepEqual(["-5", "-0.5", "1e+21"].map(cell), ["-5", "-0.5", "1e+21"]);
  assert.deepEqual(["-5a", "=1+1", " +1", "@a", "＝1", "\ta"].map(cell), ["'-5a", "'=1+1", "' +1", "'@a", "'＝1", "'\ta"]);
});
