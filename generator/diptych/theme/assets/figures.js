// The table of figures: sorts and filters the rows that are there, keeps its state in the address, saves what it shows.
"use strict";

{
  const table = document.querySelector(".dp-figures");
  const form = document.querySelector(".dp-filters");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const headers = [...table.querySelectorAll("th[data-sort]")];
  const count = document.querySelector(".dp-count [role=status]");
  const order = document.querySelector(".dp-order");
  const SAID = {
    side: ["◧ first", "◨ first"],
    figure: ["within each unit, the smallest first", "within each unit, the largest first"],
    label: ["from A to Z", "from Z to A"],
    date: ["the earliest first, undated ones last", "the latest first, undated ones last"],
    topic: ["from A to Z", "from Z to A"],
    evidence: ["cited works first", "no source first"],
  };
  const EVIDENCE = ["cited", "credited", "none"];
  const HEDGES = ["less-than", "at-most", "about", "exact", "between", "at-least", "more-than"];
  let sorted = ""; // a column, with a minus before it where it goes down; nothing for the reading order

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  const amount = ({ value, low, high }) => Number(value ?? low) || Number(high) || 0;
  const text = (row, part) => row.querySelector(part).textContent.trim();
  // By the filter: a row says "1 bridge" where another of the same unit says "2 bridges".
  const unitNames = new Map([...form.elements.unit.options].map((option) => [option.value, option.text]));
  const facts = new Map(rows.map((row, place) => [row, {
    ...row.dataset,
    place,
    words: folded(row.textContent),
    side: row.querySelector(".dp-left") ? 0 : 1,
    label: text(row, "th"),
    topicTitle: text(row, ".dp-figures-topic"),
    unitName: unitNames.get(row.dataset.unit),
  }]));

  // Each compares two rows, `way` being 1 or -1. What has no number or date to compare keeps its place.
  const alphabet = new Intl.Collator("en");
  const COLUMNS = {
    side: (one, other, way) => way * (one.side - other.side),
    // Numbers of unlike units have no order among themselves: units go by name, and only numbers of one unit by size.
    figure: (one, other, way) =>
      alphabet.compare(one.unitName, other.unitName) || compare(one.unit, other.unit)
      || way * (amount(one) - amount(other)
        || HEDGES.indexOf(one.qualifier) - HEDGES.indexOf(other.qualifier)),
    label: (one, other, way) => way * alphabet.compare(one.label, other.label),
    date: (one, other, way) =>
      compare(!one.end, !other.end) || way * (compare(one.start, other.start) || compare(one.end, other.end)),
    topic: (one, other, way) => way * alphabet.compare(one.topicTitle, other.topicTitle),
    evidence: (one, other, way) => way * (EVIDENCE.indexOf(one.evidence) - EVIDENCE.indexOf(other.evidence)),
  };

  const FILTERS = {
    side: (fact, side) => fact.perspective === side,
    topic: (fact, topic) => fact.topic === topic,
    unit: (fact, unit) => fact.unit === unit,
    year: (fact, year) => (fact.end ? fact.start.slice(0, 4) <= year && year <= fact.end.slice(0, 4) : year === "none"),
    evidence: (fact, evidence) => fact.evidence === evidence,
    hedge: (fact, hedge) => fact.qualifier === hedge,
    q: (fact, words) => folded(words).split(/\s+/).every((word) => fact.words.includes(word)),
  };

  function show() {
    const wanted = Object.entries(FILTERS).map(([name, fits]) => [form.elements[name].value.trim(), fits]);
    const shown = rows.filter((row) => wanted.every(([value, fits]) => !value || fits(facts.get(row), value)));
    const way = sorted.startsWith("-") ? -1 : 1;
    const column = sorted.replace("-", "");
    const inOrder = (one, other) => COLUMNS[column]?.(facts.get(one), facts.get(other), way)
      || facts.get(one).place - facts.get(other).place;
    shown.sort(inOrder);
    body.replaceChildren(...shown);
    rows.forEach((row) => row.classList.remove("dp-figures-break"));
    if (column === "figure") {
      shown.forEach((row, place) => row.classList.toggle(
        "dp-figures-break", place > 0 && row.dataset.unit !== shown[place - 1].dataset.unit));
    }
    for (const header of headers) {
      const state = header.dataset.sort === column ? (way < 0 ? "descending" : "ascending") : "none";
      header.setAttribute("aria-sort", state);
    }
    const all = `${rows.length} figure${rows.length === 1 ? "" : "s"}`;
    count.textContent = shown.length === rows.length ? all : `${shown.length} of ${all}`;
    order.textContent = column ? `By ${column}: ${SAID[column][way < 0 ? 1 : 0]}.` : "In the order of the topics.";
  }

  function read() {
    const state = new URLSearchParams(location.search);
    for (const name of Object.keys(FILTERS)) {
      const field = form.elements[name];
      field.value = state.get(name) ?? "";
      if (field.value !== (state.get(name) ?? "")) field.value = ""; // an address may name what is no choice
    }
    const asked = state.get("sort") ?? "";
    sorted = Object.hasOwn(COLUMNS, asked.replace("-", "")) ? asked : "";
    show();
  }

  function write(isTyping) {
    const state = new URLSearchParams();
    for (const name of Object.keys(FILTERS)) {
      const value = form.elements[name].value.trim();
      if (value) state.set(name, value);
    }
    if (sorted) state.set("sort", sorted);
    const address = `${location.pathname}${String(state) && `?${state}`}${location.hash}`;
    show();
    try {
      // Every letter is no page of its own to go back to.
      if (isTyping) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // A page in a folder may not change its address.
    }
  }

  // A text that a spreadsheet would run as a formula is marked as text, as OWASP advises; numbers of ours are digits.
  function cell(value) {
    const written = String(value ?? "");
    const isNumber = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(written);
    const safe = !isNumber && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(written) ? `'${written}` : written;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  // The columns of the whole table, api/v1/facts.csv. Most stand in each row's data; these are read off its cells.
  const columns = table.dataset.columns.split(" ");
  const READ_OFF = {
    label: (fact) => fact.label,
    text: (fact, row) => [text(row, ".dp-figures-number"), text(row, ".dp-figures-unit")].filter(Boolean).join(" "),
    statement: (fact, row) => text(row, ".dp-figures-fact a"),
    url: (fact) => `${table.dataset.site}facts/${fact.fact}/`,
  };

  function download() {
    const value = (name, row) => READ_OFF[name]?.(facts.get(row), row) ?? row.dataset[name];
    const lines = [columns, ...[...body.rows].map((row) => columns.map((name) => value(name, row)))];
    const csv = lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
    const link = document.createElement("a");
    // Excel reads UTF-8 only where a byte order mark says so.
    link.href = URL.createObjectURL(new Blob(["\uFEFF", csv], { type: "text/csv;charset=utf-8" }));
    link.download = "figures.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  // Narrow rows are no longer laid out as a table; some browsers then forget that they are one.
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const [name, role] of Object.entries(ROLES)) {
    for (const element of [table, ...table.querySelectorAll(name)]) {
      if (element.localName === name) element.setAttribute("role", role);
    }
  }
  for (const header of table.querySelectorAll("th")) {
    header.setAttribute("role", header.scope === "row" ? "rowheader" : "columnheader");
  }

  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => {
      sorted = sorted === header.dataset.sort ? `-${sorted}` : header.dataset.sort;
      write();
    });
    header.append(button);
  }
  form.addEventListener("input", (event) => write(event.target.name === "q"));
  form.addEventListener("reset", () => {
    sorted = "";
    setTimeout(write); // once the fields are empty
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".dp-csv").addEventListener("click", download);
  addEventListener("popstate", read);
  read();
}
