// Accepting several at once: a group, a row, those of one rule, a whole table or tree.

import { CELLS, CODES, t, TABLES } from "./data.js";
import { say } from "../graph/dom.js";
import { cellsOf, divided, tableChecks, treeChecks } from "./checks.js";
import { ask, notice } from "./dialogs.js";
import { go, named, next } from "./going.js";
import { decided, isDone, items, itemsOf, now, record, S, valueOf } from "./state.js";

/** The group of the candidate at hand: legend, branch, row, or those of the same rule and value. */
export function acceptGroup() {
  const item = now();
  if (!item) return;
  if (item.kind === "sign") return many(itemsOf(1).filter((one) => one.group === item.group), "legend");
  if (item.kind === "element") return acceptBranch(item);
  if (item.table && CELLS.has(item.kind)) return acceptRow(item);
  if (["actor", "instrument"].includes(item.kind) && !item.own) return acceptSame(item);
  say(t("one_by_one"));
}

function acceptBranch(item) {
  const top = topOf(item);
  const own = itemsOf(2).filter((one) => topOf(one) === top);
  const gap = own.find((one) => one.kind === "gap" && !isDone(one));
  if (gap) {
    say(t("branch_has_gap"));
    return go(gap);
  }
  many(own.filter((one) => one.kind === "element"), "branch");
}

function topOf(item) {
  let above = item;
  for (let n = 0; n < 20 && items.has(valueOf(above).parent); n += 1) above = items.get(valueOf(above).parent);
  return above.id;
}

function acceptRow(item) {
  const table = TABLES.get(item.table);
  const signs = table.legends.map((id) => items.get(id)).find((one) => one && !isDone(one));
  if (signs) {
    say(t("not_in_bulk", { why: t("check_legend", { n: 1 }) }));
    return go(signs);
  }
  many(cellsOf(item.table).filter((one) => one.row === item.row && CELLS.has(one.kind)), "row");
}

/** The undecided ones of the same rule that have the same code. */
export function sameAs(item) {
  const coded = (one) => one.value.type ?? one.value.kind;
  return itemsOf(4).filter((one) => one.kind === item.kind && one.rule === item.rule && coded(one) === coded(item) && one.cls !== "X" && !one.own && !decided(one));
}

function acceptSame(item) {
  const own = sameAs(item);
  if (!own.length) return say(t("nothing_open"));
  const scheme = item.kind === "actor" ? "actor-type" : "instrument-kind";
  const code = item.kind === "actor" ? item.value.type : item.value.kind;
  const name = CODES[scheme]?.[code]?.[document.documentElement.lang === "ja" ? 0 : 1] ?? code;
  const names = own.map((one) => `${one.value.label} (${one.lines.slice(0, 6).join(", ")})`);
  ask(t("accept_same", { n: own.length, rule: item.rule, name }), names, [
    ["y", t("yes_all", { n: own.length }), () => take(own, [], `same:${item.rule}>${code}`)],
    ["n", t("no"), () => {}],
  ]);
}

function many(list, bulk) {
  const { plain: chosen, single } = divided(list);
  if (!chosen.length) {
    say(t(single.length ? "flagged_singly" : "nothing_open"));
    return single.length ? go(single[0]) : undefined;
  }
  take(chosen, single, bulk);
}

function take(chosen, single, bulk) {
  named(() => {
    record(chosen.map((item) => ({ item, decision: "accept", value: item.value })), { bulk });
    say(t("accepted_n", { n: chosen.length }));
    if (single.length) go(single[0]);
    else next();
  });
}

/** The whole table or the whole tree, if all conditions hold and after a yes. */
export function acceptWhole() {
  const item = now();
  const whole = S.step === 2 ? [treeChecks(), itemsOf(2).filter((one) => one.kind === "element"), "tree"]
    : item?.table ? [tableChecks(TABLES.get(item.table)), cellsOf(item.table).filter((one) => CELLS.has(one.kind)), "table"] : null;
  if (!whole) return say(t("no_whole"));
  const [checks, list, bulk] = whole;
  const wrong = checks.find(([holds]) => !holds);
  if (wrong) {
    if (wrong[2]) go(wrong[2]);
    return notice(t("not_in_bulk", { why: wrong[1] }));
  }
  const { plain: chosen } = divided(list);
  if (!chosen.length) return many(list, bulk);
  ask(t("accept_whole", { n: chosen.length }), [t("accept_whole_note")], [["y", t("yes"), () => many(list, bulk)], ["n", t("no"), () => {}]]);
}
