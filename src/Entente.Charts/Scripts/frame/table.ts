import { html } from "./elements";
import { measure, number } from "./numbers";
import { plain, say } from "./words";

export type Cell = string | number | null | undefined;

/** A table of data: what a chart shows, in rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** All rows of the download where they are too many to show; the same as `rows` when absent. */
  readonly download?: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };
}

const shownRows = 2000;

/** The table as an HTML table; numbers with up to three decimals, undefined as a dash. */
export function tableElement(table: Table, caption: string): HTMLElement {
  const head = html("tr", {}, ...table.columns.map((column) => html("th", { scope: "col" }, column)));
  const body = table.rows.slice(0, shownRows).map((row) =>
    html("tr", {}, ...row.map((cell, column) => (column === 0
      ? html("th", { scope: "row", dir: "auto" }, text(cell))
      : html("td", typeof cell === "number" ? { class: "number" } : { dir: "auto" }, text(cell))))));
  const element = html("table", {}, html("caption", {}, caption), html("thead", {}, head), html("tbody", {}, ...body));
  const frame = html("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": caption }, element);
  if (table.rows.length > shownRows) frame.append(html("p", {}, say("table.first", { shown: number(shownRows), all: number(table.rows.length) })));
  return frame;
}

/** The table as CSV (RFC 4180, LF), numbers in full. A cell that a spreadsheet would take for a formula is quoted with an apostrophe. */
export function csv(table: Table): string {
  const { columns, rows } = table.download ?? table;
  return [columns, ...rows].map((row) => row.map(field).join(",") + "\n").join("");
}

function text(cell: Cell): string {
  if (cell === null || cell === undefined) return "–";
  // Years and counts come as whole numbers; a grouping comma in a year would be wrong, so columns of counts format themselves.
  return typeof cell === "number" ? (Number.isInteger(cell) ? String(cell) : measure(cell, 3)) : cell;
}

function field(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const words = plain(cell);
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
