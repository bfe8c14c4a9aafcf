// Saves the figures that the table shows, in the columns of the whole table, api/v1/facts.csv.
import { csv } from "../csv.js";
import { text } from "./rows.js";

/**
 * Most columns stand in each row's data; these are read off its cells.
 * @type {Record<string, (row: HTMLElement, site: string) => string>}
 */
const READ_OFF = {
  label: (row) => text(row, ".dp-figures-label"),
  text: (row) => [text(row, ".dp-figures-number"), text(row, ".dp-figures-unit")].filter(Boolean).join(" "),
  statement: (row) => text(row.closest("tr") ?? row, ".dp-figures-fact a"),
  url: (row, site) => `${site}facts/${row.dataset.fact}/`,
};

/**
 * Save figures of a table as a file.
 * @param {HTMLTableElement} table
 * @param {Iterable<HTMLElement>} rows
 */
export function download(table, rows) {
  const { columns = "", site = "" } = table.dataset;
  const names = columns.split(" ");
  const lines = [...rows].map((row) => names.map((name) => READ_OFF[name]?.(row, site) ?? row.dataset[name]));
  const link = document.createElement("a");
  // Excel reads UTF-8 only where a byte order mark says so.
  const file = new Blob(["\uFEFF", csv([names, ...lines])], { type: "text/csv;charset=utf-8" });
  link.href = URL.createObjectURL(file);
  link.download = "figures.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
