// What the details are made of: sections, facts, buttons that lead to nodes.

import { h, s } from "./dom.js";
import { markOf, shapeOf, sortOf } from "./model.js";
import { label, lang } from "./words.js";
import { choose } from "./state.js";
import { SvgPen } from "./pen.js";
import { letterColour } from "./painter.js";

export const warning = (text) => h("p", { class: "warning", role: "alert" }, text);
export const section = (title, ...children) => h("section", {}, h("h3", {}, title), ...children);

export const facts = (rows) =>
  h("dl", { class: "facts" }, rows.filter(([, value]) => value && (!Array.isArray(value) || value.length)).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));

export function nodeButton(i, text = label(i)) {
  const look = markOf(sortOf(i));
  return h("button", { type: "button", class: "link", on: { click: () => choose({ node: i }) } }, swatch(shapeOf(i), look, 12), text);
}

/** A small picture of a shape, as in the legend. */
export function swatch(shape, look, size = 16) {
  const box = s("svg", { width: size, height: size, viewBox: "-12 -12 24 24", class: "swatch", "aria-hidden": "true", focusable: "false" });
  const pen = new SvgPen(box);
  pen.item(shape, 0, 0, shape === "dot" ? 10 : 9, look.fill, look.outline, 1.6);
  if (look.letter) {
    pen.text(look.letter[lang], 0, 1, { size: 12, bold: true, anchor: "center", colour: letterColour(look.fill) });
  }
  return box;
}
