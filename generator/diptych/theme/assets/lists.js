// Filters a list that stands whole on the page. What is chosen is in the address, so that it can be linked to and kept.
import { part, parts } from "./dom.js";
import { fold, hasWords } from "./fold.js";
import { asked, fieldsOf, fill, filled, keep } from "./state.js";

for (const form of parts(".dp-filters", HTMLFormElement)) makeFilter(form);
addEventListener("hashchange", openTarget);
openTarget();

/** @param {HTMLFormElement} form */
function makeFilter(form) {
  const { list: id, one, many } = form.dataset;
  const list = part(`#${id}`, HTMLElement);
  const items = parts(":scope > li, :scope > section > details", HTMLElement, list);
  const groups = parts(":scope > section", HTMLElement, list);
  const found = part(".dp-filters-found", HTMLElement, form);
  const fields = fieldsOf(form);
  const words = new Map(items.map((item) => [item, fold(item.dataset.words ?? "")]));

  /** @param {HTMLElement} item */
  const fits = (item) => fields.every(({ name, type, value }) => {
    if (!value.trim()) return true;
    if (type === "search") return hasWords(words.get(item) ?? "", value.trim());
    return item.dataset[name]?.split(" ").includes(value);
  });
  const apply = () => {
    for (const item of items) item.hidden = !fits(item);
    for (const group of groups) group.hidden = !group.querySelector(":scope > details:not([hidden])");
    const count = items.filter((item) => !item.hidden).length;
    const isAll = count === items.length;
    found.textContent = isAll ? `All ${count} ${many}` : `${count} of ${items.length} ${count === 1 ? one : many}`;
  };
  const applyAndKeep = () => {
    apply();
    keep({ ...asked(), ...filled(fields) }, { isStep: false });
  };
  const read = () => {
    fill(fields, asked());
    apply();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", applyAndKeep);
  form.addEventListener("reset", () => setTimeout(applyAndKeep)); // once the fields are empty
  addEventListener("popstate", read);
  form.hidden = false;
  read();
}

/** Open the name that a link leads to. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement && target.matches(".dp-names details"))) return;
  target.hidden = false;
  target.open = true;
  target.scrollIntoView();
}
