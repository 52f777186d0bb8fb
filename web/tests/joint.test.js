// What one cell of a table names together stays together when one of its actors is chosen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "./page.js";

const actor = (id) => ({ id, cls: "Actor", mode: "actor", sector: "S1", city: "x" });
const element = (id) => ({ id, cls: "Initiative", mode: "element", city: "x" });
const part = (source, target, cells = []) => ({ source, target, kind: "lead", family: "lead", cells });
const at = pageOf({
  radii: [4, 20],
  nodes: [actor("city"), actor("centre"), actor("npo"), element("e1"), element("e2")],
  edges: [part("city", "e1", ["e1 A・B"]), part("centre", "e1", ["e1 A・B"]), part("npo", "e1"), part("centre", "e2")],
});
const { N, jointWith } = await import("../graph/model.js");
const { makeScene } = await import("../graph/scene.js");
const { state } = await import("../graph/state.js");
const bright = () => [...makeScene().bright.nodes].map((i) => N.id[i]).sort();

test("edges of one cell know each other, others are alone", () => {
  assert.deepEqual([0, 1, 2, 3].map((e) => [...jointWith(e)]), [[0, 1], [0, 1], [], []]);
});

test("the chosen actor brightens whom its cell names, and nobody else's work", () => {
  Object.assign(state, { node: at("city"), steps: 1 });
  assert.deepEqual(bright(), ["centre", "city", "e1"]);
  state.node = at("npo");
  assert.deepEqual(bright(), ["e1", "npo"]);
});

test("so does a chosen relation", () => {
  Object.assign(state, { node: null, edge: 0 });
  assert.deepEqual(bright(), ["centre", "city", "e1"]);
});
