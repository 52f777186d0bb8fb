// How the modules stand to each other: no circle, none that no page loads, nothing made of markup.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { build } from "esbuild";

const WEB = fileURLToPath(new URL("..", import.meta.url));
const { metafile } = await build({
  absWorkingDir: WEB, entryPoints: ["finder/main.js", "graph/main.js", "report/main.js", "review/main.js"], bundle: true, write: false, metafile: true, outdir: "out",
});
const importsOf = (module) => metafile.inputs[module].imports.map((one) => one.path);

test("no circle of imports", () => {
  const done = new Set();
  const visit = (module, trail) => {
    assert.ok(!trail.includes(module), [...trail, module].join(" > "));
    if (done.has(module)) return;
    for (const other of importsOf(module)) visit(other, [...trail, module]);
    done.add(module);
  };
  Object.keys(metafile.inputs).forEach((module) => visit(module, []));
  assert.ok(done.size > 35);
});

for (const folder of ["finder", "graph", "report", "review"]) {
  test(`every module in ${folder}/ is part of a page`, async () => {
    const there = (await readdir(`${WEB}/${folder}`)).map((name) => `${folder}/${name}`);
    assert.deepEqual(there.filter((module) => !(module in metafile.inputs)), []);
  });
}

test("what is exported is imported somewhere", async () => {
  const texts = await Promise.all(Object.keys(metafile.inputs).filter((m) => m.endsWith(".js") && !m.includes("node_modules")).map((m) => readFile(`${WEB}/${m}`, "utf8")));
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/^import \{([^}]*)\}/gm)].flatMap((hit) => hit[1].split(",").map((name) => name.trim()))));
  const forTests = new Set(["fold", "foldName", "compare", "value"]);
  const exported = texts.flatMap((text) => [...text.matchAll(/^export (?:async )?(?:function|class|const|let) (\w+)/gm)].map((hit) => hit[1]));
  assert.ok(exported.length > 120);
  assert.deepEqual(exported.filter((name) => !used.has(name) && !forTests.has(name)), []);
});
