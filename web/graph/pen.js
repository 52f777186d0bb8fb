// Two pens that draw the same: one on a canvas, one into an SVG. Both take shapes as vis-network
// draws them, so that what is drawn over its picture covers it.

import { s } from "./dom.js";
import { FONT, FONT_SIZE, LINE } from "./lettering.js";
import { headOf, loopOf, viaOf } from "./curves.js";
import { addHead, addWay } from "./lines.js";

function cornersOf(shape, x, y, r) {
  const turn = (n, start, radius = () => r) =>
    Array.from({ length: n }, (_, k) => {
      const angle = start + (2 * Math.PI * k) / n;
      return [x + radius(k) * Math.cos(angle), y + radius(k) * Math.sin(angle)];
    });
  switch (shape) {
    case "square": return [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]];
    case "diamond": return [[x, y + r], [x + r, y], [x, y - r], [x - r, y]];
    case "triangle": return triangle(x, y, r, -1);
    case "triangleDown": return triangle(x, y, r, 1);
    case "hexagon": return turn(6, 0);
    case "star": {
      const big = r * 0.82;
      return turn(10, -Math.PI / 2, (k) => (k % 2 ? big * 0.5 : big * 1.3)).map(([px, py]) => [px, py + 0.1 * big]);
    }
    default: return null;
  }
}

function triangle(x, y, r, down) {
  const size = 1.15 * r;
  const side = 2 * size;
  const half = side / 2;
  const inner = (Math.sqrt(3) / 6) * side;
  const height = Math.sqrt(side * side - half * half);
  const middle = y + down * -0.275 * size;
  return [[x, middle + down * (height - inner)], [x + half, middle - down * inner], [x - half, middle - down * inner]];
}

export class CanvasPen {
  constructor(context) {
    this.c = context;
  }

  link(a, b, bend, look, width = look.width, head = 7) {
    const c = this.c;
    c.setLineDash(look.dash);
    c.lineWidth = width;
    c.strokeStyle = c.fillStyle = look.colour;
    c.stroke(addWay(new Path2D(), a, b, bend));
    c.setLineDash([]);
    if (look.arrow && a !== b) c.fill(addHead(new Path2D(), a, b, bend, head));
  }

  item(shape, x, y, r, fill, outline, width = 1.2) {
    const c = this.c;
    const corners = cornersOf(shape, x, y, r);
    c.beginPath();
    if (corners) {
      corners.forEach(([px, py], k) => (k ? c.lineTo(px, py) : c.moveTo(px, py)));
      c.closePath();
    } else {
      c.arc(x, y, r, 0, 2 * Math.PI);
    }
    if (fill) {
      c.fillStyle = fill;
      c.fill();
    }
    c.lineWidth = width;
    c.strokeStyle = outline;
    c.stroke();
  }

  /** The place of something that was taken out. */
  ghost({ x, y, r }, thin) {
    const c = this.c;
    c.setLineDash([4 * thin, 4 * thin]);
    this.item("dot", x, y, r, null, "#b3261e", 2 * thin);
    c.setLineDash([]);
    c.beginPath();
    for (const way of [1, -1]) {
      c.moveTo(x - 0.5 * r, y - 0.5 * r * way);
      c.lineTo(x + 0.5 * r, y + 0.5 * r * way);
    }
    c.stroke();
  }

  text(text, x, y, { size = FONT_SIZE, bold = false, colour = "#1d2733", anchor = "start", ground = "", width = 0 } = {}) {
    const c = this.c;
    const font = `${bold ? "bold " : ""}${size}px ${FONT}`;
    if (font !== this.font) {
      c.font = this.font = font;
      c.textBaseline = "middle";
    }
    c.textAlign = anchor;
    if (ground) {
      c.fillStyle = ground;
      c.fillRect(x - 2 - (anchor === "center" ? width / 2 : 0), y - LINE / 2, width + 4, LINE);
    }
    c.fillStyle = colour;
    c.fillText(text, x, y);
  }
}

export class SvgPen {
  constructor(parent) {
    this.parent = parent;
  }

  put(tag, props, ...children) {
    this.parent.append(s(tag, props, ...children));
  }

  link(a, b, bend, look, width = look.width, head = 7) {
    const line = { fill: "none", stroke: look.colour, "stroke-width": width, "stroke-dasharray": look.dash.join(" ") || null };
    if (a === b) {
      const loop = loopOf(a);
      this.put("circle", { cx: cut(loop.x), cy: cut(loop.y), r: loop.r, ...line });
      return;
    }
    const via = bend ? viaOf(a, b, bend) : null;
    const way = via ? `Q${cut(via.x)} ${cut(via.y)} ${cut(b.x)} ${cut(b.y)}` : `L${cut(b.x)} ${cut(b.y)}`;
    this.put("path", { d: `M${cut(a.x)} ${cut(a.y)}${way}`, ...line });
    if (look.arrow) {
      const at = headOf(a, b, bend);
      const back = (turn) => `${cut(at.x - head * Math.cos(at.angle + turn))},${cut(at.y - head * Math.sin(at.angle + turn))}`;
      this.put("polygon", { points: `${cut(at.x)},${cut(at.y)} ${back(0.45)} ${back(-0.45)}`, fill: look.colour });
    }
  }

  item(shape, x, y, r, fill, outline, width = 1.2) {
    const look = { fill: fill || "none", stroke: outline, "stroke-width": width };
    const corners = cornersOf(shape, x, y, r);
    if (corners) this.put("polygon", { points: corners.map(([px, py]) => `${cut(px)},${cut(py)}`).join(" "), ...look });
    else this.put("circle", { cx: cut(x), cy: cut(y), r: cut(r), ...look });
  }

  text(text, x, y, { size = FONT_SIZE, bold = false, colour = "#1d2733", anchor = "start", ground = "" } = {}) {
    const halo = ground ? { stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round" } : {};
    this.put("text", {
      x: cut(x), y: cut(y), "font-size": size, "font-weight": bold ? "bold" : null, fill: colour,
      "text-anchor": anchor === "center" ? "middle" : anchor, "dominant-baseline": "central", ...halo,
    }, text);
  }
}

export const cut = (number) => Math.round(number * 10) / 10;
