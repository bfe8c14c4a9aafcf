// A hit of the search as readers see it.
import { isMark } from "./marks.js";

/** @typedef {import("../pagefind/pagefind.js").Hit} Hit */

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {...(string | Node)} content
 */
function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} className
 * @param {...(string | Node)} content
 */
const line = (className, ...content) => element("span", className, ...content, " ");

/**
 * Show a hit as a list item with one link.
 * @param {Hit} hit
 * @param {Set<number>} places  of the words that were found
 * @param {URL} root  where the site begins
 */
export function hitItem({ raw_url, meta, content }, places, root) {
  const all = content.split(/\s+/);
  const found = new Set([...places].filter((at) => !isMark(all[at] ?? "")));
  const words = meta.title.split(/\s+/);
  const { side, kind, topic, evidence } = meta;
  const panel = side ? (side.startsWith("◧") ? "dp-left" : "dp-right") : "dp-both";
  const link = element("a", `dp-hit ${panel}`);
  link.href = String(new URL(raw_url, root));
  link.append(line("dp-hit-side", element("i", "dp-hit-mark"), side ? side.slice(2) : kind ?? ""));
  if (meta.number) link.append(line("dp-hit-figure", ...figure(meta)));
  link.append(line("dp-hit-title", ...marked(words, (at) => found.has(at))));
  if (!words.some((_, at) => found.has(at))) link.append(...around(all, [...found][0], found));
  const more = [meta.note, topic, evidence, meta.date].filter(Boolean);
  if (more.length) link.append(line("dp-hit-more", more.join(" · ")));
  return element("li", "", link);
}

/** @param {Hit["meta"]} meta */
function figure({ hedge, number, unit, label }) {
  const parts = [element("b", "", number), element("span", "", [unit, label].filter(Boolean).join(" · "))];
  if (hedge) parts.unshift(element("span", "", hedge));
  return parts.flatMap((part) => [part, " "]);
}

/**
 * @param {string[]} words
 * @param {(at: number) => boolean} isFound
 * @param {number} [first]
 */
const marked = (words, isFound, first = 0) => words.flatMap((word, at) => {
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%]*)$/u) ?? [];
  if (!isFound(first + at) || before === undefined) return [word, " "];
  return [before, element("mark", "", core || after), core ? after : "", " "];
});

/**
 * Where none of the found words is in the title, show the first where it is: in a text of several, set apart by dots.
 * @param {string[]} words
 * @param {number | undefined} at
 * @param {Set<number>} found
 */
function around(words, at, found) {
  if (at === undefined) return [];
  const start = words.lastIndexOf("·", at) + 1;
  const dot = words.indexOf("·", at);
  const end = dot < 0 ? words.length : dot;
  const [from, to] = [Math.max(start, at - 6), Math.min(end, at + 9)];
  const shown = marked(words.slice(from, to), (place) => found.has(place), from);
  return [line("dp-hit-around", from > start ? "… " : "", ...shown, to < end ? "…" : "")];
}
