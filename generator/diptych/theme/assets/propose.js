// Propose a fact: what is filled in becomes a card and a file. Nothing is sent; what is shown of it is text.
import { part, parts } from "./dom.js";
import { showCard, unitsIn } from "./propose/card.js";
import { editorAddress, idOf, issueAddress, recordOf } from "./propose/record.js";
import { writeRecord } from "./propose/yaml.js";

/** @typedef {import("./propose/record.js").Answers} Answers */
/**
 * @typedef {{ fields: import("./propose/record.js").Field[], order: string[], empty: string[],
 *   hedges: Record<string, string>, units: string, used: string, repository: string, editor: string }} Known
 */

for (const page of parts(".dp-propose", HTMLElement)) start(page);

/** @param {HTMLElement} page */
function start(page) {
  const form = part("form", HTMLFormElement, page);
  /** @type {Known} */
  const known = JSON.parse(page.dataset.propose ?? "");
  const show = () => {
    offerParts(form);
    make(page, form, known);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.matches(".dp-more-rows")) addRow(target);
  });
  form.hidden = false;
  show(); // what the browser kept of an earlier visit
}

/**
 * Show of the form what goes with the kind and the side that are chosen.
 * @param {HTMLFormElement} form
 */
function offerParts(form) {
  const { kind, perspective } = valuesIn(form);
  for (const field of parts("[data-of]", HTMLElement, form)) {
    field.hidden = field.dataset.of !== kind;
    for (const input of parts("input", HTMLInputElement, field)) input.required = input.name !== "" && !field.hidden;
  }
  for (const option of parts("option[data-side]", HTMLOptionElement, form)) {
    option.disabled = option.dataset.side !== perspective;
    if (option.disabled && option.selected) option.selected = false;
  }
}

/**
 * Collect the single answers of a form, or of a row of it, with plain spaces.
 * @param {ParentNode} within
 * @returns {Record<string, string>}
 */
function valuesIn(within) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const field of within.querySelectorAll("input, select, textarea")) {
    const isPart = field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
    if (!isPart || field.closest("[hidden]:not(form)") || (within instanceof HTMLFormElement && field.closest(".dp-rows"))) continue;
    const written = field.value.normalize("NFC").split(/\s+/u).filter(Boolean).join(" ");
    if (written) values[field.name] = written;
  }
  return values;
}

/**
 * Collect all answers of a form, by the ids of its fields.
 * @param {HTMLFormElement} form
 * @returns {Answers}
 */
function answersOf(form) {
  /** @type {Answers} */
  const answers = valuesIn(form);
  for (const set of parts("[data-many]", HTMLElement, form)) {
    const rows = parts(".dp-row-parts", HTMLElement, set).map(valuesIn).filter((row) => Object.keys(row).length);
    if (rows.length) answers[set.dataset.many ?? ""] = rows.map((row) => row.each ?? row);
  }
  return answers;
}

/**
 * Make card, file and ways on of what is filled in.
 * @param {HTMLElement} page
 * @param {HTMLFormElement} form
 * @param {Known} known
 */
function make(page, form, known) {
  const answers = answersOf(form);
  const record = recordOf(answers, known.fields, known.order);
  const topic = String(answers.question ?? "").split("/")[0] || "TOPIC";
  const name = idOf(String(answers.statement ?? ""), known.empty, known.used.split(" "));
  const [path, text] = [`facts/${topic}/${name}.yml`, writeRecord(record, "../../schema/fact.json")];
  part("#propose-file", HTMLTextAreaElement, page).value = text;
  part("[data-path]", HTMLElement, page).textContent = path;
  showCard(page, answers, known.hedges, unitsIn(known.units));
  const missing = parts(":invalid:not(fieldset)", Element, form).map((field) => field.closest(".dp-field")?.querySelector("label")?.textContent);
  part(".dp-propose-told", HTMLElement, page).textContent = missing.length ? `Still needed: ${missing.join("; ")}` : "";
  offer(page, text, path, known, answers);
  part(".dp-propose-made", HTMLElement, page).hidden = !answers.statement;
}

/**
 * Offer the file, and where the site has a repository, the ways into it.
 * @param {HTMLElement} page
 * @param {string} text
 * @param {string} path
 * @param {Known} known
 * @param {Answers} answers
 */
function offer(page, text, path, known, answers) {
  const file = part("[data-download]", HTMLAnchorElement, page);
  if (file.href) URL.revokeObjectURL(file.href);
  file.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  file.download = path.slice(path.lastIndexOf("/") + 1);
  lead(part("[data-issue]", HTMLAnchorElement, page), known.repository && issueAddress(known.repository, answers, known.fields));
  lead(part("[data-editor]", HTMLAnchorElement, page), known.editor && editorAddress(known.editor, path, text));
}

/**
 * @param {HTMLAnchorElement} link
 * @param {string} address  none where there is no such way
 */
function lead(link, address) {
  link.hidden = !address;
  if (address) Object.assign(link, { href: address, rel: "nofollow" });
}

/** @param {Element} button */
function addRow(button) {
  const rows = button.parentElement && part(".dp-rows", HTMLElement, button.parentElement);
  const row = rows?.lastElementChild?.cloneNode(true);
  if (!rows || !(row instanceof HTMLElement)) return;
  for (const field of parts("input", HTMLInputElement, row)) field.value = "";
  for (const field of parts("select", HTMLSelectElement, row)) field.value = "";
  rows.append(row);
  row.querySelector("input")?.focus();
}
