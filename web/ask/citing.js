// How to cite an answer: the query, the data that it was put to, and the program.

import { h } from "../graph/dom.js";
import { save } from "../graph/saving.js";

const asked = (query) => query.trim().replace(/\s+/gu, " ");

/** The citation as text and as BibTeX, with a button that saves both. */
export function citing(query, { text, bibtex, place }, w) {
  const told = text.replace(place, () => query.trim());
  const entry = bibtex.replace(place, () => asked(query).replaceAll("{", "(").replaceAll("}", ")").replaceAll("\\", "/"));
  return [
    h("p", {}, w("cite_text")),
    h("pre", { class: "citation", tabindex: "0" }, told),
    h("pre", { class: "citation", tabindex: "0" }, entry),
    h("button", { type: "button", on: { click: () => save("citation.bib", "application/x-bibtex", entry) } }, "BibTeX"),
  ];
}
