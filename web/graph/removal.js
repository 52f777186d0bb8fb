// What the network loses with a node: the effects of kyodo_graph.measures.remove_actor, with which
// a test compares these numbers actor by actor.

import { DATA, E, edgeCode, EDGES, isActor, nodeCode, NODES } from "./model.js";
import { components, distances } from "./paths.js";

const DISTANCES_UP_TO = 2500;

/** The effects before and after, and what is lost by name. Nodes and edges hidden do not count. */
export function removal(gone, nodeShown, edgeShown) {
  const before = stateOf(nodeShown, edgeShown);
  const kept = (i) => i !== gone && nodeShown(i);
  const keptEdge = (e) => edgeShown(e) && E.source[e] !== gone && E.target[e] !== gone;
  const after = stateOf(kept, keptEdge);
  const lost = (name) => after[name].filter((i) => !before[name].includes(i) && i !== gone);
  const pairs = (name) => [...before[name]].filter((pair) => !after[name].has(pair)).sort();
  const rows = [
    ["components", before.components, after.components, 1],
    ["fragmentation", before.fragmentation, after.fragmentation, 1],
    ["distance_fragmentation", before.distance, after.distance, 1],
  ];
  const hasParts = before.elements > 0 && isActor(gone);
  if (hasParts) {
    rows.unshift(["orphaned", before.orphaned.length, after.orphaned.length, 1]);
    if (before.leads) rows.splice(1, 0, ["leaderless", before.leaderless.length, after.leaderless.length, 1]);
    if (before.sectors) {
      rows.push(["sector_pairs", before.meeting.size, after.meeting.size, -1]);
      rows.push(["sector_pairs_connected", before.connected.size, after.connected.size, -1]);
    }
  }
  const home = before.pieces.of[gone];
  const near = new Map();
  for (let i = 0; i < NODES; i++) {
    if (kept(i) && before.pieces.of[i] === home) {
      const piece = after.pieces.of[i];
      near.set(piece, (near.get(piece) ?? 0) + 1);
    }
  }
  const main = [...near].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0]?.[0];
  const cutOff = [];
  for (let i = 0; i < NODES; i++) {
    if (kept(i) && before.pieces.of[i] === home && after.pieces.of[i] !== main) cutOff.push(i);
  }
  return {
    effects: rows.map(([effect, was, is, sign]) => ({ effect, before: was, after: is, loss: sign * (is - was) })),
    orphaned: hasParts ? lost("orphaned") : [],
    leaderless: hasParts && before.leads ? lost("leaderless") : [],
    pairs: hasParts ? pairs("meeting") : [],
    severed: hasParts ? pairs("connected") : [],
    cutOff,
  };
}

const isPart = (e) => ["lead", "part"].includes(edgeCode("family", e));

function stateOf(nodeShown, edgeShown) {
  const pieces = components(nodeShown, edgeShown);
  let n = 0;
  for (let i = 0; i < NODES; i++) n += nodeShown(i);
  const pairs = n * (n - 1);
  const held = pieces.sizes.reduce((sum, size) => sum + size * (size - 1), 0);
  const found = {
    pieces,
    components: pieces.sizes.length,
    fragmentation: pairs ? 1 - held / pairs : NaN,
    distance: pairs && n <= DISTANCES_UP_TO ? 1 - nearness(nodeShown, edgeShown) / pairs : NaN,
  };
  return Object.assign(found, parts(pieces, nodeShown, edgeShown));
}

function nearness(nodeShown, edgeShown) {
  let sum = 0;
  for (let i = 0; i < NODES; i++) {
    if (!nodeShown(i)) continue;
    for (const d of distances(i, nodeShown, edgeShown)) if (d > 0) sum += 1 / d;
  }
  return sum;
}

/** Elements without actor and without lead, and the pairs of sectors that meet or are connected. */
function parts(pieces, nodeShown, edgeShown) {
  const elements = new Map();
  let leads = false;
  for (let e = 0; e < EDGES; e++) {
    if (!isPart(e)) continue;
    const [a, b] = isActor(E.source[e]) ? [E.source[e], E.target[e]] : [E.target[e], E.source[e]];
    if (isActor(b) || !nodeShown(b)) continue;
    if (!elements.has(b)) elements.set(b, { actors: new Set(), led: false });
    if (!nodeShown(a) || !edgeShown(e)) continue;
    elements.get(b).actors.add(a);
    if (edgeCode("kind", e).split(", ").includes("lead")) {
      elements.get(b).led = true;
      leads = true;
    }
  }
  const meeting = new Set();
  for (const { actors } of elements.values()) addPairs(meeting, [...actors]);
  const connected = new Set();
  const together = new Map();
  for (let i = 0; i < NODES; i++) {
    if (!nodeShown(i) || !isActor(i)) continue;
    if (!together.has(pieces.of[i])) together.set(pieces.of[i], []);
    together.get(pieces.of[i]).push(i);
  }
  for (const actors of together.values()) addPairs(connected, actors);
  const list = [...elements.entries()];
  return {
    elements: list.length,
    leads,
    sectors: DATA.nodes.pools.sector.some(Boolean),
    orphaned: list.filter(([, x]) => !x.actors.size).map(([i]) => i),
    leaderless: list.filter(([, x]) => !x.led).map(([i]) => i),
    meeting,
    connected,
  };
}

/** A sector makes no pair with itself. */
function addPairs(pairs, actors) {
  const sectors = [...new Set([...actors].map((i) => nodeCode("sector", i)))].sort();
  sectors.forEach((one, at) => {
    for (const other of sectors.slice(at + 1)) pairs.add(`${one} ${other}`);
  });
}
