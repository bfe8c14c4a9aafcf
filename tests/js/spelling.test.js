import assert from "node:assert/strict";
import test from "node:test";

import { formsOf } from "../../generator/diptych/theme/assets/search/forms.js";
import { nearestOf } from "../../generator/diptych/theme/assets/search/near.js";
import { american, slips, sound } from "../../generator/diptych/theme/assets/search/spelling.js";

test("British and American writing come out as one", () => {
  for (const [one, other] of [
    ["mobilisation", "mobilization"], ["organise", "organize"], ["defence", "defense"], ["colour", "color"],
    ["armoured", "armored"], ["centre", "center"], ["kilometres", "kilometers"], ["programme", "program"],
    ["travelled", "traveled"], ["dialogue", "dialog"], ["rouble", "ruble"], ["analyse", "analyze"], ["labour", "labor"],
    ["licence", "license"], ["manoeuvre", "maneuver"], ["fulfil", "fulfill"], ["ageing", "aging"], ["sceptic", "skeptic"],
    ["neighbours", "neighbors"], ["theatre", "theater"], ["aluminium", "aluminum"], ["grey", "grey"],
    ["destabilisation", "destabilization"], ["militarised", "militarized"], ["judgement", "judgment"], ["tsarist", "czarist"],
  ]) assert.equal(american(one), american(other), `${one} – ${other}`);
});

test("other words stay apart", () => {
  for (const [one, other] of [["four", "for"], ["court", "count"], ["rise", "rice"], ["Russia", "Prussia"], ["east", "eats"]]) {
    assert.notEqual(american(one), american(other));
  }
});

test("a name comes out as one by whatever rule it was transliterated", () => {
  for (const names of [
    ["yanukovych", "yanukovich", "ianoukovitch", "janukovych"], ["tymoshenko", "timoshenko", "timochenko"],
    ["lukashenko", "lukashenka"], ["zelensky", "zelenskyy", "zelenskiy", "zelenski", "zelenskij"],
    ["gorbachev", "gorbachov", "gorbatchev"], ["khrushchev", "khrushchov"], ["kharkiv", "kharkov"], ["lviv", "lvov"],
    ["odesa", "odessa"], ["pashinyan", "pashinian"], ["tokayev", "tokaev"], ["yeltsin", "eltsin"],
    ["medvedev", "medvedyev"], ["luhansk", "lugansk"], ["tchaikovsky", "chaikovski"],
  ]) assert.equal(new Set(names.map(sound)).size, 1, names.map((name) => `${name} ${sound(name)}`).join(", "));
});

test("slips are weighed: a swap, a letter too few or too many, another letter", () => {
  assert.equal(slips("kazahkstan", "kazakhstan", 2, 1), 0.75);
  assert.equal(slips("artilery", "artillery", 2, 1), 0.5);
  assert.equal(slips("gold", "gold", 2, 1), 0);
  assert.equal(slips("purin", "putin", 2, 1), 1);
  assert.equal(slips("theology", "gold", 2, 1), Infinity);
});

const nearest = nearestOf(
  ["better", "economy", "ideology", "influence", "sanctions", "gold", "ukraine", "putin", "buffer"],
  new Map([["ukraine", "Ukraine"], ["putin", "Putin"]]),
);

test("the word that was meant is the one with the fewest slips", () => {
  for (const [typed, meant] of [
    ["economey", "economy"], ["influnce", "influence"], ["santcions", "sanctions"], ["goldd", "gold"],
    ["ukrian", "Ukraine"], ["ukrane", "Ukraine"], ["purin", "Putin"],
  ]) assert.equal(nearest(typed), meant, typed);
});

test("a name as it is written here is nearer than one that only sounds so, or that readers write", () => {
  const names = new Map([["serbia", "Serbia"], ["tokayev", "Tokayev"], ["tokaev", "Tokaev"]]);
  const near = nearestOf(["serve", "turkestan"], names, new Set(["serbia", "tokayev"]));
  assert.equal(near("servia"), "Serbia");
  assert.equal(near("tokajev"), "Tokayev");
  assert.equal(near("turkmenistan"), undefined); // three letters are no slip
});

test("another word is no slip", () => {
  for (const word of ["butter", "theology", "igloo", "cold", "god", "suffer", "zelensky"]) assert.equal(nearest(word), undefined, word);
});

test("where no word is near, one of the same root may be meant", () => {
  const ofRoot = nearestOf(["hegemonic", "theological", "generator", "economie", "economy"], new Map());
  for (const [typed, meant] of [["hegemony", "hegemonic"], ["hegimony", "hegemonic"], ["economey", "economy"]]) {
    assert.equal(ofRoot(typed), meant, typed);
  }
  for (const word of ["generous", "egoism", "theory"]) assert.equal(ofRoot(word), undefined, word);
});

test("irregular forms lead to each other, with their own endings too", () => {
  for (const [word, form] of [["build", "built"], ["builds", "built"], ["building", "built"], ["losing", "lost"], ["fell", "fall"]]) {
    assert.ok(formsOf(word).includes(form), word);
  }
  assert.deepEqual(formsOf("gold"), []);
});
