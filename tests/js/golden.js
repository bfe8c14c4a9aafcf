import { readFileSync } from "node:fs";

/**
 * Read a table that a test in Python writes.
 * @param {string} name
 */
export const golden = (name) => JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));
