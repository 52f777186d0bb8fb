// What has to hold before several candidates may be accepted at once.

import { CELLS, META, TABLES, t } from "./data.js";
import { decided, isDone, isTaken, items, itemsOf, once, S, valueOf } from "./state.js";

const all = (test) => [...items.values()].filter(test);

/** The conditions for a table: text, whether it holds, and where to look if not. */
export function tableChecks(table) {
  const own = cellsOf(table.id);
  const { counts } = table;
  const signs = table.legends.map((id) => items.get(id)).filter((item) => item && !isDone(item));
  const differ = own.filter((item) => item.cls === "X" && !isDone(item));
  const readings = own.filter((item) => item.kind === "rowlabel" && !isDone(item));
  const figures = own.every((item) => item.kind === "value" || item.kind === "rowlabel");
  const found = [];
  const whose = items.get(`table-${table.id}`);
  if (whose) found.push([isDone(whose), t("check_whose"), whose]);
  if (table.legends.length) found.push([!signs.length, t("check_legend", { n: signs.length }), signs[0]]);
  if (!figures) found.push(rowsHold(table));
  found.push([counts.marks_text === counts.marks_read, t("check_marks", { text: counts.marks_text, read: counts.marks_read })]);
  found.push([!differ.length, t("check_second", { n: differ.length }), differ[0]]);
  if (readings.length) found.push([false, t("check_readings", { n: readings.length }), readings[0]]);
  found.push([S.seen.has(table.id), t("check_seen")]);
  return found;
}

/** A table and those into which it goes on, over a page: they have its title and head. */
function wholeOf(table) {
  const alike = (one) => one.title === table.title && one.head.join("\n") === table.head.join("\n");
  return [...TABLES.values()].filter(alike).map((one) => one.counts);
}

function rowsHold(table) {
  const whole = wholeOf(table);
  const counts = table.counts.said ? table.counts : (whole.find((one) => one.said) ?? table.counts);
  if (counts.said) {
    const rows = table.counts.rows === counts.said ? counts.said : whole.reduce((sum, one) => sum + one.rows, 0);
    return [rows === counts.said, t("check_said", { rows, said: counts.said, line: counts.said_line })];
  }
  return [counts.rows > 0 && counts.rows === counts.rows_in_tree, t("check_rows", { rows: counts.rows, tree: counts.rows_in_tree })];
}

/** The elements as they stand now: what was not rejected, and the gaps that were filled. */
function standing() {
  return itemsOf(2).filter((item) => (item.kind === "element" && decided(item)?.decision !== "reject") || (item.kind === "gap" && isTaken(item)));
}

/** The conditions for the whole tree. */
export function treeChecks() {
  const own = standing();
  const gaps = itemsOf(2).filter((item) => item.kind === "gap" && !isDone(item));
  const differ = own.filter((item) => item.cls === "X" && !isDone(item));
  const found = [[!gaps.length, t("check_gaps", { n: gaps.length }), gaps[0]], [!differ.length, t("check_second", { n: differ.length }), differ[0]]];
  for (const [level, said] of Object.entries(META.overview ?? {})) {
    if (typeof said !== "number") continue;
    const number = own.filter((item) => valueOf(item).level === level).length;
    found.push([number === said, t("check_overview", { level, n: number, said })]);
  }
  const lowest = lowestLevel(own);
  const numbers = own.filter((item) => valueOf(item).level === lowest).map((item) => Number(valueOf(item).number));
  if (numbers.length && numbers.every((n) => Number.isInteger(n) && n > 0)) {
    const whole = new Set(numbers).size === numbers.length && Math.max(...numbers) === numbers.length;
    found.push([whole, t("check_numbers", { level: lowest, last: Math.max(...numbers), n: numbers.length })]);
    const rows = roleRows();
    if (rows) found.push([rows === numbers.length, t("check_tree_rows", { n: numbers.length, rows })]);
  }
  return found;
}

/** The rows of the largest table of roles; parts of one that goes over pages have the same head. */
function roleRows() {
  const whole = new Map();
  for (const table of TABLES.values()) {
    if (table.foreign || !table.columns.includes("role")) continue;
    const head = table.head.join("\n");
    whole.set(head, (whole.get(head) ?? 0) + table.counts.rows);
  }
  return Math.max(0, ...whole.values());
}

function lowestLevel(own) {
  const heads = new Set(own.map((item) => items.get(valueOf(item).parent)).filter(Boolean).map((item) => valueOf(item).level));
  return own.map((item) => valueOf(item).level).filter((level) => level && !heads.has(level)).at(-1) ?? "";
}

/** Of these, what may be taken at once (classes A and B), and what has to be looked at by itself. */
export function divided(list) {
  const open = list.filter((item) => !item.blank && !decided(item));
  const plain = open.filter((item) => item.cls === "A" || item.cls === "B");
  return { plain, single: open.filter((item) => !plain.includes(item)) };
}
export const cellsOf = (table) => once(`cells ${table}`, () => all((item) => item.table === table && (CELLS.has(item.kind) || item.kind === "rowlabel")));
