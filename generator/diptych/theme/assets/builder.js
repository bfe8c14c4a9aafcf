// The card builder: its state is in the address, its snippets are those of the fact's own page.
import { around, part, parts } from "./dom.js";
import { fitFrames } from "./frames.js";
import { asked, keep } from "./state.js";

/** @typedef {{ title: string, page: string, card: string, pinned: string }} Card */

const WIDTHS = [280, 480, 720];
const [LOOKED_AT, OFFERED] = [20, 7]; // of what the search finds, topics and names have no card

for (const builder of parts(".dp-builder", HTMLElement)) start(builder);

/** @param {HTMLElement} builder */
async function start(builder) {
  const form = part("form", HTMLFormElement, builder);
  const pick = part("[name=pick]", HTMLInputElement, form);
  const views = part(".dp-builder-views", HTMLElement, builder);
  views.ariaBusy = "true";
  /** @type {Card[]} */
  const cards = await (await fetch(builder.dataset.cards ?? "")).json();
  const state = asked();
  const first = state.card ?? builder.dataset.first;
  let chosen = cards.find(({ card }) => card === first) ?? cards[0];
  for (const input of form.querySelectorAll("input")) {
    if (input.type === "radio" && input.value === state[input.name]) input.checked = true;
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => target === pick || show(builder, form, chosen));
  fitFrames(builder);
  offer(builder, pick, cards, (card) => {
    chosen = card;
    show(builder, form, chosen);
  });
  await show(builder, form, chosen);
  views.ariaBusy = null;
}

/**
 * Let a card be found by the site's search: what it finds is listed while somebody types, in its order.
 * @param {HTMLElement} builder
 * @param {HTMLInputElement} pick
 * @param {Card[]} cards
 * @param {(card: Card) => void} choose
 */
function offer(builder, pick, cards, choose) {
  const list = part(".dp-builder-hits", HTMLOListElement, builder);
  const status = part(".dp-builder-status", HTMLElement, builder);
  /** @param {string} href */
  const cardAt = (href) => cards.find(({ page }) => String(new URL(page, root())) === href);
  /** @param {Element} item */
  const cardOf = (item) => cardAt(item.querySelector("a")?.href ?? "");
  list.addEventListener("click", (event) => {
    const link = around(event, "a");
    const card = link instanceof HTMLAnchorElement && cardAt(link.href);
    if (!card) return;
    event.preventDefault();
    list.replaceChildren();
    pick.value = "";
    status.textContent = "";
    choose(card);
  });
  pick.addEventListener("input", async () => {
    const query = pick.value.trim();
    const { find, hits } = await import("./search.js");
    const { results } = query ? await find(query) : { results: [] };
    const items = (await hits(results.slice(0, LOOKED_AT))).filter(cardOf).slice(0, OFFERED);
    if (query !== pick.value.trim()) return;
    list.replaceChildren(...items);
    status.textContent = query && !items.length ? "No card is found by these words." : "";
  });
}

/** Say where the site begins: the builder lies a folder below. */
const root = () => new URL("../", location.href.replace(/[?#].*/, ""));

/**
 * Show the chosen card at its widths, and its snippet.
 * @param {HTMLElement} builder
 * @param {HTMLFormElement} form
 * @param {Card} card
 */
async function show(builder, form, card) {
  part("[name=version][value=pinned]", HTMLInputElement, form).disabled = !card.pinned;
  part(".dp-builder-chosen", HTMLElement, builder).textContent = card.title;
  const said = new FormData(form);
  const [theme, version, way] = ["theme", "version", "way"].map((name) => String(said.get(name) ?? ""));
  keep({ card: card.card, theme, version, way }, { isStep: false });
  const address = ((version && card.pinned) || card.card) + (theme && `?theme=${theme}`);
  part(".dp-builder-views", HTMLElement, builder)
    .replaceChildren(...WIDTHS.map((width) => view(String(new URL(address, root())), width)));
  const page = new DOMParser().parseFromString(await (await fetch(new URL(card.page, root()))).text(), "text/html");
  const snippet = part("#builder-snippet", HTMLTextAreaElement, builder);
  snippet.value = part(`#use-${way}`, HTMLTextAreaElement, page).value.replace(
    /(src|data-card)="([^"]*\/embed\/[^"]*)"/,
    (_, name, old) => `${name}="${old.slice(0, old.indexOf("/embed/") + 1)}${address}"`,
  );
}

/**
 * @param {string} src
 * @param {number} width
 */
function view(src, width) {
  const title = `The card at ${width} pixels`;
  const figure = document.createElement("figure");
  figure.append(
    Object.assign(document.createElement("iframe"), { src, width, title }),
    Object.assign(document.createElement("figcaption"), { textContent: `${width} px` }),
  );
  return figure;
}
