// What is shown, and its address: whoever opens the link sees the same.

import { DATA, EDGES, N, nodeAt } from "./model.js";
import { speak } from "./words.js";
import { affordable, firstOpen } from "./hierarchy.js";

export const FACETS = ["city", "plan", "cls", "sector", "specificity", "theme", "kind", "basis", "modality"];
export const EDGE_FACETS = new Set(["kind", "basis", "modality"]);

export const USUAL_SIZE = DATA.indices[0]?.key ?? "";
const USUAL_LAYOUT = DATA.layouts[0]?.name ?? "groups";

export const state = {
  lang: DATA.lang,
  layout: USUAL_LAYOUT,
  size: USUAL_SIZE,
  panes: "one",
  table: "",
  node: null,
  group: null,
  edge: null,
  steps: 1,
  path: null,
  without: null,
  hide: false,
  physics: false,
  off: new Set(),
  open: new Set(),
  filters: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
  unknown: "",
};

const listeners = [];
export const subscribe = (listener) => listeners.push(listener);

/** Change the state; listeners are told which parts of it changed. */
export function update(patch, { address: written = true } = {}) {
  const changed = new Set(Object.keys(patch).filter((key) => state[key] !== patch[key]));
  Object.assign(state, patch);
  speak(state.lang);
  if (written && changed.size) writeAddress();
  for (const listener of listeners) listener(changed);
}

/** A little later and once for several changes: it takes longer than to draw, and browsers allow
 * only so many in a while. */
let writing = 0;
export function writeAddress() {
  clearTimeout(writing);
  writing = setTimeout(() => {
    try {
      history.replaceState(null, "", `#${address()}`);
    } catch {
      // Where a page stands inside another one, its address may not be changed.
    }
  }, 150);
}

/** The state as a fragment, without what is as it was when the page was made. */
export function address() {
  const found = new URLSearchParams();
  const put = (key, value, usual) => value !== (DATA.state[key] ?? usual) && found.set(key, value);
  put("node", state.node === null ? "" : N.id[state.node], "");
  put("edge", state.edge === null ? "" : state.edge, "");
  put("group", state.group === null ? "" : DATA.groups[state.group].id, "");
  put("lang", state.lang, DATA.lang);
  put("layout", state.layout, USUAL_LAYOUT);
  put("size", state.size || "same", USUAL_SIZE || "same");
  put("panes", state.panes, "one");
  put("table", state.table, "");
  put("steps", String(state.steps), "1");
  put("path", state.path ? state.path.map((i) => (i === null ? "" : N.id[i])).join("~") : "", "");
  put("without", state.without === null ? "" : N.id[state.without], "");
  put("hide", state.hide ? "1" : "", "");
  put("off", [...state.off].sort().join("~"), "");
  const listed = (open) => [...open].sort((a, b) => a - b).map((g) => DATA.groups[g].id).join("~");
  put("open", listed(state.open), listed(firstOpen()));
  for (const facet of FACETS) put(`f.${facet}`, [...state.filters[facet]].sort().join("~"), "");
  return found.toString();
}

/** The state that an address asks for; what it names and this page has not is said. */
export function readAddress(text) {
  const given = new URLSearchParams(text.replace(/^#/, ""));
  const usual = new URLSearchParams(DATA.state);
  const get = (key) => given.get(key) ?? usual.get(key) ?? "";
  const one = (key, allowed, otherwise) => (allowed.includes(get(key)) ? get(key) : otherwise);
  const several = (key) => get(key).split("~").filter(Boolean);
  let unknown = "";
  const node = (id) => {
    if (!id) return null;
    if (nodeAt.has(id)) return nodeAt.get(id);
    unknown = id;
    return null;
  };
  const groupAt = new Map(DATA.groups.map((group, g) => [group.id, g]));
  const edge = get("edge") === "" ? NaN : Number(get("edge"));
  const ends = get("path").split("~");
  const path = ends.length === 2 ? ends.map(node) : null;
  const size = DATA.indices.filter((index) => !index.small).map((index) => index.key);
  return {
    lang: one("lang", ["ja", "en"], DATA.lang),
    layout: one("layout", DATA.layouts.map((l) => l.name), USUAL_LAYOUT),
    size: get("size") === "same" ? "" : one("size", size, USUAL_SIZE),
    panes: one("panes", ["one", "cities"], "one"),
    table: one("table", ["nodes", "edges"], ""),
    node: node(get("node")),
    group: groupAt.get(get("group")) ?? null,
    edge: Number.isInteger(edge) && edge >= 0 && edge < EDGES ? edge : null,
    steps: Number(one("steps", ["0", "1", "2"], "1")),
    path: path && path[0] !== null && path[1] !== null ? path : null,
    without: node(get("without")),
    hide: get("hide") === "1",
    off: new Set(several("off")),
    open: given.has("open") ? affordable(new Set(several("open").filter((id) => groupAt.has(id)).map((id) => groupAt.get(id)))) : new Set(firstOpen()),
    filters: Object.fromEntries(FACETS.map((facet) => [facet, new Set(several(`f.${facet}`))])),
    unknown,
  };
}

/** Choose a node, an edge or nothing; a path that waits for its other end takes a node. */
export function choose(what) {
  const chosen = { node: null, edge: null, group: null, unknown: "", ...what };
  if (chosen.node !== null && state.path && state.path[1] === null) {
    update({ path: [state.path[0], chosen.node], node: state.path[0], edge: null, group: null });
    return;
  }
  if (state.path && chosen.node !== state.path[0]) chosen.path = null;
  update(chosen);
}
