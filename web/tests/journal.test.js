// The journal of decisions: events are only added, and what holds is read from them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, lastBatch, mistyped, said, still, union, upperBound, written } from "../review/journal.js";

const event = (uid, at, given = {}) => ({ uid, at, seq: 0, batch: uid, id: `c-${uid}`, kind: "tie", decision: "accept", new: {}, lines: [1], reviewer: "a", ...given });

test("two logs are united by the names of their events, in order of time", () => {
  const { log, added } = union([event("1", "10:00"), event("3", "10:02")], [event("2", "10:01"), event("3", "10:02")]);
  assert.deepEqual(log.map((one) => one.uid), ["1", "2", "3"]);
  assert.deepEqual(added.map((one) => one.uid), ["2"]);
  assert.deepEqual(union(log, [null, {}, { uid: 3 }, event("1", "09:00")]).added, []);
});

test("the later decision holds, and what was undone does not", () => {
  const log = [event("1", "1", { id: "x" }), event("2", "2", { id: "x", decision: "reject", new: null }), event("3", "3", { id: "y" })];
  assert.equal(folded(log, "a").mine.get("x").decision, "reject");
  const undone = [...log, { uid: "4", at: "4", undo: "2", reviewer: "a" }];
  assert.equal(folded(undone, "a").mine.get("x").decision, "accept");
  assert.equal(lastBatch(undone, "a")[0].uid, "3");
  assert.equal(folded([...log, event("5", "5", { id: "y", decision: "clear", new: null })], "a").mine.has("y"), false);
});

test("each reviewer has a record and an undo of their own", () => {
  const log = [event("1", "1", { id: "x" }), event("2", "2", { id: "x", reviewer: "b", decision: "reject", new: null }), { uid: "3", at: "3", undo: "1", reviewer: "b" }];
  const { mine, others } = folded(log, "a");
  assert.equal(mine.get("x").decision, "accept");
  assert.equal(others.get("b").get("x").decision, "reject");
  assert.deepEqual(lastBatch(log, "c"), []);
});

test("a batch is undone whole", () => {
  const log = [event("1", "1", { batch: "b1", id: "x" }), event("2", "1", { batch: "b1", id: "y", seq: 1 }), { uid: "3", at: "2", undo: "b1", reviewer: "a" }];
  assert.equal(folded(log, "a").mine.size, 0);
});

test("what two decisions say is compared as the codebook means it", () => {
  const tie = (subject, object, relation = "partners_with") => said({ kind: "tie", decision: "edit", new: { subject, object, relation, en: "" } });
  assert.equal(tie("a", "b"), tie("b", "a"));
  assert.notEqual(tie("a", "b", "funds"), tie("b", "a", "funds"));
  assert.equal(said({ kind: "tie", decision: "reject", new: null }), "none");
  assert.equal(said({ kind: "line", decision: "nothing", new: null }), "none");
  assert.equal(said({ kind: "theme", decision: "set", new: { themes: ["T02", "T01"], primary: "T02" } }), "T02");
  assert.equal(said({ kind: "english", decision: "set", new: { en: "a" } }), said({ kind: "english", decision: "accept", new: { en: "b" } }));
  assert.equal(said({ kind: "pair", decision: "merge", new: { into: "a", from: "b" } }), "merge");
});

test("what was written is accepted, changed or new by what was proposed", () => {
  const proposed = { ja: "要約", en: "" };
  assert.equal(written({ proposed }, { ja: "要約", en: "" }), "accept");
  assert.equal(written({ proposed }, { ja: "要約", en: "a summary" }), "edit");
  assert.equal(written({}, { en: "a name" }), "set");
  assert.equal(written({ proposed }, { ja: "", en: "" }), "clear");
});

test("the bound on the rate of errors is the exact one", () => {
  for (const [wrong, asked, bound] of [[0, 59, 0.0495], [0, 27, 0.105], [1, 30, 0.1485], [5, 100, 0.1023]]) assert.ok(Math.abs(upperBound(wrong, asked) - bound) < 0.0005, `${wrong} of ${asked}`);
  assert.deepEqual([upperBound(0, 0), upperBound(3, 3)], [1, 1]);
});

test("a decision holds where its candidate is as it was when it was decided", () => {
  const tie = { kind: "tie", decision: "accept", old: { subject: "a", object: "b" } };
  assert.ok(still(tie, { value: { subject: "a", object: "b" } }));
  assert.ok(!still(tie, { value: { subject: "a", object: "c" } }));
  assert.ok(!still(tie, { value: { subject: "a", object: "b", basis: "stated" } }));
  assert.ok(!still(tie, undefined));
  assert.ok(still({ ...tie, decision: "add", old: null }, undefined));
  const actor = { kind: "actor", decision: "accept", old: { label: "a", aliases: ["x"] } };
  assert.ok(still(actor, { value: { label: "a", aliases: ["x"], specificity: "named" } }));
  const theme = { kind: "theme", decision: "set", old: { label: "a", themes: ["T01"] } };
  assert.ok(still(theme, { value: { label: "a" } }));
  assert.ok(!still(theme, { value: { label: "b" } }));
});

test("a mistyped ORCID iD is told from a name", () => {
  assert.ok(mistyped("0000-0002-1825-0098"));
  assert.ok(!mistyped("0000-0002-1825-0097"));
  assert.ok(!mistyped("0000-0002-1694-233X"));
  assert.ok(!mistyped("山田"));
});
