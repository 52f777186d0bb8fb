// What a key or a button does to the candidate at hand.

import { CELLS, CODED, CODES, COMPARED, FORMS, REASONS, t, TABLES, WRITTEN } from "./data.js";
import { say } from "../graph/dom.js";
import { cellsOf, divided, tableChecks, treeChecks } from "./checks.js";
import { ask, askName, notice } from "./dialogs.js";
import { written } from "./journal.js";
import { codeFor, codesFor, signsFor } from "./signs.js";
import { decided, isDone, items, itemsOf, now, openOf, record, redraw, restartClock, S, save, undoLast, valueOf, visible } from "./state.js";

// --- going about ------------------------------------------------------------------------

export function go(item) {
  if (!item) return;
  Object.assign(S, { form: null, asking: false, digits: "", step: S.step === 9 ? 9 : item.step });
  S.at[S.step] = item.id;
  restartClock();
  redraw();
}

export function move(by) {
  const own = visible();
  go(own[Math.max(0, Math.min(own.length - 1, own.indexOf(now()) + by))]);
}

/** To the next cell of the table: down, up, left or right; over its end to the next table. */
export function moveCell(rows, columns) {
  const item = now();
  if (!item?.table) return rows ? move(rows) : undefined;
  const own = cellsOf(item.table).filter((one) => CELLS.has(one.kind) || one === item);
  if (columns) {
    const row = own.filter((one) => one.row === item.row).sort((a, b) => a.column - b.column);
    return go(row[row.indexOf(item) + columns]);
  }
  const there = [...new Set(own.map((one) => one.row))].sort((a, b) => a - b);
  const to = there[there.indexOf(item.row) + rows];
  if (to === undefined) return leaveTable(item, rows);
  const row = own.filter((one) => one.row === to);
  return go(row.reduce((best, one) => (Math.abs(one.column - item.column) < Math.abs(best.column - item.column) ? one : best)));
}

function leaveTable(item, by) {
  const own = itemsOf(3);
  const edge = by > 0 ? own.findLastIndex((one) => one.table === item.table) + 1 : own.findIndex((one) => one.table === item.table) - 1;
  go(own[edge]);
}

/** On to the next undecided one of the step, from here and then from its beginning. */
export function next() {
  const own = itemsOf(S.step);
  const here = own.indexOf(now());
  const left = new Set(openOf(S.step));
  const open = (item) => left.has(item) && !decided(item);
  // What may be written is written one after the other, where nothing is left that has to be.
  const empty = (item) => WRITTEN.has(item.kind) && WRITTEN.has(now()?.kind) && !decided(item);
  const found = own.slice(here + 1).find(open) ?? own.find(open) ?? own.slice(here + 1).find(empty);
  if (found) return go(found);
  redraw();
  say(t("step_done"));
}

export function toStep(step) {
  Object.assign(S, { step, form: null, asking: false, digits: "" });
  restartClock();
  save();
  redraw();
}

// --- deciding ---------------------------------------------------------------------------

/** Record after the reviewer has a name: it is asked once. */
function named(then) {
  if (S.reviewer) return then();
  return askName(then);
}

const decide = (item, decision, more = {}) => named(() => {
  record([{ item, decision, ...more }]);
  if (S.log.length - S.exported > 0 && (S.log.length - S.exported) % 100 === 0) say(t("not_exported", { n: S.log.length - S.exported }));
  S.asking = false;
  S.form = null;
  next();
});

/** The fields without which nothing can be recorded, by kind. */
const NEEDED = {
  ...Object.fromEntries(["plan", "element", "gap", "actor", "instrument"].map((kind) => [kind, ["label"]])),
  quantity: ["measure", "value"], value: ["indicator", "unit", "fy", "value_kind"], tie: ["subject", "relation", "object"],
};

export function accept() {
  const item = now();
  if (!item || S.step === 9) return;
  if (item.kind === "line") return ask3(item);
  if (CODED.has(item.kind) || (WRITTEN.has(item.kind) && !item.proposed)) return next();
  if (WRITTEN.has(item.kind)) return decide(item, "accept", { value: { ...item.value, ...item.proposed } });
  if (item.kind === "pair") return say(t("pair_has_three"));
  if (item.blank) return say(t("blank_cell"));
  if (item.cls === "X" && !decided(item)) return say(t("two_readings"));
  const lacking = (NEEDED[item.kind] ?? []).find((name) => !item.value[name]);
  if (lacking) {
    say(t("needs_field", { field: t(`field_${lacking}`) }));
    return edit();
  }
  if (item.kind === "gap") return fillGap(item);
  if (item.own) return next();
  decide(item, "accept", { value: item.value });
}
const ask3 = () => say(t("line_why"));

function fillGap(item) {
  const below = item.takes.map((id) => items.get(id)).filter((one) => one && decided(one)?.decision !== "reject");
  if (!below.length) return decide(item, "accept", { value: item.value });
  const names = below.map((one) => `${valueOf(one).number} ${valueOf(one).label}`);
  const rehung = below.map((one) => ({ item: one, decision: "edit", value: { ...valueOf(one), parent: item.id } }));
  ask(t("rehang", { n: below.length, label: item.value.label }), names, [
    ["y", t("yes"), () => named(() => {
      record([{ item, decision: "accept", value: item.value }, ...rehung]);
      next();
    })],
    ["n", t("rehang_not"), () => decide(item, "accept", { value: item.value })],
  ]);
}

export function reject() {
  const item = now();
  if (!item || S.step === 9) return;
  if (item.kind === "pair") return decide(item, "apart", { value: { ...item.value } });
  if (CODED.has(item.kind) || (WRITTEN.has(item.kind) && !item.proposed)) return;
  S.asking = true;
  redraw();
}

/** A digit while a reason is asked for, or for a line of which nothing is recorded. */
export function reason(number) {
  const item = now();
  const reasons = REASONS[item.kind === "tie" || item.kind === "line" ? item.kind : "other"];
  if (!item || number < 1 || number > reasons.length) return;
  decide(item, item.kind === "line" ? "nothing" : "reject", { reason: String(number) });
}

export function park() {
  const item = now();
  if (item) ask(t("park_note"), [], [["Enter", t("park"), (note) => decide(item, "park", { note: note || null })]], { input: true });
}

export function answerPair(decision) {
  const item = now();
  if (item?.kind === "pair") {
    const { a, b } = item.value;
    const value = decision === "merge" ? { into: a, from: b } : decision === "part" ? { part: b, of: a } : { ...item.value };
    return decide(item, decision, { value });
  }
  if (item?.kind === "actor" && decision !== "apart") return joinActor(item, decision);
}

/** Merge an actor that no pair proposes with another, or make it a part of one. */
function joinActor(item, decision) {
  const others = itemsOf(4).filter((one) => one.kind === "actor" && one !== item && decided(one)?.decision !== "reject");
  const names = others.map((one) => valueOf(one).label);
  const own = valueOf(item).label;
  ask(t(decision === "merge" ? "merge_into" : "part_of_which", { label: own }), [], [["Enter", t("yes"), (chosen) => {
    const other = others.find((one) => valueOf(one).label === chosen);
    if (!other) return say(t("no_such_actor"));
    const id = `add-pair-${item.lines[0]}-${S.log.length}`;
    const pair = { id, step: 4, kind: "pair", lines: item.lines, own: true, value: {}, rule: "", cls: "", group: "added" };
    items.set(id, pair);
    const value = decision === "merge" ? { into: chosen, from: own } : { part: own, of: chosen };
    named(() => {
      record([{ item: pair, decision, value }]);
      redraw();
    });
  }]], { choices: names });
}

export function swap() {
  const item = now();
  if (item?.kind !== "tie") return;
  const value = valueOf(item);
  change(item, { subject: value.object, object: value.subject });
}

export function setBasis(basis) {
  const item = now();
  if (item?.kind === "tie") change(item, { basis });
}

/** Change some fields; where the value is then as drafted, it is accepted and not changed. */
function change(item, fields) {
  const value = { ...valueOf(item), ...fields };
  const same = !item.own && Object.keys(value).every((key) => String(value[key]) === String(item.value[key] ?? ""));
  decide(item, item.own ? "add" : same ? "accept" : "edit", { value });
}

// --- digits: signs of a cell, codes, reasons ---------------------------------------------

export function digit(number) {
  const item = now();
  if (!item) return;
  if (S.asking || item.kind === "line") return reason(number);
  if (S.step === 9) return settle(item, number);
  if (item.kind === "table") return ofPlan(item, planNames()[number - 1]);
  if (CODED.has(item.kind)) return codeDigit(item, number);
  if (CELLS.has(item.kind)) return signDigit(item, number);
  if (item.cls === "X" && number === 1) return decide(item, "accept", { value: item.value });
}

function signDigit(item, number) {
  const signs = signsFor(item);
  if (number === 0) return item.blank ? undefined : decide(item, "reject", { reason: "1" });
  const sign = signs[number - 1];
  if (!signs.length && number === 1 && item.cls === "X") return decide(item, "accept", { value: item.value });
  if (sign) change(item, codeFor(item, sign));
}

/** The plans that a table of assessments may belong to: the document's own one is the first. */
export const planNames = () => [...new Set(itemsOf(2).filter((one) => one.kind === "plan" && decided(one)?.decision !== "reject").map((one) => valueOf(one)).sort((a, b) => (a.relation ? 1 : 0) - (b.relation ? 1 : 0)).flatMap((value) => [value.label, value.related]).filter(Boolean))];
export const ofPlan = (item, plan) => plan && decide(item, "set", { value: { plan } });

/** Two digits are a theme or a function: 03 is T03. */
function codeDigit(item, number) {
  S.digits += String(number);
  if (S.digits.length < 2) return redraw();
  const code = `${item.kind === "theme" ? "T" : "F"}${S.digits}`;
  S.digits = "";
  if (!codesFor(item.kind)[code]) return say(t("no_such_code", { code })), redraw();
  toggleCode(item, code);
}

export function toggleCode(item, code) {
  const was = decided(item)?.new ?? {};
  named(() => {
    if (item.kind === "theme") {
      const themes = was.themes ?? [];
      const now_ = themes.includes(code) ? themes.filter((one) => one !== code) : [...themes, code];
      const value = { themes: now_, primary: now_[0] ?? "", ...(now_.includes("T16") && was.field ? { field: was.field } : {}) };
      record([now_.length ? { item, decision: "set", value } : { item, decision: "clear" }]);
      if (S.fast && now_.length && code !== "T16") return next();
    } else {
      const line = String(S.line && item.lines.includes(S.line) ? S.line : S.line || item.lines[0]);
      const [functions, at] = [[...(was.functions ?? [])], [...(was.at ?? [])]];
      const place = functions.indexOf(code);
      if (place >= 0) [functions, at].forEach((list) => list.splice(place, 1));
      else [functions, at].forEach((list, n) => list.push(n ? line : code));
      record([functions.length ? { item, decision: "set", value: { functions, at } } : { item, decision: "clear" }]);
    }
    redraw();
  });
}

export const setField = (item, field) => named(() => {
  record([{ item, decision: "set", value: { ...decided(item).new, field } }]);
  redraw();
});

/** One of two who differed, or none: the third decision. */
function settle(item, number) {
  const pair = COMPARED.pairs[item.id];
  const chosen = pair[number - 1];
  if (chosen) named(() => {
    record([{ item, decision: chosen.decision === "park" ? "reject" : chosen.decision, value: chosen.new, note: `${COMPARED.names[number - 1]}` }]);
    next();
  });
}

// --- several at once --------------------------------------------------------------------

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

// --- more -------------------------------------------------------------------------------

export function undo() {
  if (S.asking || S.form) {
    Object.assign(S, { asking: false, form: null });
    return redraw();
  }
  const undone = undoLast();
  if (!undone) return say(t("nothing_to_undo"));
  say(t("undone", { n: undone.number }));
  const item = items.get(undone.first.id);
  if (item) return go(item);
  redraw();
}

/** Open the form: of the candidate at hand, or of a new record of a kind at a line. */
export function edit(kind = "", line = 0) {
  const item = now();
  if (kind) S.form = { kind, line, item: null };
  else if (item && FORMS[item.kind]) S.form = { kind: item.kind, line: item.lines[0], item };
  else return;
  S.asking = false;
  redraw();
}

export function submit(values) {
  const { kind, line, item } = S.form;
  S.form = null;
  if (item && WRITTEN.has(item.kind)) return write(item, values);
  if (item) return change(item, values);
  const id = `add-${kind}-${line}-${S.log.length}`;
  S.line = 0;
  const made = { id, step: STEP_OF[kind], kind, lines: [line], spans: [], value: values, own: true, rule: "", cls: "", group: "added" };
  items.set(id, made);
  const from = now();
  named(() => {
    const batch = [{ item: made, decision: "add", value: values }];
    if (from?.kind === "line" && !decided(from)) batch.push({ item: from, decision: "nothing", reason: "2" });
    record(batch);
    say(t("added"));
    if (batch.length > 1) next();
    else redraw();
  });
}
/** What was written; the next empty one is opened at once where nothing was proposed for it. */
function write(item, values) {
  decide(item, written(item, values), { value: { ...item.value, ...values } });
  const following = now();
  if (following !== item && WRITTEN.has(following?.kind) && !following.proposed && !decided(following)) edit();
}
const STEP_OF = { sign: 1, plan: 2, element: 2, role: 3, phase: 3, value: 3, actor: 4, instrument: 4, quantity: 4, tie: 5 };
export const ADDABLE = Object.keys(STEP_OF);
