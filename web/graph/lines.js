// The lines of a pane. Many thin lines are drawn as one path, which takes a canvas a third of the
// time; thick ones one by one, since a path of many thick lines takes it longer.

import { headOf, loopOf, viaOf } from "./curves.js";

const TOGETHER = 60;

export class Lines {
  /** Of links between items where these stand now. */
  constructor(links, items, widthOfLink) {
    this.looks = new Map();
    for (const link of links) {
      const width = widthOfLink(link);
      const { colour, dash, arrow } = link.look;
      const key = `${colour} ${width} ${dash} ${arrow}`;
      if (!this.looks.has(key)) this.looks.set(key, { colour, dash, width, arrow, ways: [] });
      this.looks.get(key).ways.push([items.get(link.a), items.get(link.b), link.bend]);
    }
    // Thin ones first: what leads is not to be hidden by what takes part.
    this.looks = [...this.looks.values()].sort((a, b) => a.width - b.width);
    for (const look of this.looks) {
      look.single = look.ways.map((way) => addWay(new Path2D(), ...way));
      look.joined = joined(look.single);
    }
  }

  /** Draw at a scale; `ratio` is the pixels of the canvas for one of the page. */
  draw(context, scale, ratio) {
    for (const look of this.looks) {
      let pixels = look.width * scale * ratio;
      if (pixels < 1.4) pixels = Math.min(pixels, 1);
      context.lineWidth = pixels / (scale * ratio);
      context.strokeStyle = look.colour;
      context.setLineDash(look.dash);
      for (const path of pixels <= 1 ? look.joined : look.single) context.stroke(path);
      if (look.arrow) this.heads(context, look, scale);
    }
    context.setLineDash([]);
  }

  /** Arrows keep a size at which they can be seen. */
  heads(context, look, scale) {
    const size = 7 / Math.min(Math.max(scale, 0.35), 1);
    if (look.size !== size) {
      look.size = size;
      look.heads = joined(look.ways.filter(([a, b]) => a !== b).map((way) => addHead(new Path2D(), ...way, size)));
    }
    context.fillStyle = look.colour;
    for (const path of look.heads) context.fill(path);
  }
}

function joined(paths) {
  const found = [];
  for (let from = 0; from < paths.length; from += TOGETHER) {
    const path = new Path2D();
    for (const one of paths.slice(from, from + TOGETHER)) path.addPath(one);
    found.push(path);
  }
  return found;
}

export function addWay(path, a, b, bend) {
  if (a === b) {
    const loop = loopOf(a);
    path.arc(loop.x, loop.y, loop.r, 0, 2 * Math.PI);
    return path;
  }
  path.moveTo(a.x, a.y);
  if (bend) {
    const via = viaOf(a, b, bend);
    path.quadraticCurveTo(via.x, via.y, b.x, b.y);
  } else {
    path.lineTo(b.x, b.y);
  }
  return path;
}

export function addHead(path, a, b, bend, size) {
  const at = headOf(a, b, bend);
  path.moveTo(at.x, at.y);
  for (const turn of [0.45, -0.45]) path.lineTo(at.x - size * Math.cos(at.angle + turn), at.y - size * Math.sin(at.angle + turn));
  path.closePath();
  return path;
}

/** How far a place is from a line. */
export function farFrom({ x, y }, a, b, bend) {
  if (a === b) {
    const loop = loopOf(a);
    return Math.abs(Math.hypot(x - loop.x, y - loop.y) - loop.r);
  }
  if (!bend) return farFromSegment(x, y, a, b);
  const via = viaOf(a, b, bend);
  let [least, from] = [Infinity, a];
  for (let k = 1; k <= 12; k++) {
    const [s, r] = [k / 12, 1 - k / 12];
    const to = { x: r * r * a.x + 2 * r * s * via.x + s * s * b.x, y: r * r * a.y + 2 * r * s * via.y + s * s * b.y };
    least = Math.min(least, farFromSegment(x, y, from, to));
    from = to;
  }
  return least;
}

function farFromSegment(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const long = dx * dx + dy * dy;
  const share = long ? Math.min(Math.max(((x - a.x) * dx + (y - a.y) * dy) / long, 0), 1) : 0;
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}
