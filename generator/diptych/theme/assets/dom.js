// Finds what a page must have, and says what is missing where it has not.

/**
 * Give the first element of a selector, of the type that it has to have.
 * @template {Element} T
 * @param {string} selector
 * @param {new (...made: never[]) => T} type
 * @param {ParentNode} [within]
 */
export function part(selector, type, within = document) {
  const found = within.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`the page has no ${type.name} ${selector}`);
}

/**
 * List the elements of a selector that are of a type.
 * @template {Element} T
 * @param {string} selector
 * @param {new (...made: never[]) => T} type
 * @param {ParentNode} [within]
 */
export const parts = (selector, type, within = document) =>
  [...within.querySelectorAll(selector)].filter(/** @returns {each is T} */ (each) => each instanceof type);

/**
 * Give the element on which something happened, or that around it which a selector names.
 * @param {Event} event
 * @param {string} selector
 */
export const around = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);
