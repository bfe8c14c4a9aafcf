// Makes a fact of what somebody filled in, and what its file and its issue are.
import { fold } from "../fold.js";
import { flow } from "./yaml.js";

/** @typedef {import("./yaml.js").Tree} Tree */
/** @typedef {{ id: string, of: string, part: string, many: boolean }} Field */
/** @typedef {Record<string, Tree>} Answers  by the ids of the fields; what is left out is not there */

const LONGEST = 8000; // characters of an address, as hosts of repositories take it
const TOLD = 5; // words of a statement that its id is made of

/**
 * Put answers into a fact, in the order of its fields.
 * @param {Answers} answers
 * @param {Field[]} fields
 * @param {string[]} order
 */
export function recordOf(answers, fields, order) {
  /** @type {Record<string, Tree>} */
  const record = {};
  for (const { id, of, part } of fields) {
    const value = id === "question" ? String(answers[id] ?? "").split("/")[1] : answers[id];
    if (value === undefined || !value.length) continue;
    record[of] = part ? { .../** @type {object} */ (record[of] ?? {}), [part]: value } : value;
  }
  return Object.fromEntries(order.filter((name) => name in record).map((name) => [name, record[name]]));
}

/**
 * Make an id of the first words of a statement that say what it is about, as `diptych new fact` does.
 * @param {string} statement
 * @param {string[]} empty words that say nothing of that
 * @param {string[]} [used] ids that there are
 */
export function idOf(statement, empty, used = []) {
  const words = fold(statement.replace(/['’]s(?![\p{L}\p{N}_])/gu, "")).match(/[a-z0-9]+/gu) ?? [];
  const telling = words.filter((word) => !empty.includes(word)).slice(0, TOLD);
  const stem = telling.join("-").slice(0, 70).replace(/^-+|-+$/gu, "") || "claim";
  let id = stem;
  for (let number = 2; used.includes(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/**
 * Give the address at which a host opens a form that is filled in; nothing where it would be too long.
 * @param {string} repository
 * @param {Answers} answers
 * @param {Field[]} fields
 */
export function issueAddress(repository, answers, fields) {
  const asked = new URLSearchParams({ template: "fact.yml" });
  for (const { id, many } of fields) {
    const value = answers[id];
    if (value?.length) asked.set(id, many && Array.isArray(value) ? value.map((each) => line(each)).join("\n") : String(value));
  }
  return short(`${repository}issues/new?${asked}`);
}

/**
 * Give the address at which a host opens its editor with a new file; nothing where it would be too long.
 * @param {string} editor
 * @param {string} path
 * @param {string} text
 */
export function editorAddress(editor, path, text) {
  const folder = path.slice(0, path.lastIndexOf("/"));
  const asked = new URLSearchParams({ filename: path.slice(folder.length + 1), value: text });
  return short(`${editor}${folder}?${asked}`);
}

/** @param {Tree} value */
const line = (value) => (typeof value === "string" ? value : flow(value));

/** @param {string} address */
const short = (address) => (address.length > LONGEST ? "" : address);
