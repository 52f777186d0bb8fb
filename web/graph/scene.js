// From the state to what is drawn: which nodes and edges are there, and which of them are bright.

import {
  DATA, E, edgeCode, EDGES, edgesOf, indexValue, isActor, jointWith, nodeCode, NODES, sortOf,
} from "./model.js";
import { state } from "./state.js";
import { passing } from "./facets.js";
import { distances, shortestPaths } from "./paths.js";
import { removal } from "./removal.js";

export let scene = null;

/** What is hidden, and what is bright (null: everything). Drawn and counted from this alone. */
export function makeScene() {
  const match = passing();
  const nodeThere = new Uint8Array(NODES);
  for (let i = 0; i < NODES; i++) {
    nodeThere[i] = !state.off.has(sortOf(i)) && !(state.hide && match && !match.nodes[i]) ? 1 : 0;
  }
  const edgeThere = new Uint8Array(EDGES);
  for (let e = 0; e < EDGES; e++) {
    const off = state.off.has(`family:${edgeCode("family", e)}`);
    const there = nodeThere[E.source[e]] && nodeThere[E.target[e]] && !off;
    edgeThere[e] = there && !(state.hide && match && !match.edges[e]) ? 1 : 0;
  }
  const found = { match, nodeThere, edgeThere, bright: null, focus: new Set(), path: null, lost: null };
  const shown = (i) => nodeThere[i] === 1;
  const shownEdge = (e) => edgeThere[e] === 1;
  if (state.without !== null) brightenLost(found, shown, shownEdge);
  else if (state.path && state.path[1] !== null) brightenPath(found, shown, shownEdge);
  else if (state.node !== null && state.steps > 0) brightenNear(found, shown, shownEdge);
  else if (state.edge !== null) {
    found.focus = new Set([E.source[state.edge], E.target[state.edge]]);
    found.bright = { nodes: new Set(found.focus), edges: new Set([state.edge]) };
    brightenJoint(found.bright, shownEdge);
  } else if (match && !state.hide) {
    found.bright = { nodes: setOf(match.nodes, nodeThere), edges: setOf(match.edges, edgeThere) };
  }
  if (state.node !== null) found.focus.add(state.node);
  alikeElsewhere(found);
  scene = found;
  return found;
}

function setOf(wanted, there) {
  const found = new Set();
  for (let i = 0; i < wanted.length; i++) if (wanted[i] && there[i]) found.add(i);
  return found;
}

function brightenNear(found, shown, shownEdge) {
  const far = distances(state.node, shown, shownEdge, state.steps);
  const nodes = new Set();
  for (let i = 0; i < NODES; i++) if (far[i] >= 0) nodes.add(i);
  const edges = new Set();
  for (const i of nodes) {
    for (const e of edgesOf(i)) {
      const [a, b] = [far[E.source[e]], far[E.target[e]]];
      if (shownEdge(e) && a >= 0 && b >= 0 && Math.min(a, b) < state.steps) edges.add(e);
    }
  }
  brightenJoint({ nodes, edges }, shownEdge);
  found.bright = { nodes, edges };
}

/** What one cell names together is not told apart: with one of its actors all are bright. */
function brightenJoint({ nodes, edges }, shownEdge) {
  for (const e of [...edges]) {
    for (const other of jointWith(e)) {
      if (!shownEdge(other)) continue;
      edges.add(other);
      nodes.add(E.source[other]).add(E.target[other]);
    }
  }
}

function brightenPath(found, shown, shownEdge) {
  const [a, b] = state.path;
  found.path = shortestPaths(a, b, shown, shownEdge);
  const nodes = found.path ? new Set(found.path.nodes) : new Set([a, b]);
  found.bright = { nodes, edges: found.path ? found.path.edges : new Set() };
  found.focus = new Set([a, b]);
}

function brightenLost(found, shown, shownEdge) {
  found.lost = removal(state.without, shown, shownEdge);
  const nodes = new Set([...found.lost.orphaned, ...found.lost.leaderless, ...found.lost.cutOff]);
  const edges = new Set();
  for (let e = 0; e < EDGES; e++) {
    if (shownEdge(e) && nodes.has(E.source[e]) && nodes.has(E.target[e])) edges.add(e);
  }
  if (nodes.size) found.bright = { nodes, edges };
  found.nodeThere[state.without] = 0;
  for (const e of edgesOf(state.without)) found.edgeThere[e] = 0;
}

/** With cities side by side, what is of the same type or theme as the chosen node in the others. */
function alikeElsewhere(found) {
  if (state.panes !== "cities" || state.node === null || !found.bright || state.without !== null) return;
  const i = state.node;
  const theme = nodeCode("theme", i);
  const type = nodeCode("type", i);
  const nodes = new Set(found.bright.nodes);
  for (let j = 0; j < NODES; j++) {
    if (nodeCode("city", j) === nodeCode("city", i) || !found.nodeThere[j]) continue;
    const same = isActor(i)
      ? type && nodeCode("type", j) === type
      : theme && nodeCode("theme", j) === theme && nodeCode("cls", j) === nodeCode("cls", i);
    if (same) nodes.add(j);
  }
  found.bright = { ...found.bright, nodes };
}

/** Radii by the index chosen; the area grows with the value, as in the picture the page came with. */
const [SMALLEST, LARGEST] = DATA.radii;
export function radiusOf(i) {
  const index = state.size;
  if (!index) return SMALLEST + 3;
  const top = topOf(index);
  if (!(top > 0)) return SMALLEST + 3;
  const value = Math.max(indexValue(index, i) ?? 0, 0);
  return Math.round(100 * Math.sqrt(SMALLEST ** 2 + ((LARGEST ** 2 - SMALLEST ** 2) * value) / top)) / 100;
}

const topCache = new Map();
function topOf(index) {
  if (!topCache.has(index)) {
    topCache.set(index, (DATA.nodes.values[index] ?? []).reduce((a, b) => Math.max(a, b ?? 0), 0));
  }
  return topCache.get(index);
}

export function brightCounts() {
  const match = scene.match;
  const count = (there, wanted) => there.reduce((sum, x, k) => sum + (x && (!wanted || wanted[k]) ? 1 : 0), 0);
  return { nodes: count(scene.nodeThere, match?.nodes), edges: count(scene.edgeThere, match?.edges) };
}
