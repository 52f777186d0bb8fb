// A query's words: enough of the grammar to know its form, its prefixes and its dataset clause.

const TOKEN = new RegExp(
  [
    "(?<comment>#[^\\n\\r]*)",
    "(?<iri><[^<>\"{}|^`\\\\\\x00-\\x20]*>)",
    `(?<string>"""(?:[^"\\\\]|\\\\.|"(?!""))*"""|'''(?:[^'\\\\]|\\\\.|'(?!''))*'''|"(?:[^"\\\\\\n\\r]|\\\\.)*"|'(?:[^'\\\\\\n\\r]|\\\\.)*')`,
    "(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)",
    "(?<variable>[?$][\\p{L}\\p{N}_]+)",
    "(?<name>(?:[\\p{L}](?:[\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}_-])?)?:(?:[\\p{L}\\p{N}_:](?:[\\p{L}\\p{N}_.:%-]*[\\p{L}\\p{N}_:%-])?)?)",
    "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
    "(?<sign>\\S)",
  ].join("|"),
  "gsu",
);

/** The tokens of a query but its comments: {kind, text, start, end}. */
export function tokens(query) {
  const found = [];
  for (const hit of query.matchAll(TOKEN)) {
    const kind = Object.keys(hit.groups).find((name) => hit.groups[name] !== undefined);
    if (kind !== "comment") found.push({ kind, text: hit[0], start: hit.index, end: hit.index + hit[0].length });
  }
  return found;
}

/** SELECT, ASK, CONSTRUCT or DESCRIBE; empty where it is none of them. */
export function form(query) {
  const read = tokens(query);
  let at = 0;
  for (;;) {
    const word = read[at]?.kind === "word" ? read[at].text.toUpperCase() : "";
    if (word === "PREFIX") at += 3;
    else if (word === "BASE") at += 2;
    else return ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"].includes(word) ? word : "";
  }
}

/** The prefixes that a query declares itself. */
export function declared(query) {
  const read = tokens(query);
  const own = new Map();
  read.forEach((token, at) => {
    if (token.kind !== "word" || token.text.toUpperCase() !== "PREFIX") return;
    const [name, iri] = [read[at + 1], read[at + 2]];
    if (name?.kind === "name" && iri?.kind === "iri") own.set(name.text.slice(0, -1), iri.text.slice(1, -1));
  });
  return own;
}

/** The prefixed names of a query whose prefix is neither its own nor known, with their places. */
export function unknown(query, prefixes) {
  const own = declared(query);
  return tokens(query).filter(({ kind, text }) => {
    const prefix = text.split(":")[0];
    return kind === "name" && !own.has(prefix) && !(prefix in prefixes);
  });
}

/** The declarations that a query needs and lacks, on one line, to stand before it. */
export function prologue(query, prefixes) {
  const own = declared(query);
  const used = new Set(tokens(query).filter(({ kind }) => kind === "name").map(({ text }) => text.split(":")[0]));
  return [...used].filter((prefix) => prefix in prefixes && !own.has(prefix)).sort()
    .map((prefix) => `PREFIX ${prefix}: <${prefixes[prefix]}> `).join("");
}

/**
 * The dataset clause of a query: the graphs of FROM and FROM NAMED, and the text with blanks in the
 * place of the clause, so that lines and columns stay; null where it has none.
 */
export function dataset(query, prefixes) {
  const known = { ...prefixes, ...Object.fromEntries(declared(query)) };
  const read = tokens(query);
  const graphs = { plain: [], named: [] };
  let text = query;
  for (let at = 0; at < read.length && read[at].text !== "{"; at += 1) {
    if (read[at].kind !== "word" || read[at].text.toUpperCase() !== "FROM") continue;
    const named = read[at + 1]?.text.toUpperCase() === "NAMED";
    const graph = read[at + (named ? 2 : 1)];
    if (!graph) continue;
    const [prefix, ...local] = graph.text.split(":");
    const iri = graph.kind === "iri" ? graph.text.slice(1, -1) : known[prefix] + local.join(":");
    graphs[named ? "named" : "plain"].push(iri);
    text = text.slice(0, read[at].start) + " ".repeat(graph.end - read[at].start) + text.slice(graph.end);
  }
  return graphs.plain.length + graphs.named.length ? { ...graphs, text } : null;
}

const ENDS = new Set(["variable", "number", "string", "name", "iri"]);
const [SUMS, PRODUCTS] = [new Set(["+", "-"]), new Set(["*", "/"])];

/**
 * The second sign of a chain such as a - b - c or a / b * c, which this engine reads from the right:
 * a - (b - c). Null where there is none. A path (x:a/x:b/x:c) has no variables, and is no chain.
 */
export function chain(query) {
  const open = (call) => ({ call, sum: "", product: "", counted: false });
  const levels = [open(false)];
  let [before, called] = [null, false];
  for (const token of tokens(query)) {
    const level = levels.at(-1);
    const { kind, text } = token;
    const binary = before && (ENDS.has(before.kind) || before.text === ")");
    const value = before && (["variable", "number"].includes(before.kind) || called);
    called = false;
    if (text === "(" || text === "{") levels.push(open(["word", "name"].includes(before?.kind)));
    else if ((text === ")" || text === "}") && levels.length > 1) called = levels.pop().call;
    else if (kind === "sign" && binary && SUMS.has(text)) {
      if (level.sum === "-") return token;
      Object.assign(level, { sum: text, product: "", counted: false });
    } else if (kind === "sign" && binary && PRODUCTS.has(text)) {
      level.counted ||= value;
      if (level.product === "/" && level.counted) return token;
      level.product = text;
    } else if (kind === "sign" || kind === "word") Object.assign(level, open(level.call));
    before = token;
  }
  return null;
}

/**
 * A query with ROUND(x) as FLOOR(0.5 + (x)), which is how SPARQL defines it: this engine rounds
 * negative decimals up. What comes before it on a line keeps its column.
 */
export function rounded(query) {
  const read = tokens(query);
  const edits = [];
  read.forEach((token, at) => {
    if (token.kind !== "word" || token.text.toUpperCase() !== "ROUND" || read[at + 1]?.text !== "(") return;
    let depth = 0;
    const end = read.findIndex(({ text }, place) => {
      if (place > at) depth += (text === "(") - (text === ")");
      return place > at && depth === 0;
    });
    if (end < 0) return;
    edits.push({ start: token.start, end: read[at + 1].end, text: "FLOOR(0.5 + (" }, { start: read[end].start, end: read[end].end, text: "))" });
  });
  return edits.sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), query);
}

/** Whether a query multiplies: this engine gives no value for a decimal times 0. */
export function multiplied(query) {
  const read = tokens(query);
  return read.some(({ text }, at) => text === "*" && at > 0 && (ENDS.has(read[at - 1].kind) || read[at - 1].text === ")"));
}
