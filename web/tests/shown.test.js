// Terms as texts, and answers as files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, ntriples, numeric, shortening, text } from "../ask/shown.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const said = (value, more = {}) => ({ type: "literal", value, ...more });

test("the longest namespace shortens, and what is no name stays whole", () => {
  const shorten = shortening({ scheme: "x:s/", role: "x:s/role/" });
  assert.equal(shorten("x:s/role/lead"), "role:lead");
  assert.equal(shorten("x:s/theme"), "scheme:theme");
  assert.equal(shorten("x:s/role/"), "scheme:role/");
  assert.equal(shorten("y:z"), "y:z");
  assert.equal(text({ type: "uri", value: "x:s/role/lead" }, shorten), "role:lead");
  assert.equal(text(null, shorten), "");
});

test("a CSV file has no formula in it, and numbers stay numbers", () => {
  const rows = [[said("=1+1"), said("-3", { datatype: `${XSD}integer` })], [said('a"b'), null], [said("＝x"), said("-x")]];
  assert.equal(csv(["a", "b"], rows), "\uFEFFa,b\n'=1+1,-3\n\"a\"\"b\",\n'＝x,'-x\n");
  assert.equal(numeric(said("1", { datatype: `${XSD}decimal` })), true);
  assert.equal(numeric(said("1")), false);
});

test("triples are written with language and datatype", () => {
  const uri = (value) => ({ type: "uri", value });
  const triple = [uri("a:s"), uri("a:p"), said('x"\n', { "xml:lang": "ja" })];
  const number = [uri("a:s"), uri("a:p"), said("1", { datatype: `${XSD}integer` })];
  assert.equal(ntriples([triple, number]), `<a:s> <a:p> "x\\"\\n"@ja .\n<a:s> <a:p> "1"^^<${XSD}integer> .\n`);
});
