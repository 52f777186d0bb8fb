// What a language model proposed where the reviewer chooses or writes: shown beside, never chosen.

import { codeName, t } from "./data.js";
import { h } from "../graph/dom.js";

/** The proposal of an item with the model and version that it is of; nothing where there is none. */
export function proposed(item) {
  const given = item.proposed;
  if (!given) return null;
  return h("div", { class: "proposed" }, h("p", { class: "muted" }, t("proposed_by", { rule: item.rule })), said(item.kind, given));
}

function said(kind, given) {
  if (kind === "theme") return [h("p", {}, given.themes.map((code, n) => code_("theme", code, n)), given.field ? ` ${given.field} ${codeName("npo-field", given.field)}` : "")];
  if (kind === "function") return given.functions.map((code, n) => h("p", {}, code_("function", code, 1), ` ${t("at_line", { line: given.at[n] })}`));
  return ["ja", "en"].filter((lang) => given[lang]).map((lang) => h("p", { lang }, given[lang]));
}

const code_ = (scheme, code, n) => h("span", { class: `code ${n ? "" : "first"}` }, `${code} ${codeName(scheme, code)}`);
