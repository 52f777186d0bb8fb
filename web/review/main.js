// The page in which a draft is decided: draws the step at hand and hears keys and clicks.

import { FIRST_LANGUAGE, lang, META, setLanguage, STEPS, t, WRITTEN } from "./data.js";
import { byId, fill, h, say } from "../graph/dom.js";
import { drawBar, drawCards } from "./cards.js";
import { acceptGroup, acceptWhole } from "./bulk.js";
import { accept, answerPair, digit, edit, park, reject, setBasis, swap, undo } from "./doing.js";
import { go, move, moveCell, next, toStep } from "./going.js";
import { answer, askName, help } from "./dialogs.js";
import { download } from "./files.js";
import { drawMatrix, forget, tabs } from "./matrix.js";
import { byDigit, pending, start } from "./spot.js";
import { addingTo } from "./adding.js";
import { drawEarlier, lookForEarlier } from "./carrying.js";
import { adopt, isDone, items, itemsOf, now, onChange, progress, redraw, restore, S, save, take, unsafe, warn } from "./state.js";
import { readAll, watchOthers } from "./stores.js";
import { drawSummary } from "./summary.js";
import { drawText, onLine, showLines } from "./text_pane.js";
import { TABLES } from "./data.js";

function drawHead() {
  document.title = `${META.title || META.document} — kyodo review`;
  fill(byId("title"), META.title || META.document, " ", h("small", {}, META.document));
  byId("reviewer").textContent = S.reviewer || t("who_short");
  byId("language").textContent = t("language");
  byId("help").textContent = t("help");
  byId("skip").textContent = t("skip");
  fill(byId("steps"), STEPS.map((step, n) => {
    const [done, all] = step === 8 ? [0, 0] : progress(step);
    const bar = h("span", { class: "progress" }, h("span", { class: "filled", style: { width: all ? `${(100 * done) / all}%` : "0" } }));
    return h("button", { type: "button", "aria-current": step === S.step ? "step" : null, on: { click: () => toStep(step) } }, `${n + 1} ${t(`step_${step}`)}`, step === 8 ? null : h("small", {}, ` ${done}/${all}`), step === 8 ? null : bar);
  }));
}

function draw() {
  drawHead();
  const tab = byId("steps").querySelector("[aria-current]");
  if (tab.offsetLeft < byId("steps").scrollLeft || tab.offsetLeft + tab.offsetWidth > byId("steps").scrollLeft + byId("steps").clientWidth) byId("steps").scrollLeft = tab.offsetLeft - 40;
  document.querySelector("main").classList.toggle("no-text", !S.text);
  const work = byId("work");
  const item = now();
  const asked = S.step === 8 ? items.get(pending()) : null;
  const inMatrix = S.step === 3 && item?.table && TABLES.has(item.table);
  fill(byId("intro"), t(`intro_${S.step}`), S.step === 3 ? classes() : null);
  fill(byId("adding"), drawEarlier(), addingTo());
  if (inMatrix) drawMatrix(byId("list"), item);
  else {
    forget();
    fill(byId("list"), S.step === 3 ? h("div", { class: "tabs" }, tabs("")) : S.step === 7 ? toWritten() : null, S.step === 8 ? drawSummary() : drawCards());
    focus();
  }
  showLines(item ?? asked, { marks: !asked });
  drawBar(press);
  if (S.form) work.querySelector(".form input, .form select, .form textarea")?.focus();
  work.dataset.step = S.step;
}

/** What the colours of cells mean. */
const classes = () => ["A", "B", "C", "X"].map((cls) => h("span", { class: "explained" }, h("span", { class: `cls c${cls}` }, cls), ` ${t(`short_${cls}`)}`));

/** Past the themes, to what may be written. */
const toWritten = () => {
  const first = WRITTEN.has(now()?.kind) ? null : itemsOf(7).find((item) => WRITTEN.has(item.kind));
  return first ? h("button", { type: "button", class: "more", on: { click: () => go(first) } }, t("to_written")) : null;
};

function focus() {
  const card = byId("list").querySelector(".card.here");
  if (!card) return;
  if (!S.form && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
  const field = card.querySelector(".entered");
  if (field && S.step === 8) field.focus();
  card.scrollIntoView({ block: "nearest" });
}

// --- keys -------------------------------------------------------------------------------

const KEYS = {
  j: () => (S.step === 3 ? moveCell(1, 0) : move(1)), k: () => (S.step === 3 ? moveCell(-1, 0) : move(-1)), h: () => moveCell(0, -1), l: () => moveCell(0, 1),
  ArrowDown: () => KEYS.j(), ArrowUp: () => KEYS.k(), ArrowLeft: () => moveCell(0, -1), ArrowRight: () => moveCell(0, 1),
  a: accept, Enter: () => (now() && isDone(now()) ? next() : accept()), A: acceptGroup, T: acceptWhole, x: reject, e: () => edit(), u: undo, q: park, d: swap, r: () => edit(),
  n: () => edit("tie", S.line || now()?.lines[0] || 1), m: () => answerPair("merge"), p: () => answerPair("part"),
  s: () => (S.step === 8 ? download() : setBasis("stated")), i: () => setBasis("implied"), g: () => (S.step === 8 ? start() : undefined),
  f: () => {
    S.undecided = !S.undecided;
    save();
    redraw();
    say(t(S.undecided ? "only_undecided" : "all_shown"));
  },
  "[": () => toStep(STEPS[Math.max(0, STEPS.indexOf(S.step) - 1)]), "]": () => toStep(STEPS[Math.min(STEPS.length - 1, STEPS.indexOf(S.step) + 1)]),
  "?": help, text: () => {
    S.text = !S.text;
    redraw();
  },
};

function press(key) {
  if (/^[0-9]$/.test(key)) return S.step === 8 ? byDigit(Number(key)) : digit(Number(key));
  KEYS[key]?.();
}

/** The key that was meant: with an input method on, `key` says "Process" and only `code` tells. */
function meant(event) {
  if (event.key !== "Process" && !event.isComposing && event.keyCode !== 229) return event.key;
  const { code, shiftKey } = event;
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code[3] : code[3].toLowerCase();
  if (/^(Digit|Numpad)[0-9]$/.test(code)) return code.at(-1);
  return { BracketLeft: "[", BracketRight: "]", Enter: "Enter", Escape: "Escape", Slash: shiftKey ? "?" : "/" }[code] ?? code;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = meant(event);
  if (answer(key, event)) return;
  count("keys");
  const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
  if (key === "Escape" && (S.form || S.asking)) {
    Object.assign(S, { form: null, asking: false, digits: "" });
    event.preventDefault();
    return redraw();
  }
  if (key === "Enter" && event.target.matches?.("select")) {
    event.preventDefault();
    return event.target.form?.requestSubmit();
  }
  if (typing || (!S.keys && key.length === 1)) return;
  if (key === "Enter" && event.target.closest?.("button, a, summary")) return;
  if (KEYS[key] || /^[0-9]$/.test(key)) {
    event.preventDefault();
    press(key);
  }
}

function count(what) {
  S.effort[what] += 1;
  const own = (S.effort.byStep[S.step] ??= [0, 0]);
  own[what === "keys" ? 0 : 1] += 1;
}

/** A click on a line: to the candidates that rest on it, the undecided of this step first. */
function choose(line) {
  S.line = S.line === line ? 0 : line;
  const here = onLine(line);
  const found = here.find((item) => item.step === S.step && !isDone(item)) ?? here.find((item) => item.step === S.step);
  if (found && !["theme", "function"].includes(now()?.kind)) return go(found);
  redraw();
}

async function begin() {
  setLanguage(FIRST_LANGUAGE);
  onChange(draw);
  restore(await readAll());
  drawText(choose);
  save();
  draw();
  if (await lookForEarlier()) redraw();
  watchOthers((log) => {
    const number = take(log);
    if (!number) return;
    adopt();
    redraw();
    say(t("from_other_tab", { n: number }));
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => event.isTrusted && count("clicks"), true);
  byId("language").addEventListener("click", () => {
    setLanguage(lang() === "ja" ? "en" : "ja");
    save();
    redraw();
  });
  byId("help").addEventListener("click", help);
  byId("reviewer").addEventListener("click", () => askName());
  addEventListener("beforeunload", (event) => unsafe() && event.preventDefault());
  warn();
  document.body.dataset.ready = "yes";
}
begin();
