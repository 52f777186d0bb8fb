// One canvas: vis-network draws the nodes, moves them and finds the one under the pointer.

import { h } from "./dom.js";
import { DATA, edgesOf, nodeCode, otherEnd, REDUCED } from "./model.js";
import { lang } from "./words.js";
import { state, USUAL_SIZE } from "./state.js";
import { scene } from "./scene.js";
import { fitAll } from "./panes.js";
import { drawn, moved, nodeItem } from "./groups.js";
import { areasOf, boxOf } from "./areas.js";
import { Lines } from "./lines.js";
import { placeLabels } from "./labels.js";
import { brightItems, focusKeys, paintOver, paintUnder } from "./painter.js";
import { Mover } from "./moving.js";
import { listenToPointer } from "./pointing.js";

export class Pane {
  constructor(host, city = null) {
    this.host = host;
    this.city = city;
    this.stage = h("div", { class: "stage" });
    host.append(this.stage);
    this.items = new Map();
    this.links = [];
    this.bright = null;
    this.cache = new Map();
    this.placed = 0; // counts changes of what is where,
    this.shown = 0; // and of how it is shown
    this.frame = null;
    this.goal = null;
    this.untouched = true;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    // The page moves the view itself (Mover), and watches the size itself: vis-network would zoom.
    const usual = DATA.vis.options;
    const options = { ...usual, height: "100%", width: "100%", autoResize: false, interaction: { ...usual.interaction, dragView: false } };
    this.show(drawn, true);
    this.network = new vis.Network(this.stage, { nodes: this.nodes, edges: this.edges }, options);
    this.network.on("beforeDrawing", (context) => {
      if (state.physics) this.follow();
      paintUnder(this, context);
    });
    this.network.on("afterDrawing", (context) => paintOver(this, context));
    this.network.on("zoom", () => {
      this.untouched = false;
      this.goal = null;
    });
    // vis-network's movements end a little beside their goal.
    this.network.on("animationFinished", () => this.goal && this.network.moveTo({ ...this.goal, animation: false }));
    this.mover = new Mover(this);
    listenToPointer(this);
    this.watcher = new ResizeObserver(() => this.resized());
    this.watcher.observe(host);
  }

  /** Whether an item is this pane's: of its city, or of none and tied to its city. */
  takes(item) {
    if (this.city === null || item.node === null) return true;
    const own = nodeCode("city", item.node);
    if (own) return own === this.city;
    for (const e of edgesOf(item.node)) {
      if (nodeCode("city", otherEnd(e, item.node)) === this.city) return true;
    }
    return false;
  }

  /** Bring the canvas to what is drawn now: what is new, gone or changed, and nothing else. */
  show(now, first = false) {
    const before = this.items;
    this.items = new Map([...now.items].filter(([, item]) => this.takes(item)));
    if (this.city !== null) this.items = this.nearOwn(this.items);
    this.links = now.links.filter((link) => this.items.has(link.a) && this.items.has(link.b));
    // vis-network draws as soon as its data changes: what is bright must be known before.
    this.bright = brightItems(this.items);
    const made = first && now.mode === "nodes" && state.size === USUAL_SIZE;
    const changed = [];
    for (const [key, item] of this.items) {
      const old = before.get(key);
      if (!old || old.x !== item.x || old.y !== item.y || old.r !== item.r || old.fill !== item.fill) {
        changed.push(made ? { ...DATA.vis.nodes[key], label: undefined, x: item.x, y: item.y } : visNode(item));
      }
    }
    this.nodes.remove(this.nodes.getIds().filter((key) => !this.items.has(key)));
    this.nodes.update(changed);
    if (this.edges.length) this.pull();
    this.placed++;
  }

  /** Let the nodes move by themselves, or no more. Only then vis-network needs the edges: the lines
   * are drawn by the page. */
  setPhysics(on) {
    if (on) this.pull();
    this.network.setOptions({ physics: { ...DATA.vis.options.physics, enabled: on } });
    if (on) return;
    this.edges.clear();
    this.keep(undefined);
  }

  pull() {
    this.edges.clear();
    this.edges.add(this.links.map(visEdge));
  }

  /** What belongs to no city stands in each pane among its own neighbours there. */
  nearOwn(items) {
    const found = new Map(items);
    for (const [key, item] of items) {
      if (item.node === null || nodeCode("city", item.node)) continue;
      const near = [...edgesOf(item.node)].map((e) => items.get(otherEnd(e, item.node))).filter((x) => x && nodeCode("city", x.node));
      if (!near.length) continue;
      const mean = (axis) => near.reduce((sum, x) => sum + x[axis], 0) / near.length;
      found.set(key, { ...item, x: mean("x") + 3 * (key % 7), y: mean("y") + 3 * (key % 5) });
    }
    return found;
  }

  /** Positions as they are on the canvas, while it moves by itself. */
  follow() {
    const at = this.network.getPositions();
    for (const [key, item] of this.items) if (at[key]) [item.x, item.y] = [at[key].x, at[key].y];
    this.placed++;
  }

  keep(keys) {
    for (const [key, at] of Object.entries(this.network.getPositions(keys))) {
      const item = this.items.get(Number.isNaN(Number(key)) ? key : Number(key));
      if (!item) continue;
      [item.x, item.y] = [at.x, at.y];
      if (item.node !== null) moved.set(`${state.layout} ${item.node}`, [at.x, at.y]);
    }
    this.placed++;
  }

  /** What was made for the picture as it is; made again when the key is another. */
  made(what, key, make) {
    const now = `${this.placed} ${key}`;
    if (this.cache.get(what)?.now !== now) this.cache.set(what, { now, made: make() });
    return this.cache.get(what).made;
  }

  lines() {
    return this.made("lines", "", () => new Lines(this.links, this.items, (link) => link.look.width));
  }

  /** The lines that are not faded, a little wider; the one that is chosen much wider. */
  brightLines() {
    const edges = scene.bright.edges;
    const wider = (link) => link.look.width + (link.edge === state.edge ? 2.5 : 0.4);
    return this.made("bright lines", this.shown, () => new Lines(this.links.filter((link) => link.edge !== null && edges.has(link.edge)), this.items, wider));
  }

  labels(scale) {
    const chosen = this.chosen();
    const key = `${this.shown} ${scale.toFixed(4)} ${lang} ${state.physics} ${[...chosen].join()}`;
    return this.made("labels", key, () => placeLabels(this.items, this.areas(), scale, this.bright, chosen, this.frameAt(scale)));
  }

  /** What the layout sets apart; a pane of one city has its name above it. */
  areas() {
    return this.city === null ? this.made("areas", `${state.layout} ${state.physics} ${lang}`, () => areasOf(this.items)) : [];
  }

  /** Where the node stood that is taken out. */
  gone() {
    if (state.without === null || REDUCED) return null;
    const item = nodeItem(state.without);
    return this.takes(item) ? item : null;
  }

  /** The items whose names are shown in full, with the side on which there is more room. */
  chosen() {
    const middle = this.network.getViewPosition().x;
    return new Map([...focusKeys()].filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key).x > middle ? -1 : 1]));
  }

  /** Where names may stand at a scale: as far around the picture as is seen when all of it is. */
  frameAt(scale) {
    if (!this.frame) return null;
    const { box, aside, above } = this.frame;
    return { x0: box.x0 * scale - aside, x1: box.x1 * scale + aside, y0: box.y0 * scale - above, y1: box.y1 * scale + above };
  }

  refresh() {
    this.bright = brightItems(this.items);
    this.shown++;
    this.redraw();
  }

  /** Draw with the next frame, once, however often it is asked for (`Network.redraw` does not wait). */
  redraw() {
    this.network.moveTo({ animation: false });
  }

  /** Coordinates on the stage, as vis-network wants them, of an event or a point of the screen. */
  onStage({ clientX, clientY }) {
    const bounds = this.stage.getBoundingClientRect();
    return { x: clientX - bounds.left, y: clientY - bounds.top };
  }

  /** Coordinates on the host of a place of the picture. */
  onHost(place) {
    const at = this.network.canvasToDOM(place);
    return { x: at.x + this.stage.offsetLeft, y: at.y + this.stage.offsetTop };
  }

  /** Give the canvas the size of what is seen, and a margin around it. */
  resize(margin) {
    const [at, scale] = [this.network.getViewPosition(), this.network.getScale()];
    this.stage.style.inset = margin ? `-${margin}px` : "";
    this.network.setSize("100%", "100%"); // changes the scale
    this.network.moveTo({ position: at, scale, animation: false });
  }

  resized() {
    if (this.mover.moving) return;
    this.resize(0);
    if (this.untouched) fitAll();
  }

  /** The scale at which everything can be seen, with room for names beside the nodes. */
  fitting() {
    const box = boxOf(this.items.values());
    if (!box) return 1;
    const [wide, tall] = this.size();
    const [aside, above] = [Math.min(110, wide * 0.17), 26];
    return Math.max(Math.min((wide - 2 * aside) / (box.x1 - box.x0 + 1), (tall - 2 * above) / (box.y1 - box.y0 + 1), 1.6), 0.02);
  }

  /** Show everything at a scale; names may then fill what is free around it. */
  fit(scale = this.fitting(), animate = false) {
    const box = boxOf(this.items.values());
    if (!box) return;
    const [wide, tall] = this.size();
    const free = (whole, size) => Math.max((whole - size * scale) / 2 - 4, 20);
    this.frame = { box, aside: free(wide, box.x1 - box.x0), above: free(tall, box.y1 - box.y0) };
    this.shown++;
    this.move({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 }, scale, animate);
    this.untouched = true;
  }

  size() {
    return [this.host.clientWidth || 300, this.host.clientHeight || 300];
  }

  move(position, scale, animate = false) {
    const still = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.goal = still ? null : { position, scale };
    this.network.moveTo({ position, scale, animation: still ? false : { duration: 250 } });
    this.untouched = false;
  }

  destroy() {
    this.watcher.disconnect();
    this.mover.destroy();
    this.network.destroy();
  }
}

function visNode(item) {
  const color = { background: item.fill, border: item.outline };
  return { id: item.key, x: item.x, y: item.y, size: item.r, shape: item.shape, color };
}

/** The edge as pyvis made it; what stands for several edges is made here. Neither is drawn. */
function visEdge(link) {
  const known = link.edge !== null && DATA.vis.edges[link.edge];
  return { ...(known || { id: link.key, from: link.a, to: link.b }), hidden: true };
}
