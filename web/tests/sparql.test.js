// What the page reads in a query before it gives it to the engine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, dataset, declared, form, multiplied, prologue, rounded, unknown } from "../ask/sparql.js";

const KNOWN = { kyodo: "https://w3id.org/kyodo/ns#", rdfs: "http://www.w3.org/2000/01/rdf-schema#" };
const from = (query) => dataset(query, KNOWN);

test("a form stands behind prefixes and comments", () => {
  assert.equal(form("# SELECT\nPREFIX a: <http://a/ASK> BASE <b:>\nconstruct { ?s ?p ?o } WHERE {}"), "CONSTRUCT");
  assert.equal(form("INSERT DATA { }"), "");
  assert.equal(form(""), "");
});

test("prefixes that are used and known are declared, and only those", () => {
  const query = 'PREFIX rdfs: <x:> SELECT * { ?x a kyodo:Tie ; rdfs:label "skos:no" } # skos:no';
  assert.equal(prologue(query, KNOWN), "PREFIX kyodo: <https://w3id.org/kyodo/ns#> ");
  assert.deepEqual([...declared(query)], [["rdfs", "x:"]]);
});

test("an unknown prefix is found at its place, not in strings, IRIs and comments", () => {
  const query = 'ASK { <a:b> ?p "c:d"@ja . ?x no:such ?y } # e:f';
  assert.deepEqual(unknown(query, KNOWN).map(({ text, start }) => [text, start]), [["no:such", 29]]);
});

test("a dataset clause is read and blanked, lines and columns kept", () => {
  const query = "SELECT *\nFROM <a:1> FROM NAMED kyodo:g\nWHERE { ?s ?p ?o }";
  const found = from(query);
  assert.deepEqual([found.plain, found.named], [["a:1"], ["https://w3id.org/kyodo/ns#g"]]);
  assert.equal(found.text.length, query.length);
  assert.match(found.text, /^SELECT \*\n\s+\nWHERE/);
});

test("FROM in a string or inside the pattern is no clause", () => {
  assert.equal(from('SELECT * { ?s ?p "FROM <a:1>" }'), null);
  assert.equal(from("SELECT * { ?from ?p ?o } # FROM <a:1>"), null);
});

test("a chain that the engine reads from the right is found, and nothing else", () => {
  const at = (expression) => chain(`SELECT (${expression} AS ?x) { ?s x:a/x:b/x:c ?o ; x:a/(x:b|x:c)/x:d ?p }`)?.text ?? "";
  for (const wrong of ["?a - ?b - ?c", "?a - 1 + 2", "10-2-3", "?a / ?b * ?c", "COUNT(?a) / 2 / 3", "?a - ?b * ?c - 1"]) assert.notEqual(at(wrong), "", wrong);
  for (const right of ["(?a - ?b) - ?c", "?a - (?b - ?c)", "?a + ?b + ?c", "?a * ?b / ?c", "?a - 1", "IF(?a - 1 > 0, ?b - 1, -1)", "?a - 1 > ?b - 1", "COUNT(*) / 2", "-1 - ?a"]) assert.equal(at(right), "", right);
});

test("rounding is written as it is defined, however it is nested", () => {
  assert.equal(rounded("SELECT (round (ROUND(?a) / 2) AS ?x) {}"), "SELECT (FLOOR(0.5 + (FLOOR(0.5 + (?a)) / 2)) AS ?x) {}");
  assert.equal(rounded('ASK { ?round ?p "ROUND(1)" } # ROUND(2)'), 'ASK { ?round ?p "ROUND(1)" } # ROUND(2)');
  assert.equal(rounded("SELECT (ROUND(?a"), "SELECT (ROUND(?a");
});

test("a product is told from the star of SELECT and COUNT", () => {
  assert.equal(multiplied("SELECT * { ?s x:a* ?o }"), true); // a path that repeats looks like one
  assert.equal(multiplied("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), false);
  assert.equal(multiplied("SELECT (?a * 2 AS ?n) { ?s ?p ?a }"), true);
});
