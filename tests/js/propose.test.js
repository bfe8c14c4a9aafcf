import assert from "node:assert/strict";
import test from "node:test";

import { figureWords, unitsIn } from "../../generator/diptych/theme/assets/propose/card.js";
import { editorAddress, idOf, issueAddress, recordOf } from "../../generator/diptych/theme/assets/propose/record.js";
import { writeRecord } from "../../generator/diptych/theme/assets/propose/yaml.js";
import { golden } from "./golden.js";

const FIELDS = [
  { id: "question", of: "question", part: "", many: false },
  { id: "statement", of: "statement", part: "", many: false },
  { id: "exact", of: "passage", part: "exact", many: false },
  { id: "section", of: "passage", part: "section", many: false },
  { id: "figures", of: "figures", part: "", many: true },
  { id: "places", of: "places", part: "", many: true },
];
const ANSWERS = {
  question: "cost/price", statement: "It costs & more.", exact: "a, b", section: "s",
  figures: [{ label: "Repairs, a year", value: "4" }], places: ["north", "south"],
};

test("Python and JavaScript write the same YAML", () => {
  for (const [record, written] of golden("yaml")) assert.equal(writeRecord(record, "../../schema/fact.json"), written);
});

test("Python and JavaScript suggest the same ids", () => {
  const empty = ["a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have", "in", "is", "it", "its",
    "of", "on", "or", "than", "that", "the", "their", "this", "to", "was", "were", "which", "with"];
  for (const [statement, id] of golden("ids")) assert.equal(idOf(statement, empty), id);
});

test("answers stand in the order of a fact's fields, and what was not answered is left out", () => {
  const record = recordOf({ ...ANSWERS, section: "" }, FIELDS, ["question", "figures", "statement", "passage", "places"]);
  assert.deepEqual(Object.keys(record), ["question", "figures", "statement", "passage", "places"]);
  assert.deepEqual([record.question, record.passage], ["price", { exact: "a, b" }]);
});

test("the form is filled in with all that was answered, a line for each part of a list", () => {
  const asked = new URL(issueAddress("https://github.com/o/r/", ANSWERS, FIELDS)).searchParams;
  assert.deepEqual(Object.fromEntries(asked), {
    template: "fact.yml", question: "cost/price", statement: "It costs & more.", exact: "a, b", section: "s",
    figures: '{label: "Repairs, a year", value: 4}', places: "north\nsouth",
  });
});

test("the editor opens with the file in its folder, and no address is longer than hosts take it", () => {
  const address = new URL(editorAddress("https://github.com/o/r/new/main/", "facts/cost/x.yml", "a: b & c\n"));
  assert.equal(address.pathname, "/o/r/new/main/facts/cost");
  assert.deepEqual(Object.fromEntries(address.searchParams), { filename: "x.yml", value: "a: b & c\n" });
  assert.equal(editorAddress("https://github.com/o/r/new/main/", "facts/cost/x.yml", "x".repeat(9000)), "");
});

test("Python and JavaScript say a figure in the same words", () => {
  const { hedges, units, figures } = golden("figure_words");
  for (const [figure, said] of figures) assert.equal(figureWords(figure, hedges, unitsIn(units)), said);
});

test("what is no number yet is shown as it is", () => {
  assert.equal(figureWords({ value: "<b>", unit: "" }, {}, {}), "<b>");
});

test("an id that there is gets the next number", () => {
  assert.equal(idOf("Upkeep", []), "upkeep");
  assert.equal(idOf("Upkeep", [], ["upkeep", "upkeep-2"]), "upkeep-3");
});
