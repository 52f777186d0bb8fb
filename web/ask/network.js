// A result as a network: things as nodes, statements or pairs of columns as edges.

import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { h, s } from "../graph/dom.js";
import { text } from "./shown.js";

export const MOST = 400;
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const CODES = "https://w3id.org/kyodo/scheme/";
const [WIDTH, HEIGHT] = [900, 560];

/** Nodes and edges of triples: things tied to things, not to their codes; labels in a language. */
export function ofTriples(triples, lang, shorten) {
  const labels = new Map();
  for (const [subject, predicate, object] of triples) {
    if (predicate.value === LABEL && (!labels.has(subject.value) || object["xml:lang"] === lang)) labels.set(subject.value, object.value);
  }
  const edges = triples
    .filter(([, by, object]) => object.type !== "literal" && by.value !== TYPE && !object.value.startsWith(CODES))
    .map(([from, by, to]) => ({ source: from.value, target: to.value, label: text(by, shorten) }));
  return network(edges, (key) => labels.get(key) ?? shorten(key));
}

/** Nodes and edges of rows: one edge for each row in which both columns have a value. */
export function ofRows(rows, from, to, shorten) {
  const names = new Map();
  const edges = [];
  for (const row of rows) {
    if (!row[from] || !row[to]) continue;
    for (const place of [from, to]) names.set(row[place].value, text(row[place], shorten));
    edges.push({ source: row[from].value, target: row[to].value, label: "" });
  }
  return network(edges, (key) => names.get(key));
}

function network(edges, name) {
  const degrees = new Map();
  for (const { source, target } of edges) for (const key of [source, target]) degrees.set(key, (degrees.get(key) ?? 0) + 1);
  const nodes = [...degrees].map(([id, degree]) => ({ id, degree, label: name(id) }));
  return { nodes, edges };
}

/** Draw a network that can be moved and zoomed. */
export function drawn({ nodes, edges }, title) {
  const box = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
  const lines = edges.map(() => s("line", { class: "edge" }));
  edges.forEach((edge, at) => edge.label && lines[at].append(s("title", {}, edge.label)));
  const marks = nodes.map((node) => s("g", { class: "node", tabindex: "0" },
    s("circle", { r: 4 + 2 * Math.sqrt(node.degree) }), s("text", { x: 7 + 2 * Math.sqrt(node.degree), y: 4 }, shortened(node.label)), s("title", {}, node.label)));
  const picture = s("svg", { role: "img", "aria-label": title, class: "network" }, ...lines, ...marks);
  const frame = () => picture.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
  frame();
  const moving = forceSimulation(nodes)
    .force("edges", forceLink(edges).id((node) => node.id).distance(70))
    .force("apart", forceManyBody().strength(-160))
    .force("room", forceCollide(16))
    .force("x", forceX(WIDTH / 2).strength(0.05)).force("y", forceY(HEIGHT / 2).strength(0.08))
    .force("centre", forceCenter(WIDTH / 2, HEIGHT / 2))
    .on("tick", place).stop();
  moving.tick(200);
  fit();
  place();
  nodes.forEach((node, at) => dragging(marks[at], node));
  picture.addEventListener("wheel", zoom, { passive: false });
  picture.addEventListener("pointerdown", pan);
  return h("div", { class: "drawn" }, picture);

  function place() {
    edges.forEach(({ source, target }, at) => {
      for (const [name, value] of Object.entries({ x1: source.x, y1: source.y, x2: target.x, y2: target.y })) lines[at].setAttribute(name, value.toFixed(1));
    });
    nodes.forEach((node, at) => marks[at].setAttribute("transform", `translate(${node.x.toFixed(1)},${node.y.toFixed(1)})`));
  }

  function fit() {
    const [xs, ys] = [nodes.map((n) => n.x), nodes.map((n) => n.y)];
    const [left, top] = [Math.min(...xs) - 30, Math.min(...ys) - 30];
    Object.assign(box, { x: left, y: top, width: Math.max(...xs) - left + 160, height: Math.max(...ys) - top + 30 });
    frame();
  }

  function scale() {
    const { width, height } = picture.getBoundingClientRect();
    return Math.max(box.width / (width || 1), box.height / (height || 1));
  }

  function dragging(mark, node) {
    mark.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      follow(event, (dx, dy) => { node.fx = (node.fx ?? node.x) + dx; node.fy = (node.fy ?? node.y) + dy; moving.alpha(0.3).restart(); },
        () => { node.fx = null; node.fy = null; });
    });
  }

  function pan(event) {
    follow(event, (dx, dy) => { box.x -= dx; box.y -= dy; frame(); }, () => {});
  }

  function follow(event, move, end) {
    let [x, y] = [event.clientX, event.clientY];
    const step = scale();
    picture.setPointerCapture(event.pointerId);
    const moved = (next) => { move((next.clientX - x) * step, (next.clientY - y) * step); [x, y] = [next.clientX, next.clientY]; };
    const done = () => { picture.removeEventListener("pointermove", moved); end(); };
    picture.addEventListener("pointermove", moved);
    picture.addEventListener("pointerup", done, { once: true });
  }

  function zoom(event) {
    event.preventDefault();
    const by = event.deltaY > 0 ? 1.15 : 1 / 1.15;
    box.x += (box.width * (1 - by)) / 2;
    box.y += (box.height * (1 - by)) / 2;
    box.width *= by;
    box.height *= by;
    frame();
  }
}

function shortened(label) {
  return label.length > 24 ? `${label.slice(0, 23)}…` : label;
}
