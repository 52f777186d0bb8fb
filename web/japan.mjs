// The outline of Japan for the map of the first page: Natural Earth (public domain), from the
// package world-atlas, in a conformal conic projection, as one path for the four large islands and
// one for the islands south of 30.2° N, which stand in an inset. What a program needs to put a
// place on it stands beside the paths. `--check` writes nothing and fails where the file differs.

import { readFile, writeFile } from "node:fs/promises";

const MADE = new URL("../kyodo_graph/report/charts/japan.json", import.meta.url);
const ATLAS = new URL("node_modules/world-atlas/countries-50m.json", import.meta.url);
const PARALLELS = [33, 44], ORIGIN = [36, 137.5];
const HEIGHT = 336, SOUTH = 30.2, EAST = 138, LEAST = 1.2, FINE = 0.5;
const INSET = { x: 0, y: 104 }; // where the inset's left and lower edges stand

const rad = (degrees) => (degrees * Math.PI) / 180;
const half = (lat) => Math.tan(Math.PI / 4 + rad(lat) / 2);
const [p1, p2] = PARALLELS;
const cone = Math.log(Math.cos(rad(p1)) / Math.cos(rad(p2))) / Math.log(half(p2) / half(p1));
const factor = (Math.cos(rad(p1)) * half(p1) ** cone) / cone;
const radius = (lat) => factor / half(lat) ** cone;

/** Lambert's conformal conic projection on a sphere of radius 1; y grows to the south. */
function projected([lon, lat]) {
  const angle = cone * rad(lon - ORIGIN[1]);
  return [radius(lat) * Math.sin(angle), radius(lat) * Math.cos(angle) - radius(ORIGIN[0])];
}

function rings(atlas) {
  const { scale, translate } = atlas.transform;
  const arc = (index) => {
    let x = 0, y = 0;
    const points = atlas.arcs[index < 0 ? ~index : index].map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    return index < 0 ? points.reverse() : points;
  };
  const japan = atlas.objects.countries.geometries.find((g) => g.properties.name === "Japan");
  return japan.arcs.map(([outer]) => outer.flatMap((index) => arc(index).slice(0, -1)));
}

/** Points that lie off the line between their neighbours by more than `FINE` (Douglas, Peucker). */
function simple(points) {
  if (points.length < 3) return points;
  const [ax, ay] = points[0], [bx, by] = points.at(-1), length = Math.hypot(bx - ax, by - ay);
  let far = 0, at = 0;
  points.slice(1, -1).forEach(([x, y], k) => {
    const off = length
      ? Math.abs((by - ay) * x - (bx - ax) * y + bx * ay - by * ax) / length
      : Math.hypot(x - ax, y - ay);
    if (off > far) [far, at] = [off, k + 1];
  });
  if (far <= FINE) return [points[0], points.at(-1)];
  return [...simple(points.slice(0, at + 1)).slice(0, -1), ...simple(points.slice(at))];
}

const extent = (all, axis) => [
  Math.min(...all.map((p) => p[axis])), Math.max(...all.map((p) => p[axis])),
];
const round = (number) => Math.round(number * 10) / 10;

function path(shapes, scale, [x, y]) {
  return shapes.map((ring) => {
    const points = simple([...ring, ring[0]].map(([px, py]) => [px * scale + x, py * scale + y]));
    const wide = extent(points, 0), high = extent(points, 1);
    if (points.length < 4 || Math.max(wide[1] - wide[0], high[1] - high[0]) < LEAST) return "";
    return `M${points.slice(0, -1).map((p) => p.map(round).join()).join("L")}Z`;
  }).join("");
}

const all = rings(JSON.parse(await readFile(ATLAS, "utf8")));
const isSouth = (ring) => ring.every(([lon, lat]) => lat < SOUTH && lon < EAST);
const isFar = (ring) => ring.every(([lon, lat]) => lat < SOUTH && lon >= EAST);
const main = all.filter((ring) => !isSouth(ring) && !isFar(ring)).map((r) => r.map(projected));
const south = all.filter(isSouth).map((r) => r.map(projected));
const [left, right] = extent(main.flat(), 0), [top, bottom] = extent(main.flat(), 1);
const [southLeft] = extent(south.flat(), 0), [, southBottom] = extent(south.flat(), 1);
const scale = HEIGHT / (bottom - top);
const shift = [-left * scale, -top * scale];
const inset = [INSET.x - southLeft * scale, INSET.y - southBottom * scale];
const text = `${JSON.stringify({
  source: "Natural Earth, 1:50,000,000 (public domain)",
  width: round((right - left) * scale),
  height: HEIGHT,
  parallels: PARALLELS,
  origin: ORIGIN,
  scale: round(scale),
  south: SOUTH,
  east: EAST,
  shift: shift.map(round),
  inset: inset.map(round),
  main: path(main, scale, shift),
  islands: path(south, scale, inset),
}, null, 1)}\n`;
if (process.argv.includes("--check")) {
  if ((await readFile(MADE, "utf8").catch(() => "")) !== text) {
    console.error("kyodo_graph/report/charts/japan.json is not what web/japan.mjs gives");
    process.exitCode = 1;
  }
} else await writeFile(MADE, text);
