import assert from "node:assert/strict";
import test from "node:test";

import { fill, filled, inQuery, ofQuery } from "../../generator/diptych/theme/assets/state.js";

test("a state comes back from the address as it was", () => {
  for (const state of [{}, { q: "a b&c=d#é%", side: "left" }, { from: "2024-05", to: "2025" }, { q: "+" }]) {
    assert.deepEqual(ofQuery(inQuery(state)), state);
  }
});

test("what is empty is not written", () => {
  assert.equal(inQuery({ q: "", side: "left", topic: "" }), "?side=left");
  assert.equal(inQuery({ q: "" }), "");
});

test("of a name that stands twice, the first counts; every name is only a name", () => {
  assert.equal(ofQuery("?q=one&q=two").q, "one");
  assert.equal({}.q, undefined);
  assert.deepEqual(Object.entries(ofQuery("?__proto__=x")), [["__proto__", "x"]]);
});

test("a choice that a field does not offer is none", () => {
  let chosen = "old";
  const select = {
    name: "side",
    get value() { return chosen; },
    set value(value) { chosen = ["", "left", "right"].includes(value) ? value : "?"; },
  };
  const words = { name: "q", value: "old" };
  fill([select, words], { side: "left", q: " x " });
  assert.deepEqual(filled([select, words]), { side: "left", q: "x" });
  fill([select, words], { side: "up" });
  assert.deepEqual(filled([select, words]), { side: "", q: "" });
});
