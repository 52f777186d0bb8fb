// Filters. A node passes a filter if its own value is among those chosen; a node to which the
// filter does not apply (a plan element has no sector) passes if something tied to it passes.

import { E, edgeCode, EDGES, edgesOf, nodeCode, NODES, otherEnd, themesOf } from "./model.js";
import { EDGE_FACETS, FACETS, state } from "./state.js";

function facetValues(facet, i) {
  if (facet === "theme") return themesOf(i);
  const value = nodeCode(facet, i);
  return value ? [value] : [];
}

/** Which edges pass the filters on edges. */
function passingEdges() {
  const asked = [...EDGE_FACETS].filter((facet) => state.filters[facet].size);
  if (!asked.length) return null;
  const found = new Uint8Array(EDGES);
  for (let e = 0; e < EDGES; e++) {
    found[e] = asked.every((facet) => edgeValues(facet, e).some((v) => state.filters[facet].has(v))) ? 1 : 0;
  }
  return found;
}

const edgeValues = (facet, e) => edgeCode(facet, e).split(", ").filter(Boolean);

/** Which nodes and edges pass all filters but those left out; null where nothing is asked. */
export function passing(without = "") {
  const asked = FACETS.filter((f) => f !== without && !EDGE_FACETS.has(f) && state.filters[f].size);
  const edges = EDGE_FACETS.has(without) ? passingEdgesBut(without) : passingEdges();
  if (!asked.length && !edges) return null;
  const nodes = new Uint8Array(NODES).fill(1);
  for (const facet of asked) {
    const own = new Int8Array(NODES);
    for (let i = 0; i < NODES; i++) {
      const values = facetValues(facet, i);
      own[i] = !values.length ? 0 : values.some((v) => state.filters[facet].has(v)) ? 1 : -1;
    }
    for (let i = 0; i < NODES; i++) {
      if (own[i] < 0 || (own[i] === 0 && !someNeighbour(i, own, edges))) nodes[i] = 0;
    }
  }
  const both = new Uint8Array(EDGES);
  const tied = new Uint8Array(NODES);
  for (let e = 0; e < EDGES; e++) {
    if ((!edges || edges[e]) && nodes[E.source[e]] && nodes[E.target[e]]) {
      both[e] = 1;
      tied[E.source[e]] = tied[E.target[e]] = 1;
    }
  }
  if (edges) for (let i = 0; i < NODES; i++) nodes[i] = nodes[i] && tied[i];
  return { nodes, edges: both };
}

function someNeighbour(i, own, edges) {
  for (const e of edgesOf(i)) if ((!edges || edges[e]) && own[otherEnd(e, i)] === 1) return true;
  return false;
}

function passingEdgesBut(facet) {
  const kept = state.filters[facet];
  state.filters[facet] = new Set();
  const found = passingEdges();
  state.filters[facet] = kept;
  return found;
}

/** The values of a facet with how many nodes (or edges) would match, most first. */
export function facetCounts(facet) {
  const others = passing(facet);
  const counts = new Map();
  const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
  if (EDGE_FACETS.has(facet)) {
    for (let e = 0; e < EDGES; e++) {
      for (const value of edgeValues(facet, e)) {
        if (!counts.has(value)) counts.set(value, 0);
        if (!others || others.edges[e]) add(value);
      }
    }
  } else {
    for (let i = 0; i < NODES; i++) {
      for (const value of facetValues(facet, i)) {
        if (!counts.has(value)) counts.set(value, 0);
        if (!others || others.nodes[i]) add(value);
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
