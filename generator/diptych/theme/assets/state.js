// What a page shows stands in its address, so that it can be linked to, kept, and gone back to.

/** @typedef {Record<string, string>} State  what is chosen, by name; nothing is an empty text */
/** @typedef {{ name: string, value: string }} Field */

/**
 * Read an address's query; where a name stands twice, the first counts.
 * @param {string} search
 * @returns {State}
 */
export const ofQuery = (search) => Object.fromEntries([...new URLSearchParams(search)].reverse());

/**
 * Write a query, without what is empty.
 * @param {State} state
 */
export function inQuery(state) {
  const query = String(new URLSearchParams(Object.entries(state).filter(([, value]) => value)));
  return query && `?${query}`;
}

/** Say what the address asks for. */
export const asked = () => ofQuery(location.search);

/**
 * Put a state into the address: as a step to go back to or, as while somebody types, in place of the last one.
 * @param {State} state
 * @param {{ isStep?: boolean, hash?: string }} [how]
 */
export function keep(state, { isStep = true, hash = location.hash } = {}) {
  const query = inQuery(state);
  if (query === location.search) return;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", location.pathname + query + hash);
  } catch {
    // Some browsers let no page in a folder change its address.
  }
}

/**
 * Give fields what a state says of them; a choice that a field does not offer is none.
 * @param {Iterable<Field>} fields
 * @param {State} state
 */
export function fill(fields, state) {
  for (const field of fields) {
    const value = state[field.name] ?? "";
    field.value = value;
    if (field.value !== value) field.value = "";
  }
}

/**
 * Read the state from fields.
 * @param {Iterable<Field>} fields
 * @returns {State}
 */
export const filled = (fields) => Object.fromEntries([...fields].map(({ name, value }) => [name, value.trim()]));

/**
 * List the fields of a form that have a name.
 * @param {HTMLFormElement} form
 */
export const fieldsOf = (form) =>
  [...form.elements].filter((each) => each instanceof HTMLInputElement || each instanceof HTMLSelectElement)
    .filter(({ name }) => name);
