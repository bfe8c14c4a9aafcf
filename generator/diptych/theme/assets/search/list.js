// The list of results on the search page, some at a time.
import { part } from "../dom.js";

/** @typedef {import("./rank.js").Ranked} Result */

const MANY = 20;

/**
 * @param {HTMLElement} page
 * @param {(results: Result[]) => Promise<HTMLElement[]>} itemsOf
 */
export function makeList(page, itemsOf) {
  const [list, next] = [part(".dp-search-hits", HTMLElement, page), part(".dp-search-next", HTMLElement, page)];
  /** @type {Result[]} */
  let results = [];

  const more = async (many = MANY) => {
    const mine = results;
    const from = list.childElementCount;
    const items = await itemsOf(mine.slice(from, from + many));
    if (mine !== results) return;
    list.append(...items);
    const left = results.length - list.childElementCount;
    next.hidden = !left;
    next.textContent = `${Math.min(MANY, left)} more of ${left}`;
  };
  next.addEventListener("click", async () => {
    const from = list.childElementCount;
    await more();
    history.replaceState({ many: list.childElementCount }, "");
    list.children[from].querySelector("a")?.focus();
  });
  return {
    /**
     * Show the first of other results.
     * @param {Result[]} others
     * @param {number} [many]
     */
    show: (others, many) => {
      results = others;
      list.replaceChildren();
      return more(many);
    },
  };
}
