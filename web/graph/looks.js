// Where to begin: views that answer what is asked first, for those who see the page for the first
// time. Each does what a few clicks would do, and can be sent as a link as any other view.

import { h } from "./dom.js";
import { DATA, edgesOf, isActor, N, nodeCode, NODES } from "./model.js";
import { label, t } from "./words.js";
import { FACETS, update } from "./state.js";
import { section } from "./details_parts.js";
import { SIDE_BY_SIDE } from "./side_by_side.js";

/** The views that this network allows, as [text, what changes]. */
function firstLooks() {
  const [office] = mostTied((i) => nodeCode("sector", i) === "S1");
  const centres = firstOfEach("city", mostTied((i) => nodeCode("sector", i) === "S3")).slice(0, 4);
  const near = (i) => [t("look_near", { name: label(i) }), { node: i, steps: 1 }];
  const found = [...centres, ...(office === undefined ? [] : [office])].map(near);
  if (centres.length) found.push([t("look_without", { name: label(centres[0]) }), { without: centres[0] }]);
  const specificity = new Set(N.id.map((_, i) => nodeCode("specificity", i)).filter(Boolean));
  if (specificity.has("generic") && specificity.size > 1) {
    specificity.delete("generic");
    found.push([t("look_named"), { filters: only("specificity", [...specificity]) }]);
  }
  const kinds = new Set(DATA.edges.pools.kind);
  if (kinds.has("lead") && kinds.size > 1) found.push([t("look_lead"), { filters: only("kind", ["lead"]) }]);
  if (SIDE_BY_SIDE) found.push([t("look_cities"), { panes: "cities" }]);
  return found;
}

/** Actors that a condition takes and that are tied to something, those with most edges first. */
function mostTied(wanted) {
  const found = [];
  for (let i = 0; i < NODES; i++) if (isActor(i) && edgesOf(i).length && wanted(i)) found.push(i);
  return found.sort((a, b) => edgesOf(b).length - edgesOf(a).length || a - b);
}

function firstOfEach(name, nodes) {
  const seen = new Set();
  return nodes.filter((i) => !seen.has(nodeCode(name, i)) && seen.add(nodeCode(name, i)));
}

const only = (facet, values) => Object.fromEntries(FACETS.map((one) => [one, new Set(one === facet ? values : [])]));

export function looks() {
  const found = firstLooks();
  if (!found.length) return null;
  const button = ([text, patch]) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => update(patch) } }, text));
  return section(t("looks"), h("ul", { id: "looks" }, found.map(button)));
}
