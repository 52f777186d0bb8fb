// `kyodo` in the browser's console: what the page knows, by the ids of nodes. It reads; to change
// what is shown it does no more than a click can.

import { DATA, N, nodeAt } from "./model.js";
import { t } from "./words.js";
import { address, choose } from "./state.js";
import { shortestPaths } from "./paths.js";
import { removal } from "./removal.js";
import { scene } from "./scene.js";
import { panes } from "./panes.js";
import { drawn } from "./groups.js";
import { matching } from "./table.js";

const placed = (id) => {
  if (!nodeAt.has(id)) throw new RangeError(t("unknown_node", { id }));
  return nodeAt.get(id);
};
const idsOf = (places) => Array.from(places, (i) => N.id[i]);

window.kyodo = Object.freeze({
  /** The state as it stands in the page's address. */
  address,
  /** Choose a node, or nothing. */
  select: (id = null) => choose({ node: id === null ? null : placed(id) }),
  /** What stands on the canvas: "nodes", or "groups", "match" or "ego" of a large network. */
  drawn: () => ({
    mode: drawn.mode,
    nodes: idsOf([...drawn.items.values()].filter((item) => item.node !== null).map((item) => item.node)),
    groups: [...drawn.items.values()].filter((item) => item.group !== null).map((item) => DATA.groups[item.group].id),
    edges: drawn.links.filter((link) => link.edge !== null).map((link) => link.edge),
    bundles: drawn.links.filter((link) => link.edge === null).length,
  }),
  /** Nodes and edges that are not faded; null where all are alike. */
  bright: () => scene.bright && { nodes: idsOf(scene.bright.nodes), edges: [...scene.bright.edges] },
  /** Nodes (by id) and edges (by place) that pass the filters and the legend. */
  matching: () => ({ nodes: idsOf(matching("nodes")), edges: matching("edges") }),
  /** Where a node or a group is on the screen, in each pane that has it. */
  position(id) {
    const key = nodeAt.get(id) ?? `g${DATA.groups.findIndex((group) => group.id === id)}`;
    return panes.filter((pane) => pane.items.has(key)).map((pane) => {
      const { x, y, r } = pane.items.get(key);
      const at = pane.onHost({ x, y });
      const host = pane.host.getBoundingClientRect();
      return { city: pane.city, x: host.left + at.x, y: host.top + at.y, r: r * pane.network.getScale() };
    });
  },
  /** The scale of each pane. */
  scales: () => panes.map((pane) => pane.network.getScale()),
  /** The effects of taking a node out of what is shown, as kyodo_graph.measures.remove_actor has them. */
  effects(id) {
    const lost = removal(placed(id), (i) => scene.nodeThere[i] === 1, (e) => scene.edgeThere[e] === 1);
    const nodes = (name) => idsOf(lost[name]);
    return { ...lost, orphaned: nodes("orphaned"), leaderless: nodes("leaderless"), cutOff: nodes("cutOff") };
  },
  /** Length and number of the shortest paths of two nodes, and the nodes on them; null for none. */
  path(from, to) {
    const found = shortestPaths(placed(from), placed(to), (i) => scene.nodeThere[i] === 1, (e) => scene.edgeThere[e] === 1);
    return found && { length: found.length, count: found.count, nodes: idsOf(found.nodes), one: idsOf(found.one) };
  },
  /** The names on the canvas: their texts, and where they stand on the screen. */
  names: () => panes.flatMap((pane) => pane.labels(pane.network.getScale()).names.map(({ item, lines, box }) => ({
    id: item.node === null ? DATA.groups[item.group].id : N.id[item.node],
    text: lines.join(""),
    ...onScreen(pane, box),
  }))),
  /** The titles of what the layout sets apart (cities, tiers), and where they stand. */
  titles: () => panes.flatMap((pane) => pane.labels(pane.network.getScale()).titles.map(({ text, box }) => ({ text, ...onScreen(pane, box) }))),
});

function onScreen(pane, box) {
  const host = pane.host.getBoundingClientRect();
  const origin = pane.onHost({ x: 0, y: 0 });
  const [dx, dy] = [host.left + origin.x, host.top + origin.y];
  return {
    x0: box.x0 + dx, x1: box.x1 + dx, y0: box.y0 + dy, y1: box.y1 + dy,
    host: { left: host.left, right: host.right, top: host.top, bottom: host.bottom },
  };
}
