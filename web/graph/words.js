// The interface in two languages, and the names of things in the language that is chosen.

import { DATA, N } from "./model.js";

export let lang = DATA.lang;

/** From now on in another language. */
export function speak(language) {
  lang = language;
}

/** A text of the interface; {name} stands for a value. */
export function t(key, values = {}) {
  const text = DATA.words[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? grouped(values[name]) : String(values[name] ?? "")));
}

/** A number of things: 20,000. */
export const grouped = (number) => number.toLocaleString("en-GB");

/** The name of a code of a scheme; the code itself where it has none. */
export function nameOf(scheme, code) {
  if (!code) return t("not_stated");
  const named = DATA.names[scheme]?.[code];
  return named ? named[lang] || named.ja || code : code;
}

export function kindName(kind) {
  if (!kind) return t("kind_");
  return kind
    .split(", ")
    .map((one) => DATA.names.kind?.[one]?.[lang] ?? DATA.words[lang][`kind_${one}`] ?? one)
    .join(lang === "ja" ? "・" : ", ");
}

export const label = (i) => N[lang][i];

export function sortName(sort) {
  const at = sort.indexOf(":");
  return nameOf(sort.slice(0, at), sort.slice(at + 1));
}

/** The name of something that an edge is made of: a node of the page, or not. */
export function thingName(thing) {
  const node = DATA.things.node[thing];
  if (node !== null) return label(node);
  return DATA.things.name[thing]?.[lang] ?? DATA.things.id[thing];
}
