// Walks, removal and filters on a network small enough to be counted by hand:
//   city - e1 - centre - e2 - npo, city - e1 twice over a second way (e3) to centre; alone apart.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "./page.js";

const actor = (id, sector) => ({ id, cls: "Actor", mode: "actor", sector, city: "x" });
const element = (id, city = "x") => ({ id, cls: "Initiative", mode: "element", city, themes: id === "e2" ? ["T1"] : ["T2"] });
const part = (source, target, kind = "participant") => ({ source, target, kind, family: kind === "lead" ? "lead" : "part" });
const at = pageOf({
  nodes: [actor("city", "S1"), actor("centre", "S3"), actor("npo", "S4"), actor("alone", "S4"), element("e1"), element("e2"), element("e3", "y")],
  edges: [part("city", "e1", "lead"), part("centre", "e1"), part("centre", "e2", "lead"), part("npo", "e2"), part("city", "e3"), part("centre", "e3", "lead")],
});
const { components, distances, shortestPaths } = await import("../graph/paths.js");
const { removal } = await import("../graph/removal.js");
const { facetCounts, passing } = await import("../graph/facets.js");
const { N } = await import("../graph/model.js");
const { FACETS, readAddress, state, update, address } = await import("../graph/state.js");
const all = () => true;
const ids = (places) => [...places].map((i) => N.id[i]);

test("distances count steps; what can't be reached has none", () => {
  const far = distances(at("city"), all, all);
  assert.deepEqual(Object.fromEntries(N.id.map((id, i) => [id, far[i]])), { city: 0, centre: 2, npo: 4, alone: -1, e1: 1, e2: 3, e3: 1 });
  assert.equal(distances(at("city"), all, all, 1)[at("centre")], -1);
});

test("shortest paths are counted, and one is shown", () => {
  const found = shortestPaths(at("city"), at("npo"), all, all);
  assert.deepEqual([found.length, found.count], [4, 2]);
  assert.deepEqual(ids(found.one), ["city", "e1", "centre", "e2", "npo"]);
  assert.equal(found.edges.size, 6);
  assert.equal(shortestPaths(at("city"), at("alone"), all, all), null);
  assert.equal(shortestPaths(at("city"), at("npo"), (i) => i !== at("e1"), all).count, 1);
});

test("components", () => assert.deepEqual(components(all, all).sizes, [6, 1]));

test("without the centre: what is lost", () => {
  const lost = removal(at("centre"), all, all);
  const row = (name) => lost.effects.find((x) => x.effect === name);
  assert.deepEqual(row("components"), { effect: "components", before: 2, after: 3, loss: 1 });
  assert.deepEqual(row("orphaned"), { effect: "orphaned", before: 0, after: 0, loss: 0 });
  assert.deepEqual(ids(lost.leaderless), ["e2", "e3"]);
  assert.deepEqual(ids(lost.cutOff), ["npo", "e2"]);
  assert.deepEqual(lost.pairs, ["S1 S3", "S3 S4"]);
  // 7 nodes hold 6 * 5 of 42 ordered pairs; 6 hold 3 * 2 + 2 * 1 of 30.
  assert.ok(Math.abs(row("fragmentation").before - (1 - 30 / 42)) < 1e-12);
  assert.ok(Math.abs(row("fragmentation").after - (1 - 8 / 30)) < 1e-12);
});

test("an element passes a filter on actors if one that is tied to it passes", () => {
  update({ filters: { ...state.filters, sector: new Set(["S4"]) } });
  const { nodes, edges } = passing();
  assert.deepEqual(N.id.filter((_, i) => nodes[i]), ["npo", "alone", "e2"]);
  assert.equal(edges.reduce((sum, one) => sum + one, 0), 1);
  assert.deepEqual(facetCounts("theme"), [["T1", 1], ["T2", 0]]);
  update({ filters: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) });
  assert.equal(passing(), null);
});

test("the address gives the state back", () => {
  update({ node: at("npo"), steps: 2, off: new Set(["sector:S1"]), filters: { ...state.filters, theme: new Set(["T1"]), kind: new Set(["lead"]) } });
  const found = readAddress(`#${address()}`);
  for (const key of ["node", "steps", "off", "filters", "lang", "layout", "path"]) assert.deepEqual(found[key], state[key], key);
  assert.equal(readAddress("node=nobody").unknown, "nobody");
  assert.equal(readAddress("steps=7&lang=fr&edge=99").steps, 1);
  assert.equal(readAddress("edge=99").edge, null);
});
