// The search page. What is asked for stands in the address: ?q=…&side=…&topic=…
import { part } from "./dom.js";
import { chosenOf, choicesOf, offer } from "./search/choices.js";
import { makeList } from "./search/list.js";
import { asked, fieldsOf, filled, keep } from "./state.js";

/**
 * @typedef {typeof import("./search.js")} Search
 * @typedef {import("./search/choices.js").Choices} Choices
 * @typedef {Awaited<ReturnType<Search["find"]>>} Found
 */

if (location.protocol !== "file:") start(part(".dp-search", HTMLElement)); // else the page says so already

/** @param {HTMLElement} page */
async function start(page) {
  const list = part(".dp-search-hits", HTMLElement, page);
  list.ariaBusy = "true";
  const [form, search] = [part("form", HTMLFormElement, page), await import("./search.js")];
  const query = part("[name=q]", HTMLInputElement, form);
  const selects = [...form.querySelectorAll("select")];
  const everything = await search.filters();
  const choices = choicesOf(selects, everything);
  const run = runner(page, search, query, selects, choices);

  const read = () => {
    const state = asked();
    query.value = state.q ?? "";
    for (const select of selects) {
      const id = state[select.name] ?? "";
      offer(select, choices, choices[select.name].has(id) ? id : "", everything[select.name]);
    }
  };
  const keepAndRun = (isStep = true) => {
    keep(filled(fieldsOf(form)), { isStep });
    run();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); keepAndRun(); });
  // Every choice is a step that the back button takes back; words still being typed are one step.
  form.addEventListener("change", ({ target }) => target === query || keepAndRun());
  query.addEventListener("input", search.settled(() => keepAndRun(false)));
  part(".dp-search-none button", HTMLButtonElement, page).addEventListener("click", () => {
    for (const select of selects) select.value = "";
    keepAndRun();
    query.focus();
  });
  addEventListener("popstate", ({ state }) => { read(); run(state?.many); });

  read();
  open(page, form);
  await run(history.state?.many);
  list.ariaBusy = null;
}

/**
 * Show the form in place of what is said to those without it.
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 */
function open(page, form) {
  part(".dp-search-without", HTMLElement, page).hidden = true;
  form.hidden = false;
  // Most readers only type: the lists open on demand, or where one of them was chosen from.
  part("details", HTMLDetailsElement, form).open = [...form.querySelectorAll("select")].some(({ value }) => value);
}

/**
 * Make the function that searches for what the form says, and shows the first results.
 * @param {HTMLElement} page
 * @param {Search} search
 * @param {HTMLInputElement} query
 * @param {HTMLSelectElement[]} selects
 * @param {Choices} choices
 */
function runner(page, search, query, selects, choices) {
  const [status, none] = [part(".dp-search-status", HTMLElement, page), part(".dp-search-none", HTMLElement, page)];
  const list = makeList(page, search.hits);
  const { title } = document;
  let turn = 0;
  /** @param {number} [many] */
  return async (many) => {
    const mine = ++turn;
    const [q, chosen] = [query.value.trim(), chosenOf(selects, choices)];
    const isAsked = Boolean(q || Object.keys(chosen).length);
    const found = await search.find(q, chosen);
    // A list counts what each of its values would leave, all other lists being as they are.
    const without = await Promise.all(selects.map(({ name }) => {
      const { [name]: own, ...others } = chosen;
      return own ? search.find(q, others) : found;
    }));
    if (mine !== turn) return;
    selects.forEach((select, at) => offer(select, choices, select.value, without[at].filters[select.name]));
    const results = isAsked ? found.results : [];
    await list.show(results, many);
    if (mine !== turn) return;
    document.title = q ? `${q} – ${title}` : title;
    none.hidden = !isAsked || results.length > 0;
    part("button", HTMLButtonElement, none).hidden = !Object.keys(chosen).length;
    status.textContent = isAsked ? summary(found, choices, search) : "Type a word, or choose from the lists.";
  };
}

/**
 * Say how much was found, and of which side.
 * @param {Found} found
 * @param {Choices} choices
 * @param {Search} search
 */
function summary({ results, filters: counts, elsewhere, ...said }, choices, search) {
  const absent = search.told(said, results.length + elsewhere);
  if (!results.length && elsewhere) {
    return `Nothing is found in what you chose; ${elsewhere} elsewhere. ${absent}`;
  }
  if (!results.length) return absent;
  const facts = [...choices.side.values()]
    .map(({ label, value }) => ({ count: counts.side[value] ?? 0, side: label.slice(2) }));
  const others = results.length - facts.reduce((sum, { count }) => sum + count, 0);
  const of = facts.map(({ count, side }) => `${count} of ${side}`).join(", ");
  const counted = `${results.length} found: ${of}${others ? `, ${others} of neither (texts, topics, questions, names)` : ""}.`;
  return [absent, counted].filter(Boolean).join(" ");
}
