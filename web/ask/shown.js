// Terms as a reader sees them: names with a prefix where there is one, the whole on hover.

/** A function that shortens IRIs by these prefixes, the longest namespace first. */
export function shortening(prefixes) {
  const spaces = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
  return (iri) => {
    for (const [prefix, space] of spaces) {
      const rest = iri.startsWith(space) ? iri.slice(space.length) : "";
      if (rest && /^[\w./-]+$/u.test(rest)) return `${prefix}:${rest}`;
    }
    return iri;
  };
}

/** A term's text: the value of a literal, the short name of a thing. */
export function text(term, shorten) {
  if (!term) return "";
  if (term.type === "uri") return shorten(term.value);
  return term.type === "bnode" ? `_:${term.value}` : term.value;
}

const NUMBERS = ["integer", "decimal", "double", "float", "int", "long", "gYear"];

/** Whether a term is a number, to stand at the right of its column. */
export function numeric(term) {
  return term?.type === "literal" && NUMBERS.includes(term.datatype?.split("#")[1]);
}

/** Rows as CSV for a spreadsheet: nothing in it is taken for a formula. */
export function csv(columns, rows) {
  const cell = (term) => {
    const value = term?.value ?? "";
    const safe = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(value) && !numeric(term) ? `'${value}` : value;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [columns.map((name) => cell({ type: "literal", value: name })), ...rows.map((row) => row.map(cell))];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\n")}\n`;
}

/** Triples as N-Triples. */
export function ntriples(triples) {
  const quote = (value) => JSON.stringify(value).replaceAll("\\/", "/");
  const write = (term) => {
    if (term.type === "uri") return `<${term.value}>`;
    if (term.type === "bnode") return `_:${term.value}`;
    const lang = term["xml:lang"];
    const typed = term.datatype && !term.datatype.endsWith("#string") && !lang ? `^^<${term.datatype}>` : "";
    return `${quote(term.value)}${lang ? `@${lang}` : typed}`;
  };
  return triples.map((triple) => `${triple.map(write).join(" ")} .\n`).join("");
}
