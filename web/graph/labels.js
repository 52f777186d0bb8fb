// Names that do not hide each other: the most important first, shortened before they collide.

import { LINE, shortened, widthOf, wrapped } from "./lettering.js";
import { placeTitles } from "./areas.js";

const CELL = 48;

/** Boxes that are taken, found by the cells of a grid that they touch. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    this.each(box, (key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    });
  }

  free(box, own) {
    let clear = true;
    this.each(box, (key) => {
      for (const other of clear ? this.cells.get(key) ?? [] : []) {
        if (other.own !== own && other.x0 < box.x1 && box.x0 < other.x1 && other.y0 < box.y1 && box.y0 < other.y1) {
          clear = false;
        }
      }
    });
    return clear;
  }

  each(box, visit) {
    for (let x = Math.floor(box.x0 / CELL); x <= Math.floor(box.x1 / CELL); x++) {
      for (let y = Math.floor(box.y0 / CELL); y <= Math.floor(box.y1 / CELL); y++) visit(x * 100003 + y);
    }
  }
}

/** Where names stand at a scale, in screen pixels from the drawing's origin, within a frame.
 * `chosen` (with the side on which there is room) come first, in full, and are never left out;
 * `wanted` (or all) follow, larger nodes first. Before them the areas of the layout have their
 * titles. */
export function placeLabels(items, areas, scale, wanted, chosen, frame) {
  const taken = new Taken();
  const all = [...items.values()];
  for (const item of all) {
    if (wanted && !wanted.has(item.key) && !chosen.has(item.key)) continue; // under the veil
    const r = item.r * scale * 0.85;
    const [x, y] = [item.x * scale, item.y * scale];
    taken.add({ x0: x - r, x1: x + r, y0: y - r, y1: y + r, own: item.key });
  }
  const titles = placeTitles(areas, scale, taken);
  const rank = (item) => (chosen.has(item.key) ? 0 : 1);
  const order = all
    .filter((item) => !wanted || wanted.has(item.key) || chosen.has(item.key))
    .sort((a, b) => rank(a) - rank(b) || b.r - a.r || (String(a.key) < String(b.key) ? -1 : 1));
  const placed = [];
  for (const item of order) {
    const at = { x: item.x * scale, y: item.y * scale, r: item.r * scale + 3 };
    const found = item.group !== null ? inside(item, at, taken)
      : chosen.has(item.key) ? inFull(item, at, taken, chosen.get(item.key))
      : fitted(item, at, taken, frame);
    if (found) {
      taken.add(found.box);
      placed.push(found);
    }
  }
  return { titles, names: placed };
}

const WIDTHS = [900, 260, 150, 96, 60];

/** A name in one line: beside its node, below or above it, the shorter the less room there is. */
function fitted(item, { x, y, r }, taken, frame) {
  for (const width of WIDTHS) {
    const text = shortened(item.title, width);
    if (!text) break;
    const w = widthOf(text) + 4;
    for (const [x0, y0] of [[x + r, y - LINE / 2], [x - r - w, y - LINE / 2], [x - w / 2, y + r], [x - w / 2, y - r - LINE]]) {
      const box = { x0, y0, x1: x0 + w, y1: y0 + LINE, own: item.key };
      if (within(box, frame) && taken.free(box, item.key)) return { item, lines: [text], box, bold: false };
    }
    if (width === WIDTHS[0] && widthOf(item.title) <= WIDTHS.at(-1)) break;
  }
  return null;
}

const within = (box, frame) => !frame || (box.x0 >= frame.x0 && box.x1 <= frame.x1 && box.y0 >= frame.y0 && box.y1 <= frame.y1);

function inFull(item, { x, y, r }, taken, side) {
  const lines = wrapped(item.title, WIDTHS[0] - 20);
  const w = Math.max(...lines.map((line) => widthOf(line, true))) + 4;
  const tall = lines.length * LINE;
  const [aside, away] = side > 0 ? [x + r + 4, x - r - 4 - w] : [x - r - 4 - w, x + r + 4];
  const spots = [[aside, y - tall / 2], [away, y - tall / 2], [x - w / 2, y + r + 4], [x - w / 2, y - r - 4 - tall]];
  const boxes = spots.map(([x0, y0]) => ({ x0, y0, x1: x0 + w, y1: y0 + tall, own: item.key }));
  return { item, lines, box: boxes.find((box) => taken.free(box, item.key)) ?? boxes[0], bold: true };
}

/** The name of a group stands in its circle, in up to three lines, or not at all. */
function inside(item, { x, y, r }, taken) {
  if (r < 14) return null;
  const lines = wrapped(item.title, Math.max(1.7 * r, 44), Math.max(1, Math.min(3, Math.floor(r / 12))));
  const w = Math.max(...lines.map((line) => widthOf(line, true))) + 4;
  const tall = lines.length * LINE;
  const box = { x0: x - w / 2, y0: y - tall / 2, x1: x + w / 2, y1: y + tall / 2, own: item.key };
  return taken.free(box, item.key) ? { item, lines, box, bold: true } : null;
}

/** Draw a placed name; dx and dy lead from the drawing's origin to the pen's. */
export function paintName(pen, { item, lines, box, bold }, dx, dy) {
  const inCircle = item.group !== null;
  const ground = inCircle ? "" : bold ? "#ffffff" : "rgba(255,255,255,0.78)";
  const [x, anchor] = inCircle ? [(box.x0 + box.x1) / 2, "center"] : [box.x0 + 2, "start"];
  lines.forEach((line, n) => {
    pen.text(line, x + dx, box.y0 + (n + 0.5) * LINE + dy, { bold, ground, anchor, width: widthOf(line, bold) });
  });
}
