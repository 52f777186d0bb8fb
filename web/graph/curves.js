// The ways of bent edges, loops and arrow heads, as vis-network has them.

/** The point that a bent edge is drawn towards, as vis-network has it. */
export function viaOf(a, b, bend) {
  const factor = Math.abs(bend);
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + (bend * 0.5 + 0.5) * Math.PI;
  const far = (factor * 0.5 + 0.5) * Math.hypot(b.x - a.x, b.y - a.y);
  return { x: a.x + far * Math.sin(angle), y: a.y + far * Math.cos(angle) };
}

/** Where an arrow's head stands, and its direction. */
export function headOf(a, b, bend) {
  const from = bend ? viaOf(a, b, bend) : a;
  const angle = Math.atan2(b.y - from.y, b.x - from.x);
  return { x: b.x - b.r * Math.cos(angle), y: b.y - b.r * Math.sin(angle), angle };
}

export const loopOf = (a) => ({ x: a.x + a.r + 8, y: a.y - a.r - 8, r: 14 });
