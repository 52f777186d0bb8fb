// The fold is held to the table of cases that the Python fold is held to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fold, foldName, searchFold, searchWords } from "../folding.js";

const FOLDS = { fold, name: foldName, search: searchFold, words: searchWords };
const cases = JSON.parse(await readFile(new URL("../../tests/folding_cases.json", import.meta.url), "utf8"));

test("every strength has cases", () => assert.deepEqual(Object.keys(cases), Object.keys(FOLDS)));

for (const [strength, table] of Object.entries(cases)) {
  for (const [name, [text, folded]] of Object.entries(table)) {
    test(`${strength}: ${name}`, () => {
      assert.deepEqual(FOLDS[strength](text), folded);
      if (strength !== "words") assert.equal(FOLDS[strength](folded), folded);
    });
  }
}
