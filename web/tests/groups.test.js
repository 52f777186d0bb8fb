// Groups of a large network: the largest are open at first, as many as are easy to take in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "./page.js";

const nodes = Array.from({ length: 1200 }, (_, i) => ({ id: `n${i}` }));
const idsFrom = (from, to) => nodes.slice(from, to).map((node) => node.id);
pageOf({
  nodes,
  groups: [
    { id: "large", nodes: [], size: 1100 },
    { id: "small", nodes: idsFrom(1100, 1200) },
    { id: "half", parent: 0, nodes: idsFrom(0, 1000) },
    { id: "rest", parent: 0, nodes: idsFrom(1000, 1100) },
  ],
});
const { affordable, CHILDREN, firstOpen, LEAF } = await import("../graph/hierarchy.js");

test("every node has its group", () => {
  assert.deepEqual([LEAF[0], LEAF[1050], LEAF[1199]], [2, 3, 1]);
  assert.deepEqual(CHILDREN[0], [2, 3]);
});

test("groups of groups are open at first, groups of nodes are not", () => assert.deepEqual([...firstOpen()], [0]));

test("no more is opened than can be drawn", () => {
  assert.deepEqual([...affordable(new Set([0, 1]))], [0, 1]);
  assert.deepEqual([...affordable(new Set([0, 2]))], [0], "a thousand and two would be drawn");
  assert.deepEqual([...affordable(new Set([3]))], [], "what is within a closed group stays closed");
});
