// What is under the pointer: told by a small box, chosen by a click, opened by a double click.

import { choose, state, update } from "./state.js";
import { toggleGroup } from "./groups.js";
import { farFrom } from "./lines.js";
import { hideTip, showTip, tipOfItem, tipOfLink } from "./tip.js";

export function listenToPointer(pane) {
  const { network, host } = pane;
  network.on("click", (event) => clicked(pane, event.pointer.DOM));
  network.on("doubleClick", (event) => opened(pane, event.pointer.DOM));
  network.on("dragging", (event) => event.nodes.length && pane.keep(event.nodes));
  network.on("dragEnd", (event) => {
    if (!event.nodes.length) return;
    pane.keep(event.nodes);
    network.unselectAll(); // vis-network takes what was dragged for selected
  });
  network.on("dragStart", hideTip);
  network.on("zoom", hideTip);
  host.addEventListener("pointermove", (event) => hovered(pane, event));
  host.addEventListener("pointerleave", hideTip);
}

/** The item at a point of the stage, or the nearest close by: some hands are unsteady. */
function itemAt(pane, point) {
  const key = pane.network.getNodeAt(point);
  if (key !== undefined) return pane.items.get(key);
  const at = pane.network.DOMtoCanvas(point);
  let [best, least] = [undefined, 9 / pane.network.getScale()];
  for (const item of pane.items.values()) {
    const far = Math.hypot(item.x - at.x, item.y - at.y) - item.r;
    if (far < least) [best, least] = [item, far];
  }
  return best;
}

function linkAt(pane, point) {
  const at = pane.network.DOMtoCanvas(point);
  let [best, least] = [undefined, 6 / pane.network.getScale()];
  for (const link of pane.links) {
    const far = farFrom(at, pane.items.get(link.a), pane.items.get(link.b), link.bend);
    if (far < least) [best, least] = [link, far];
  }
  return best;
}

function clicked(pane, point) {
  const item = itemAt(pane, point);
  if (item) choose(item.node !== null ? { node: item.node } : { group: item.group });
  else {
    const link = linkAt(pane, point);
    choose(link && link.edge !== null ? { edge: link.edge } : {});
  }
  if (document.activeElement !== pane.host) pane.host.focus({ preventScroll: true });
}

function opened(pane, point) {
  const item = itemAt(pane, point);
  if (!item) return;
  if (item.group !== null) toggleGroup(item.group);
  else update({ node: item.node, steps: state.steps === 2 ? 1 : 2 });
}

let waiting = 0;

function hovered(pane, event) {
  if (waiting || event.pointerType === "touch" || pane.mover.moving) return;
  waiting = requestAnimationFrame(() => {
    waiting = 0;
    const point = pane.onStage(event);
    const item = pane.items.get(pane.network.getNodeAt(point));
    const link = item || event.buttons ? undefined : linkAt(pane, point);
    pane.host.classList.toggle("over", Boolean(item || link));
    if (item) showTip(event, tipOfItem(item));
    else if (link) showTip(event, tipOfLink(link));
    else hideTip();
  });
}
