// The search of a report: what there is to find comes behind this program in the same file, so that
// both are there when a page is opened from disk. Indexed when the first question is asked.

/*! With MiniSearch. Copyright 2022 Luca Ongaro. MIT licence: https://github.com/lucaong/minisearch/blob/master/LICENSE.txt */
import MiniSearch from "minisearch";
import { searchFold } from "../folding.js";
import { unpacked } from "../unpacking.js";
import { phrasesWanted, tokensOf, tokensWanted } from "./tokens.js";

const FIELDS = ["name", "other", "text"];
const LATIN = /^[a-z]{5,}$/;

function indexed(entries) {
  const index = new MiniSearch({ fields: FIELDS, tokenize: tokensOf, processTerm: (term) => term });
  index.addAll(entries.map((one, id) => ({ id, name: `${one.ja}\n${one.en}`, other: one.other, text: `${one.said.ja}\n${one.said.en}` })));
  return index;
}

/** What is found, the best first; in Japanese what is typed stands in what is found. */
function search({ entries, index, folded }, text) {
  const phrases = phrasesWanted(text);
  const all = ({ ja, en, other, said }) => searchFold([ja, en, other, said.ja, said.en].join("\n"));
  const has = (id, phrase) => (folded[id] ??= all(entries[id])).includes(phrase);
  const found = index.search(text, {
    tokenize: tokensWanted,
    combineWith: "AND",
    prefix: true,
    fuzzy: (term) => (LATIN.test(term) ? 0.2 : false),
    boost: { name: 4, other: 2 },
  });
  return found.filter(({ id }) => phrases.every((phrase) => has(id, phrase))).map(({ id }) => entries[id]);
}

const entriesOf = ({ kinds, places, rows }) =>
  rows.map(([kind, ja, en, other, place, href, said, saidEn]) => ({
    kind: kinds[kind], ja, en: en || ja, other, place: places[place], href, said: { ja: said, en: saidEn },
  }));

globalThis.kyodoSearch = (packed) => {
  let made = null;
  return (text) => {
    if (!made) {
      const entries = entriesOf(JSON.parse(unpacked(packed)));
      made = { entries, index: indexed(entries), folded: [] };
    }
    return search(made, text);
  };
};
