// The pages' programs, bundled into classic scripts, since a page that is opened from disk may not
// load modules. `--check` writes nothing and fails where what is committed differs.

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const PACKAGE = new URL("../kyodo_graph/", import.meta.url);
const PROGRAMS = {
  "graph/main.js": "views/assets/graph/page.js",
  "finder/main.js": "report/assets/search.js",
  "report/main.js": "report/assets/report.js",
  "review/main.js": "reviewing/assets/review.js",
  "ask/main.js": "ask_page/assets/page.js",
  "ask/worker.js": "ask_page/assets/worker.js",
};
const FIRST = '// Made by `npm run build` from the modules in web/. Change those.\n"use strict";';

const checking = process.argv.includes("--check");
for (const [entry, made] of Object.entries(PROGRAMS)) {
  const { outputFiles: [bundle] } = await build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: ["finder", "graph", "report"].some((folder) => entry.startsWith(folder)) ? "inline" : "none",
    minify: entry.startsWith("ask/"),
    logOverride: { "empty-import-meta": "silent" },
    banner: { js: FIRST },
  });
  const place = new URL(made, PACKAGE);
  const there = await readFile(place, "utf8").catch(() => "");
  if (there === bundle.text) continue;
  if (checking) {
    console.error(`kyodo_graph/${made} is not what web/${entry} gives; run: npm run build`);
    process.exitCode = 1;
  } else await writeFile(place, bundle.text);
}

// The engine, compressed: what is compared is what is in it, since compressors differ.
const engine = await readFile(new URL("node_modules/oxigraph/web_bg.wasm", import.meta.url));
const packed = new URL("ask_page/assets/oxigraph.wasm.gz", PACKAGE);
const shipped = await readFile(packed).then(gunzipSync, () => Buffer.alloc(0));
if (!shipped.equals(engine)) {
  if (checking) {
    console.error("kyodo_graph/ask_page/assets/oxigraph.wasm.gz is not the engine of package.json; run: npm run build");
    process.exitCode = 1;
  } else await writeFile(packed, gzipSync(engine, { level: 9 }));
}
