// Walks along edges, whatever their direction.

import { edgesOf, NODES, otherEnd } from "./model.js";

/** Steps from the start to each node along the edges allowed; -1 where no way leads. */
export function distances(start, nodeAllowed, edgeAllowed, most = Infinity) {
  const far = new Int32Array(NODES).fill(-1);
  const queue = [start];
  far[start] = 0;
  for (let at = 0; at < queue.length; at++) {
    const i = queue[at];
    if (far[i] >= most) break;
    for (const e of edgesOf(i)) {
      const j = otherEnd(e, i);
      if (far[j] < 0 && edgeAllowed(e) && nodeAllowed(j)) {
        far[j] = far[i] + 1;
        queue.push(j);
      }
    }
  }
  return far;
}

/** All shortest paths of two nodes: the nodes and edges on them, one of them, how many there are. */
export function shortestPaths(a, b, nodeAllowed, edgeAllowed) {
  const fromA = distances(a, nodeAllowed, edgeAllowed);
  if (fromA[b] < 0) return null;
  const fromB = distances(b, nodeAllowed, edgeAllowed);
  const length = fromA[b];
  const nodes = [];
  for (let i = 0; i < NODES; i++) {
    if (fromA[i] >= 0 && fromB[i] >= 0 && fromA[i] + fromB[i] === length) nodes.push(i);
  }
  nodes.sort((x, y) => fromA[x] - fromA[y]);
  const on = new Set(nodes);
  const ways = new Map([[a, 1]]);
  const edges = new Set();
  for (const i of nodes) {
    const next = new Set();
    for (const e of edgesOf(i)) {
      const j = otherEnd(e, i);
      if (on.has(j) && edgeAllowed(e) && fromA[j] === fromA[i] + 1) {
        edges.add(e);
        next.add(j);
      }
    }
    for (const j of next) ways.set(j, (ways.get(j) ?? 0) + ways.get(i));
  }
  const one = [a];
  while (one.at(-1) !== b) {
    const i = one.at(-1);
    const steps = [...edgesOf(i)].filter((e) => edges.has(e) && fromA[otherEnd(e, i)] === fromA[i] + 1);
    one.push(Math.min(...steps.map((e) => otherEnd(e, i))));
  }
  return { nodes: on, edges, one, length, count: ways.get(b) };
}

/** The connected component of each allowed node, numbered from 0; -1 for the others. */
export function components(nodeAllowed, edgeAllowed) {
  const of = new Int32Array(NODES).fill(-1);
  const sizes = [];
  for (let start = 0; start < NODES; start++) {
    if (of[start] >= 0 || !nodeAllowed(start)) continue;
    const number = sizes.length;
    const queue = [start];
    of[start] = number;
    for (let at = 0; at < queue.length; at++) {
      for (const e of edgesOf(queue[at])) {
        const j = otherEnd(e, queue[at]);
        if (of[j] < 0 && edgeAllowed(e) && nodeAllowed(j)) {
          of[j] = number;
          queue.push(j);
        }
      }
    }
    sizes.push(queue.length);
  }
  return { of, sizes };
}
