// The keyboard: everything that the pointer can do.

import { byId, fill, h } from "./dom.js";
import { t } from "./words.js";
import { choose, state, update } from "./state.js";
import { fitAll, panes, reveal, zoomAll } from "./panes.js";
import { toggleGroup } from "./groups.js";
import { showControls } from "./drawer.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest item in a direction; what is far to the side counts as farther. */
function towards(items, from, [dx, dy]) {
  let [best, least] = [null, Infinity];
  for (const item of items) {
    if (item.key === from.key) continue;
    const [x, y] = [item.x - from.x, item.y - from.y];
    const along = x * dx + y * dy;
    if (along <= 0) continue;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const far = along + 2.5 * aside;
    if (far < least) [best, least] = [item, far];
  }
  return best;
}

function pick(item) {
  choose(item.node !== null ? { node: item.node } : { group: item.group });
  reveal(item.key);
}

function walk(pane, direction) {
  const items = [...pane.items.values()];
  const key = state.node ?? (state.group === null ? null : `g${state.group}`);
  const from = key === null ? null : pane.items.get(key);
  const next = from ? towards(items, from, direction) : items.sort((a, b) => b.r - a.r)[0];
  if (next) pick(next);
}

export function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  const typing = target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu");
    if (!byId("help").hidden) closeHelp();
    else if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    else if (document.body.classList.contains("drawer")) {
      showControls(false);
      byId("filters-button").focus();
    }
    else if (state.without !== null) update({ without: null });
    else choose({ path: null });
    return;
  }
  if (typing) return;
  const pane = panes.find((one) => one.host.contains(target));
  if (pane && ARROWS[event.key]) walk(pane, ARROWS[event.key]);
  else if (pane && event.key === "Enter") byId("details").focus();
  else if (event.key === "/") byId("search").focus();
  else if (event.key === "+" || event.key === ";") zoomAll(1.3);
  else if (event.key === "-") zoomAll(1 / 1.3);
  else if (event.key === "0") fitAll(true);
  else if (event.key === "t") update({ table: state.table ? "" : "nodes" });
  else if (event.key === "e" && state.group !== null) toggleGroup(state.group);
  else if (event.key === "?") showHelp(byId("help").hidden);
  else return;
  event.preventDefault();
}

export function showHelp(open) {
  const box = byId("help");
  box.hidden = !open;
  byId("help-button").setAttribute("aria-expanded", String(open));
  const lines = ["key_arrows", "key_enter", "key_zoom", "key_search", "key_table", "key_expand", "key_escape", "mouse"];
  fill(box, h("h2", {}, t("keys")), h("ul", {}, lines.map((line) => h("li", {}, t(line)))), h("button", { type: "button", on: { click: closeHelp } }, t("close")));
  if (open) box.querySelector("button").focus();
}

function closeHelp() {
  showHelp(false);
  byId("help-button").focus();
}
