// Writes a record as YAML, as Python's reading/yaml/writing.py does: tests/golden/yaml.json holds both to one table.

/** @typedef {string | Tree[] | { [key: string]: Tree }} Tree */

const WIDTH = 120;
const NO_TEXTS = new Set(["~", "null", "Null", "NULL"]); // which YAML takes for no value
const CUTS = /:(?:\s|$)|\s#|["\\]|\s\s/u;
const CUTS_IN_FLOW = /[,[\]{}]|:[?]|:$/u;
const BEGINS_PLAIN = /^(?:[\p{L}\p{N}]|-\p{Nd}|\()/u;
// What breaks a line, or is not seen; but for the two joiners, which some scripts need.
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;
const ESCAPED = new RegExp(`${UNSEEN.source}|["\\\\]`, "gu");

/**
 * Write a record's file.
 * @param {{ [key: string]: Tree }} record
 * @param {string} [schema] the path of its JSON Schema, for editors
 */
export function writeRecord(record, schema) {
  const head = schema ? [`# yaml-language-server: $schema=${schema}`] : [];
  return [...head, ...mapping(record, 0)].map((line) => `${line}\n`).join("");
}

/**
 * Write a value on one line.
 * @param {Tree} value
 * @param {boolean} [isWithin] whether it stands within {} or []
 * @returns {string}
 */
export function flow(value, isWithin = false) {
  if (typeof value === "string") {
    if (UNSEEN.test(value)) return `"${value.replace(ESCAPED, escapeSign)}"`;
    return mayBePlain(value, isWithin) ? value : quoted(value);
  }
  if (Array.isArray(value)) return `[${value.map((each) => flow(each, true)).join(", ")}]`;
  return `{${Object.entries(value).map(([key, each]) => `${key}: ${flow(each, true)}`).join(", ")}}`;
}

/**
 * @param {{ [key: string]: Tree }} record
 * @param {number} depth
 * @returns {string[]}
 */
const mapping = (record, depth) =>
  Object.entries(record).flatMap(([key, value]) => entry(`${" ".repeat(depth)}${key}:`, value, depth));

/**
 * @param {string} key
 * @param {Tree} value
 * @param {number} depth
 */
function entry(key, value, depth) {
  const line = `${key} ${flow(value)}`;
  const holdsMappings = Array.isArray(value) && value.some((each) => typeof each !== "string" && !Array.isArray(each));
  if (length(line) <= WIDTH && !holdsMappings) return [line];
  if (Array.isArray(value)) return [key, ...value.flatMap((each) => item(each, depth + 2))];
  if (typeof value !== "string") return [key, ...mapping(value, depth + 2)];
  if (value.endsWith("\n") && mayFold(value.slice(0, -1))) return [`${key} >`, ...folded(value.slice(0, -1), depth + 2)];
  return mayFold(value) ? [`${key} >-`, ...folded(value, depth + 2)] : [line];
}

/**
 * @param {Tree} value
 * @param {number} depth
 */
function item(value, depth) {
  const line = `${" ".repeat(depth)}- ${flow(value)}`;
  if (length(line) <= WIDTH || typeof value === "string" || Array.isArray(value)) return [line];
  const [first, ...others] = mapping(value, depth + 2);
  return [`${" ".repeat(depth)}- ${first.trimStart()}`, ...others];
}

/**
 * Fold a text over lines that are no longer than need be.
 * @param {string} text
 * @param {number} depth
 */
function folded(text, depth) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : "";
    if (longer && length(longer) + depth <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => " ".repeat(depth) + line);
}

/**
 * @param {string} text
 * @param {boolean} isWithin
 */
const mayBePlain = (text, isWithin) =>
  !NO_TEXTS.has(text) && BEGINS_PLAIN.test(text) && text === text.trim() && !CUTS.test(text) &&
  !(isWithin && CUTS_IN_FLOW.test(text));

/** @param {string} text */
const mayFold = (text) => text.includes(" ") && !/^ | {2}| $|(?:^| )#/u.test(text) && !UNSEEN.test(text);

/** @param {string} text */
const quoted = (text) => (/["\\]/u.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);

/** @param {string} sign */
function escapeSign(sign) {
  if (sign === '"' || sign === "\\") return `\\${sign}`;
  if (sign === "\n") return "\\n";
  if (sign === "\n") return "\\n";
  const code = /** @type {number} */ (sign.codePointAt(0));
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
}

/** @param {string} text */
const length = (text) => [...text].length;
