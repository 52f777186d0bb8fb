// Decisions out as a file and in again: a union, in which nothing is overwritten.

import { COMPARED, META, t } from "./data.js";
import { say } from "../graph/dom.js";
import { counts, isDone, items, redraw, S, save, take } from "./state.js";
import { askName } from "./dialogs.js";
import { carried } from "./carrying.js";
import { folded } from "./journal.js";
import { spotReport } from "./spot.js";

const FORMAT = "kyodo-decisions/1";
const clean = (text) => text.replace(/[^\p{L}\p{N}-]+/gu, "_").slice(0, 40);

function exported() {
  const undecided = [...items.values()].filter((item) => counts(item) && !isDone(item)).map((item) => item.id);
  const head = {
    format: FORMAT, document: META.document, sha256: META.sha256, draft: META.draft, exported: new Date().toISOString(),
    reviewer: COMPARED ? COMPARED.names.join(" + ") : S.reviewer, ...(COMPARED ? { settled: COMPARED.names } : {}), effort: S.effort, undecided, spot_check: spotReport(),
  };
  const own = [...S.mine.values()].map((event) => JSON.stringify(COMPARED ? { ...event, reviewer: COMPARED.names.join(" + ") } : event));
  const log = S.log.map((event) => JSON.stringify(event));
  return `${JSON.stringify(head).slice(0, -1)},\n"decisions":[\n${own.join(",\n")}\n],\n"log":[\n${log.join(",\n")}\n]}\n`;
}

export function download() {
  const name = `${META.document}-${clean(S.reviewer || "anonymous")}.decisions.json`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  S.exported = S.log.length;
  save();
  say(t("exported", { name }));
  redraw();
}

export function take_in(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return say(t("no_json"));
  }
  if (file?.format !== FORMAT) return say(t("no_decisions"));
  if (file.sha256 !== META.sha256) return say(t("other_text"));
  const events = Array.isArray(file.log) && file.log.length ? file.log : (file.decisions ?? []).map((event, n) => ({ uid: `${file.reviewer}-${event.id}-${event.at ?? n}`, reviewer: file.reviewer, at: file.exported ?? "", seq: n, batch: event.id, ...event }));
  const told = file.draft === META.draft ? t("taken_in", { n: take(events) }) : carried(folded(events, file.reviewer));
  save();
  redraw();
  say(told);
  if (!S.reviewer) askName(() => redraw(), file.settled ? "" : (file.reviewer ?? ""));
}
