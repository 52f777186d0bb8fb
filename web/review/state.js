// What the page knows at the moment: the journal and what it says, where the reviewer stands.

import { CODED, CELLS, COMPARED, DRAFTED, META, STEPS, setLanguage, t, TABLES, WRITTEN } from "./data.js";
import { folded, lastBatch, union } from "./journal.js";
import { keep, works } from "./stores.js";

export const S = {
  log: [], mine: new Map(), others: new Map(), spot: null, reviewer: "",
  step: STEPS[0], at: {}, undecided: false, keys: true, fast: false, text: true, exported: 0,
  form: null, asking: false, digits: "", line: 0, seen: new Set(), effort: { keys: 0, clicks: 0, byStep: {} },
};
export const items = new Map(DRAFTED.map((item) => [item.id, item]));
/** The lines whose candidates were decided since they were drawn. */
export const touched = new Set();
let started = Date.now();
let hidden = 0;
let shown = () => {};
export const onChange = (listener) => (shown = listener);
export const redraw = () => shown();

// --- the journal ------------------------------------------------------------------------

const remembered = new Map();
/** What is worked out from the journal, until it changes. */
export function once(key, work) {
  if (!remembered.has(key)) remembered.set(key, work());
  return remembered.get(key);
}

export function refold() {
  remembered.clear();
  Object.assign(S, folded(S.log, S.reviewer));
  for (const event of S.mine.values()) if (!items.has(event.id)) items.set(event.id, added(event));
}

/** An item for what was no candidate. */
function added(event) {
  return {
    id: event.id, step: event.step, kind: event.kind, group: "added", lines: event.lines ?? [], spans: [],
    value: event.new ?? {}, origin: "reviewer", rule: "", cls: "", own: true,
  };
}

const kept = () => ({
  reviewer: S.reviewer, step: S.step, at: S.at, undecided: S.undecided, keys: S.keys, fast: S.fast, lang: document.documentElement.lang,
  effort: S.effort, exported: S.exported, sha256: META.sha256,
});

export function save() {
  keep(S.log, kept(), () => warn());
  warn();
}

/** A red line where neither store works; a plain one where a single one does. */
export function warn() {
  const place = document.getElementById("warn");
  const both = works.database && works.local;
  const text = both ? "" : works.database || works.local ? t("one_store") : t("no_store");
  place.textContent = text;
  place.classList.toggle("bad", !works.database && !works.local);
}
export const unsafe = () => !works.database && !works.local && S.log.length > S.exported;

export function take(events) {
  const { log, added: more } = union(S.log, events);
  S.log = log;
  for (const event of more) event.lines?.forEach((line) => touched.add(line));
  refold();
  return more.length;
}

/** Without a name of its own this browser's last reviewer goes on. */
export function adopt() {
  if (!S.reviewer && S.log.length) S.reviewer = S.log.at(-1).reviewer ?? "";
  refold();
}

export function restore(was) {
  for (const name of ["step", "at", "undecided", "keys", "fast", "effort", "exported"]) if (was[name] !== undefined) S[name] = was[name];
  if (!STEPS.includes(S.step)) [S.step] = STEPS;
  if (was.lang) setLanguage(was.lang);
  S.reviewer = was.reviewer ?? "";
  take(was.log ?? []);
  adopt();
}

const uid = () => `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(2)).join("").slice(0, 12)}`;

/** The seconds that a decision took; those with the page hidden don't count, and no more than 120. */
function seconds() {
  const took = Math.min(120, Math.round((Date.now() - started) / 100) / 10);
  started = Date.now();
  return took;
}
export const restartClock = () => (started = Date.now());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hidden = Date.now();
  else if (hidden) [started, hidden] = [started + Date.now() - hidden, 0];
});

/** Decide: `list` has items, each with its decision and what goes with it. All are one batch. */
export function record(list, { bulk = null } = {}) {
  const here = now();
  if (here) S.at[S.step] = here.id; // what is decided is no longer the first undecided one
  const [batch, at, took] = [uid(), new Date().toISOString(), seconds()];
  for (const { item, decision, value, reason = null, note = null } of list) {
    item.lines.forEach((line) => touched.add(line));
    const none = ["reject", "nothing", "clear", "park"].includes(decision);
    S.log.push({
      uid: uid(), seq: S.log.length, batch, id: item.id, step: item.step, kind: item.kind, lines: item.lines, decision,
      old: item.own ? null : { ...item.value, ...item.proposed }, new: none ? null : (value ?? valueOf(item)), reason, note, bulk, bulk_n: bulk ? list.length : null,
      origin: item.own ? "reviewer" : item.origin, rule: item.rule, class: item.cls, reviewer: S.reviewer, at,
      seconds: bulk ? null : took, batch_seconds: took,
    });
  }
  refold();
  save();
}

export function recordSpot(told) {
  S.log.push({ uid: uid(), seq: S.log.length, spot: told, reviewer: S.reviewer, at: new Date().toISOString() });
  refold();
  save();
}

/** Undo the last batch; gives its first item, where the reviewer stands then. */
export function undoLast() {
  const batch = lastBatch(S.log, S.reviewer);
  if (!batch.length) return null;
  for (const event of batch) event.lines.forEach((line) => touched.add(line));
  S.log.push({ uid: uid(), seq: S.log.length, undo: batch[0].batch, reviewer: S.reviewer, at: new Date().toISOString() });
  refold();
  save();
  return { first: batch[0], number: batch.length };
}

// --- what is decided, what is left ------------------------------------------------------

export const decided = (item) => S.mine.get(item.id);
export const valueOf = (item) => decided(item)?.new ?? item.value;
export const isDone = (item) => {
  const event = decided(item);
  if (!event || event.decision === "park") return false;
  return !(item.kind === "theme" && event.new?.themes?.includes("T16") && !event.new.field);
};
export const isTaken = (item) => isDone(item) && decided(item).new !== null;
/** A theme is asked of what was taken as an element only; a blank cell need not be decided, nor need anything be written. */
export function counts(item) {
  if (item.blank || (item.own && !decided(item))) return false;
  if (WRITTEN.has(item.kind) ? !item.proposed : !CODED.has(item.kind) || item.kind === "table") return !WRITTEN.has(item.kind) || Boolean(decided(item));
  const on = items.get(item.id.slice(item.kind.length + 1));
  return Boolean(decided(item)) || !on || !decided(on) || isTaken(on);
}

const FOURTH = ["pair", "actor", "instrument", "quantity"];
/** The items of a step in the order in which they are decided. */
export const itemsOf = (step) => once(`items ${step}`, () => listed(step));
function listed(step) {
  if (step === 9) return [...items.values()].filter((item) => COMPARED?.pairs[item.id]);
  const own = [...items.values()].filter((item) => item.step === step && !(item.own && !decided(item)));
  if (step === 2) return own.sort((a, b) => (b.kind === "plan") - (a.kind === "plan"));
  if (step === 4) return own.sort((a, b) => FOURTH.indexOf(a.kind) - FOURTH.indexOf(b.kind));
  if (step !== 3) return own;
  const tables = [...TABLES.keys()];
  const place = (item) => (item.table ? tables.indexOf(item.table) : tables.length);
  return own.sort((a, b) => place(a) - place(b) || a.row - b.row || a.column - b.column);
}
export const openOf = (step) => once(`open ${step}`, () => itemsOf(step).filter((item) => counts(item) && !isDone(item)));
export const progress = (step) => once(`progress ${step}`, () => {
  const own = itemsOf(step).filter(counts);
  return [own.filter(isDone).length, own.length];
});
export function visible() {
  const own = itemsOf(S.step);
  if (S.step === 3 && current3()?.table) return own;
  return S.undecided ? own.filter((item) => !isDone(item) || item.id === S.at[S.step]) : own.filter((item) => !item.blank || CELLS.has(item.kind));
}
const current3 = () => items.get(S.at[3]);
export function now() {
  if (S.step === 8) return null;
  const own = visible();
  return own.find((item) => item.id === S.at[S.step]) ?? own.find((item) => counts(item) && !isDone(item)) ?? own[0] ?? null;
}
