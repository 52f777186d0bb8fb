// One canvas, or one for each city side by side at the same scale; and the small box that says
// what is under the pointer.

let panes = [];

function citiesShown() {
  const counts = new Map();
  for (let i = 0; i < NODES; i++) {
    const city = nodeCode("city", i);
    if (city) counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  return [...counts.keys()].sort();
}

const CITIES = citiesShown();
/** Side by side makes sense for several cities, as many as a screen can show. */
const SIDE_BY_SIDE = !REDUCED && CITIES.length > 1 && CITIES.length <= 12;

function buildPanes() {
  for (const pane of panes) pane.destroy();
  const many = SIDE_BY_SIDE && state.panes === "cities";
  const place = byId("panes");
  place.className = many ? "panes many" : "panes";
  fill(place);
  // All places first, so that each has its size before anything is drawn in it.
  const hosts = (many ? CITIES : [null]).map((city) => {
    const host = h("div", { class: "canvas", tabindex: "0", role: "application", "aria-label": t("graph_label"), "aria-describedby": "live" });
    const title = many && h("h2", { class: "pane-title" }, nameOf("city", city));
    place.append(h("section", { class: "pane", "data-city": city ?? "" }, title, host));
    return [host, city];
  });
  panes = hosts.map(([host, city]) => new Pane(host, city));
  fitAll();
}

/** All of everything; side by side at one scale, so that sizes and distances can be compared. */
function fitAll(animate = false) {
  const scale = Math.min(...panes.map((pane) => pane.fitting()));
  for (const pane of panes) pane.fit(scale, animate && panes.length === 1);
}

function zoomAll(factor) {
  for (const pane of panes) {
    pane.move(pane.network.getViewPosition(), Math.min(Math.max(pane.network.getScale() * factor, 0.02), 8), true);
  }
}

/** Move the picture so that an item can be seen, if it can't. */
function reveal(key, middle = false) {
  for (const pane of panes) {
    const item = pane.items.get(key);
    if (!item) continue;
    const at = pane.onHost(item);
    const inside = at.x > 40 && at.y > 40 && at.x < pane.host.clientWidth - 40 && at.y < pane.host.clientHeight - 40;
    if (middle || !inside) pane.move({ x: item.x, y: item.y }, Math.max(pane.network.getScale(), middle ? 0.9 : 0.4), true);
  }
}

function setPhysics(on) {
  for (const pane of panes) pane.setPhysics(on);
}

function tipOfItem(item) {
  if (item.group !== null) return [item.title];
  const i = item.node;
  const kind = nodeCode("type", i) ? nameOf("type", nodeCode("type", i)) : nameOf("cls", nodeCode("cls", i));
  const index = DATA.indices.find((one) => one.key === state.size);
  const value = index && indexValue(index.key, i) !== null && `${index.label[lang]}: ${plainNumber(indexValue(index.key, i))}`;
  const city = nodeCode("city", i);
  return [label(i), [city && nameOf("city", city), kind].filter(Boolean).join(" · "), value].filter(Boolean);
}

function tipOfLink(link) {
  if (link.edge === null) return [`${link.count} ${t("edges")}`];
  const e = link.edge;
  return [kindName(edgeCode("kind", e)), `${label(E.source[e])} ${DATA.directed ? "→" : "—"} ${label(E.target[e])}`];
}

function showTip(event, lines) {
  const tip = byId("tip");
  fill(tip, lines.map((line, k) => h(k ? "div" : "strong", {}, line)));
  tip.hidden = false;
  const [x, y] = [event.clientX + 14, event.clientY + 14];
  tip.style.left = `${Math.min(x, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(y, innerHeight - tip.offsetHeight - 8)}px`;
}

function hideTip() {
  byId("tip").hidden = true;
}
