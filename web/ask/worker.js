// The engine, in a process of its own: it opens the data once and answers one query at a time.

import { Store, defaultGraph, initSync, namedNode, quad } from "oxigraph/web.js";
import { dataset, form, multiplied, prologue, rounded } from "./sparql.js";

let store = null;
let prefixes = {};

addEventListener("message", ({ data }) => {
  try {
    postMessage(data.kind === "open" ? open(data) : { kind: "answer", ...answer(data.query) });
  } catch (error) {
    postMessage({ kind: "error", message: String(error?.message ?? error) });
  }
});

function open({ module, data, known }) {
  initSync({ module });
  prefixes = known;
  store = new Store();
  store.load(data, { format: "application/trig", no_transaction: true, lenient: true });
  // The default graph is the merge: every statement once, whatever number of passages make it.
  store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  return { kind: "ready" };
}

function answer(query) {
  const begun = performance.now();
  const asked = form(query);
  if (!asked) return { problem: "form" };
  const clause = dataset(query, prefixes);
  const from = clause ? narrowed(clause) : store;
  const head = prologue(query, prefixes);
  const graph = asked === "CONSTRUCT" || asked === "DESCRIBE";
  const format = graph ? "application/n-quads" : "json";
  let told;
  try {
    told = from.query(rounded(head + (clause?.text ?? query)), { results_format: format });
  } catch (error) {
    return { problem: "syntax", ...place(String(error?.message ?? error), head.length) };
  }
  const result = graph ? { triples: triples(told) } : solutions(JSON.parse(told));
  return { ...result, asked, multiplied: multiplied(query), ms: performance.now() - begun };
}

/** A store of its own for FROM and FROM NAMED, whose default graph merges the graphs it names. */
function narrowed({ plain, named }) {
  const made = new Store();
  for (const iri of plain) {
    for (const one of store.match(null, null, null, namedNode(iri))) {
      made.add(quad(one.subject, one.predicate, one.object, defaultGraph()));
    }
  }
  for (const iri of named) for (const one of store.match(null, null, null, namedNode(iri))) made.add(one);
  return made;
}

function solutions({ head, results, boolean }) {
  if (boolean !== undefined) return { truth: boolean };
  const columns = head.vars;
  return { columns, rows: results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}

function triples(text) {
  const made = new Store();
  made.load(text, { format: "application/n-quads", lenient: true });
  return made.match().map(({ subject, predicate, object }) => [subject, predicate, object].map(term));
}

function term({ termType, value, language, datatype }) {
  if (termType === "Literal") return { type: "literal", value, "xml:lang": language || undefined, datatype: datatype?.value };
  return { type: termType === "NamedNode" ? "uri" : "bnode", value };
}

/** Line and column of an error of the engine's, without the declarations put before the query. */
function place(message, before) {
  const found = /error at (\d+):(\d+): ?/.exec(message);
  if (!found) return { message };
  const line = Number(found[1]);
  const column = Number(found[2]) - (line === 1 ? before : 0);
  return { message: message.slice(found.index + found[0].length), line, column };
}
