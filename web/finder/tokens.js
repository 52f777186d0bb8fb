// What a text is searched by: words of letters and digits, and pairs of characters of Japanese, which
// has no blanks between its words.

import { searchWords } from "../folding.js";

const KIND = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〆";
// A long vowel is folded to a dash.
const RUNS = new RegExp(`[${KIND}][${KIND}-]*|(?:(?![${KIND}])[\\p{Letter}\\p{Number}])+`, "gu");
const JAPANESE = new RegExp(`^[${KIND}]`, "u");
const runsOf = (text) => searchWords(text).flatMap((word) => word.match(RUNS) ?? []);

/** Pairs of neighbours; the last character stands alone, too, so that each one begins a token. */
function pairs(run, lastAlone) {
  const characters = Array.from(run);
  const found = characters.slice(1).map((next, at) => characters[at] + next);
  if (lastAlone || characters.length === 1) found.push(characters.at(-1));
  return found;
}

const split = (text, lastAlone) =>
  runsOf(text).flatMap((run) => (JAPANESE.test(run) ? pairs(run, lastAlone) : [run]));

/** The tokens that a text is found by. */
export const tokensOf = (text) => split(text, true);

/** The tokens that are looked for. */
export const tokensWanted = (text) => split(text, false);

/** The runs of Japanese in what is looked for: each must stand in what is found as it is. */
export const phrasesWanted = (text) => runsOf(text).filter((run) => JAPANESE.test(run));
