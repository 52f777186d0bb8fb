// The same content as tables: for those who do not see the drawing, and for all who want to read.

import { byId, h, plainNumber, refill } from "./dom.js";
import { DATA, E, edgeCode, EDGES, indexValue, N, nodeCode, NODES } from "./model.js";
import { grouped, kindName, label, lang, nameOf, t } from "./words.js";
import { choose, state } from "./state.js";
import { scene } from "./scene.js";
import { passage } from "./cite.js";

const ROWS = 100;
const FEW = 3;
const tableState = { page: 0, sort: "", down: false };

/** The first few pointers: the panel and the file that is saved have all of them. */
function pointers(places) {
  const few = places.slice(0, FEW).map((p) => passage(p).pointer).join(" ");
  return places.length > FEW ? `${few} ${t("more", { n: places.length - FEW })}` : few;
}

function columnsOf(kind) {
  if (kind === "edges") {
    return [
      ["source", (e) => label(E.source[e])],
      ["role", (e) => kindName(edgeCode("kind", e))],
      ["target", (e) => label(E.target[e])],
      ["basis", (e) => edgeCode("basis", e) && edgeCode("basis", e).split(", ").map((b) => nameOf("basis", b)).join(", ")],
      ["weight", (e) => E.weight[e]],
      ["passages", (e) => pointers(E.passages[e])],
    ].filter(([name]) => name !== "basis" || DATA.edges.pools.basis.some(Boolean));
  }
  const coded = (name) => [name === "cls" ? "class" : name, (i) => nodeCode(name, i) && nameOf(name, nodeCode(name, i))];
  const used = (name) => DATA.nodes.pools[name].some(Boolean);
  return [
    ["label", (i) => label(i)],
    ...["city", "cls", "type", "sector", "theme"].filter(used).map(coded),
    ...DATA.indices.map((index) => [`index:${index.key}`, (i) => indexValue(index.key, i)]),
    ["passages", (i) => pointers(N.passages[i])],
  ];
}

const columnName = (name) => (name.startsWith("index:") ? DATA.indices.find((x) => `index:${x.key}` === name).label[lang] : t(name));

/** Rows that match: what is bright in the drawing, or all. */
export function matching(kind) {
  const [count, there, match] = kind === "edges" ? [EDGES, scene.edgeThere, scene.match?.edges] : [NODES, scene.nodeThere, scene.match?.nodes];
  return Array.from({ length: count }, (_, k) => k).filter((k) => there[k] && (!match || match[k]));
}

function sorted(rows, columns) {
  const column = columns.find(([name]) => name === tableState.sort);
  if (!column) return rows;
  const collator = new Intl.Collator(lang, { numeric: true });
  const value = new Map(rows.map((k) => [k, column[1](k)]));
  const compare = (a, b) => {
    const [x, y] = [value.get(a), value.get(b)];
    const none = (v) => v === null || v === "" || v === undefined;
    if (none(x) || none(y)) return none(x) - none(y);
    const order = typeof x === "number" ? x - y : collator.compare(x, y);
    return (tableState.down ? -order : order) || a - b;
  };
  return rows.slice().sort(compare);
}

export function showTable() {
  const kind = state.table;
  document.body.classList.toggle("tabular", Boolean(kind));
  byId("panes").inert = Boolean(kind);
  for (const [id, on] of [["as-graph", !kind], ["as-nodes", kind === "nodes"], ["as-edges", kind === "edges"]]) {
    byId(id).setAttribute("aria-pressed", String(on));
  }
  const place = byId("table");
  place.hidden = !kind;
  if (!kind) return;
  const columns = columnsOf(kind);
  const rows = sorted(matching(kind), columns);
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  tableState.page = Math.min(tableState.page, pages - 1);
  const head = columns.map(([name]) => {
    const on = tableState.sort === name;
    const order = on ? (tableState.down ? "descending" : "ascending") : "none";
    return h("th", { scope: "col", "aria-sort": order }, h("button", { type: "button", "data-column": name, on: { click: () => sortBy(name) } }, columnName(name), h("span", { "aria-hidden": "true" }, on ? (tableState.down ? " ▼" : " ▲") : " ↕")));
  });
  const body = rows.slice(tableState.page * ROWS, (tableState.page + 1) * ROWS).map((k) => rowOf(kind, columns, k));
  refill(place,
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t(kind) },
      h("table", {}, h("caption", {}, `${t(kind)} (${grouped(rows.length)})`), h("thead", {}, h("tr", {}, head)), h("tbody", {}, body))),
    pages > 1 && h("p", { class: "toolbar" }, turn(-1, t("previous")), h("span", {}, t("page", { page: tableState.page + 1, pages })), turn(1, t("next"), pages)));
}

function rowOf(kind, columns, k) {
  const chosen = kind === "edges" ? state.edge === k : state.node === k;
  const cells = columns.map(([name, read], n) => {
    const value = read(k);
    const none = value === null || value === "" || value === undefined;
    const shown = none ? h("span", { class: "none", title: t("not_stated") }, "–") : typeof value === "number" ? plainNumber(value) : value;
    if (n > 0) return h("td", { class: typeof value === "number" ? "number" : name === "passages" ? "pointers" : null }, shown);
    const look = () => choose(kind === "edges" ? { edge: k } : { node: k });
    return h("th", { scope: "row" }, h("button", { type: "button", class: "link", on: { click: look } }, shown));
  });
  return h("tr", { class: chosen ? "chosen" : null }, cells);
}

function turn(by, name, pages = Infinity) {
  const to = tableState.page + by;
  const go = () => { tableState.page = to; showTable(); };
  return h("button", { type: "button", disabled: to < 0 || to >= pages, on: { click: go } }, name);
}

function sortBy(name) {
  Object.assign(tableState, { down: tableState.sort === name && !tableState.down, sort: name, page: 0 });
  showTable();
}
