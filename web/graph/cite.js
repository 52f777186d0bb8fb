// Passages as they are cited, and how a text gets to the clipboard.

import { h, say } from "./dom.js";
import { DATA, E, EDGES, N, NODES, edgeCode } from "./model.js";
import { lang, t } from "./words.js";

export const passage = (p) => ({
  pointer: DATA.passages.columns.pointer[p],
  document: DATA.passages.columns.document[p],
  headings: DATA.passages.headings[DATA.passages.columns.headings[p]],
  text: DATA.passages.columns.text[p],
});

export const linesOf = (pointer) => pointer.slice(pointer.lastIndexOf(":") + 1);

/** A citation of a passage as a sentence, in the language of the page. */
export function citation(p) {
  const one = passage(p);
  const document = DATA.documents[one.document];
  const by = DATA.about.citation || "kyodo_graph";
  if (!document) return `${one.pointer} (${by})`;
  const [who, title] = [document.publisher[lang] ?? "", document.title[lang]];
  const when = document.issued || (lang === "ja" ? "発行年月の記載なし" : "n.d.");
  const where = t("lines", { lines: linesOf(one.pointer) });
  const heading = one.headings[lang].at(-1);
  if (lang === "ja") {
    return `${who}『${title}』(${when})${heading ? `「${heading}」` : ""}、${where}(${one.pointer})。${by} による。`;
  }
  return `${who}. ${title} (${when})${heading ? `, "${heading}"` : ""}, ${where} (${one.pointer}). As coded in ${by}.`;
}

/** The same for a reference manager. */
export function bibtex(p) {
  const one = passage(p);
  const document = DATA.documents[one.document] ?? { publisher: {}, title: { ja: one.document, en: one.document }, issued: "" };
  const special = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  const plain = (text) => text.replace(/[{}$%&#_\\~^]/g, (c) => special[c] ?? `\\${c}`);
  const heading = one.headings[lang].join(" > ");
  const fields = {
    author: document.publisher[lang] ? `{${plain(document.publisher[lang])}}` : "",
    title: `{${plain(document.title[lang])}}`,
    year: document.issued.slice(0, 4),
    note: plain([heading, t("lines", { lines: linesOf(one.pointer) }), one.pointer].filter(Boolean).join(", ")),
    howpublished: plain(DATA.about.citation || "kyodo_graph"),
  };
  const body = Object.entries(fields).filter(([, v]) => v).map(([k, v]) => `  ${k} = {${v}}`);
  return `@misc{${one.pointer.replace(/[^A-Za-z0-9]+/g, "-")},\n${body.join(",\n")}\n}`;
}

/** The IRI of a passage: its lines as RFC 5147 counts them, between lines and from 0. */
function iriOf(one) {
  const document = DATA.documents[one.document];
  const [first, last] = linesOf(one.pointer).split("-").map(Number);
  return document && first ? `${document.iri}#line=${first - 1},${last || first}` : "";
}

/** A text to report what is wrong with a passage, as `kyodo passage REF --report` gives it. */
export function report(p) {
  const one = passage(p);
  const iri = iriOf(one);
  const document = DATA.documents[one.document];
  const hash = (sha256) => (sha256 ? `, SHA-256 ${sha256}` : "");
  const shown = [];
  for (let i = 0; i < NODES; i++) if (N.passages[i].includes(p)) shown.push(`- ${N.id[i]}`);
  for (let e = 0; e < EDGES; e++) {
    if (E.passages[e].includes(p)) shown.push(`- ${N.id[E.source[e]]} ${edgeCode("kind", e)} ${N.id[E.target[e]]}`);
  }
  return [
    `${t("report_passage")}: ${one.pointer}${iri && ` <${iri}>`}`,
    ...(one.headings[lang].length ? [`${t("report_section")}: ${one.headings[lang].join(" > ")}`] : []),
    `${t("report_document")}: ${one.document}${hash(document?.sha256)}`,
    `${t("report_data")}: ${DATA.about.citation || "kyodo_graph"}${hash(DATA.about.sha256)}`,
    "",
    `${t("report_shown")}:`,
    ...(shown.length ? shown.sort() : [t("report_nothing")]),
    "",
    `${t("report_wrong")}:`,
    "",
  ].join("\n");
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(t("copied"));
    return;
  } catch {
    // Older browsers, and pages inside others, have no clipboard of their own.
  }
  const area = h("textarea", { class: "copying", readonly: true, "aria-label": t("copy_failed") });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  if (done) area.remove();
  else area.addEventListener("blur", () => area.remove());
  say(t(done ? "copied" : "copy_failed"));
}
