// One fold for names, as kyodo_graph/folding.py has it: from the same data, held to the same cases.

import data from "../kyodo_graph/folding.json" with { type: "json" };

/** The characters of some kinds, as the inside of a set in a regular expression. */
const setOf = (...kinds) =>
  kinds.flatMap((kind) => data[kind]).map((given) => {
    const [first, last = first] = given.split("-");
    return `\\u{${first}}-\\u{${last}}`;
  }).join("");

/** A function that puts one character for others. */
function replacing(alike) {
  const shown = new Map(Object.entries(alike).flatMap(([one, others]) => Array.from(others, (other) => [other, one])));
  const others = new RegExp(`[${[...shown.keys()].join("")}]`, "gu");
  return (text) => text.replace(others, (other) => shown.get(other));
}

const NOTHING = new RegExp(`[${setOf("blank", "dropped")}]+`, "gu");
const BLANK = new RegExp(`[${setOf("blank")}]+`, "gu");
const UNMARKED = new RegExp(`[^${setOf("kept")}]+`, "gu");
const NO_LONG_VOWEL = new RegExp(`(?<![ー${setOf("kana")}])ー+`, "gu");
const LONG_VOWEL = new RegExp(`(?<=[${setOf("kana")}])-(?![-0-9])`, "gu");
const BRACKETS = new Set(data.brackets);
const PLAIN = /^[!-~]*$/;

const before = replacing(data.before);
const after = replacing(data.after);
const variants = replacing(data.variants);
/** Compatibility forms resolved, except in marks that number items. */
const normal = (text) => text.replace(UNMARKED, (run) => run.normalize("NFKC"));
const hiragana = (text) => text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

/** A text with what printers vary left aside: width, case, blanks and look-alikes. */
export function fold(text) {
  if (PLAIN.test(text)) return text.toLowerCase();
  const plain = normal(before(text.replace(NOTHING, ""))).toLowerCase();
  return normal(after(plain.replace(NOTHING, "")))
    .replace(NO_LONG_VOWEL, (run) => "-".repeat(run.length))
    .replace(LONG_VOWEL, "ー");
}

/** A name as names are compared: folded, brackets and quotation marks aside. */
export const foldName = (text) => Array.from(fold(text)).filter((one) => !BRACKETS.has(one)).join("");

/** A text as it is searched: folded, kana alike, common variants of kanji alike. */
export const searchFold = (text) => hiragana(variants(fold(text))).replaceAll("ー", "-");

/** The words that are all looked for; a text that is spaced out (市 民 会 議) is one word. */
export function searchWords(text) {
  const words = text.split(BLANK).map(searchFold).filter(Boolean);
  const spacedOut = words.every((word) => Array.from(word).length === 1);
  return words.length && spacedOut ? [words.join("")] : words;
}
