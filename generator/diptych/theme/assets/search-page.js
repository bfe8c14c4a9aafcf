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

const UNASKED = "Type a word, or choose from the lists.";

if (location.protocol !== "file:") open(part(".dp-search", HTMLElement)); // else the page says so already

/**
 * Show the form in place of what is said to those without it. What a search needs is asked for once there is one: by the
 * address, by the first letter that is typed, or by whoever opens the lists.
 * @param {HTMLElement} page
 */
function open(page) {
  const form = part("form", HTMLFormElement, page);
  const [query, lists] = [part("[name=q]", HTMLInputElement, form), part("details", HTMLDetailsElement, form)];
  part(".dp-search-without", HTMLElement, page).hidden = true;
  form.hidden = false;
  query.value = asked().q ?? "";
  if (Object.values(asked()).some(Boolean)) {
    start(page, form, query);
    return;
  }
  part(".dp-search-status", HTMLElement, page).textContent = UNASKED;
  const waiting = new AbortController();
  const begin = () => { waiting.abort(); start(page, form, query); };
  query.addEventListener("input", begin, waiting);
  lists.addEventListener("toggle", begin, waiting);
}

/**
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} query
 */
async function start(page, form, query) {
  const list = part(".dp-search-hits", HTMLElement, page);
  list.ariaBusy = "true";
  const search = await import("./search.js");
  const selects = [...form.querySelectorAll("select")];
  const everything = await search.filters();
  const choices = choicesOf(selects, everything);
  const run = runner(page, search, query, selects, choices);

  const choose = () => {
    const state = asked();
    for (const select of selects) {
      const id = state[select.name] ?? "";
      offer(select, choices, choices[select.name].has(id) ? id : "", everything[select.name]);
    }
  };
  const keepAndRun = (isStep = true) => {
    keep(filled(fieldsOf(form)), { isStep });
    return run();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); keepAndRun(); });
  // Every choice is a step that the back button takes back; words still being typed are one step.
  form.addEventListener("change", ({ target }) => target === query || keepAndRun());
  query.addEventListener("input", search.settled(() => keepAndRun(false)));
  everywhere(page, selects, query, keepAndRun);
  addEventListener("popstate", ({ state }) => { query.value = asked().q ?? ""; choose(); run(state?.many); });

  choose();
  // Most readers only type: the lists open on demand, or where one of them was chosen from.
  if (selects.some(({ value }) => value)) part("details", HTMLDetailsElement, form).open = true;
  // While all this was loading, more may have been typed.
  await (query.value.trim() === (asked().q ?? "").trim() ? run(history.state?.many) : keepAndRun(false));
  list.ariaBusy = null;
}

/**
 * Let a button take back all that was chosen.
 * @param {HTMLElement} page
 * @param {HTMLSelectElement[]} selects
 * @param {HTMLInputElement} query
 * @param {() => void} search
 */
function everywhere(page, selects, query, search) {
  part(".dp-search-none button", HTMLButtonElement, page).addEventListener("click", () => {
    for (const select of selects) select.value = "";
    search();
    query.focus();
  });
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
    status.textContent = isAsked ? summary(found, choices, search) : UNASKED;
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
