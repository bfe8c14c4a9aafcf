// Which cards stand in an article: as diptych.articles.found reads it, held to one table with it. The browser parses, in
// a document of its own that runs and fetches nothing; what is read of it is a row of tags and texts.

import { Reader } from "./reader.js";

/** @typedef {import("./reader.js").Place} Place */
/** @typedef {import("./reader.js").Addresses} Addresses */
/** @typedef {{ card: string, pinned: number | null, isSure: boolean, ways: string[], shown: number | null }} Found */

const DEEPEST = 5; // HTML in HTML in HTML …

/**
 * Find the cards of a site in an article, each once, in the order in which they stand.
 * @param {string} html
 * @param {Addresses} addresses
 * @returns {Found[]}
 */
export function findCards(html, addresses) {
  /** @type {Map<string, Place[]>} */
  const found = new Map();
  for (const place of placesIn(html, addresses, DEEPEST)) {
    const key = `${place.named.card} ${place.named.pinned}`;
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  const cards = [...found.values()].map(merged);
  const isPinned = new Set(cards.map(({ card, pinned }) => `${card} ${pinned}`));
  // Beside a pinned frame, its text says the version, and links to the page of the claim.
  return cards.filter(({ card, ways, pinned, shown }) =>
    String(ways) !== "text" || pinned || shown === null || !isPinned.has(`${card} ${shown}`));
}

/**
 * @param {Place[]} places
 * @returns {Found}
 */
function merged(places) {
  const { card, pinned } = places[0].named;
  const stated = places.flatMap(({ shown }) => shown ?? []);
  return {
    card,
    pinned,
    isSure: places.some(({ named }) => named.isSure),
    ways: [...new Set(places.map(({ way }) => way))],
    shown: pinned ?? (stated.length ? Math.min(...stated) : null),
  };
}

/**
 * @param {string} html
 * @param {Addresses} addresses
 * @param {number} depth
 * @returns {Place[]}
 */
function placesIn(html, addresses, depth) {
  const reader = new Reader(addresses, (text) => (depth ? placesIn(text, addresses, depth - 1) : []));
  walk(new DOMParser().parseFromString(inert(html.replace(CDATA, "")), "text/html"), reader);
  return reader.end();
}

const CDATA = /<!\[CDATA\[|\]\]>/g; // of a feed: to HTML it is none
// What would style, run or lead elsewhere, and what is read in its place, with all that it holds.
const INERT = [
  [/(<\/?)style(?![\w-])/gi, "$1script"], // not run where a text is only read
  [/<base(?![\w-])/gi, "<wbr"],
  [/(?<=[\s"'/])(?=(?:style|on[a-z]+)\s*=)/gi, "data-"],
];

/**
 * Take from HTML what the site's policy would refuse, loudly, though nothing here shows or runs it.
 * @param {string} html
 */
const inert = (html) => INERT.reduce((text, [found, instead]) => text.replace(found, String(instead)), html);

/**
 * Tell a reader of every tag and text below a node in their order, however deep; of templates too.
 * @param {Node} root
 * @param {Reader} reader
 */
function walk(root, reader) {
  /** @type {Node | null} */
  let node = root;
  while (node) {
    if (node instanceof Element) reader.starts(node);
    if (node.nodeType === Node.TEXT_NODE) reader.reads(node.nodeValue ?? "");
    if (node instanceof HTMLTemplateElement) walk(node.content, reader);
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && !node.nextSibling) {
      reader.ends(node);
      node = node === root ? null : node.parentNode;
    }
    if (node) reader.ends(node);
    node = node === root ? null : node?.nextSibling ?? null;
  }
}
