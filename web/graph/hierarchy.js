// Groups of a large network: which are within which, and which are open.

import { DATA, MOST_DRAWN, NODES } from "./model.js";

/** The group that each node is a member of. */
export const LEAF = new Int32Array(NODES).fill(-1);
export const CHILDREN = DATA.groups.map(() => []);
const TOP = [];

DATA.groups.forEach((group, g) => {
  if (group.parent === null) TOP.push(g);
  else CHILDREN[group.parent].push(g);
  for (const i of group.nodes) LEAF[i] = g;
});

/** The groups that are open at first: the largest, as long as what is shown is easy to take in. */
let usuallyOpen = null;
export const firstOpen = () => (usuallyOpen ??= largestOpen(120));

function largestOpen(most) {
  const open = new Set();
  let shown = TOP.slice();
  for (;;) {
    const next = shown
      .filter((g) => CHILDREN[g].length && shown.length - 1 + CHILDREN[g].length <= most)
      .sort((a, b) => DATA.groups[b].size - DATA.groups[a].size || a - b)[0];
    if (next === undefined) return open;
    open.add(next);
    shown = shown.filter((g) => g !== next).concat(CHILDREN[next]);
  }
}

/** Of groups to be open those that the canvas can hold, with what they are in. */
export function affordable(wanted) {
  const open = new Set();
  let shown = TOP.length;
  DATA.groups.forEach((group, g) => {
    if (!wanted.has(g) || (group.parent !== null && !open.has(group.parent))) return;
    const more = (CHILDREN[g].length || group.nodes.length) - 1;
    if (shown + more > MOST_DRAWN) return;
    shown += more;
    open.add(g);
  });
  return open;
}
