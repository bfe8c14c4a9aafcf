// Check my article: the cards of what is pasted, each with how it stands by the site's own status. Nothing is sent: what
// is pasted is read here, and what is shown of it is text.
import { addressesOf } from "./check/addressed.js";
import { findCards } from "./check/found.js";
import { part, parts } from "./dom.js";

/** @typedef {import("./check/found.js").Found} Found */
/** @typedef {{ version: number, state: string, since: { said: string, why: string }[] }} Version */
/** @typedef {{ title: string, url: string, moved_to: string | null, versions: Version[] }} Status */
/** @typedef {Record<string, string>} Words  how it is said, by the states and more */

const WAIT = 150; // milliseconds after the last key, so that a long article is not read at every letter

for (const page of parts(".dp-check", HTMLElement)) start(page);

/** @param {HTMLElement} page */
async function start(page) {
  const form = part("form", HTMLFormElement, page);
  const told = part(".dp-check-told", HTMLElement, page);
  /** @type {Words} */
  const words = JSON.parse(page.dataset.words ?? "");
  const addresses = addressesOf(page.dataset.site ?? "");
  /** @type {Record<string, Status>} */
  let statuses;
  try {
    const answer = await (await fetch(page.dataset.status ?? "")).json();
    statuses = Object.assign(Object.create(null), answer.facts, answer.pairs); // no name of an object is an id
  } catch {
    told.textContent = words.unread;
    return;
  }
  const field = part("textarea", HTMLTextAreaElement, form);
  const list = part(".dp-check-cards", HTMLOListElement, page);
  let timer = 0;
  const check = () => {
    const found = findCards(field.value, addresses).filter(({ card, isSure }) => isSure || card in statuses);
    list.replaceChildren(...found.map((each) => row(each, statuses[each.card], words)));
    const shown = words[found.length === 1 ? "one" : "several"].replace("{}", String(found.length));
    told.textContent = field.value.trim() && (found.length ? shown : words.none);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, WAIT);
  });
  form.hidden = false;
  check(); // what the browser kept of an earlier visit
}

/**
 * Show a card, how it stands, and what was corrected since the version that the article has.
 * @param {Found} found
 * @param {Status | undefined} status
 * @param {Words} words
 */
function row(found, status, words) {
  // Where the article states no version, or one that was said of something else, it may have had the first.
  const stated = found.shown && status?.versions[found.shown - 1];
  const version = stated || (found.pinned === null ? status?.versions[0] : undefined);
  const state = version?.state ?? "unknown";
  const said = [
    version && status?.moved_to && words.moved.replace("{}", status.moved_to),
    found.pinned !== null && words.pinned.replace("{}", String(found.pinned)),
    words[state],
  ].filter((each) => typeof each === "string");
  const item = document.createElement("li");
  item.dataset.state = state;
  item.append(
    element("p", element("b", capitalized(said.join(", "))), ` (${found.ways.map((way) => words[way]).join(", ")})`),
    element("p", status ? Object.assign(element("a", status.title), { href: status.url }) : found.card),
  );
  for (const each of version?.since ?? []) item.append(element("p", element("b", `${each.said}.`), ` ${each.why}`));
  return item;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {...(string | Node)} content
 */
function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** @param {string} text */
const capitalized = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
