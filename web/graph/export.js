// What is seen, as a file: a picture, a drawing, or the rows behind it.

import { byId, s, SVG } from "./dom.js";
import {
  DATA, E, edgeCode, indexValue, markOf, N, nodeCode, PROJECTION, sortOf, themesOf,
} from "./model.js";
import { lang, nameOf, sortName, t } from "./words.js";
import { brightCounts, scene } from "./scene.js";
import { panes } from "./panes.js";
import { FONT, widthOf } from "./lettering.js";
import { paintTitle } from "./areas.js";
import { passage } from "./cite.js";
import { matching } from "./table.js";
import { CanvasPen, cut, SvgPen } from "./pen.js";
import { paintName } from "./labels.js";
import { focusKeys, paintLetter } from "./painter.js";
import { save } from "./saving.js";

/** A file name of letters that every system takes. */
function fileName(ending) {
  const plain = [PROJECTION || "network", DATA.about.cities].filter(Boolean).join("-");
  return `kyodo-${plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}${ending}`;
}

const TITLE_ROOM = 44;
const LEGEND_ROW = 20;

/** Draw what the panes show with a pen, with title and legend; gives the size that it takes. */
function drawSheet(makePen, width, height) {
  const bounds = byId("panes").getBoundingClientRect();
  for (const pane of panes) {
    const host = pane.host.getBoundingClientRect();
    const pen = makePen({ x: host.left - bounds.left, y: host.top - bounds.top + TITLE_ROOM, w: host.width, h: host.height });
    drawPane(pen, pane);
  }
  const pen = makePen(null);
  pen.text(DATA.title[lang], 12, 20, { size: 16, bold: true });
  for (const pane of panes) {
    if (pane.city === null) continue;
    const host = pane.host.getBoundingClientRect();
    pen.text(nameOf("city", pane.city), host.left - bounds.left + 8, host.top - bounds.top + TITLE_ROOM - 12, { size: 13, bold: true });
  }
  let [x, y] = [12, TITLE_ROOM + bounds.height + 16];
  for (const { shape, look, line, text } of legendRows()) {
    const w = widthOf(text) + 40;
    if (x + w > width - 12) [x, y] = [12, y + LEGEND_ROW];
    if (shape) pen.item(shape, x + 8, y, 7, look.fill, look.outline);
    else pen.link({ x, y, r: 0 }, { x: x + 20, y, r: 0 }, 0, { ...line, arrow: false });
    if (look?.letter) pen.text(look.letter[lang], x + 8, y + 0.5, { size: 9, bold: true, anchor: "center" });
    pen.text(text, x + 24, y, {});
    x += w;
  }
  pen.text(`${t("shown", { n: brightCounts().nodes, m: brightCounts().edges })} · ${DATA.about.citation ?? "kyodo_graph"}`, 12, y + LEGEND_ROW + 4, { size: 11, colour: "#52606d" });
  return Math.max(height, y + 2 * LEGEND_ROW + 8);
}

function legendRows() {
  const sorts = new Map();
  for (const pane of panes) for (const item of pane.items.values()) if (item.node !== null) sorts.set(sortOf(item.node), item.shape);
  const families = new Set(panes.flatMap((pane) => pane.links.filter((link) => link.edge !== null).map((link) => edgeCode("family", link.edge))));
  return [
    ...[...sorts].sort().map(([sort, shape]) => ({ shape, look: markOf(sort), text: sort === "cls:" ? t("nodes") : sortName(sort) })),
    ...Object.keys(DATA.styles.lines).filter((f) => families.has(f)).map((f) => ({ line: DATA.styles.lines[f], text: t(`family_${f}`) })),
    ...(DATA.edges.pools.basis.includes("implied") ? [{ line: { colour: "#52606d", width: 1.5, dash: DATA.styles.implied }, text: t("implied") }] : []),
  ];
}

function drawPane(pen, pane) {
  const scale = pane.network.getScale();
  const centre = pane.network.getViewPosition();
  const [wide, tall] = [pane.host.clientWidth, pane.host.clientHeight];
  const at = (item) => ({ x: item.x * scale + wide / 2 - centre.x * scale, y: item.y * scale + tall / 2 - centre.y * scale, r: Math.max(item.r * scale, 1.5) });
  const places = new Map([...pane.items].map(([key, item]) => [key, at(item)]));
  const bright = pane.bright;
  const faded = (look) => ({ ...look, colour: "#e4e8ec" });
  const brightLink = (link) => !bright || (link.edge !== null && scene.bright.edges.has(link.edge));
  for (const last of [false, true]) {
    for (const link of pane.links) {
      if (brightLink(link) !== last) continue;
      pen.link(places.get(link.a), places.get(link.b), link.bend, last ? link.look : faded(link.look), Math.max(link.look.width * Math.min(1, scale + 0.2), 0.5));
    }
    for (const [key, item] of pane.items) {
      const shown = !bright || bright.has(key) || focusKeys().has(key);
      if (shown !== last) continue;
      const { x, y, r } = places.get(key);
      pen.item(item.shape, x, y, r, last ? item.fill : "#f5f7f9", last ? item.outline : "#d5dbe1", Math.min(1.2, r / 3));
      if (last && item.letter && r >= 6.5) paintLetter(pen, item, x, y, r);
    }
  }
  const [dx, dy] = [wide / 2 - centre.x * scale, tall / 2 - centre.y * scale];
  const { titles, names } = pane.labels(scale);
  for (const placed of titles) paintTitle(pen, placed, dx, dy);
  for (const placed of names) paintName(pen, placed, dx, dy);
}

function sheetSvg() {
  const bounds = byId("panes").getBoundingClientRect();
  const root = s("svg", { xmlns: SVG, "font-family": FONT.replaceAll('"', "'") });
  root.append(s("title", {}, DATA.title[lang]));
  const ground = s("rect", { width: "100%", height: "100%", fill: "#ffffff" });
  root.append(ground);
  let clips = 0;
  const height = drawSheet((box) => {
    if (!box) return new SvgPen(root);
    const id = `pane-${clips++}`;
    root.append(s("clipPath", { id }, s("rect", { width: cut(box.w), height: cut(box.h) })));
    const inner = s("g", { transform: `translate(${cut(box.x)} ${cut(box.y)})`, "clip-path": `url(#${id})` });
    root.append(inner);
    return new SvgPen(inner);
  }, bounds.width, bounds.height);
  root.setAttribute("viewBox", `0 0 ${cut(bounds.width)} ${cut(height)}`);
  root.setAttribute("width", cut(bounds.width));
  root.setAttribute("height", cut(height));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

function sheetPng() {
  const bounds = byId("panes").getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const scale = 2;
  // The height is known when all has been drawn once.
  const draw = () => drawSheet((box) => {
    context.setTransform(scale, 0, 0, scale, scale * (box?.x ?? 0), scale * (box?.y ?? 0));
    return new CanvasPen(context);
  }, bounds.width, bounds.height);
  canvas.width = canvas.height = 1;
  const height = draw();
  canvas.width = Math.round(bounds.width * scale);
  canvas.height = Math.round(height * scale);
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  draw();
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

/** Rows as CSV for any spreadsheet: a byte order mark, and no cell that could be a formula. */
function csv(header, rows) {
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    let text = String(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const NODE_COLUMNS = ["cls", "type", "sector", "specificity", "city", "plan", "number", "theme", "themes"];

function nodesCsv() {
  const keys = DATA.indices.map((index) => index.key);
  const read = (name, i) => (name === "number" ? N.number[i] : name === "themes" ? themesOf(i).join(" | ") : nodeCode(name, i));
  const rows = matching("nodes").map((i) => [N.id[i], N.ja[i], N.en[i], N.alias[i].join(" | "), ...NODE_COLUMNS.map((name) => read(name, i)), ...keys.map((key) => indexValue(key, i)), N.passages[i].map((p) => passage(p).pointer).join(" | ")]);
  return csv(["id", "label_ja", "label_en", "alias", ...NODE_COLUMNS.map((name) => (name === "cls" ? "class" : name)), ...keys, "passages"], rows);
}

function edgesCsv() {
  const rows = matching("edges").map((e) => [N.id[E.source[e]], N.id[E.target[e]], edgeCode("kind", e), edgeCode("basis", e), edgeCode("modality", e), E.weight[e], E.elements[e].map((thing) => DATA.things.id[thing]).join(" | "), E.passages[e].map((p) => passage(p).pointer).join(" | ")]);
  return csv(["source", "target", "kind", "basis", "modality", "weight", "elements", "passages"], rows);
}

export const EXPORTS = {
  png: async () => save(fileName(".png"), "image/png", await sheetPng()),
  svg: () => save(fileName(".svg"), "image/svg+xml", sheetSvg()),
  nodes: () => save(fileName(".nodes.csv"), "text/csv", nodesCsv()),
  edges: () => save(fileName(".edges.csv"), "text/csv", edgesCsv()),
};
