// An answer on the page: a table, a truth value, statements, or a network; and files of it.

import { h } from "../graph/dom.js";
import { save } from "../graph/saving.js";
import { MOST, drawn, ofRows, ofTriples } from "./network.js";
import { csv, ntriples, numeric, shortening, text } from "./shown.js";

const SHOWN = 200;

/** The elements that show an answer; `w` gives a word, with values for its {places}. */
export function result(answer, w, lang, prefixes) {
  const shorten = shortening(prefixes);
  if (answer.truth !== undefined) return [h("p", { class: "truth" }, w(answer.truth ? "true" : "false"))];
  const columns = answer.columns ?? ["subject", "predicate", "object"];
  const rows = answer.rows ?? answer.triples;
  const place = h("div", { class: "place" });
  const table = () => place.replaceChildren(shownTable(columns, rows, w, shorten));
  const tools = h("div", { class: "tools" }, h("button", { type: "button", on: { click: table } }, w("as_table")));
  const network = answer.triples
    ? () => ofTriples(answer.triples, lang, shorten)
    : pairing(tools, columns, rows, w, shorten);
  if (network) {
    tools.append(h("button", { type: "button", on: { click: () => place.replaceChildren(picture(network(), w)) } }, w("as_network")));
  }
  tools.append(...files(answer, columns, rows, w));
  table();
  const missing = answer.multiplied && rows.some((row) => row.includes(null));
  if (missing) tools.append(h("span", { class: "quiet" }, w("times_zero")));
  return [h("p", { class: "count", role: "status" }, w("rows", { n: rows.length, ms: Math.round(answer.ms) })), tools, place];
}

/** Two choices of columns for the ends of edges; null where there are not two columns. */
function pairing(tools, columns, rows, w, shorten) {
  if (columns.length < 2 || !rows.length) return null;
  const things = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at]?.type === "uri"));
  const first = columns.indexOf("subject") >= 0 ? [columns.indexOf("subject"), columns.indexOf("object")] : things;
  const [from, to] = first.length > 1 && first[1] >= 0 ? first : [0, 1];
  const choice = (label, chosen) => {
    const options = columns.map((name, at) => h("option", { value: String(at), selected: at === chosen }, name));
    const select = h("select", {}, options);
    tools.append(h("label", {}, `${w(label)} `, select));
    return select;
  };
  const ends = [choice("from", from), choice("to", to)];
  return () => ofRows(rows, ...ends.map((select) => Number(select.value)), shorten);
}

function picture(network, w) {
  if (!network.edges.length) return h("p", {}, w("no_edges"));
  if (network.nodes.length > MOST) return h("p", {}, w("too_many", { n: network.nodes.length, most: MOST }));
  return drawn(network, w("network", { nodes: network.nodes.length, edges: network.edges.length }));
}

function files(answer, columns, rows, w) {
  const button = (label, act) => h("button", { type: "button", on: { click: act } }, label);
  const own = [button("CSV", () => save("answer.csv", "text/csv", csv(columns, rows)))];
  if (answer.triples) own.push(button("N-Triples", () => save("answer.nt", "application/n-triples", ntriples(answer.triples))));
  return [h("span", { class: "files" }, `${w("save")} `, own)];
}

function shownTable(columns, rows, w, shorten) {
  const body = h("tbody");
  const cell = (term) => h("td", {
    class: term ? (numeric(term) && "number") : "none",
    title: term?.type === "uri" ? term.value : null,
    lang: term?.["xml:lang"],
  }, term ? text(term, shorten) : "");
  const add = (from) => body.append(...rows.slice(from, from + SHOWN).map((row) => h("tr", {}, row.map(cell))));
  add(0);
  const more = h("button", { type: "button", class: "more", hidden: rows.length <= SHOWN, on: { click: further } }, w("more", { n: rows.length - SHOWN }));
  function further() {
    add(body.rows.length);
    more.textContent = w("more", { n: rows.length - body.rows.length });
    more.hidden = body.rows.length >= rows.length;
  }
  const head = h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name))));
  return h("div", {}, h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": w("answer") }, h("table", {}, head, body)), more);
}
