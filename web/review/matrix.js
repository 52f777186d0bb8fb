// A table as printed: its cells coloured by class, each a candidate; only what changed is redrawn.

import { CELLS, codeName, TABLES, t } from "./data.js";
import { byId, fill, h } from "../graph/dom.js";
import { cellsOf, divided, tableChecks } from "./checks.js";
import { actions, button, checklist, quote, title } from "./cards.js";
import { acceptGroup } from "./bulk.js";
import { go } from "./going.js";
import { form } from "./forms.js";
import { SCHEME_OF } from "./signs.js";
import { decided, isDone, items, itemsOf, now, redraw, S, valueOf } from "./state.js";

const ROWS = 60;
let drawn = { table: "", from: -1, lang: "", cells: new Map() };
let watcher = null;

/** The tables of the step as tabs, the one at hand whole, with what is asked of its cell. */
export function drawMatrix(place, item) {
  const table = TABLES.get(item.table);
  const row = Math.max(0, table.rows.findIndex((one) => one.cells?.includes(item.id)));
  const from = table.rows.length > 2 * ROWS ? Math.max(0, Math.floor(row / ROWS) * ROWS - 10) : 0;
  const same = drawn.table === table.id && drawn.from === from && drawn.lang === document.documentElement.lang && place.querySelector("table.matrix");
  if (!same) whole(place, table, from);
  fill(byId("tabs"), tabs(item.table));
  fill(byId("checks"), checklist(tableChecks(table), t("accept_table")));
  fill(byId("panel"), panel(item, table));
  for (const [id, cell] of drawn.cells) dress(cell, items.get(id));
  place.querySelectorAll("tr.here").forEach((one) => one.classList.remove("here"));
  const cell = drawn.cells.get(item.id);
  cell?.closest("tr").classList.add("here");
  (cell ?? byId("panel")).scrollIntoView({ block: "nearest", inline: "nearest" });
  if (matchMedia("(max-width: 820px)").matches) byId("panel").scrollIntoView({ block: "nearest" });
  if (!S.form) cell?.focus({ preventScroll: true });
}

export const forget = () => (drawn = { table: "", from: -1, lang: "", cells: new Map() });

/** The tables of the step, and the questions in no table, each with how many are decided. */
export const tabs = (here) => [...tables(here), questions(here)];

const questions = (here) => {
  const own = itemsOf(3).filter((item) => !TABLES.has(item.table));
  const first = own.find((item) => !isDone(item)) ?? own[0];
  return first ? h("button", { type: "button", "aria-current": here ? null : "true", on: { click: () => go(first) } }, t("questions"), h("small", {}, ` ${own.filter(isDone).length}/${own.length}`)) : null;
};

const tables = (here) => [...TABLES.values()].filter((table) => cellsOf(table.id).length).map((table) => {
  const own = cellsOf(table.id).filter((item) => !item.blank);
  const first = itemsOf(3).find((item) => item.table === table.id);
  return h("button", { type: "button", "aria-current": table.id === here ? "true" : null, on: { click: () => go(first) } }, table.title || t("table_at", { line: table.lines[0] }), h("small", {}, ` ${own.filter(isDone).length}/${own.length}`));
});

function whole(place, table, from) {
  drawn = { table: table.id, from, lang: document.documentElement.lang, cells: new Map() };
  const until = Math.min(table.rows.length, from + 2 * ROWS);
  const columns = table.columns.map((_, n) => n).filter((n) => !["number", "label"].includes(table.columns[n]));
  const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, table.head[table.columns.indexOf("label")] ?? ""), columns.map((n) => h("th", { scope: "col" }, clean(table.head[n])))));
  const body = h("tbody", {}, table.rows.slice(from, until).map((row, n) => line(row, columns, from + n)));
  fill(
    place, h("div", { id: "tabs", class: "tabs" }), h("div", { id: "checks" }),
    h("div", { class: "scroll" }, h("table", { class: "matrix" }, h("caption", { class: "hidden" }, table.title), head, body)), h("div", { id: "panel", class: "panel" }),
  );
  watch(place, table, until);
}
const clean = (text) => String(text ?? "").replace(/<br\s*\/?>/g, " ");

function line(row, columns, number) {
  if (row.heading) return h("tr", {}, h("td", { class: "heading", colspan: columns.length + 1 }, row.heading));
  return h("tr", { "data-row": number }, h("th", { scope: "row" }, `${row.number} ${row.label}`.trim()), columns.map((n) => {
    const item = items.get(row.cells[n]);
    if (!item || !CELLS.has(item.kind)) return h("td", { class: "plain" }, clean(row.printed?.[n]));
    const cell = h("td", { class: "cell", tabindex: -1, "data-id": item.id, on: { click: () => go(item) } });
    drawn.cells.set(item.id, cell);
    return cell;
  }));
}

function dress(cell, item) {
  const event = decided(item);
  const value = valueOf(item);
  const shown = event && event.new === null && event.decision !== "park" ? item.value.sign : value.sign;
  const name = [item.blank ? "blank" : `c${item.cls}`, event ? `decided ${event.decision}` : "", item === now() ? "here" : ""].join(" ");
  const text = `${shown || (item.blank ? "" : "·")}`;
  const key = `${name}|${text}`;
  if (cell.dataset.drawn === key) return;
  cell.dataset.drawn = key;
  cell.className = `cell ${name}`;
  fill(cell, text, event ? h("span", { class: "hidden" }, ` ${t(`did_${event.decision}`)}`) : null);
}

function panel(item, table) {
  const value = valueOf(item);
  const scheme = SCHEME_OF[item.kind];
  const meaning = item.kind === "value" ? `${value.fy} ${codeName("value-kind", value.value_kind)} ${value.value} ${value.unit}` : codeName(scheme === "role" ? "role" : scheme, value.code);
  const head = ["rowlabel", "table"].includes(item.kind) ? title(item) : [h("span", { class: "muted" }, `${value.number ?? ""} `), h("b", {}, value.label ?? value.indicator), " × ", h("b", {}, clean(table.head[item.column])), " = ", h("b", {}, value.sign || t("blank")), meaning === value.sign ? null : ` ${meaning}`];
  const event = decided(item);
  return [
    h("div", { class: "line1" }, head, h("span", { class: "space" }), event ? h("span", { class: "status" }, t(`did_${event.decision}`)) : null, item.cls && !item.blank ? h("span", { class: `cls c${item.cls}` }, item.cls) : null),
    quote(item), item.second !== null && item.second !== undefined ? h("p", { class: "second" }, t("second_reading", { value: item.second || t("blank") })) : null,
    S.form?.item ? form() : [actions(item), S.asking || !rowOf(item).length ? null : h("div", { class: "buttons" }, button("A", t("accept_row"), acceptGroup))],
  ];
}

/** What of the row of a cell may be accepted at once. */
const rowOf = (item) => divided(cellsOf(item.table).filter((one) => one.row === item.row && CELLS.has(one.kind))).plain;

/** The last row has to have been on screen before the table may be taken whole. */
function watch(place, table, until) {
  watcher?.disconnect();
  const rows = place.querySelectorAll("table.matrix tbody tr");
  if (S.seen.has(table.id) || until < table.rows.length || !rows.length) return;
  watcher = new IntersectionObserver((found) => {
    if (!found.some((one) => one.isIntersecting)) return;
    S.seen.add(table.id);
    watcher.disconnect();
    redraw();
  }, { root: byId("work") });
  watcher.observe(rows[rows.length - 1]);
}
