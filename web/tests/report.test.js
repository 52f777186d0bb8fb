// Tables of the report: what is empty stays last, whichever way a column is sorted.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { documentElement: { lang: "ja" } };
const { compare, value } = await import("../report/sorting.js");
const { filterable } = await import("../report/filtering.js");

const cell = (textContent, dataset = {}, none = false) => ({ textContent, dataset, classList: { contains: () => none } });

test("a cell's value is its number, its text, or nothing", () => {
  assert.equal(value(cell("1,200", { v: "1200" })), 1200);
  assert.equal(value(cell(" 市 ")), "市");
  assert.equal(value(cell("–", {}, true)), null);
  assert.equal(value(undefined), null);
});

test("numbers by size, texts with numbers as people count, nothing last", () => {
  const sorted = (values, sign) => values.slice().sort((a, b) => compare(a, b, sign));
  assert.deepEqual(sorted([10, null, 9], 1), [9, 10, null]);
  assert.deepEqual(sorted([10, null, 9], -1), [10, 9, null]);
  assert.deepEqual(sorted(["施策10", "施策9"], 1), ["施策9", "施策10"]);
});

test("a row is shown if all words are in it, none across two cells", () => {
  const elements = [];
  globalThis.document.createElement = () => {
    const made = { setAttribute: () => undefined, append: () => undefined, addEventListener: (_, act) => { made.act = act; } };
    elements.push(made);
    return made;
  };
  const rows = [["ＮＰＯ法人", "髙﨑"], ["市民", "ネット"]].map((texts) => ({ cells: texts.map((text) => cell(text)) }));
  filterable({ tBodies: [{ rows }], dataset: { filter: "", shown: "{n}/{of}" }, parentElement: { before: () => undefined } });
  const [, , input, told] = elements;
  const shown = (text) => {
    input.value = text;
    input.act();
    return `${rows.map((row) => (row.hidden ? "-" : "+")).join("")} ${told.textContent}`;
  };
  assert.equal(shown("npo"), "+- 1/2");
  assert.equal(shown("高崎　法人"), "+- 1/2");
  assert.equal(shown("ねっと"), "-+ 1/2");
  assert.equal(shown("法人髙"), "-- 0/2");
  assert.equal(shown(" "), "++ 2/2");
});
