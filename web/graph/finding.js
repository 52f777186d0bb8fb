// Which nodes are meant by what is typed.

import { edgesOf, N } from "./model.js";
import { searchFold, searchWords } from "../folding.js";

const SEARCHED = (() => {
  let found = null;
  return () => (found ??= N.id.map((id, i) => [N.ja[i], N.en[i], ...N.alias[i], N.number[i], id].map(searchFold)));
})();

/** How well a text fits: it is what is wanted, begins with it, has it; or it has all of its words. */
function fit(text, wanted, words) {
  const at = text.indexOf(wanted);
  if (at >= 0) return at > 0 ? 2 : text.length > wanted.length ? 1 : 0;
  return words.every((word) => text.includes(word)) ? 3 : Infinity;
}

/** The nodes that have all the words in one of their names, the best first. */
export function find(text) {
  const [wanted, words] = [searchFold(text), searchWords(text)];
  if (!wanted) return [];
  const found = [];
  SEARCHED().forEach((texts, i) => {
    const best = Math.min(...texts.map((one) => fit(one, wanted, words)));
    if (best < Infinity) found.push([best, -edgesOf(i).length, i]);
  });
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((x) => x[2]);
}
