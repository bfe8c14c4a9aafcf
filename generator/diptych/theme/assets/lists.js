// Filters a list that stands whole on the page. What is chosen is in the address, so that it can be linked to and kept.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase();

for (const form of document.querySelectorAll(".dp-filters")) {
  const list = document.getElementById(form.dataset.list);
  const items = [...list.querySelectorAll(":scope > li, :scope > section > details")];
  const found = form.querySelector(".dp-filters-found");
  const fields = [...form.elements].filter((field) => field.name);
  const words = new Map(items.map((item) => [item, fold(item.dataset.words ?? "")]));

  const fits = (item, field) => {
    if (!field.value.trim()) return true;
    if (field.type === "search") return fold(field.value).split(/\s+/).every((word) => words.get(item).includes(word));
    return item.dataset[field.name].split(" ").includes(field.value);
  };

  const apply = () => {
    for (const item of items) item.hidden = !fields.every((field) => fits(item, field));
    for (const group of list.querySelectorAll(":scope > section")) {
      group.hidden = !group.querySelector(":scope > details:not([hidden])");
    }
    const count = items.filter((item) => !item.hidden).length;
    const { one, many } = form.dataset;
    found.textContent = count === items.length ? `All ${count} ${many}` : `${count} of ${items.length} ${count === 1 ? one : many}`;
  };

  const keep = () => {
    const state = new URLSearchParams(location.search);
    for (const { name, value } of fields) value.trim() ? state.set(name, value) : state.delete(name);
    const query = state.size ? `?${state}` : "";
    history.replaceState(history.state, "", location.pathname + query + location.hash);
  };

  const read = () => {
    const state = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = state.get(field.name) ?? "";
      if (field.type === "search" || [...field.options].some((option) => option.value === value)) field.value = value;
    }
    apply();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { apply(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); keep(); }));
  addEventListener("popstate", read);
  form.hidden = false;
  read();
}

// A link to a name opens it.
const open = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches(".dp-names details")) {
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  }
};
addEventListener("hashchange", open);
open();
