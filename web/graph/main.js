// The page comes together: the state changes, and what depends on it is drawn anew.

import { byId, fill, h, say } from "./dom.js";
import { DATA, edgesOf, REDUCED } from "./model.js";
import { label, lang, nameOf, speak, t } from "./words.js";
import { address, readAddress, state, subscribe, update, writeAddress } from "./state.js";
import { makeScene } from "./scene.js";
import { fitAll, panes, reveal, setPhysics, zoomAll } from "./panes.js";
import { drawAgain, drawn, groupItem } from "./groups.js";
import { copy } from "./cite.js";
import { showTable } from "./table.js";
import { buildPanes, SIDE_BY_SIDE } from "./side_by_side.js";
import { showDetails } from "./details.js";
import { showControls } from "./drawer.js";
import { EXPORTS } from "./export.js";
import { onKey, showHelp } from "./keys.js";
import { showFacets, showLegend } from "./legend.js";
import { setUpSearch } from "./search.js";
import "./console.js";

function setTexts() {
  document.documentElement.lang = lang;
  document.title = `${DATA.title[lang]} – kyodo_graph`;
  for (const place of document.querySelectorAll("[data-t]")) place.textContent = t(place.dataset.t);
  for (const place of document.querySelectorAll("[data-label]")) place.setAttribute("aria-label", t(place.dataset.label));
  byId("title").textContent = DATA.title[lang];
  byId("home").hidden = !DATA.site;
  if (DATA.site) byId("home").setAttribute("href", DATA.site.home[lang]);
  byId("live").textContent = "";
  byId("search").setAttribute("placeholder", t("search_hint"));
  byId("language").setAttribute("lang", lang === "ja" ? "en" : "ja");
  for (const pane of panes) {
    pane.host.setAttribute("aria-label", t("graph_label"));
    const title = pane.host.parentElement.querySelector(".pane-title");
    if (title) title.textContent = nameOf("city", pane.city);
  }
}

function setChoices() {
  const option = (value, text, chosen) => { const one = h("option", { value }, text); one.selected = value === chosen; return one; };
  fill(byId("layout"), DATA.layouts.map((l) => option(l.name, t(`layout_${l.name}`), state.layout)));
  const sizes = DATA.indices.filter((index) => !index.small);
  fill(byId("size"), sizes.map((index) => option(index.key, index.label[lang], state.size)), option("", t("size_same"), state.size));
  byId("layout-field").hidden = DATA.layouts.length < 2;
  byId("panes-field").hidden = !SIDE_BY_SIDE;
  byId("panes-hint").hidden = state.panes !== "cities";
  byId("side-by-side").checked = state.panes === "cities";
  byId("physics").checked = state.physics;
  byId("physics-field").hidden = REDUCED && drawn?.mode === "groups";
}

/** Draw again what depends on the parts of the state that changed. */
function refresh(changed) {
  const has = (...keys) => keys.some((key) => changed.has(key));
  makeScene();
  const things = has("layout", "size", "off", "hide", "filters", "open", "without", "lang") || REDUCED;
  if (has("panes")) {
    drawAgain();
    buildPanes();
  } else if (things) {
    const mode = drawn?.mode;
    drawAgain();
    for (const pane of panes) pane.show(drawn);
    if (has("layout", "hide") || (state.hide && has("filters")) || mode !== drawn.mode || (REDUCED && drawn.mode !== "groups")) fitAll();
  }
  if (has("physics")) setPhysics(state.physics);
  for (const pane of panes) pane.refresh();
  if (has("lang")) setTexts();
  if (has("lang", "layout", "size", "panes", "physics", "open", "filters")) setChoices();
  if (has("lang", "off")) showLegend();
  if (has("lang", "off", "filters", "hide")) showFacets();
  showDetails();
  if (state.table || has("table")) showTable();
  announce(changed);
}

/** What is chosen is seen in the details; it is said for those who do not see them. */
function announce(changed) {
  if (state.unknown && changed.has("unknown")) say(t("unknown_node", { id: state.unknown }));
  else if (changed.has("node") && state.node !== null) {
    say(`${label(state.node)} — ${t("ties_of", { n: edgesOf(state.node).length })}`, false);
  } else if (changed.has("group") && state.group !== null) say(groupItem(state.group).title, false);
}

function setUpControls() {
  const on = (id, event, act) => byId(id).addEventListener(event, act);
  on("language", "click", () => update({ lang: lang === "ja" ? "en" : "ja" }));
  on("layout", "change", (event) => update({ layout: event.target.value, physics: false }));
  on("size", "change", (event) => update({ size: event.target.value }));
  on("side-by-side", "change", (event) => update({ panes: event.target.checked ? "cities" : "one", physics: false }));
  on("physics", "change", (event) => update({ physics: event.target.checked }));
  on("fit", "click", () => fitAll(true));
  on("zoom-in", "click", () => zoomAll(1.3));
  on("zoom-out", "click", () => zoomAll(1 / 1.3));
  on("as-graph", "click", () => update({ table: "" }));
  on("as-nodes", "click", () => update({ table: "nodes" }));
  on("as-edges", "click", () => update({ table: "edges" }));
  on("copy-link", "click", () => copy(`${location.href.replace(/#.*/, "")}#${address()}`));
  // A page inside a notebook's frame has no address that could be sent.
  byId("copy-link").hidden = location.protocol === "about:";
  on("help-button", "click", () => showHelp(byId("help").hidden));
  on("filters-button", "click", () => showControls(byId("filters-button").getAttribute("aria-expanded") !== "true"));
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => EXPORTS[button.dataset.export]());
  }
  setUpMenu(document.querySelector("details.menu"));
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", (event) => {
    // An earlier change may have been written over the address that was asked for just now.
    const { hash } = new URL(event.newURL);
    // The link that skips to the drawing names a place of the page, not a state of it.
    if (hash && !hash.includes("=")) writeAddress();
    else update(readAddress(hash), { address: location.hash !== hash });
  });
}

/** A menu closes when something of it or beside it is chosen. */
function setUpMenu(menu) {
  const leave = (event) => { if (!menu.contains(event.target)) menu.open = false; };
  menu.addEventListener("click", (event) => { if (event.target.closest("button")) menu.open = false; });
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
}

function start() {
  Object.assign(state, readAddress(location.hash));
  speak(state.lang);
  makeScene();
  drawAgain();
  buildPanes();
  setUpControls();
  setUpSearch();
  subscribe(refresh);
  setTexts();
  setChoices();
  showLegend();
  showFacets();
  showDetails();
  showTable();
  for (const pane of panes) pane.refresh();
  if (state.node !== null && !state.path && state.panes === "one") reveal(state.node);
  if (state.unknown) say(t("unknown_node", { id: state.unknown }));
  document.body.dataset.ready = "true";
}

start();
