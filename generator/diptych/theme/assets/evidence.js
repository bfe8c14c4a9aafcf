// Explores the picture of evidence: a pointer, a finger or the arrow keys on a mark show its claim and its work at the foot
// of the window. Without this, a mark is a link, and the lists say the same.
import { around, part, parts } from "./dom.js";

const told = Object.assign(document.createElement("div"), { className: "dp-told", hidden: true });
told.setAttribute("role", "status");
/** @type {HTMLAnchorElement | undefined} */
let chosen;
/** @type {HTMLAnchorElement | undefined} */
let touched;

/** @param {HTMLAnchorElement | undefined} mark */
function choose(mark) {
  chosen?.classList.remove("dp-chosen");
  chosen = mark;
  told.hidden = !mark;
  if (!mark) return;
  mark.classList.add("dp-chosen");
  told.replaceChildren(...said(mark));
}

/**
 * Copy what the lists say of a mark: whose claim it is, what it rests on, and the claim, which leads to its page.
 * @param {HTMLAnchorElement} mark
 */
function said(mark) {
  const column = /** @type {Element} */ (mark.closest(".dp-column"));
  const entries = parts(".dp-read-all a", HTMLAnchorElement, column);
  const claim = entries.find(({ href }) => href === mark.href)?.closest("li");
  const work = claim?.parentElement?.closest("li")?.querySelector("b");
  return [part(".dp-side", HTMLElement, column).firstElementChild, work, claim].filter((each) => each instanceof Element)
    .map((each) => {
      const line = document.createElement("p");
      line.append(...each.cloneNode(true).childNodes);
      return line;
    });
}

/**
 * Make a column one stop of the keyboard, whose arrow keys go from mark to mark.
 * @param {HTMLElement} column
 * @param {HTMLAnchorElement[]} marks
 */
function followKeys(column, marks) {
  column.tabIndex = 0;
  column.setAttribute("role", "group");
  column.setAttribute("aria-label", `${marks.length} claims as marks: the arrow keys choose one, Enter opens it`);
  column.addEventListener("keydown", (event) => {
    if (event.target !== column || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) {
      const at = chosen ? marks.indexOf(chosen) : -1;
      choose(marks[Math.min(Math.max(at < 0 && by < 0 ? marks.length - 1 : at + by, 0), marks.length - 1)]);
      chosen?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && chosen && marks.includes(chosen)) location.assign(chosen.href);
    else return;
    event.preventDefault();
  });
}

for (const column of parts(".dp-column", HTMLElement)) {
  const marks = parts(".dp-run a", HTMLAnchorElement, column);
  if (marks.length) followKeys(column, marks);
  for (const mark of marks) mark.removeAttribute("title"); // the browser's own tip would lie over what is said
}
part(".dp-shares", HTMLElement).parentElement?.append(told);
addEventListener("pointerover", (event) => {
  const mark = event.pointerType === "mouse" && around(event, ".dp-run a");
  if (mark instanceof HTMLAnchorElement) choose(mark);
});
addEventListener("click", (event) => {
  const mark = around(event, ".dp-run a");
  if (!(mark instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // The first touch of a mark says what it is; the second, as every click of a mouse, follows it.
  if (event instanceof PointerEvent && event.pointerType !== "mouse" && mark !== touched) {
    event.preventDefault();
    touched = mark;
    choose(mark);
  }
});
addEventListener("keydown", ({ key }) => { if (key === "Escape") choose(undefined); });
