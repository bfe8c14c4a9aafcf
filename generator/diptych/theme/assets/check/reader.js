// Reads a row of tags and texts, and keeps where cards stand. See found.js.

import { ledOn } from "./addressed.js";

/** @typedef {import("./addressed.js").Named} Named */
/** @typedef {ReturnType<typeof import("./addressed.js").addressesOf>} Addresses */
/** @typedef {{ named: Named, way: string, shown: number | null }} Place */
/** @typedef {{ own: Named | null, shown: number | null, places: Place[] }} Quote  a quotation that is open */

const MARKUP = /<[a-z!/][^<>]*>|&(?:amp;)*(?:lt|#60|#x3c);[a-z!/]/i; // escaped, too
const NUMBER = /^[0-9]{1,6}$/;
const STATED = /\bversion ([0-9]{1,6})\b/gi;
// What a citation of ours says before the address, with no other address in between.
const STATED_BEFORE = /\bversion ([0-9]{1,6})\b(?:(?!\/\/)[^]){0,200}$/i;
// As JSON writes what HTML gives a meaning.
const IN_JSON = [["\\/", "/"], ["\\u003c", "<"], ["\\u003e", ">"], ["\\u0026", "&"], ['\\"', '"']];
const PICTURE = /\/card\.(?:png|svg)(?:[?#]|$)/;
const KEPT = 240; // signs of text before an address

export class Reader {
  /** @type {Place[]} */
  all = [];
  /** @type {Quote[]} */
  quotes = [];
  /** @type {Named | null} */
  link = null;
  linked = "";
  before = "";

  /**
   * @param {Addresses} addresses
   * @param {(html: string) => Place[]} within  finds the places in HTML that a text holds
   */
  constructor(addresses, within) {
    this.addresses = addresses;
    this.within = within;
  }

  /** @param {Element} element */
  starts(element) {
    const given = new Map([...element.attributes].map(({ name, value }) => [name, value]));
    const tag = element.localName;
    const shown = number(taken(given, "data-version"));
    if (tag === "blockquote") {
      this.quotes.push({ own: this.addresses.of(taken(given, "data-card")), shown, places: [] });
    } else if (tag === "a") {
      this.closeLink();
      this.link = this.addresses.of(taken(given, "href"));
    }
    for (const value of given.values()) {
      const named = this.addresses.of(value);
      if (named) this.add({ named, way: wayOf(tag, value), shown });
      else this.finds(value);
    }
  }

  /** @param {Node} node */
  ends(node) {
    if (!(node instanceof Element)) return;
    if (node.localName === "a") this.closeLink();
    if (node.localName === "blockquote") {
      this.closeLink();
      this.closeQuote();
    }
  }

  /** @param {string} text */
  reads(text) {
    this.finds(text);
    if (this.link) this.linked += text;
    this.before = (this.before + text).slice(-KEPT);
  }

  end() {
    this.closeLink();
    return this.all;
  }

  /**
   * Read a text, which may hold HTML of its own, as it stands or as JSON writes it.
   * @param {string} written
   */
  finds(written) {
    const text = ledOn(IN_JSON.reduce((so, [json, meant]) => so.replaceAll(json, meant), written));
    if (MARKUP.test(text)) {
      this.within(text).forEach((place) => this.add(place));
      return;
    }
    for (const { index, named } of this.addresses.within(text)) {
      const before = (this.before + text.slice(0, index)).slice(-KEPT);
      this.add({ named, way: "link", shown: number(STATED_BEFORE.exec(before)?.[1]) });
    }
  }

  /** @param {Place} place */
  add(place) {
    (this.quotes.at(-1)?.places ?? this.all).push(place);
  }

  closeLink() {
    if (this.link) {
      const inside = number([...this.linked.matchAll(STATED)].at(-1)?.[1]);
      const before = this.before.endsWith(this.linked)
        ? this.before.slice(0, this.before.length - this.linked.length)
        : this.before;
      const shown = inside ?? number(STATED_BEFORE.exec(before)?.[1]);
      this.add({ named: this.link, way: inside === null ? "link" : "text", shown });
    }
    this.link = null;
    this.linked = "";
  }

  /** Take a pasted text for one card: the ways that it shows on, to the other side, are part of it. */
  closeQuote() {
    const quote = this.quotes.pop();
    if (!quote) return;
    const stated = quote.places.filter(({ way }) => way === "text").at(-1);
    const named = quote.own ?? stated?.named;
    if (named) {
      const kept = quote.places.filter(({ way }) => way === "frame" || way === "picture");
      quote.places = [{ named, way: "text", shown: stated ? stated.shown : quote.shown }, ...kept];
    }
    quote.places.forEach((place) => this.add(place));
  }
}

/**
 * Take an attribute out of those that are given.
 * @param {Map<string, string>} given
 * @param {string} name
 */
function taken(given, name) {
  const value = given.get(name) ?? "";
  given.delete(name);
  return value;
}

/**
 * @param {string} tag
 * @param {string} address
 */
function wayOf(tag, address) {
  if (PICTURE.test(address)) return "picture";
  return ["a", "area", "link", "meta"].includes(tag) ? "link" : "frame";
}

/** @param {string | undefined} text */
const number = (text) => (text && NUMBER.test(text) ? Number(text) : null);
