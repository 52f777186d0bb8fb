// The legend, which switches kinds of nodes and relations on and off, and the filters with counts.

import { byId, h, refill, s } from "./dom.js";
import { DATA, edgeCode, EDGES, markOf, NODES, shapeOf, sortOf } from "./model.js";
import { grouped, kindName, nameOf, sortName, t } from "./words.js";
import { FACETS, state, update } from "./state.js";
import { facetCounts } from "./facets.js";
import { brightCounts } from "./scene.js";
import { SvgPen } from "./pen.js";
import { swatch } from "./details_parts.js";

export function showLegend() {
  const sorts = new Map();
  for (let i = 0; i < NODES; i++) {
    const sort = sortOf(i);
    if (!sorts.has(sort)) sorts.set(sort, { n: 0, shape: shapeOf(i) });
    sorts.get(sort).n++;
  }
  const order = [...Object.keys(DATA.styles.sectors).map((c) => `sector:${c}`), ...Object.keys(DATA.styles.classes).map((c) => `cls:${c}`)];
  const place = (sort) => (order.indexOf(sort) < 0 ? order.length : order.indexOf(sort));
  const nodes = [...sorts].sort((a, b) => place(a[0]) - place(b[0])).map(([sort, { n, shape }]) =>
    toggle(sort, [swatch(shape, markOf(sort)), h("span", {}, sort === "cls:" ? t("nodes") : sortName(sort)), h("span", { class: "count" }, grouped(n))]));
  const families = new Map();
  for (let e = 0; e < EDGES; e++) families.set(edgeCode("family", e), (families.get(edgeCode("family", e)) ?? 0) + 1);
  const lines = Object.keys(DATA.styles.lines).filter((f) => families.has(f)).map((f) =>
    toggle(`family:${f}`, [stroke(DATA.styles.lines[f]), h("span", {}, t(`family_${f}`)), h("span", { class: "count" }, grouped(families.get(f)))]));
  const implied = DATA.edges.pools.basis.includes("implied") && h("li", { class: "key" }, stroke({ colour: "#52606d", width: 1.5, dash: DATA.styles.implied }), h("span", {}, t("implied")));
  refill(byId("legend"), h("p", { class: "hint" }, t("legend_hint")), h("ul", { class: "legend" }, nodes), h("ul", { class: "legend" }, lines, implied));
}

function toggle(key, content) {
  const on = !state.off.has(key);
  const turn = () => {
    const off = new Set(state.off);
    if (on) off.add(key);
    else off.delete(key);
    update({ off });
  };
  return h("li", {}, h("button", { type: "button", class: "key", "aria-pressed": on ? "true" : "false", "data-key": key, on: { click: turn } }, content));
}

function stroke(line) {
  const box = s("svg", { width: 26, height: 12, viewBox: "0 0 26 12", class: "swatch", "aria-hidden": "true", focusable: "false" });
  new SvgPen(box).link({ x: 1, y: 6, r: 0 }, { x: 25, y: 6, r: 0 }, 0, { arrow: false, ...line });
  return box;
}

const FIRST_VALUES = 8;
const unfolded = new Set();

export function showFacets() {
  const place = byId("facets");
  const opened = new Set([...place.querySelectorAll("details[open]")].map((d) => d.dataset.name));
  const parts = FACETS.map((facet) => facetPart(facet, opened)).filter(Boolean);
  const asked = FACETS.some((facet) => state.filters[facet].size) || state.off.size;
  const counts = brightCounts();
  refill(place,
    h("p", { class: "counts", role: "status" }, asked ? t("shown_of", { n: counts.nodes, of: NODES, m: counts.edges, all: EDGES }) : t("shown", { n: NODES, m: EDGES })),
    h("p", { class: "toolbar" },
      h("button", { type: "button", id: "clear", disabled: !asked, on: { click: clearFilters } }, t("clear")),
      h("label", { class: "check" }, h("input", { type: "checkbox", id: "hide", checked: state.hide, on: { change: (event) => update({ hide: event.target.checked }) } }), t("hide"))),
    parts);
}

function clearFilters() {
  update({ filters: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])), off: new Set() });
}

function facetPart(facet, opened) {
  const values = facetCounts(facet);
  if (values.length < 2 && !state.filters[facet].size) return null;
  const chosen = state.filters[facet];
  const name = facet === "cls" ? t("class") : facet === "kind" ? t("role") : t(facet);
  const all = unfolded.has(facet) || values.length <= FIRST_VALUES + 2;
  const shown = all ? values : values.filter(([value], k) => k < FIRST_VALUES || chosen.has(value));
  const row = ([value, n]) => {
    const text = facet === "kind" ? kindName(value) : facet === "theme" ? `${value} ${nameOf("theme", value)}` : nameOf(facet, value);
    return h("li", {}, h("label", { class: "check" },
      h("input", { type: "checkbox", checked: chosen.has(value), "data-facet": `${facet}:${value}`, on: { change: () => flip(facet, value) } }),
      h("span", {}, text), h("span", { class: "count" }, grouped(n))));
  };
  const more = values.length > FIRST_VALUES + 2 && h("button", { type: "button", class: "small", on: { click: () => { unfolded.has(facet) ? unfolded.delete(facet) : unfolded.add(facet); showFacets(); } } }, all ? t("fewer") : t("more", { n: values.length - shown.length }));
  return h("details", { "data-name": facet, open: chosen.size > 0 || opened.has(facet) },
    h("summary", {}, name, chosen.size > 0 && h("span", { class: "tag" }, chosen.size)), h("ul", { class: "facet" }, shown.map(row)), more);
}

function flip(facet, value) {
  const chosen = new Set(state.filters[facet]);
  if (chosen.has(value)) chosen.delete(value);
  else chosen.add(value);
  update({ filters: { ...state.filters, [facet]: chosen } });
}
