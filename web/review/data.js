// What the page carries: the text, the candidates, the tables, codes and words.

const D = JSON.parse(document.getElementById("data").textContent);

export const META = D.meta;
export const TEXT = D.text;
export const CODES = D.codes;
export const FORMS = D.forms;
export const REASONS = D.reasons;
export const TABLES = new Map(D.tables.map((table) => [table.id, table]));
export const DRAFTED = D.items;
export const COMPARED = D.compared ?? null;
export const FIRST_LANGUAGE = D.lang;
export const STEPS = COMPARED ? [9, 8] : [1, 2, 3, 4, 5, 6, 7, 8];
export const CELLS = new Set(["role", "responsible", "phase", "status", "disposition", "value"]);
export const CODED = new Set(["table", "theme", "function"]);
/** What the reviewer may write and need not. */
export const WRITTEN = new Set(["summary", "english"]);
/** Where this draft's decisions are kept in the browser. */
export const KEY = `kyodo-review:${META.document}:${META.draft}${COMPARED ? `:${COMPARED.names.join("+")}` : ""}`;

let language = FIRST_LANGUAGE;
export const lang = () => language;
export function setLanguage(one) {
  language = one === "en" ? "en" : "ja";
  document.documentElement.lang = language;
}

/** A word of the page, with what is filled into it. */
export const t = (key, given = {}) =>
  (D.words[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(given[name] ?? ""));

/** The name of a code of a scheme in the page's language. */
export const codeName = (scheme, code) => {
  const known = CODES[scheme]?.[code];
  return known ? known[language === "ja" ? 0 : 1] : code || "—";
};

export const plain = (text) => String(text ?? "").normalize("NFKC").replace(/[\s,]/g, "");
