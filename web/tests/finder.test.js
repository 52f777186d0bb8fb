// What a report is searched by: the fold of names, pairs of characters, words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { phrasesWanted, tokensOf, tokensWanted } from "../finder/tokens.js";
import "../finder/main.js";

const PLACES = [{ ja: "南市", en: "Minami" }];
const ROWS = [
  [0, "市民活動サポートセンター", "Civic support centre", "さぽせん", 0, "a.html", "", ""],
  [0, "NPO法人みなみ", "NPO Minami", "", 0, "b.html", "", ""],
  [1, "会議の民主化", "Assembly", "12", 0, "c.html", "", ""],
  [2, "市の民間活動", "", "minami-1:3-5", 0, "d.html", "髙橋が話す", "Takahashi speaks"],
];
const TOLD = JSON.stringify({ kinds: ["actors", "items", "passages"], places: PLACES, rows: ROWS });
const find = globalThis.kyodoSearch(gzipSync(TOLD).toString("base64"));
const hrefs = (text) => find(text).map((one) => one.href);

test("Japanese is split in pairs, the last character by itself; Latin letters in words", () => {
  assert.deepEqual(tokensOf("市民会"), ["市民", "民会", "会"]);
  assert.deepEqual(tokensWanted("市民会"), ["市民", "民会"]);
  assert.deepEqual(tokensWanted("ＮＰＯ法人 (12)"), ["npo", "法人", "12"]);
  assert.deepEqual(phrasesWanted("NPO法人 サポート"), ["法人", "さぽ-と"]);
});

test("width, kana, case and variants of kanji are one", () => {
  for (const typed of ["サポート", "さぽーと", "ｻﾎﾟｰﾄ", "サポ―ト"]) assert.deepEqual(hrefs(typed), ["a.html"], typed);
  for (const typed of ["npo", "ＮＰＯ", "Npo法人"]) assert.deepEqual(hrefs(typed), ["b.html"], typed);
  assert.deepEqual(hrefs("高橋"), ["d.html"]);
});

test("what is typed stands in what is found as it is, and a single character begins or ends nothing", () => {
  assert.deepEqual(hrefs("市民"), ["a.html"]);
  assert.deepEqual(hrefs("民").sort(), ["a.html", "c.html", "d.html"]);
  assert.deepEqual(hrefs("市活"), []);
});

test("all words are wanted, in either language, begun or with a letter wrong", () => {
  assert.deepEqual(hrefs("civic cent"), ["a.html"]);
  assert.deepEqual(hrefs("asembly"), ["c.html"]);
  assert.deepEqual(hrefs("civic assembly"), []);
  assert.deepEqual(hrefs("minami-1:3-5"), ["d.html"]);
  assert.deepEqual(hrefs("  "), []);
});

test("a name counts more than a mention, and the other language stands in where there is none", () => {
  assert.equal(find("minami")[0].kind, "actors");
  assert.equal(find("民間")[0].en, "市の民間活動");
});
