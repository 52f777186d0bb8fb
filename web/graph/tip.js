// The small box that says what is under the pointer.

import { byId, fill, h, plainNumber } from "./dom.js";
import { DATA, E, edgeCode, indexValue, nodeCode } from "./model.js";
import { kindName, label, lang, nameOf, t } from "./words.js";
import { state } from "./state.js";

export function tipOfItem(item) {
  if (item.group !== null) return [item.title];
  const i = item.node;
  const kind = nodeCode("type", i) ? nameOf("type", nodeCode("type", i)) : nameOf("cls", nodeCode("cls", i));
  const index = DATA.indices.find((one) => one.key === state.size);
  const value = index && indexValue(index.key, i) !== null && `${index.label[lang]}: ${plainNumber(indexValue(index.key, i))}`;
  const city = nodeCode("city", i);
  return [label(i), [city && nameOf("city", city), kind].filter(Boolean).join(" · "), value].filter(Boolean);
}

export function tipOfLink(link) {
  if (link.edge === null) return [`${link.count} ${t("edges")}`];
  const e = link.edge;
  return [kindName(edgeCode("kind", e)), `${label(E.source[e])} ${DATA.directed ? "→" : "—"} ${label(E.target[e])}`];
}

export function showTip(event, lines) {
  const tip = byId("tip");
  fill(tip, lines.map((line, k) => h(k ? "div" : "strong", {}, line)));
  tip.hidden = false;
  const [x, y] = [event.clientX + 14, event.clientY + 14];
  tip.style.left = `${Math.min(x, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.min(y, innerHeight - tip.offsetHeight - 8)}px`;
}

export function hideTip() {
  byId("tip").hidden = true;
}
