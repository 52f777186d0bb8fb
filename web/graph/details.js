// The panel: what is known of the node, group or relation that is chosen, or of the whole view.

import { byId, h, plainNumber, refill } from "./dom.js";
import {
  DATA, E, edgeCode, EDGES, edgesOf, indexValue, markOf, N, nodeCode, NODES, otherEnd, rankOf,
  REDUCED, shapeOf, sortOf, themesOf,
} from "./model.js";
import { grouped, kindName, label, lang, nameOf, t, thingName } from "./words.js";
import { CHILDREN } from "./hierarchy.js";
import { choose, state, update } from "./state.js";
import { brightCounts, scene } from "./scene.js";
import { drawn, toggleGroup } from "./groups.js";
import { bibtex, citation, copy, linesOf, passage, report } from "./cite.js";
import { facts, nodeButton, section, swatch, warning } from "./details_parts.js";
import { pathBetween, tools, withoutNode } from "./details_tools.js";
import { looks } from "./looks.js";

export function showDetails() {
  const place = byId("details");
  const parts =
    state.unknown ? [warning(t("unknown_node", { id: state.unknown })), ...aboutView()]
    : state.without !== null ? withoutNode(state.without)
    : state.path && state.path[1] !== null ? pathBetween(...state.path)
    : state.node !== null ? aboutNode(state.node)
    : state.edge !== null ? aboutEdge(state.edge)
    : state.group !== null ? aboutGroup(state.group)
    : aboutView();
  if (place.scrollTop) place.scrollTop = 0; // before the new content, which would have to be laid out
  refill(place, parts);
}

function aboutView() {
  const counts = brightCounts();
  const all = { n: NODES, m: EDGES };
  const filtered = counts.nodes !== NODES || counts.edges !== EDGES;
  const notes = [];
  if (REDUCED) notes.push(h("p", { class: "notice" }, t("reduced", all)));
  if (drawn?.mode === "match") notes.push(h("p", { class: "notice" }, t("reduced_shown", { n: drawn.items.size })));
  if (!counts.nodes) notes.push(warning(t("empty")));
  return [
    h("h2", {}, t("about")),
    h("p", {}, DATA.description[lang]),
    h("p", { class: "counts" }, filtered ? t("shown_of", { n: counts.nodes, of: NODES, m: counts.edges, all: EDGES }) : t("shown", all)),
    notes,
    h("p", { class: "hint" }, t("start_hint")),
    h("p", { class: "caution" }, t("what_it_is")),
    looks(),
    facts([
      [t("made_with"), DATA.about.citation],
      [t("filters"), DATA.about.filters],
      ["SHA-256", DATA.about.sha256 && h("code", {}, DATA.about.sha256.slice(0, 16), "…")],
    ]),
  ];
}

function aboutNode(i) {
  const codes = ["type", "sector", "specificity"].map((name) => [t(name), nodeCode(name, i) && nameOf(name, nodeCode(name, i))]);
  const themes = themesOf(i).map((code) => `${code} ${nameOf("theme", code)}${code === nodeCode("theme", i) ? " ★" : ""}`);
  return [
    h("h2", { class: "name" }, swatch(shapeOf(i), markOf(sortOf(i)), 20), label(i)),
    h("p", { class: "other", lang: lang === "ja" ? "en" : "ja" }, N[lang === "ja" ? "en" : "ja"][i]),
    tools(i),
    facts([
      [t("class"), nodeCode("cls", i) && nameOf("cls", nodeCode("cls", i))],
      ...codes,
      [t("city"), nodeCode("city", i) && nameOf("city", nodeCode("city", i))],
      [t("plan"), nodeCode("plan", i) && nameOf("plan", nodeCode("plan", i))],
      [t("number"), N.number[i]],
      [t("alias"), N.alias[i].join(lang === "ja" ? "、" : ", ")],
      [t("themes"), themes.join(lang === "ja" ? "、" : ", ")],
      [t("id"), h("code", {}, N.id[i])],
    ]),
    indicesOf(i),
    relationsOf(i),
    evidence(N.passages[i], t("evidence", { n: N.passages[i].length })),
  ];
}

function indicesOf(i) {
  const rows = DATA.indices.filter((index) => indexValue(index.key, i) !== null);
  if (!rows.length) return null;
  const head = [t("index"), t("value"), t("rank")].map((name) => h("th", { scope: "col" }, name));
  const row = (index) => {
    const at = rankOf(index.key, i);
    const rank = at.tied ? t("rank_tied", { ...at, n: at.of }) : t("rank_of", { ...at, n: at.of });
    const small = index.small ? ` (${t("small_central")})` : "";
    const told = [index.definition[lang], index.function, index.reference].filter(Boolean).join("\n");
    return h("tr", {}, h("th", { scope: "row", title: told }, index.label[lang]), h("td", { class: "number" }, plainNumber(indexValue(index.key, i))), h("td", {}, rank, small));
  };
  const sources = rows.map((index) => h("li", {}, h("b", {}, index.label[lang]), " ", index.definition[lang], " ", h("code", {}, index.function), index.reference && ` (${index.reference})`));
  return section(t("indices"), h("table", { class: "indices" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows.map(row))), h("p", { class: "hint" }, t("among")), h("details", {}, h("summary", {}, t("sources")), h("ul", { class: "sources" }, sources)));
}

function relationsOf(i) {
  const edges = [...edgesOf(i)].filter((e) => scene.edgeThere[e]);
  if (!edges.length) return null;
  const groups = new Map();
  for (const e of edges) {
    const out = E.source[e] === i;
    const arrow = DATA.directed ? (out ? "→" : "←") : "";
    const key = `${kindName(edgeCode("kind", e))}|${arrow}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(e);
  }
  const one = (e) => h("li", {}, nodeButton(otherEnd(e, i)), edgeCode("basis", e) === "implied" && h("span", { class: "tag" }, nameOf("basis", "implied")), h("button", { type: "button", class: "small", on: { click: () => choose({ edge: e }) } }, t("passages_n", { n: E.passages[e].length })));
  return section(t("ties_of", { n: edges.length }), [...groups].map(([key, list]) => {
    const [name, arrow] = key.split("|");
    return h("details", { open: list.length <= 8 || groups.size === 1 }, h("summary", {}, `${name} ${arrow} (${list.length})`), h("ul", { class: "ties" }, list.slice(0, 200).map(one), list.length > 200 && h("li", {}, t("more", { n: list.length - 200 }))));
  }));
}

function aboutEdge(e) {
  const arrow = DATA.directed ? t("directed_to") : t("undirected_to");
  const elements = E.elements[e].map((thing) => {
    const node = DATA.things.node[thing];
    return h("li", {}, node !== null ? nodeButton(node) : thingName(thing));
  });
  return [
    h("h2", {}, kindName(edgeCode("kind", e))),
    h("p", { class: "ends" }, nodeButton(E.source[e]), ` ${arrow} `, nodeButton(E.target[e])),
    facts([
      [t("basis"), edgeCode("basis", e) && edgeCode("basis", e).split(", ").map((b) => nameOf("basis", b)).join(", ")],
      [t("modality"), edgeCode("modality", e) && edgeCode("modality", e).split(", ").map((m) => nameOf("modality", m)).join(", ")],
      [t("weight"), plainNumber(E.weight[e])],
    ]),
    elements.length > 0 && section(t("elements"), h("ul", { class: "ties" }, elements)),
    evidence(E.passages[e], t("evidence", { n: E.passages[e].length })),
  ];
}

function aboutGroup(g) {
  const group = DATA.groups[g];
  const inner = CHILDREN[g].map((one) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => update({ group: one }) } }, `${DATA.groups[one].label[lang]} (${grouped(DATA.groups[one].size)})`)));
  const members = group.nodes.slice(0, 100).map((i) => h("li", {}, nodeButton(i)));
  const above = group.parent === null ? null : DATA.groups[group.parent];
  return [
    h("h2", {}, group.label[lang]),
    above && h("p", {}, h("button", { type: "button", class: "link", on: { click: () => update({ group: group.parent }) } }, `← ${above.label[lang]}`)),
    h("p", { class: "toolbar" }, h("button", { type: "button", id: "open-group", on: { click: () => toggleGroup(g) } }, t(state.open.has(g) ? "collapse" : "expand"))),
    section(t("members", { n: group.size }), h("ul", { class: "ties" }, inner, members, group.nodes.length > 100 && h("li", {}, t("more", { n: group.nodes.length - 100 })))),
  ];
}

/** A pointer, which leads to its passage where the page is one of a report. */
function pointerTo(pointer, document) {
  const page = DATA.site?.documents[document];
  const code = h("code", {}, pointer);
  return page ? h("a", { href: `${page[lang]}#l${linesOf(pointer)}` }, code) : code;
}

/** Passages with their document, headings, lines, the text if the page has it, and how to cite them. */
function evidence(places, title) {
  if (!places.length) return section(title, h("p", { class: "hint" }, t("no_evidence")));
  const one = (p) => {
    const { pointer, document, headings, text } = passage(p);
    const known = DATA.documents[document];
    return h("li", { class: "passage" },
      h("p", { class: "where" }, h("b", {}, known ? known.title[lang] : document), " ", t("lines", { lines: linesOf(pointer) }), " ", pointerTo(pointer, document)),
      headings[lang].length > 0 && h("p", { class: "headings" }, headings[lang].join(" › ")),
      text !== null && h("blockquote", { lang: "ja" }, text),
      h("p", {}, h("button", { type: "button", class: "small", on: { click: () => copy(citation(p)) } }, t("cite")), " ", h("button", { type: "button", class: "small", on: { click: () => copy(bibtex(p)) } }, t("cite_bibtex")), " ", h("button", { type: "button", class: "small", on: { click: () => copy(report(p)) } }, t("report"))));
  };
  const more = places.length > 30 && h("li", {}, t("more", { n: places.length - 30 }));
  return section(title, h("ol", { class: "passages" }, places.slice(0, 30).map(one), more));
}
