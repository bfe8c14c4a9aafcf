// The card builder: its state is in the address, its snippets are those of the fact's own page.
import { part, parts } from "./dom.js";
import { asked, keep } from "./state.js";

/** @typedef {{ title: string, page: string, card: string, pinned: string }} Card */

const WIDTHS = [280, 480, 720];

for (const builder of parts(".dp-builder", HTMLElement)) start(builder);

/** @param {HTMLElement} builder */
async function start(builder) {
  const form = part("form", HTMLFormElement, builder);
  const pick = part("[name=pick]", HTMLInputElement, form);
  const views = part(".dp-builder-views", HTMLElement, builder);
  views.ariaBusy = "true";
  /** @type {Card[]} */
  const cards = await (await fetch(builder.dataset.cards ?? "")).json();
  part("datalist", HTMLDataListElement, builder)
    .append(...cards.map(({ title }) => Object.assign(document.createElement("option"), { value: title })));
  const state = asked();
  const chosen = cards.find(({ card }) => card === state.card);
  if (chosen) pick.value = chosen.title;
  for (const input of form.querySelectorAll("input")) {
    if (input.type === "radio" && input.value === state[input.name]) input.checked = true;
  }
  const build = () => show(builder, form, cards.find(({ title }) => title === pick.value));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", build);
  addEventListener("message", (message) => fit(builder, message));
  if (chosen) await build();
  views.ariaBusy = null;
}

/**
 * Show the chosen card at its widths, and its snippet.
 * @param {HTMLElement} builder
 * @param {HTMLFormElement} form
 * @param {Card | undefined} card
 */
async function show(builder, form, card) {
  const status = part(".dp-builder-status", HTMLElement, builder);
  part("[name=version][value=pinned]", HTMLInputElement, form).disabled = Boolean(card && !card.pinned);
  const said = new FormData(form);
  const [pick, theme, version, way] = ["pick", "theme", "version", "way"].map((name) => String(said.get(name) ?? ""));
  if (!card) {
    status.textContent = pick ? "Choose one of the list." : "";
    return;
  }
  keep({ card: card.card, theme, version, way }, { isStep: false });
  const root = new URL("../", location.href.replace(/[?#].*/, ""));
  const address = ((version && card.pinned) || card.card) + (theme && `?theme=${theme}`);
  part(".dp-builder-views", HTMLElement, builder)
    .replaceChildren(...WIDTHS.map((width) => view(String(new URL(address, root)), width)));
  const page = new DOMParser().parseFromString(await (await fetch(new URL(card.page, root))).text(), "text/html");
  const snippet = part("#builder-snippet", HTMLTextAreaElement, builder);
  snippet.value = part(`#use-${way}`, HTMLTextAreaElement, page).value.replace(
    /(src|data-card)="([^"]*\/embed\/[^"]*)"/,
    (_, name, old) => `${name}="${old.slice(0, old.indexOf("/embed/") + 1)}${address}"`,
  );
  status.textContent = "";
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

/**
 * Give a frame the height that its card tells.
 * @param {HTMLElement} builder
 * @param {MessageEvent} message
 */
function fit(builder, { source, data }) {
  const frame = parts("iframe", HTMLIFrameElement, builder).find((each) => each.contentWindow === source);
  if (frame && data?.message === "height" && data.value > 40 && data.value < 9000) frame.height = data.value;
}
