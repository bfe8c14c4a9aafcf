// The search: Pagefind, which loads some hundred kilobytes once and a few for each query; a hit as readers see it; and
// what the header's box does while you type. The search page has a script of its own, search-page.js.
import * as pagefind from "./pagefind/pagefind.js";

const root = new URL("../../", import.meta.url);
const FEW = 7;
const PAUSE = 150; // milliseconds without a key

pagefind.init();

// Find `query` among what passes all `filters`, or all of that where the query is empty. Gives what Pagefind gives, and
// the words that are `missing`: they are nowhere, and the rest was searched for without them.
export const find = async (query, filters = {}) => {
  // Signs like $ and + are in no word of the index; typographic quotation marks ask for the exact words as plain ones do.
  const plain = query.replace(/[“”«»„]/g, '"').replace(/\p{S}/gu, " ").trim();
  const { words, missing } = await known(plain);
  if (query.trim() && !words) return { results: [], filters: {}, unfilteredResultCount: 0, missing };
  return { ...await pagefind.search(words || null, { filters }), missing };
};

// Of a word that it does not know, Pagefind takes the longest beginning that it knows: theology would find every “the”.
let last = [];
const known = (query) => {
  if (query !== last[0]) last = [query, weighed(query)];
  return last[1];
};

const weighed = async (query) => {
  const sought = /^".+"$/.test(query) ? [] : query.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const missing = await absent(sought);
  return { missing, words: missing.length ? sought.filter((word) => !missing.includes(word)).join(" ") : query };
};

// Tell which words are nowhere. All hits have a word for the same reason, so the first one tells whether it is the word
// that was sought. Where nothing has all the words, each is looked for alone.
const absent = async (sought) => {
  if (!sought.length) return [];
  const { results } = await pagefind.search(sought.join(" "));
  const [first] = await load(results.slice(0, FEW)); // the others are shown next, and come at the same time
  if (!first) return sought.length > 1 ? (await Promise.all(sought.map((word) => absent([word])))).flat() : sought;
  const { content, locations } = first;
  const all = content.split(/\s+/);
  return sought.filter((word) => !locations.some((at) => isFor(word, all[at])));
};

const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u);
const stem = (word) => word.replace(/(ies|ied|y)$/, "i").replace(/(ing|ed|es|s|e)$/, "");
const isFor = (sought, found) => {
  const wanted = stem(fold(sought).join(""));
  const enough = 0.75 * wanted.length;
  return [...fold(found), fold(found).join("")].some((part) => {
    let same = 0;
    while (same < wanted.length && stem(part)[same] === wanted[same]) same += 1;
    return same >= enough;
  });
};

export const filters = () => pagefind.filters();

// A filter's value is its id and its words in one: north-bank=North Bank.
export const split = (value) => [value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1)];

// Calls back once, when no key was struck for a moment.
export const settled = (call) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, PAUSE);
  };
};

const element = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

// Show a hit as a list item with one link.
export const hit = ({ raw_url, meta, filters, content, locations }) => {
  const found = new Set(locations);
  const words = meta.title.split(/\s+/);
  const side = filters.side && split(filters.side[0])[1];
  const panel = side ? (side.startsWith("◧") ? "dp-left" : "dp-right") : "dp-both";
  const kind = split(filters.kind[0])[1];
  const topic = filters.topic && split(filters.topic[0])[1];
  const evidence = filters.evidence && split(filters.evidence[0])[1];
  const link = element("a", `dp-hit ${panel}`);
  link.href = new URL(raw_url, root);
  link.append(line("dp-hit-side", element("i", "dp-hit-mark"), side ? side.slice(2) : kind));
  if (meta.number) link.append(line("dp-hit-figure", ...figure(meta)));
  link.append(line("dp-hit-title", ...marked(words, (at) => found.has(at))));
  if (!words.some((_, at) => found.has(at))) link.append(...around(content.split(/\s+/), locations[0], found));
  const more = [meta.note, topic === meta.title ? "" : topic, evidence, meta.date].filter(Boolean);
  if (more.length) link.append(line("dp-hit-more", more.join(" · ")));
  return element("li", "", link);
};

const line = (className, ...content) => element("span", className, ...content, " ");

const figure = ({ hedge, number, unit, label }) => {
  const parts = [element("b", "", number), element("span", "", [unit, label].filter(Boolean).join(" · "))];
  if (hedge) parts.unshift(element("span", "", hedge));
  return parts.flatMap((part) => [part, " "]);
};

const marked = (words, isFound, first = 0) => words.flatMap((word, at) => {
  if (!isFound(first + at)) return [word, " "];
  const [, before, core, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%]*)$/u);
  return [before, element("mark", "", core || after), core ? after : "", " "];
});

// Where none of the found words is in the title, show the first where it is: in a text of several, set apart by dots.
const around = (words, at, found) => {
  if (at === undefined) return [];
  const start = words.lastIndexOf("·", at) + 1;
  const dot = words.indexOf("·", at);
  const end = dot < 0 ? words.length : dot;
  const [from, to] = [Math.max(start, at - 6), Math.min(end, at + 9)];
  const shown = marked(words.slice(from, to), (place) => found.has(place), from);
  return [line("dp-hit-around", from > start ? "… " : "", ...shown, to < end ? "…" : "")];
};

// Say what is not found; nothing where all is.
export const told = (missing, count) => {
  if (missing.length) return `Nothing has ${missing.map((word) => `“${word}”`).join(" or ")}.`;
  return count ? "" : "Nothing has all of this.";
};

// Load what readers see of some results.
export const load = (results) => Promise.all(results.map((result) => result.data()));

// Make the header's box find while somebody types. Its hits are plain links in a list below the field: arrow keys go
// from one to the next, Escape back to the field, and Enter in the field to the search page, as it does without this.
export const attach = (box) => {
  const [form, input, panel] = ["form", "input", ".dp-find-hits"].map((part) => box.querySelector(part));
  const [list, none, all] = ["ol", ".dp-find-none", ".dp-find-all"].map((part) => panel.querySelector(part));
  const status = box.querySelector(".dp-find-status");
  let shown = "";

  const show = async () => {
    const query = input.value.trim();
    if (query === shown) return;
    shown = query;
    if (!query) return hide("");
    const { results, missing } = await find(query);
    const hits = await load(results.slice(0, FEW));
    if (query !== shown) return;
    list.replaceChildren(...hits.map(hit));
    none.textContent = told(missing, results.length);
    none.hidden = !none.textContent;
    all.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    all.textContent = results.length ? `All ${results.length} results, with filters` : "Go to the search page";
    if (results.length === 1) all.textContent = "The one result on the search page";
    status.textContent = `${results.length ? `${results.length} found; arrow down leads to the first. ` : ""}${none.textContent}`;
    panel.hidden = !box.contains(document.activeElement);
  };

  const hide = (told = status.textContent) => {
    panel.hidden = true;
    status.textContent = told;
  };

  const go = (step) => {
    const stops = [input, ...panel.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement) + step;
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  };

  input.addEventListener("input", settled(show));
  box.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault(); // browsers would empty the field
      if (panel.hidden) box.classList.remove("dp-find-is-open");
      else input.focus();
      hide();
    } else if ((key === "ArrowDown" || key === "ArrowUp") && list.childElementCount && input.value.trim()) {
      event.preventDefault();
      panel.hidden = false;
      go(key === "ArrowDown" ? 1 : -1);
    }
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (box.contains(relatedTarget)) return;
    hide();
    box.classList.remove("dp-find-is-open");
  });
  input.addEventListener("focus", () => { panel.hidden = !(shown && input.value.trim() === shown); });
  // Pressing on a hit must not take the focus from the field first, or the hit would be gone before it is let go of.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  show();
};
