// The last step: what was decided how, what is left, the spot check, the files, a second reader.

import { COMPARED, STEPS, t } from "./data.js";
import { h } from "../graph/dom.js";
import { button } from "./cards.js";
import { toStep, go } from "./going.js";
import { download, take_in } from "./files.js";
import { said } from "./journal.js";
import { drawSpot } from "./spot.js";
import { counts, decided, isDone, isTaken, items, itemsOf, S, valueOf } from "./state.js";

const COLUMNS = ["candidates", "unchanged", "in_bulk", "changed", "rejected", "added", "parked", "undecided"];

function row(step) {
  const own = itemsOf(step).filter(counts);
  const events = own.map(decided).filter(Boolean);
  const number = (...words) => events.filter((event) => words.includes(event.decision)).length;
  return [own.filter((item) => !item.own).length, number("accept", "merge", "apart", "part"), events.filter((event) => event.bulk).length, number("edit"), number("reject", "nothing"), number("add", "set"), number("park"), own.filter((item) => !isDone(item) && decided(item)?.decision !== "park").length];
}

/** Ties whose end is no actor that was taken: they would not be recorded. */
function hanging() {
  const taken = new Set();
  for (const item of itemsOf(4)) if (item.kind === "actor" && isTaken(item)) [valueOf(item).label, ...(valueOf(item).aliases ?? [])].forEach((name) => taken.add(name));
  for (const item of itemsOf(4)) if (decided(item)?.decision === "merge") taken.add(decided(item).new.from);
  return itemsOf(5).filter((item) => isTaken(item) && ![valueOf(item).subject, valueOf(item).object].every((name) => taken.has(name)));
}

export function drawSummary() {
  const steps = STEPS.filter((step) => step !== 8);
  const rows = steps.map((step) => [step, row(step)]);
  const total = rows.reduce((sum, [, numbers]) => sum.map((n, at) => n + numbers[at]), COLUMNS.map(() => 0));
  const open = total[6] + total[7];
  const loose = hanging();
  return [
    h("div", { class: "scroll" }, h("table", { class: "sums" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("step")), COLUMNS.map((name) => h("th", { scope: "col" }, t(`sum_${name}`))))),
      h("tbody", {}, rows.map(([step, numbers]) => h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", class: "link", on: { click: () => toStep(step) } }, t(`step_${step}`))), numbers.map((n, at) => h("td", { class: at === 7 && n ? "bad" : "" }, n)))), h("tr", { class: "total" }, h("th", { scope: "row" }, t("total")), total.map((n) => h("td", {}, n)))))),
    h("p", { class: open ? "bad" : "" }, open ? t("left_open", { undecided: total[7], parked: total[6] }) : t("all_decided")),
    !COMPARED && loose.length ? h("p", { class: "bad" }, t("hanging"), " ", loose.slice(0, 30).map((item) => h("button", { type: "button", class: "link", on: { click: () => go(item) } }, `${valueOf(item).subject} → ${valueOf(item).object}`))) : null,
    COMPARED ? null : drawSpot(),
    h("h2", {}, t("files")),
    h("div", { class: "buttons" }, button("s", t("export"), download, { class: "main", id: "export" }), h("label", { class: "file" }, t("import"), h("input", { class: "hidden", type: "file", id: "import", accept: ".json,application/json", on: { change: async (event) => {
      const [file] = event.target.files;
      if (file) take_in(await file.text());
      event.target.value = "";
    } } }))),
    S.log.length - S.exported > 100 ? h("p", { class: "bad" }, t("not_exported", { n: S.log.length - S.exported })) : null,
    [...S.others].map(([name, events]) => other(name, events)),
    h("p", { class: "muted" }, t("effort", { keys: S.effort.keys, clicks: S.effort.clicks })),
  ];
}

function other(name, events) {
  const both = [...events.keys()].filter((id) => S.mine.has(id) && events.get(id).decision !== "park" && isDone(items.get(id) ?? {}));
  const differ = both.filter((id) => said(events.get(id)) !== said(S.mine.get(id)));
  return [
    h("h2", {}, t("second_reader", { name })), h("p", {}, t("both_decided", { n: both.length, same: both.length - differ.length, differ: differ.length })),
    h("ul", {}, differ.slice(0, 60).map((id) => h("li", {}, h("button", { type: "button", class: "link", on: { click: () => go(items.get(id)) } }, id), ` ${said(S.mine.get(id))} ≠ ${said(events.get(id))}`))),
  ];
}
