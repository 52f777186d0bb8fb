// Going about: to a candidate, along a table, on to what is undecided, to another step.

import { CELLS, t, WRITTEN } from "./data.js";
import { say } from "../graph/dom.js";
import { cellsOf } from "./checks.js";
import { askName } from "./dialogs.js";
import { decided, itemsOf, now, openOf, redraw, restartClock, S, save, visible } from "./state.js";

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

/** Record after the reviewer has a name: it is asked once. */
export function named(then) {
  if (S.reviewer) return then();
  return askName(then);
}
