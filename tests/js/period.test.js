import assert from "node:assert/strict";
import test from "node:test";

import * as period from "../../generator/diptych/theme/assets/timeline/period.js";

const WHOLE = [1917 * 12, 2041 * 12];
const year = (first, last = first) => [first * 12, (last + 1) * 12];

test("a period stands in the address, and comes back", () => {
  for (const [shown, state] of [
    [WHOLE, {}],
    [year(2024), { from: "2024", to: "2024" }],
    [[2024 * 12 + 4, 2025 * 12 + 2], { from: "2024-05", to: "2025-02" }],
    [[2024 * 12 + 11, 2025 * 12 + 12], { from: "2024-12", to: "2025" }],
  ]) {
    assert.deepEqual(period.inState(shown, WHOLE), state);
    assert.deepEqual(period.ofState(state, WHOLE), shown);
  }
});

test("an address that gives no period shows the whole", () => {
  for (const state of [
    {}, { from: "2024" }, { from: "x", to: "2024" }, { from: "2025", to: "1990" }, { from: "1066", to: "1070" },
    { from: "2024-13", to: "2025" }, { from: "2100", to: "2101" },
  ]) assert.deepEqual(period.ofState(state, WHOLE), WHOLE);
});

test("a period lies within the whole and is three months long at least", () => {
  assert.deepEqual(period.within([0, 12], WHOLE), [WHOLE[0], WHOLE[0] + 12]);
  assert.deepEqual(period.within([WHOLE[1] - 1, WHOLE[1]], WHOLE), [WHOLE[1] - 3, WHOLE[1]]);
  assert.deepEqual(period.within([0, 99_999], WHOLE), WHOLE);
});

test("steps lead there and back, and stay within the whole", () => {
  const shown = year(2000, 2011);
  const later = period.stepped("later", shown, WHOLE);
  assert.deepEqual(later, year(2004, 2015));
  assert.deepEqual(period.stepped("earlier", later, WHOLE), shown);
  assert.deepEqual(period.stepped("wider", period.stepped("closer", shown, WHOLE), WHOLE), shown);
  assert.deepEqual(period.stepped("whole", shown, WHOLE), WHOLE);
  for (const name of ["earlier", "wider"]) assert.deepEqual(period.stepped(name, WHOLE, WHOLE), WHOLE);
});

test("a period is said in words", () => {
  assert.equal(period.inWords(year(2024)), "2024");
  assert.equal(period.inWords(year(1999, 2003)), "1999 to 2003");
  assert.equal(period.inWords([2024 * 12 + 4, 2025 * 12 + 2]), "May 2024 to February 2025");
  assert.equal(period.inWords([99 * 12, 100 * 12]), "99");
});

test("days are counted from 1970", () => {
  assert.equal(period.dayOf(1970 * 12), 0);
  assert.equal(period.dayOf(2024 * 12), 19_723);
  assert.equal(period.dayOf(99 * 12), Date.parse("0099-01-01") / 864e5); // two digits are no year of this century
});
