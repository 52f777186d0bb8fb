// Actors as hostile documents print them, found by their labels in normal form: a small input that
// went wrong, which lies beside the repository.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { pageOf } from "./page.js";

const CASES = new URL("../../../shared/cases/", import.meta.url);
const labelsOf = (name) => new Map(
  [...readFileSync(new URL(`${name}/data/midorino/midorino-1.yaml`, CASES), "utf8")
    .matchAll(/^- \{id: (\S+), is: Actor, .*?label: \{ja: "?([^",]+)"?, en/gmu)].map((hit) => [hit[1], hit[2]]),
);

test("every actor is found by the normal form of its label", { skip: !existsSync(CASES) && "../shared/cases is not at hand" }, async () => {
  const [normal, printed] = [labelsOf("01-hostile-labels"), labelsOf("02-labels-as-printed")];
  pageOf({ nodes: [...printed].map(([id, ja]) => ({ id, ja })) });
  const { find } = await import("../graph/finding.js");
  const ids = [...printed.keys()];
  assert.ok(ids.length > 35);
  for (const id of ids) assert.ok(find(normal.get(id)).includes(ids.indexOf(id)), `${normal.get(id)} in ${printed.get(id)}`);
});
