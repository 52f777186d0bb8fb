// The text on the left: its lines as they are, those of the candidate lit, its words marked.

import { DRAFTED, TEXT, t } from "./data.js";
import { byId, fill, h } from "../graph/dom.js";
import { counts, decided, isDone, isTaken, items, itemsOf, S, touched, valueOf } from "./state.js";

const rows = [];
const resting = new Map();
let lit = new Set();
let last = "";

/** The candidates that rest on a line. */
export const onLine = (line) => (resting.get(line) ?? []).map((id) => items.get(id));

export function drawText(choose) {
  for (const item of DRAFTED) if (!item.blank) for (const line of item.lines) resting.set(line, [...(resting.get(line) ?? []), item.id]);
  const pane = byId("text");
  pane.setAttribute("aria-label", t("text"));
  TEXT.forEach((_, n) => {
    const [gutter, number, words] = [h("i", { "aria-hidden": "true" }), h("span", { class: "no" }, n + 1), h("span", { class: "words" })];
    rows.push({ row: h("div", { class: "line", "data-line": n + 1 }, gutter, number, words), gutter, words });
    fill(words, cells(n + 1, []));
  });
  fill(pane, rows.map(({ row }) => row));
  pane.addEventListener("click", (event) => {
    const row = event.target.closest("[data-line]");
    if (row && !String(getSelection())) choose(Number(row.dataset.line));
  });
  DRAFTED.forEach((item) => item.lines.forEach(gutterOf));
}

/** ✓ where all that rests on a line is decided, · where something is not. */
function gutterOf(line) {
  const own = onLine(line).filter(counts);
  if (!own.length || !rows[line - 1]) return;
  const done = own.every(isDone);
  const { gutter } = rows[line - 1];
  gutter.className = done ? "done" : "open";
  gutter.textContent = done ? "✓" : "·";
}

/** Show the lines of a candidate: light them, mark its words, scroll to them. */
export function showLines(item, { marks = true } = {}) {
  const lines = new Set(item?.lines ?? []);
  if (S.line) lines.add(S.line);
  for (const line of new Set([...lit, ...lines])) {
    if (!rows[line - 1]) continue;
    const { row, words } = rows[line - 1];
    const on = item?.lines.includes(line);
    row.classList.toggle("on", Boolean(on));
    row.classList.toggle("chosen", line === S.line);
    fill(words, cells(line, on && marks ? marksOf(item, line) : []));
    gutterOf(line);
  }
  touched.forEach(gutterOf);
  touched.clear();
  lit = lines;
  const key = item ? `${item.id}` : "";
  if (item && key !== last) rows[firstLine(item) - 1]?.row.scrollIntoView({ block: "center" });
  last = key;
}
const firstLine = (item) => item.spans.find(([line]) => item.lines.includes(line))?.[0] ?? item.lines[0];
export const scrollTo = (line) => rows[line - 1]?.row.scrollIntoView({ block: "center" });

/** The marks of a candidate in a line; for ties the other names of the sentence, too. */
export function marksOf(item, line) {
  const own = item.spans.filter(([at, from, to]) => at === line && to > from).map(([, from, to, what]) => ({ from, to, what }));
  if (item.kind === "tie") {
    for (const name of names()) {
      for (let at = TEXT[line - 1].indexOf(name); at >= 0; at = TEXT[line - 1].indexOf(name, at + 1)) {
        const to = at + name.length;
        if (!own.some((mark) => at < mark.to && mark.from < to)) own.push({ from: at, to, what: "other" });
      }
    }
  }
  return own.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The names of actors, the longest first: as they were merged, if they were. */
function names() {
  const own = itemsOf(4).filter((item) => item.kind === "actor" && (isTaken(item) || !decided(item)));
  const all = own.flatMap((item) => [valueOf(item).label, ...(valueOf(item).aliases ?? [])]);
  return [...new Set(all)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
}

/** A line's text; a row of a table in columns, cut at its raw tabs or pipes. */
export function cells(line, marks) {
  const text = TEXT[line - 1];
  const between = text.includes("\t") ? "\t" : (text.match(/\|/g) ?? []).length > 2 ? "|" : "";
  if (!between) return marked(text, 0, marks);
  const found = [];
  let from = 0;
  for (const part of text.split(between)) {
    if (between === "\t" || (from > 0 && part !== "") || part.trim()) found.push(h("span", {}, marked(part, from, marks)));
    from += part.length + 1;
  }
  const row = h("span", { class: "row" }, found);
  row.style.gridTemplateColumns = columns(line, between, found.length);
  return row;
}

const widths = new Map();
const parts = (line, between) => {
  const all = (TEXT[line - 1] ?? "").split(between).map((part) => part.trim());
  return between === "|" ? all.slice(all[0] ? 0 : 1, all.at(-1) ? undefined : -1) : all;
};

/** The widths of the columns: alike in all rows of the table that have as many. */
function columns(line, between, number) {
  let first = line;
  while (first > 1 && TEXT[first - 2].includes(between)) first -= 1;
  const key = `${first} ${number}`;
  if (!widths.has(key)) {
    const most = Array.from({ length: number }, () => 2);
    const least = Array.from({ length: number }, () => 1); // its head may break, a sign may not
    for (let at = first; TEXT[at - 1]?.includes(between); at += 1) {
      const own = parts(at, between);
      if (own.length === number && !/^[-:| ]+$/.test(TEXT[at - 1])) own.forEach((part, n) => {
        most[n] = Math.max(most[n], Math.min(part.length, 16));
        if (at > first) least[n] = Math.max(least[n], Math.min(part.length, 4));
      });
    }
    widths.set(key, most.map((n, at) => `minmax(calc(${least[at]} * var(--em) + 7px), ${n}fr)`).join(" "));
  }
  return widths.get(key);
}

function marked(text, from, marks) {
  const found = [];
  let at = 0;
  for (const mark of marks) {
    const [begin, end] = [Math.max(mark.from - from, at), Math.min(mark.to - from, text.length)];
    if (begin >= end) continue;
    found.push(text.slice(at, begin), h("mark", { class: mark.what }, text.slice(begin, end), ["subj", "obj"].includes(mark.what) ? h("b", {}, t(`mark_${mark.what}`)) : null));
    at = end;
  }
  return [...found, text.slice(at)];
}
