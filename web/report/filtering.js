// Tables that can be filtered: a row is shown if all words that were typed are in it.

import { searchFold, searchWords } from "../folding.js";

/** The text of a row as it is searched; no word reaches from one cell into the next. */
const textOf = (row) => Array.from(row.cells, (cell) => searchFold(cell.textContent)).join("\n");

export const filterable = (table) => {
  const rows = [...table.tBodies[0].rows].map((row) => [row, textOf(row)]);
  const box = document.createElement("p");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const told = document.createElement("output");
  input.type = "search";
  label.textContent = table.dataset.filter;
  input.setAttribute("aria-label", table.dataset.filter);
  box.className = "filter";
  told.setAttribute("aria-live", "polite");
  box.append(label, input, told);
  table.parentElement.before(box);
  input.addEventListener("input", () => {
    const wanted = searchWords(input.value);
    let shown = 0;
    for (const [row, words] of rows) {
      row.hidden = !wanted.every((word) => words.includes(word));
      shown += !row.hidden;
    }
    told.textContent = table.dataset.shown.replace("{n}", shown).replace("{of}", rows.length);
  });
};
