// What was accepted several at once, asked again at random: the reviewer enters what is printed,
// without being shown what was read.

import { CELLS, codeName, CODES, META, plain, t, TABLES } from "./data.js";
import { h, say } from "../graph/dom.js";
import { button, quote } from "./cards.js";
import { signsFor } from "./signs.js";
import { upperBound } from "./journal.js";
import { items, record, recordSpot, redraw, S, valueOf } from "./state.js";

const LEAST = 59;
const pool = () => [...S.mine.values()].filter((event) => event.bulk && event.decision === "accept").map((event) => event.id).sort();
const wanted = (size) => Math.min(size, Math.max(LEAST, Math.ceil(size / 10)));
export const pending = () => S.spot.ids.find((id) => !S.spot.answers.has(id) && items.has(id));

/** A seeded random sample: the same draft and reviewer are asked the same. */
export function start() {
  const all = pool();
  const answered = [...S.spot.answers.keys()].filter((id) => all.includes(id) || !S.spot.answers.get(id).right);
  const left = all.filter((id) => !S.spot.answers.has(id));
  let seed = [...`${META.draft}${S.reviewer}${all.length}`].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0, 7);
  const random = () => {
    seed = (seed + 0x6d2b79f5) >>> 0;
    let x = Math.imul(seed ^ (seed >>> 15), seed | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  const drawn = [];
  while (left.length && answered.length + drawn.length < wanted(all.length)) drawn.push(left.splice(Math.floor(random() * left.length), 1)[0]);
  recordSpot({ ids: [...answered, ...drawn], pool: all.length, seed: `${META.draft} ${S.reviewer}` });
  redraw();
}

/** What can be entered for a candidate: choices by digit, or a text. */
function choices(item) {
  if (item.kind === "element") return [...new Set([...items.values()].filter((one) => one.kind === "element").map((one) => valueOf(one).level))].map((level) => ({ key: level, name: level || "—" }));
  if (item.kind === "sign") return Object.keys(CODES[item.value.scheme] ?? {}).map((code) => ({ key: code, name: codeName(item.value.scheme, code) }));
  if (item.kind === "actor") return null;
  if (CELLS.has(item.kind) && !["value", "responsible"].includes(item.kind)) return [...signsFor(item).map((sign) => ({ key: sign.sign, name: sign.sign })), { key: "", name: t("blank") }];
  return null;
}
const right = (item) => (item.kind === "element" ? valueOf(item).level : item.kind === "sign" ? valueOf(item).code : item.kind === "actor" ? valueOf(item).type : item.kind === "instrument" ? valueOf(item).kind : valueOf(item).sign || valueOf(item).value || "");

export function answer(id, given) {
  const item = items.get(id);
  const holds = plain(given) === plain(right(item));
  recordSpot({ id, given, right: holds ? 1 : 0 });
  if (!holds) {
    record([{ item, decision: "clear", note: "spot check" }]);
    say(t("spot_wrong"));
  }
  redraw();
}

export function byDigit(number) {
  const id = pending();
  const own = id && choices(items.get(id));
  if (!own) return false;
  const chosen = number === 0 ? own.find((one) => one.key === "") : own.filter((one) => one.key !== "")[number - 1];
  if (chosen) answer(id, chosen.key);
  return true;
}

function entered(item) {
  const own = choices(item);
  if (own) {
    let n = 0;
    return own.map((one) => button(one.key === "" ? "0" : String((n += 1)), one.name, () => answer(item.id, one.key)));
  }
  const scheme = item.kind === "actor" ? "actor-type" : item.kind === "instrument" ? "instrument-kind" : "";
  const field = scheme ? h("select", { "aria-label": t("enter"), class: "entered" }, h("option", { value: "" }, "—"), Object.keys(CODES[scheme]).map((code) => h("option", { value: code }, codeName(scheme, code)))) : h("input", { type: "text", "aria-label": t("enter"), class: "entered" });
  return h("form", { on: { submit: (event) => {
    event.preventDefault();
    if (field.value) answer(item.id, field.value);
  } } }, field, h("button", { type: "submit" }, t("take"), h("kbd", {}, "Enter")));
}

export function drawSpot() {
  const all = pool();
  const asked = S.spot.ids.filter((id) => S.spot.answers.has(id));
  const wrong = asked.filter((id) => !S.spot.answers.get(id).right).length;
  const id = pending();
  const parts = [h("h2", {}, t("spot"))];
  if (!all.length && !asked.length) return [...parts, h("p", { class: "muted" }, t("spot_none"))];
  if (id) {
    const item = items.get(id);
    const table = TABLES.get(item.table);
    const what = item.kind === "actor" || item.kind === "instrument" ? valueOf(item).label : table ? `${valueOf(item).number ?? ""} ${valueOf(item).label ?? valueOf(item).indicator ?? ""} × ${(table.head[item.column] ?? "").replace(/<br\s*\/?>/g, " ")}` : item.kind === "sign" ? item.value.sign : t("spot_level");
    parts.push(h("article", { class: "card here", id: "spot" }, h("p", {}, `${asked.length + 1}/${S.spot.ids.length} `, h("b", {}, what)), quote(item, !CELLS.has(item.kind)), h("div", { class: "buttons" }, entered(item))));
    return parts;
  }
  if (asked.length) parts.push(h("p", {}, t("spot_found", { n: asked.length, wrong, pool: all.length, bound: (100 * upperBound(wrong, asked.length)).toFixed(1) })));
  if (asked.length < wanted(all.length)) parts.push(h("p", {}, t("spot_start", { n: wanted(all.length) - asked.length, pool: all.length }), " ", button("g", t("start"), start, { class: "main" })));
  return parts;
}
export const spotReport = () => (S.spot.ids.length ? { pool: S.spot.pool, ids: S.spot.ids, ans: S.spot.ids.map((id) => (S.spot.answers.has(id) ? Number(S.spot.answers.get(id).right) : null)), given: S.spot.ids.map((id) => S.spot.answers.get(id)?.given ?? null), seed: S.spot.seed } : null);
