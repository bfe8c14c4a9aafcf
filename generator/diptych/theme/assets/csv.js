// Writes tables as CSV.

/**
 * Write a cell. What a spreadsheet would run as a formula is marked as text, as OWASP advises; our numbers are digits.
 * @param {unknown} value
 */
export function cell(value) {
  const written = String(value ?? "");
  const isNumber = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(written);
  const safe = !isNumber && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(written) ? `'${written}` : written;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Write a table's lines.
 * @param {unknown[][]} lines
 */
export const csv = (lines) => lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
