// Decisions on an earlier draft of the same text: those whose candidate is still the same go on.

import { COMPARED, META, t } from "./data.js";
import { h } from "../graph/dom.js";
import { folded, still } from "./journal.js";
import { items, redraw, S, save, take } from "./state.js";
import { others } from "./stores.js";

const decisionsOf = ({ mine, others: theirs }) => [mine, ...theirs.values()].flatMap((own) => [...own.values()]);
const split = (events) => {
  const known = new Set(S.log.map((event) => event.uid));
  const left = events.filter((event) => !known.has(event.uid));
  return [left.filter((event) => still(event, items.get(event.id))), left.filter((event) => !still(event, items.get(event.id)))];
};

/** Take in what still holds of the decisions on another draft; says how many, and how many are asked again. */
export function carried(holding) {
  const [kept, again] = split(decisionsOf(holding));
  const open = again.filter((event) => items.has(event.id) && !S.mine.has(event.id)).length;
  return t("carried", { n: take(kept), again: open });
}

let earlier = [];

/** What this browser keeps of earlier drafts; whether something of it still holds. */
export async function lookForEarlier() {
  if (COMPARED) return false;
  const found = await others(`kyodo-review:${META.document}:`);
  earlier = found.filter((one) => one.sha256 === "" || one.sha256 === META.sha256).map(({ log }) => folded(log, S.reviewer));
  return waiting().length > 0;
}
const waiting = () => split(earlier.flatMap(decisionsOf))[0].filter((event) => !S.mine.has(event.id));

/** The question whether they are to go on. */
export function drawEarlier() {
  const n = earlier.length ? waiting().length : 0;
  if (!n) return null;
  return h("div", { class: "earlier" }, t("earlier", { n }), h("button", { type: "button", class: "main", on: { click: () => {
    const own = earlier;
    earlier = [];
    own.forEach((holding) => carried(holding));
    if (!S.reviewer) S.reviewer = S.log.at(-1)?.reviewer ?? "";
    take([]);
    save();
    redraw();
  } } }, t("carry")), h("button", { type: "button", on: { click: () => {
    earlier = [];
    redraw();
  } } }, t("carry_not")));
}
