// What stands on the canvas: nodes, or groups of them where there are too many nodes to draw.

import { say } from "./dom.js";
import {
  DATA, E, EDGES, edgesOf, lineOf, markOf, MOST_DRAWN, NODES, REDUCED, shapeOf, sortOf,
} from "./model.js";
import { grouped, label, lang, t } from "./words.js";
import { CHILDREN, LEAF } from "./hierarchy.js";
import { state, update } from "./state.js";
import { distances } from "./paths.js";
import { radiusOf, scene } from "./scene.js";
import { panes } from "./panes.js";

/** The closed group that stands for each group's members; -1 where they are drawn themselves. */
export function closedAbove() {
  const found = new Int32Array(DATA.groups.length);
  DATA.groups.forEach((group, g) => {
    const above = group.parent === null ? -1 : found[group.parent];
    found[g] = above >= 0 ? above : state.open.has(g) ? -1 : g;
  });
  return found;
}

export const moved = new Map();

/** Where a node stands in the layout that is chosen, or where it was dragged to. */
function placeOf(i) {
  const dragged = moved.get(`${state.layout} ${i}`);
  if (dragged) return dragged;
  const layout = DATA.layouts.find((l) => l.name === state.layout) ?? DATA.layouts[0];
  return layout ? [layout.x[i], layout.y[i]] : [0, 0];
}

export function nodeItem(i, at = placeOf(i)) {
  const look = markOf(sortOf(i));
  return {
    key: i, node: i, group: null, x: at[0], y: at[1], r: radiusOf(i), shape: shapeOf(i),
    fill: look.fill, outline: look.outline, letter: look.letter, title: label(i),
  };
}

export function groupItem(g) {
  const group = DATA.groups[g];
  return {
    key: `g${g}`, node: null, group: g, x: group.x, y: group.y, r: group.radius * 0.8,
    shape: "dot", fill: "#dde5ec", outline: "#52606d", letter: null,
    title: `${group.label[lang]} (${grouped(group.size)})`,
  };
}

/** All items and links of the canvas by key, as they are drawn now. */
export let drawn = null;

export function drawAgain() {
  drawn = drawnNow();
}

function drawnNow() {
  if (!REDUCED) return drawnNodes(everyNode(), (i) => nodeItem(i));
  const above = closedAbove();
  const inGroups = (i) => above[LEAF[i]] >= 0;
  if (state.node !== null && inGroups(state.node)) return drawnAlone(nearest(state.node), "ego");
  const match = scene.match;
  if (match) {
    const nodes = everyNode().filter((i) => match.nodes[i]);
    if (nodes.length <= MOST_DRAWN) return drawnAlone(nodes, "match");
  }
  return drawnGroups(above);
}

const everyNode = () => Array.from({ length: NODES }, (_, i) => i).filter((i) => scene.nodeThere[i]);

function drawnNodes(nodes, item) {
  const items = new Map(nodes.map((i) => [i, item(i)]));
  const links = [];
  for (let e = 0; e < EDGES; e++) {
    if (scene.edgeThere[e] && items.has(E.source[e]) && items.has(E.target[e])) {
      links.push({ key: e, a: E.source[e], b: E.target[e], bend: BENDS[e], look: lineOf(e), edge: e });
    }
  }
  return { items, links, mode: "nodes" };
}

/** How far each edge bends: parallel ones apart. The sign is seen from the source. */
const BENDS = (() => {
  const together = new Map();
  const key = (e) => Math.min(E.source[e], E.target[e]) * NODES + Math.max(E.source[e], E.target[e]);
  for (let e = 0; e < EDGES; e++) together.set(key(e), (together.get(key(e)) ?? 0) + 1);
  const seen = new Map();
  const found = new Float32Array(EDGES);
  for (let e = 0; e < EDGES; e++) {
    const [of, number] = [together.get(key(e)), seen.get(key(e)) ?? 0];
    seen.set(key(e), number + 1);
    const bend = 0.24 * (number - (of - 1) / 2);
    found[e] = E.source[e] <= E.target[e] ? bend : -bend;
  }
  return found;
})();

/** A node with what is around it, the nearest and most tied first, as many as can be drawn. */
function nearest(i) {
  const far = distances(i, (j) => scene.nodeThere[j] === 1, (e) => scene.edgeThere[e] === 1, Math.max(1, state.steps));
  const around = everyNode().filter((j) => far[j] > 0);
  around.sort((a, b) => far[a] - far[b] || edgesOf(b).length - edgesOf(a).length || a - b);
  return [i, ...around.slice(0, 300)];
}

/** Nodes out of their groups, on a spiral, those of one group together. */
function drawnAlone(nodes, mode) {
  const order = mode === "match" ? nodes.slice().sort((a, b) => LEAF[a] - LEAF[b] || a - b) : nodes;
  const places = new Map(order.map((i, n) => {
    const [angle, radius] = [n * 2.399963, 52 * Math.sqrt(n)];
    return [i, moved.get(`${state.layout} ${i}`) ?? [radius * Math.cos(angle), radius * Math.sin(angle)]];
  }));
  return { ...drawnNodes(order, (i) => nodeItem(i, places.get(i))), mode };
}

function drawnGroups(above) {
  const items = new Map();
  DATA.groups.forEach((group, g) => {
    if (above[g] === g) items.set(`g${g}`, groupItem(g));
    else if (above[g] < 0) {
      for (const i of group.nodes) if (scene.nodeThere[i]) items.set(i, nodeItem(i));
    }
  });
  const keyOf = (i) => (above[LEAF[i]] >= 0 ? `g${above[LEAF[i]]}` : i);
  const counted = new Map();
  const links = [];
  for (let e = 0; e < EDGES; e++) {
    if (!scene.edgeThere[e]) continue;
    const [a, b] = [keyOf(E.source[e]), keyOf(E.target[e])];
    if (a === b || !items.has(a) || !items.has(b)) continue;
    if (typeof a === "number" && typeof b === "number") {
      links.push({ key: e, a, b, bend: BENDS[e], look: lineOf(e), edge: e });
      continue;
    }
    const pair = `${a}|${b}` in counted ? `${a}|${b}` : [String(a), String(b)].sort().join("|");
    const link = counted.get(pair);
    if (link) link.count++;
    else counted.set(pair, { key: pair, a, b, bend: 0, edge: null, count: 1 });
  }
  const bundles = [...counted.values()].sort((x, y) => y.count - x.count).slice(0, 1500);
  for (const link of bundles) {
    link.look = { colour: "#9aa5b1", width: Math.min(8, 0.6 + Math.log2(1 + link.count)), dash: [], arrow: false };
  }
  return { items, links: links.concat(bundles), mode: "groups" };
}

/** Open or close a group; says so where too much would be on the canvas. */
export function toggleGroup(g) {
  const open = new Set(state.open);
  if (open.has(g)) {
    const close = (one) => { open.delete(one); CHILDREN[one].forEach(close); };
    close(g);
  } else {
    const more = CHILDREN[g].length || DATA.groups[g].nodes.length;
    if ((drawn?.items.size ?? 0) + more > MOST_DRAWN) {
      say(t("too_many", { n: MOST_DRAWN }));
      return;
    }
    open.add(g);
  }
  update({ open, group: g, node: null, edge: null });
  if (open.has(g)) approach(DATA.groups[g]);
}

/** Move nearer where what a group was opened to would be too small to be seen. */
function approach({ x, y, radius }) {
  const [pane] = panes;
  if (radius * pane.network.getScale() > 120) return;
  const [w, h] = pane.size();
  pane.move({ x, y }, Math.min((0.45 * Math.min(w, h)) / radius, 1), true);
}
