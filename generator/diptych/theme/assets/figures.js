// The table of figures: sorts and filters the claims and their figures, keeps its state in the address, saves what it
// shows.
import { part, parts } from "./dom.js";
import { download } from "./figures/download.js";
import { inOrder, orderInWords, orderOf, passes, readRow } from "./figures/rows.js";
import { asked, fieldsOf, fill, filled, keep } from "./state.js";

const table = part(".dp-figures", HTMLTableElement);
const form = part(".dp-filters", HTMLFormElement);
const [body] = table.tBodies;
const fields = fieldsOf(form);
const headers = parts("th[data-sort]", HTMLTableCellElement, table);
const units = part("[name=unit]", HTMLSelectElement, form).options;
const unitNames = new Map([...units].map((option) => [option.value, option.text]));
const rows = parts("li", HTMLLIElement, body).map((element, place) => readRow(element, place, unitNames));
let sort = ""; // as it stands in the address

function show() {
  const chosen = filled(fields);
  const order = orderOf(sort);
  const shown = inOrder(rows.filter((row) => passes(row, chosen)), order);
  const claims = new Map(shown.map(({ claim }) => [claim, shown.filter((row) => row.claim === claim)]));
  body.replaceChildren(...claims.keys());
  let unit = shown[0]?.data.unit;
  for (const [claim, own] of claims) {
    part("ul", HTMLUListElement, claim).replaceChildren(...own.map(({ element }) => element));
    claim.classList.toggle("dp-figures-break", order.column === "figure" && own[0].data.unit !== unit);
    unit = own[0].data.unit;
  }
  for (const header of headers) {
    const way = order.isDown ? "descending" : "ascending";
    header.setAttribute("aria-sort", header.dataset.sort === order.column ? way : "none");
  }
  const all = `${rows.length} figure${rows.length === 1 ? "" : "s"}`;
  const these = shown.length === rows.length ? all : `${shown.length} of ${all}`;
  part(".dp-count [role=status]", HTMLElement).textContent =
    shown.length ? `${these}, in ${claims.size} claim${claims.size === 1 ? "" : "s"}` : these;
  part(".dp-order", HTMLElement).textContent = orderInWords(order);
}

function read() {
  const state = asked();
  fill(fields, state);
  sort = orderOf(state.sort).column && state.sort;
  show();
}

function write(isStep = true) {
  show();
  keep({ ...filled(fields), sort }, { isStep });
}

/** Say what the table is made of: some browsers forget it where narrow rows are no longer laid out as a table. */
function nameRoles() {
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const [name, role] of Object.entries(roles)) {
    for (const element of [table, ...table.querySelectorAll(name)]) {
      if (element.localName === name) element.setAttribute("role", role);
    }
  }
  for (const header of table.querySelectorAll("th")) {
    header.setAttribute("role", header.scope === "row" ? "rowheader" : "columnheader");
  }
}

function makeSortable() {
  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      const column = header.dataset.sort ?? "";
      sort = sort === column ? `-${column}` : column;
      write();
    });
    header.append(button);
  }
}

nameRoles();
makeSortable();
// Every letter is no page of its own to go back to.
form.addEventListener("input", ({ target }) => write(!(target instanceof HTMLInputElement)));
form.addEventListener("reset", () => {
  sort = "";
  setTimeout(write); // once the fields are empty
});
form.addEventListener("submit", (event) => event.preventDefault());
part(".dp-csv", HTMLElement, form).addEventListener("click", () => download(table, parts("li", HTMLLIElement, body)));
addEventListener("popstate", read);
read();
