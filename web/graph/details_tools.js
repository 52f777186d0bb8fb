// What can be done with a node: look around it, find a path from it, take it out.

import { h, plainNumber } from "./dom.js";
import { E, edgeCode, edgesOf, otherEnd } from "./model.js";
import { kindName, label, nameOf, t } from "./words.js";
import { state, update } from "./state.js";
import { scene } from "./scene.js";
import { reveal } from "./panes.js";
import { passage } from "./cite.js";
import { nodeButton, section, warning } from "./details_parts.js";

export function tools(i) {
  const steps = [0, 1, 2].map((n) =>
    h("button", { type: "button", "aria-pressed": state.steps === n, on: { click: () => update({ steps: n }) } }, t(`step_${n}`)));
  const waiting = state.path && state.path[1] === null;
  return [
    h("div", { class: "toolbar", role: "group", "aria-label": t("steps") }, h("span", {}, t("steps")), steps),
    h("div", { class: "toolbar" },
      h("button", { type: "button", id: "find-path", "aria-pressed": Boolean(waiting), on: { click: () => update({ path: waiting ? null : [i, null] }) } }, t("path_from")),
      h("button", { type: "button", id: "take-out", on: { click: () => update({ without: i, path: null, edge: null }) } }, t("without")),
      h("button", { type: "button", on: { click: () => reveal(i, true) } }, t("center"))),
    waiting && h("p", { class: "notice", role: "status" }, t("path_hint")),
  ];
}

export function pathBetween(a, b) {
  const found = scene.path;
  const head = [
    h("h2", {}, t("path_title", { a: label(a), b: label(b) })),
    h("p", { class: "toolbar" }, h("button", { type: "button", on: { click: () => update({ path: null, node: a }) } }, t("path_cancel"))),
  ];
  if (!found) return [...head, warning(t("path_none"))];
  const step = (i, k) => {
    const edges = k ? [...edgesOf(i)].filter((e) => found.edges.has(e) && otherEnd(e, i) === found.one[k - 1]) : [];
    return h("li", {}, edges.map((e) => h("p", { class: "via" }, h("button", { type: "button", class: "small", on: { click: () => update({ edge: e, path: null, node: null }) } }, kindName(edgeCode("kind", e))), " ", E.passages[e].slice(0, 3).map((p) => h("code", {}, passage(p).pointer, " ")))), nodeButton(i));
  };
  return [...head, h("p", { class: "counts" }, t("path_length", { n: found.length, k: found.count })), h("ol", { class: "path" }, found.one.map(step))];
}

export function withoutNode(i) {
  const { effects, orphaned, leaderless, pairs, severed, cutOff } = scene.lost;
  const number = (value) => (Number.isNaN(value) ? t("undefined") : plainNumber(Math.round(value * 1e6) / 1e6).replace("-", "−"));
  const row = (x) => h("tr", { class: x.loss > 1e-9 ? "worse" : "" }, h("th", { scope: "row" }, t(x.effect)), [x.before, x.after, x.loss].map((v) => h("td", { class: "number" }, number(v))));
  const head = ["effect", "before", "after", "loss"].map((name) => h("th", { scope: "col" }, t(name)));
  const list = (title, nodes) => nodes.length > 0 && section(`${title} (${nodes.length})`, h("ul", { class: "ties" }, nodes.slice(0, 100).map((j) => h("li", {}, nodeButton(j)))));
  const sectors = (title, parted) => parted.length > 0 && section(`${title} (${parted.length})`, h("ul", {}, parted.map((pair) => h("li", {}, pair.split(" ").map((code) => nameOf("sector", code)).join(" — ")))));
  return [
    h("h2", {}, t("without_title", { name: label(i) })),
    h("p", { class: "toolbar" }, h("button", { type: "button", id: "put-back", on: { click: () => update({ without: null, node: i }) } }, t("without_back"))),
    h("table", { class: "indices", id: "effects" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, effects.map(row))),
    h("p", { class: "caution" }, t("without_note")),
    h("p", { class: "hint" }, h("code", {}, "kyodo_graph.measures.remove_actor"), " (Borgatti 2006)"),
    !orphaned.length && !leaderless.length && !cutOff.length && h("p", {}, t("nothing_lost")),
    list(t("orphaned"), orphaned),
    list(t("leaderless"), leaderless),
    list(t("cut_off"), cutOff.filter((j) => !orphaned.includes(j))),
    sectors(t("lost_pairs"), pairs),
    sectors(t("lost_connections"), severed.filter((pair) => !pairs.includes(pair))),
  ];
}
