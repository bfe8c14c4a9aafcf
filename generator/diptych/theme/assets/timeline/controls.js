// What readers zoom and move the timeline with: links, buttons, keys, and a mouse drawn over some years.
import { around } from "../dom.js";
import { ofQuery } from "../state.js";
import { MARK } from "./layout.js";
import { clamp, isSame, ofState, stepped } from "./period.js";

/**
 * @typedef {import("./period.js").Period} Period
 * @typedef {{ whole: Period, shown: () => Period, show: (period: Period, isStep?: boolean) => void }} Zoom
 */

/** @type {Record<string, string>} */
const KEYS = { PageUp: "earlier", PageDown: "later", "+": "closer", "=": "closer", "-": "wider", Home: "whole" };

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
 * Let the keyboard choose a mark, open its claim, and move the axis.
 * @param {HTMLElement} axis
 * @param {Zoom} way
 * @param {{ step: (by: number) => void, open: () => void }} marks
 */
export function followKeys(axis, { whole, shown, show }, { step, open }) {
  /** @type {Record<string, () => void>} */
  const choosing = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), Enter: open };
  axis.tabIndex = 0;
  axis.setAttribute("role", "group");
  axis.setAttribute("aria-label", axis.dataset.label ?? "");
  axis.addEventListener("keydown", (event) => {
    const isChoosing = Object.hasOwn(choosing, event.key);
    if (!isChoosing && !Object.hasOwn(KEYS, event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (isChoosing) choosing[event.key]();
    else show(stepped(KEYS[event.key], shown(), whole), !event.repeat);
  });
}

/**
 * Let a mouse drawn over a drawing choose a period of what it shows.
 * @param {HTMLElement} drawing
 * @param {() => Period} drawn
 * @param {(period: Period) => void} show
 */
export function followMouse(drawing, drawn, show) {
  const band = Object.assign(document.createElement("div"), { className: "dp-band", hidden: true });
  /** @type {number | undefined} */
  let start;
  drawing.append(band);
  /** @param {MouseEvent} event */
  const placeOf = (event) => clamp(event.clientX - drawing.getBoundingClientRect().left, 0, drawing.clientWidth);
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
      const [first, end] = drawn();
      const month = (end - first) / drawing.clientWidth;
      const [from, to] = [start, placeOf(event)].sort((a, b) => a - b);
      show([first + Math.floor(from * month), first + Math.ceil(to * month)]);
      ignoreClick();
    }
    start = undefined;
    band.hidden = true;
  });
}

/**
 * Let a tap on the strip move the period there.
 * @param {HTMLElement} strip
 * @param {Zoom} way
 */
export function followTaps(strip, { whole, shown, show }) {
  strip.addEventListener("click", (event) => {
    const share = (event.clientX - strip.getBoundingClientRect().left) / strip.clientWidth;
    const middle = Math.round(whole[0] + share * (whole[1] - whole[0]));
    const half = Math.round((shown()[1] - shown()[0]) / 2);
    show([middle - half, middle + half]);
  });
}

/** Keep the click that ends a stroke of the mouse from being followed: it is not meant. */
function ignoreClick() {
  /** @param {Event} click */
  const stop = (click) => {
    click.preventDefault();
    click.stopPropagation();
  };
  addEventListener("click", stop, true);
  setTimeout(() => removeEventListener("click", stop, true));
}
