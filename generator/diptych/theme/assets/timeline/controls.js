// What readers zoom and move the timeline with: links, buttons, keys, and a mouse drawn over the axis.
import { around, part } from "../dom.js";
import { ofQuery } from "../state.js";
import { entryOf } from "./draw.js";
import { MARK } from "./layout.js";
import { clamp, isSame, ofState, stepped } from "./period.js";

/**
 * @typedef {import("./period.js").Period} Period
 * @typedef {{ whole: Period, shown: () => Period, show: (period: Period, isStep?: boolean) => void }} Zoom
 */

/** @type {Record<string, string>} */
const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer", "-": "wider", Home: "whole" };

/**
 * Follow the links and buttons.
 * @param {HTMLElement} zoom
 * @param {Zoom} way
 */
export function followButtons(zoom, { whole, shown, show }) {
  zoom.addEventListener("click", (event) => {
    const chosen = around(event, "a, button");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (chosen instanceof HTMLAnchorElement) show(ofState(ofQuery(chosen.search), whole));
    else if (chosen instanceof HTMLButtonElement) show(stepped(chosen.dataset.step ?? "", shown(), whole));
  });
}

/**
 * Mark the link to the shown period, and the buttons that can do no more.
 * @param {Element} zoom
 * @param {Period} shown
 * @param {Period} whole
 */
export function markButtons(zoom, shown, whole) {
  for (const link of zoom.querySelectorAll("a")) {
    if (isSame(ofState(ofQuery(link.search), whole), shown)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const button of zoom.querySelectorAll("button")) {
    const isVain = isSame(stepped(button.dataset.step ?? "", shown, whole), shown);
    button.setAttribute("aria-disabled", String(isVain));
  }
}

/**
 * Let the keyboard move the axis.
 * @param {HTMLElement} axis
 * @param {Zoom} way
 */
export function followKeys(axis, { whole, shown, show }) {
  axis.tabIndex = 0;
  axis.setAttribute("role", "group");
  axis.setAttribute("aria-label", axis.dataset.label ?? "");
  axis.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(KEYS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(stepped(KEYS[event.key], shown(), whole), !event.repeat);
  });
}

/**
 * Let a mouse drawn over the axis choose a period.
 * @param {HTMLElement} drawing
 * @param {Zoom} way
 */
export function followMouse(drawing, { shown, show }) {
  const scale = part(".dp-scale", SVGElement, drawing);
  const band = Object.assign(document.createElement("div"), { className: "dp-band", hidden: true });
  /** @type {number | undefined} */
  let start;
  drawing.append(band);
  /** @param {MouseEvent} event */
  const placeOf = (event) => clamp(event.clientX - scale.getBoundingClientRect().left, 0, scale.clientWidth);
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) start = placeOf(event);
  });
  addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    const [left, right] = [start, placeOf(event)].sort((a, b) => a - b);
    band.hidden = right - left < MARK;
    band.style.left = `${left}px`;
    band.style.width = `${right - left}px`;
  });
  addEventListener("pointerup", (event) => {
    if (start !== undefined && !band.hidden) {
      const [first, end] = shown();
      const month = (end - first) / scale.clientWidth;
      const [from, to] = [start, placeOf(event)].sort((a, b) => a - b);
      show([first + Math.floor(from * month), first + Math.ceil(to * month)]);
      ignoreClick();
    }
    start = undefined;
    band.hidden = true;
  });
}

/** Keep the mark on which the mouse was let go from being followed: it is not meant. */
function ignoreClick() {
  /** @param {Event} click */
  const stop = (click) => click.preventDefault();
  addEventListener("click", stop, true);
  setTimeout(() => removeEventListener("click", stop, true));
}

/**
 * Read out what is under the pointer below the drawing, in place of the browser's own tip.
 * @param {HTMLElement} drawing
 * @param {Element} readout
 */
export function readOut(drawing, readout) {
  drawing.addEventListener("pointerover", (event) => {
    const mark = around(event, ".dp-dated");
    if (!mark) return;
    mark.querySelector("title")?.remove();
    const entry = entryOf(mark);
    const [day, words] = ["day", "words"].map((name) => part(`.dp-${name}`, Element, entry).textContent);
    readout.textContent = `${day}: ${words}`;
  });
}
