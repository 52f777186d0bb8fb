// One canvas, or one for each city side by side at the same scale.

import { byId, fill, h } from "./dom.js";
import { nodeCode, NODES, REDUCED } from "./model.js";
import { nameOf, t } from "./words.js";
import { state } from "./state.js";
import { fitAll, panes, replacePanes } from "./panes.js";
import { Pane } from "./pane.js";

function citiesShown() {
  const counts = new Map();
  for (let i = 0; i < NODES; i++) {
    const city = nodeCode("city", i);
    if (city) counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  return [...counts.keys()].sort();
}

const CITIES = citiesShown();

/** Side by side makes sense for several cities, as many as a screen can show. */
export const SIDE_BY_SIDE = !REDUCED && CITIES.length > 1 && CITIES.length <= 12;

export function buildPanes() {
  for (const pane of panes) pane.destroy();
  const many = SIDE_BY_SIDE && state.panes === "cities";
  const place = byId("panes");
  place.className = many ? "panes many" : "panes";
  fill(place);
  // All places first, so that each has its size before anything is drawn in it.
  const hosts = (many ? CITIES : [null]).map((city) => {
    const host = h("div", { class: "canvas", tabindex: "0", role: "application", "aria-label": t("graph_label"), "aria-describedby": "live" });
    const title = many && h("h2", { class: "pane-title" }, nameOf("city", city));
    place.append(h("section", { class: "pane", "data-city": city ?? "" }, title, host));
    return [host, city];
  });
  replacePanes(hosts.map(([host, city]) => new Pane(host, city)));
  fitAll();
}
