// What is drawn over vis-network's picture: the veil over what is not meant, what is meant on top
// of it, letters and names. Drawing the difference costs a frame; changing every node in
// vis-network costs many.

import { REDUCED } from "./model.js";
import { lang } from "./words.js";
import { LEAF } from "./hierarchy.js";
import { state } from "./state.js";
import { scene } from "./scene.js";
import { closedAbove } from "./groups.js";
import { paintTitle } from "./areas.js";
import { CanvasPen } from "./pen.js";
import { paintName } from "./labels.js";

const VEIL = "rgba(255,255,255,0.84)";
const FOCUS = "#0b5cad";

/** Which items are bright (null: all), for items that stand for several nodes, too. */
export function brightItems(items) {
  const nodes = scene.bright?.nodes;
  if (!nodes) return null;
  const found = new Set();
  const above = REDUCED ? closedAbove() : null;
  for (const i of nodes) {
    const key = items.has(i) ? i : above && above[LEAF[i]] >= 0 ? `g${above[LEAF[i]]}` : null;
    if (key !== null && items.has(key)) found.add(key);
  }
  return found;
}

export function focusKeys() {
  const found = new Set(scene.focus);
  if (state.group !== null) found.add(`g${state.group}`);
  return found;
}

/** Paint what lies below the nodes: the lines. */
export function paintUnder(pane, context) {
  const { canvas } = context;
  pane.lines().draw(context, pane.network.getScale(), canvas.width / canvas.clientWidth || 1);
}

/** Paint over the picture, in a canvas context that is placed and scaled as the picture is. */
export function paintOver(pane, context) {
  const { canvas } = context;
  const [w, h] = [canvas.clientWidth, canvas.clientHeight];
  const ratio = canvas.width / w || 1;
  const scale = pane.network.getScale();
  const focus = focusKeys();
  if (pane.bright) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = VEIL;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.restore();
    // What is not faded is drawn once more on top of the veil.
    pane.brightLines().draw(context, scale, ratio);
    for (const key of pane.bright) paintItem(new CanvasPen(context), pane.items.get(key));
  }
  const pen = new CanvasPen(context);
  const thin = 1 / Math.max(scale, 0.2);
  const gone = pane.gone();
  if (gone) pen.ghost(gone, thin);
  for (const key of focus) {
    const item = pane.items.get(key);
    if (!item) continue;
    paintItem(pen, item);
    pen.item("dot", item.x, item.y, item.r + 6 * thin, null, FOCUS, 3 * thin);
  }
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintScreen(pane, new CanvasPen(context), { w, h, scale, focus });
  context.restore();
}

function paintItem(pen, item) {
  if (item) pen.item(item.shape, item.x, item.y, item.r, item.fill, item.outline);
}

/** Letters and names, in pixels of the screen, so that they can be read at any scale. */
function paintScreen(pane, pen, { w, h, scale, focus }) {
  const centre = pane.network.getViewPosition();
  const [dx, dy] = [w / 2 - centre.x * scale, h / 2 - centre.y * scale];
  const bright = pane.bright;
  const letters = [];
  for (const item of pane.items.values()) {
    const size = item.r * scale;
    if (size < 6.5 || !item.letter || (bright && !bright.has(item.key) && !focus.has(item.key))) continue;
    const [x, y] = [item.x * scale + dx, item.y * scale + dy];
    if (x < -size || y < -size || x > w + size || y > h + size) continue;
    letters.push([item, x, y, size]);
  }
  // By size: to change the font takes longer than to write a letter.
  letters.sort((a, b) => a[3] - b[3]);
  for (const [item, x, y, size] of letters) paintLetter(pen, item, x, y, size);
  const { titles, names } = pane.labels(scale);
  for (const placed of titles) paintTitle(pen, placed, dx, dy);
  for (const placed of names) {
    const { x0, x1, y0, y1 } = placed.box;
    if (x0 + dx > w || x1 + dx < 0 || y0 + dy > h || y1 + dy < 0) continue;
    paintName(pen, placed, dx, dy);
  }
}

const DARK = new Set(["#0072b2", "#d55e00", "#009e73", "#882255"]);
export const letterColour = (fill) => (DARK.has(fill) ? "#ffffff" : "#1d2733");

export function paintLetter(pen, item, x, y, size) {
  pen.text(item.letter[lang], x, y + 0.5, {
    size: Math.min(Math.round(size * 1.15), 22), anchor: "center", bold: true, colour: letterColour(item.fill),
  });
}
