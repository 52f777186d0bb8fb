// Search by name, alias and English name: a combobox as the ARIA practices describe it.

import { byId, fill, h } from "./dom.js";
import { markOf, N, nodeCode, shapeOf, sortOf } from "./model.js";
import { label, nameOf, t } from "./words.js";
import { choose, state, update } from "./state.js";
import { reveal } from "./panes.js";
import { swatch } from "./details_parts.js";
import { find } from "./finding.js";
import { searchFold, searchWords } from "../folding.js";

const MOST_RESULTS = 40;
let results = [];
let active = -1;

function showResults() {
  const input = byId("search");
  const list = byId("results");
  results = find(input.value);
  active = -1;
  const shown = results.slice(0, MOST_RESULTS);
  const words = searchWords(input.value);
  const option = (i, k) => {
    const alias = N.alias[i].find((a) => words.every((word) => searchFold(a).includes(word)));
    const city = nodeCode("city", i);
    const told = [city && nameOf("city", city), nodeCode("cls", i) && nameOf("cls", nodeCode("cls", i)), alias].filter(Boolean).join(" · ");
    return h("li", { role: "option", id: `result-${k}`, "aria-selected": "false", on: { mousedown: (event) => { event.preventDefault(); take(k); } } },
      swatch(shapeOf(i), markOf(sortOf(i)), 14), h("span", {}, label(i)), h("small", {}, told));
  };
  const count = results.length ? t("results", { n: results.length }) : t("no_results");
  fill(list, shown.map(option));
  byId("found").textContent = input.value ? count : "";
  openResults(Boolean(input.value) && shown.length > 0);
}

function openResults(open) {
  byId("results").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (!open) byId("search").removeAttribute("aria-activedescendant");
}

function mark(k) {
  const shown = Math.min(results.length, MOST_RESULTS);
  if (!shown) return;
  active = (k + shown) % shown;
  for (const [n, one] of [...byId("results").children].entries()) one.setAttribute("aria-selected", String(n === active));
  byId("search").setAttribute("aria-activedescendant", `result-${active}`);
  byId(`result-${active}`).scrollIntoView({ block: "nearest" });
}

function take(k) {
  const i = results[k];
  openResults(false);
  if (i === undefined) return;
  if (state.off.has(sortOf(i))) {
    const off = new Set(state.off);
    off.delete(sortOf(i));
    update({ off });
  }
  choose({ node: i });
  reveal(i);
}

export function setUpSearch() {
  const input = byId("search");
  input.addEventListener("input", showResults);
  input.addEventListener("focus", () => input.value && showResults());
  input.addEventListener("blur", () => setTimeout(() => openResults(false), 100));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !byId("results").hidden;
    if (event.key === "ArrowDown") open ? mark(active + 1) : showResults();
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "Escape" && open) openResults(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
