// What a layout sets apart is named on the picture: cities, or the tiers from plan to actor.

import { DATA, nodeCode } from "./model.js";
import { lang, nameOf } from "./words.js";
import { state } from "./state.js";
import { drawn } from "./groups.js";
import { FONT_SIZE, LINE, widthOf } from "./lettering.js";

const TITLE = { size: 14, bold: true, colour: "#52606d" };
const TITLE_GAP = 8;
/** By layout: what sets its parts apart. */
const PART = { cities: "city", tiers: "cls" };

/** The parts of the picture, each with its box; none where there is only one, or nodes move. */
export function areasOf(items) {
  if (drawn.mode === "groups") return openGroups();
  const part = PART[state.layout];
  if (!part || state.physics || drawn.mode !== "nodes") return [];
  const members = new Map();
  for (const item of items.values()) {
    const code = nodeCode(part, item.node);
    if (!code) continue;
    if (!members.has(code)) members.set(code, []);
    members.get(code).push(item);
  }
  const areas = [...members].map(([code, own]) => ({ codes: [code], part, box: boxOf(own) }));
  const apart = part === "cls" ? tiersOf(areas) : areas;
  return apart.length > 1 ? apart : [];
}

/** What is open at the top is named above what it is made of. */
function openGroups() {
  return DATA.groups.flatMap((group, g) => {
    if (group.parent !== null || !state.open.has(g)) return [];
    const { x, y, radius } = group;
    const box = { x0: x - radius, x1: x + radius, y0: y - radius, y1: y + radius };
    return [{ codes: [group.label[lang]], part: "group", box }];
  });
}

/** Classes that stand in the same columns are one area; all columns have their title at one height. */
function tiersOf(areas) {
  const top = Math.min(...areas.map(({ box }) => box.y0));
  const found = [];
  for (const { codes, part, box } of [...areas].sort((a, b) => a.box.x0 - b.box.x0)) {
    const last = found.at(-1);
    if (last && box.x0 <= last.box.x1) {
      last.codes.push(...codes);
      last.box.x1 = Math.max(last.box.x1, box.x1);
    } else {
      found.push({ codes: [...codes], part, box: { ...box, y0: top } });
    }
  }
  return found;
}

/** Where the names of areas stand at a scale: above, else (a city) below or beside; where nothing is
 * free, an area has no name. */
export function placeTitles(areas, scale, taken) {
  const placed = [];
  for (const { codes, part, box } of areas) {
    const text = codes.map((code) => nameOf(part, code)).join(" / ");
    const w = (widthOf(text, true) * TITLE.size) / FONT_SIZE + 4;
    const tall = LINE + 2;
    const [x0, x1, y0, y1] = [box.x0 * scale, box.x1 * scale, box.y0 * scale, box.y1 * scale];
    const [x, y] = [(x0 + x1 - w) / 2, (y0 + y1 - tall) / 2];
    const above = [x, y0 - TITLE_GAP - tall];
    const spots = part === "cls" ? [above] : [above, [x, y1 + TITLE_GAP], [x1 + TITLE_GAP, y], [x0 - TITLE_GAP - w, y]];
    const boxes = spots.map(([left, top]) => ({ x0: left, y0: top, x1: left + w, y1: top + tall, own: `${part} ${codes[0]}` }));
    const free = boxes.find((one) => taken.free(one, one.own));
    if (!free) continue;
    taken.add(free);
    placed.push({ text, box: free });
  }
  return placed;
}

export function paintTitle(pen, { text, box }, dx, dy) {
  pen.text(text, (box.x0 + box.x1) / 2 + dx, (box.y0 + box.y1) / 2 + dy, { ...TITLE, anchor: "center", ground: "rgba(255,255,255,0.78)", width: box.x1 - box.x0 });
}

export function boxOf(items) {
  let box = null;
  for (const { x, y, r } of items) {
    box ??= { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    box.x0 = Math.min(box.x0, x - r);
    box.x1 = Math.max(box.x1, x + r);
    box.y0 = Math.min(box.y0, y - r);
    box.y1 = Math.max(box.y1, y + r);
  }
  return box;
}
