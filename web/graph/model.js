// The data of the page, and what is asked of it everywhere.

import { unpacked } from "../unpacking.js";
import { byId } from "./dom.js";

const given = byId("data");
export const DATA = JSON.parse(given.dataset?.packed === undefined ? given.textContent : unpacked(given.textContent));
export const N = DATA.nodes.columns;
export const E = DATA.edges.columns;
export const NODES = N.id.length;
export const EDGES = E.source.length;
export const REDUCED = DATA.groups.length > 0;
/** How many things can be drawn at once without the canvas getting slow. */
export const MOST_DRAWN = 1000;

export const nodeAt = new Map(N.id.map((id, i) => [id, i]));
export const nodeCode = (name, i) => DATA.nodes.pools[name][N[name][i]];
export const edgeCode = (name, e) => DATA.edges.pools[name][E[name][e]];
export const themesOf = (i) => N.themes[i].map((t) => DATA.nodes.pools.themes[t]);
export const PROJECTION = DATA.about.projection || "";

/** The edges of each node, in one array: those of node i stand from START[i] to START[i + 1]. */
const START = new Int32Array(NODES + 1);
const INCIDENT = new Int32Array(2 * EDGES);
{
  for (let e = 0; e < EDGES; e++) {
    START[E.source[e] + 1]++;
    if (E.target[e] !== E.source[e]) START[E.target[e] + 1]++;
  }
  for (let i = 0; i < NODES; i++) START[i + 1] += START[i];
  const next = START.slice();
  for (let e = 0; e < EDGES; e++) {
    INCIDENT[next[E.source[e]]++] = e;
    if (E.target[e] !== E.source[e]) INCIDENT[next[E.target[e]]++] = e;
  }
}
/** The edges that come from one cell of a table, which names their actors together. */
const CELLS = new Map();
(E.cells ?? []).forEach((cells, e) => {
  for (const cell of cells) CELLS.set(cell, [...(CELLS.get(cell) ?? []), e]);
});
export const jointWith = (e) => (E.cells?.[e] ?? []).flatMap((cell) => CELLS.get(cell));

export const edgesOf = (i) => INCIDENT.subarray(START[i], START[i + 1]);
export const otherEnd = (e, i) => (E.source[e] === i ? E.target[e] : E.source[e]);
export const isActor = (i) => nodeCode("cls", i) === "Actor" || nodeCode("mode", i) === "actor";

/** What a node is, for the legend: the sector of an actor, else its class. */
export function sortOf(i) {
  const sector = nodeCode("sector", i);
  return sector ? `sector:${sector}` : `cls:${nodeCode("cls", i)}`;
}

export function markOf(sort) {
  const [scheme, code] = [sort.slice(0, sort.indexOf(":")), sort.slice(sort.indexOf(":") + 1)];
  const found = scheme === "sector" ? DATA.styles.sectors[code] : DATA.styles.classes[code];
  return found || DATA.styles.plain;
}

export const shapeOf = (i) => DATA.styles.shapes[nodeCode("cls", i)] || DATA.styles.plainShape;

/** How an edge is drawn: its family's line, dashed where it is implied. */
export function lineOf(e) {
  const line = DATA.styles.lines[edgeCode("family", e)];
  return edgeCode("basis", e) === "implied" ? { ...line, dash: DATA.styles.implied } : line;
}

/** Values of an index, and the place of each among nodes of the same mode and class. */
export const indexValue = (key, i) => DATA.nodes.values[key]?.[i] ?? null;
const rankCache = new Map();
export function rankOf(key, i) {
  if (!rankCache.has(key)) rankCache.set(key, ranked(key));
  return rankCache.get(key)[i];
}

function ranked(key) {
  const small = DATA.indices.find((index) => index.key === key)?.small;
  const sets = new Map();
  for (let j = 0; j < NODES; j++) {
    if (indexValue(key, j) === null) continue;
    const kind = `${nodeCode("mode", j)}|${nodeCode("mode", j) === "node" ? nodeCode("cls", j) : ""}`;
    if (!sets.has(kind)) sets.set(kind, []);
    sets.get(kind).push(j);
  }
  const found = new Array(NODES).fill(null);
  for (const members of sets.values()) {
    const value = (j) => (small ? 1 : -1) * indexValue(key, j);
    members.sort((a, b) => value(a) - value(b));
    for (let from = 0; from < members.length; ) {
      let to = from;
      while (to < members.length && value(members[to]) === value(members[from])) to++;
      for (let j = from; j < to; j++) {
        found[members[j]] = { rank: from + 1, tied: to - from - 1, of: members.length };
      }
      from = to;
    }
  }
  return found;
}
