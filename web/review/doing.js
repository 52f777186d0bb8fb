// What a key or a button does to the candidate at hand.

import { CELLS, CODED, COMPARED, FORMS, REASONS, t, WRITTEN } from "./data.js";
import { say } from "../graph/dom.js";
import { ask } from "./dialogs.js";
import { go, named, next } from "./going.js";
import { written } from "./journal.js";
import { codeFor, codesFor, signsFor } from "./signs.js";
import { decided, items, itemsOf, now, record, redraw, S, undoLast, valueOf } from "./state.js";

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
