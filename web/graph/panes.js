// The canvases of the page, one or several, moved together.

export let panes = [];

/** From now on other canvases. */
export function replacePanes(made) {
  panes = made;
}

/** All of everything, each canvas filled. */
export function fitAll(animate = false) {
  for (const pane of panes) pane.fit(pane.fitting(), animate && panes.length === 1);
}

export function zoomAll(factor) {
  for (const pane of panes) {
    pane.move(pane.network.getViewPosition(), Math.min(Math.max(pane.network.getScale() * factor, 0.02), 8), true);
  }
}

/** Move the picture so that an item can be seen, if it can't. */
export function reveal(key, middle = false) {
  for (const pane of panes) {
    const item = pane.items.get(key);
    if (!item) continue;
    const at = pane.onHost(item);
    const inside = at.x > 40 && at.y > 40 && at.x < pane.host.clientWidth - 40 && at.y < pane.host.clientHeight - 40;
    if (middle || !inside) pane.move({ x: item.x, y: item.y }, Math.max(pane.network.getScale(), middle ? 0.9 : 0.4), true);
  }
}

export function setPhysics(on) {
  for (const pane of panes) pane.setPhysics(on);
}
