// The interface in two languages, and the names of things in the language that is chosen.

let lang = DATA.lang;

/** A text of the interface; {name} stands for a value. */
function t(key, values = {}) {
  const text = DATA.words[lang][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? grouped(values[name]) : String(values[name] ?? "")));
}

/** A number of things: 20,000. */
const grouped = (number) => number.toLocaleString("en-GB");

/** The name of a code of a scheme; the code itself where it has none. */
function nameOf(scheme, code) {
  if (!code) return t("not_stated");
  const named = DATA.names[scheme]?.[code];
  return named ? named[lang] || named.ja || code : code;
}

function kindName(kind) {
  if (!kind) return t("kind_");
  return kind
    .split(", ")
    .map((one) => DATA.names.kind?.[one]?.[lang] ?? DATA.words[lang][`kind_${one}`] ?? one)
    .join(lang === "ja" ? "・" : ", ");
}

const label = (i) => N[lang][i];

function sortName(sort) {
  const at = sort.indexOf(":");
  return nameOf(sort.slice(0, at), sort.slice(at + 1));
}

/** The name of something that an edge is made of: a node of the page, or not. */
function thingName(thing) {
  const node = DATA.things.node[thing];
  if (node !== null) return label(node);
  return DATA.things.name[thing]?.[lang] ?? DATA.things.id[thing];
}

/** Hiragana for katakana: a name is found by its reading in either. */
const hiragana = (text) => text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
/** Texts that are searched look the same whatever width, case or spaces they are written with. */
const folded = (text) => hiragana(text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""));
