// Search: names as hostile documents print them are found by what people type.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "./page.js";

pageOf({
  nodes: [
    { id: "a/centre", ja: "市民活動センター", en: "Civic Activity Centre", alias: ["さぽ－と"] },
    { id: "a/hall", ja: "市民ホール", en: "Civic Hall" },
    { id: "a/npo", ja: "ＮＰＯ法人 みどり", en: "NPO Midori" },
    { id: "a/takasaki", ja: "髙﨑町内会", en: "Takasaki" },
    { id: "a/one", ja: "講座", en: "Course", number: "①" },
    { id: "a/ten", ja: "講演", en: "Lecture", number: "1" },
    { id: "a/angle", ja: "<⽀援⾃治会>", en: "Angle" },
  ],
  edges: [{ source: "a/hall", target: "a/npo" }, { source: "a/hall", target: "a/one" }],
});
const { find } = await import("../graph/finding.js");
const { N } = await import("../graph/model.js");
const found = (text) => find(text).map((i) => N.id[i]);

test("the very name first, then what begins with it, then what has it; the most tied before others", () => {
  assert.deepEqual(found("市民"), ["a/hall", "a/centre"]);
  assert.deepEqual(found("市民活動センター"), ["a/centre"]);
  assert.deepEqual(found("みどり"), ["a/npo"]);
});

test("blanks mean that all words are in one name", () => {
  assert.deepEqual(found("センター　市民"), ["a/centre"]);
  assert.deepEqual(found("hall civic"), ["a/hall"]);
  assert.deepEqual(found("hall centre"), []);
  assert.deepEqual(found("市民 npo"), []);
});

test("what is spaced out is one word", () => assert.deepEqual(found("N P O"), ["a/npo"]));

test("width, case, kana, dashes, variants and radicals make no difference", () => {
  for (const text of ["npo法人みどり", "NPO　法人", "ｎｐｏ", "ﾐﾄﾞﾘ"]) assert.deepEqual(found(text), ["a/npo"], text);
  assert.deepEqual(found("サポート"), ["a/centre"]);
  assert.deepEqual(found("高崎"), ["a/takasaki"]);
  assert.deepEqual(found("支援自治会"), ["a/angle"]);
});

test("① finds ① and no 1", () => {
  assert.deepEqual(found("①"), ["a/one"]);
  assert.deepEqual(found("１"), ["a/ten"]);
});

test("nothing finds nothing", () => {
  for (const text of ["", "　", "\u200b", "どこにもない"]) assert.deepEqual(found(text), [], JSON.stringify(text));
});
