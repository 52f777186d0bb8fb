// A step as a list of cards: a window of them around the one at hand, so that thousands stay quick.

import { CELLS, codeName, CODES, COMPARED, FORMS, REASONS, TABLES, t } from "./data.js";
import { byId, fill, h } from "../graph/dom.js";
import { addButtons } from "./adding.js";
import { acceptGroup, acceptWhole, sameAs } from "./bulk.js";
import { accept, answerPair, digit, edit, ofPlan, park, planNames, reason, reject, setBasis, setField, swap, toggleCode, undo } from "./doing.js";
import { go } from "./going.js";
import { form } from "./forms.js";
import { proposed } from "./proposals.js";
import { signsFor } from "./signs.js";
import { decided, isDone, items, itemsOf, now, S, valueOf, visible } from "./state.js";
import { divided, treeChecks } from "./checks.js";
import { marksOf, cells, scrollTo } from "./text_pane.js";

const AROUND = 25;

export function drawCards() {
  const own = visible().filter((item) => !(S.step === 3 && item.table && TABLES.has(item.table)));
  const here = Math.max(0, own.indexOf(now()));
  const [from, to] = [Math.max(0, here - AROUND), Math.min(own.length, here + AROUND + 1)];
  const parts = [];
  if (S.step === 2) parts.push(checklist(treeChecks(), t("accept_tree")));
  if (from > 0) parts.push(more(own[Math.max(0, from - AROUND)], t("before", { n: from })));
  let group = null;
  for (const item of own.slice(from, to)) {
    if (item.group !== group && S.step < 3) parts.push(head(item));
    group = item.group;
    parts.push(card(item, item === now()));
  }
  if (to < own.length) parts.push(more(own[to], t("after", { n: own.length - to })));
  if (!own.length) parts.push(h("p", { class: "muted" }, t("nothing_here")));
  return parts;
}

const more = (item, text) => h("button", { type: "button", class: "more", on: { click: () => go(item) } }, text);

function head(item) {
  const own = itemsOf(S.step).filter((one) => one.group === item.group);
  const left = own.filter((one) => !isDone(one)).length;
  const name = item.kind === "sign" ? t("legend_at", { line: item.lines[0] }) : item.kind === "plan" ? t("plans") : items.get(item.group)?.value.label ?? "";
  if (!name) return null;
  return h("div", { class: "group" }, h("h2", {}, name), h("small", {}, t("left_n", { n: left })),
    divided(own.filter((one) => ["sign", "element"].includes(one.kind))).plain.length > 1 ? button("A", t("accept_group"), () => {
      if (now()?.group !== item.group) go(item);
      acceptGroup();
    }) : null);
}

export function checklist(checks, name) {
  return h("div", { class: "checks" }, h("ul", {}, checks.map(([holds, text, item]) => h("li", { class: holds ? "holds" : "fails" }, text,
    !holds && item ? h("button", { type: "button", class: "link", on: { click: () => go(item) } }, t("show")) : null))), button("T", name, acceptWhole));
}

export const button = (key, text, then, props = {}) =>
  h("button", { type: "button", ...props, on: { click: (event) => {
    event.stopPropagation();
    then();
  } } }, text, key ? h("kbd", {}, key) : null);

function card(item, here) {
  const event = decided(item);
  const status = event ? `${event.new === null ? "out" : "in"} ${event.decision}` : "";
  return h(
    "article", { class: `card ${here ? "here" : ""} ${status} ${isDone(item) ? "done" : ""}`, "data-id": item.id, tabindex: here ? 0 : -1, "aria-current": here ? "true" : null,
      on: { click: () => item !== now() && go(item) } },
    h("div", { class: "line1" }, title(item), h("span", { class: "space" }), event ? h("span", { class: "status" }, t(`did_${event.decision}`), event.bulk ? ` (${t("bulk")})` : "") : null,
      item.cls ? h("span", { class: `cls c${item.cls}`, title: t(`class_${item.cls}`) }, item.cls) : null, lineLinks(item)),
    here ? body(item) : null,
  );
}

const lineLinks = (item) => h("span", { class: "lines" }, item.lines.slice(0, 6).map((line) => h("button", { type: "button", class: "link", on: { click: (event) => {
  event.stopPropagation();
  scrollTo(line);
} } }, line)), item.lines.length > 6 ? ` +${item.lines.length - 6}` : null);

function body(item) {
  if (S.form?.item === item) return form();
  return h("div", { class: "body" }, quote(item), second(item), proposed(item), event(item), S.asking ? reasons(item) : actions(item));
}

/** The lines themselves in the card, for narrow screens and for those who look there. */
export const quote = (item, marked = true) => h("div", { class: "quote" }, item.lines.slice(0, 3).map((line) => h("p", {}, h("span", { class: "no" }, line), h("span", { class: "words" }, cells(line, marked ? marksOf(item, line) : [])))));

function second(item) {
  const other = item.second === null || item.second === undefined ? null : h("p", { class: "second" }, t("second_reading", { value: item.second || t("blank") }));
  const supplied = item.supplied?.length ? h("p", { class: "second" }, t("supplied", { ends: item.supplied.map((name) => t(`field_${name}`)).join(", ") })) : null;
  return [other, supplied];
}

const event = (item) => {
  const one = decided(item);
  return one?.note ? h("p", { class: "muted" }, one.note) : null;
};

function reasons(item) {
  const list = REASONS[item.kind === "tie" ? "tie" : "other"];
  return h("div", { class: "buttons" }, h("span", { class: "muted" }, t("why_not")), list.map((pair, n) => button(String(n + 1), pair[document.documentElement.lang === "ja" ? 0 : 1], () => reason(n + 1))), button("Esc", t("cancel"), undo));
}

// --- what is said of a candidate, and what can be done with it ---------------------------

export function title(item) {
  const value = valueOf(item);
  const strong = (text) => h("b", {}, text);
  switch (item.kind) {
    case "sign": return [strong(value.sign), " = ", codeName(schemeOf(value.scheme), value.code), value.printed ? h("span", { class: "muted" }, ` 「${value.printed}」`) : null];
    case "plan": return [strong(value.label), years(value), value.relation ? h("span", { class: "muted" }, ` ${related(value)}`) : null];
    case "element": case "gap": return [item.kind === "gap" ? h("span", { class: "question" }, t("gap")) : null, h("span", { class: "muted" }, `${"　".repeat(depth(item))}${value.level} ${value.number} `), strong(value.label)];
    case "actor": return [strong(value.label), h("span", { class: "muted" }, ` ${codeName("actor-type", value.type)} · ${codeName("specificity", value.specificity)}${value.aliases?.length ? ` · ${t("also", { names: [...value.aliases].join("、") })}` : ""}`)];
    case "pair": return [h("span", { class: "question" }, t("pair")), strong(value.a ?? value.into ?? value.of), " / ", strong(value.b ?? value.from ?? value.part)];
    case "instrument": return [strong(value.label), h("span", { class: "muted" }, ` ${codeName("instrument-kind", value.kind)}`)];
    case "quantity": return [strong(`${value.value} ${value.unit}`), h("span", { class: "muted" }, ` ${value.measure} · ${value.subject} ${value.fy}`)];
    case "tie": return [h("span", { class: "end subj" }, value.subject), ` ${codeName("tie-relation", value.relation)} `, h("span", { class: "end obj" }, value.object), h("span", { class: "muted" }, ` ${codeName("basis", value.basis)}`)];
    case "line": return [h("span", { class: "question" }, t("left_line")), [...(value.hits ?? [])].join("、")];
    case "table": return [h("span", { class: "question" }, t("whose")), strong(item.value.label), decided(item)?.new ? ` ${decided(item).new.plan}` : ""];
    case "theme": return [h("span", { class: "muted" }, `${subject(item).level ?? ""} ${subject(item).number ?? ""} `), strong(subject(item).label), " ", codes(value.themes, "theme")];
    case "english": return [strong(subject(item).label), h("span", { lang: "en" }, ` ${value.en ?? ""}`)];
    case "summary": return [h("span", { class: "muted" }, `${subject(item).level ?? ""} ${subject(item).number ?? ""} `), strong(subject(item).label), ` ${value.ja || value.en || ""}`];
    case "function": return [strong(subject(item).label), " ", codes(value.functions, "function")];
    case "rowlabel": return [h("span", { class: "question" }, t("row_label")), strong(value.printed), " → ", strong(value.reading)];
    case "value": return [h("span", { class: "muted" }, `${value.scope} `), strong(value.indicator), ` ${value.fy} ${codeName("value-kind", value.value_kind)} `, strong(`${value.value} ${value.unit}`)];
    default: return [h("span", { class: "muted" }, `${value.number ?? ""} ${value.label ?? ""} `), strong(value.actor ?? value.fy ?? ""), " ", value.sign, " ", codeName(schemeOf(item.kind), value.code)];
  }
}
const schemeOf = (scheme) => (scheme === "grade" || scheme === "rank" ? "" : scheme === "responsible" ? "role" : scheme);
/** What a plan is to another: in Japanese the other one comes first. */
function related(value) {
  const name = codeName("plan-relation", value.relation);
  return document.documentElement.lang === "ja" ? `「${value.related}」${name}` : `${name} ${value.related}`;
}
const years = (value) => (value.start_fy ? ` ${value.start_fy}–${value.end_fy || ""}` : "");
const codes = (list, scheme) => (list ?? []).map((code, n) => h("span", { class: `code ${n ? "" : "first"}` }, `${code} ${codeName(scheme, code)}`));
const subject = (item) => {
  const on = items.get(item.id.slice(item.kind.length + 1));
  return on ? valueOf(on) : item.value;
};

function depth(item) {
  let [n, above] = [0, items.get(valueOf(item).parent)];
  while (above && n < 8) [n, above] = [n + 1, items.get(valueOf(above).parent)];
  return n;
}

export function actions(item) {
  const take = button("a", t("accept"), accept, { class: "main" });
  const usual = [button("e", t("edit"), () => edit()), button("x", t("reject"), reject), button("q", t("park"), park)];
  const wrap = (...parts) => h("div", { class: "buttons" }, parts);
  if (S.step === 9) return settle(item);
  switch (item.kind) {
    case "pair": return wrap(button("m", t("same_actor"), () => answerPair("merge")), button("x", t("two_actors"), () => answerPair("apart")), button("p", t("part_of"), () => answerPair("part")), button("q", t("park"), park));
    case "line": return [wrap(h("span", { class: "muted" }, t("line_why")), REASONS.line.map((pair, n) => button(String(n + 1), pair[document.documentElement.lang === "ja" ? 0 : 1], () => reason(n + 1)))), wrap(h("span", { class: "muted" }, t("add")), addButtons(item.lines[0]), button("q", t("park"), park))];
    case "table": return [h("p", {}, t("whose_table")), wrap(planNames().slice(0, 9).map((name, n) => button(String(n + 1), name, () => ofPlan(item, name), { "aria-pressed": decided(item)?.new?.plan === name })), button("q", t("park"), park))];
    case "theme": case "function": return coding(item);
    case "summary": case "english": return item.proposed ? wrap(take, usual) : wrap(button("e", t("write"), () => edit(), { class: "main" }), h("span", { class: "muted" }, t("need_not")));
    case "tie": return wrap(take, button("d", t("swap"), swap), button("r", t("relation"), () => edit()), button("s", t("stated"), () => setBasis("stated")), button("i", t("implied"), () => setBasis("implied")), usual);
    case "actor": return wrap(take, sameAs(item).length > 1 ? button("A", t("accept_rule"), acceptGroup) : null, button("m", t("merge"), () => answerPair("merge")), button("p", t("part_of"), () => answerPair("part")), usual);
    case "gap": return wrap(button("a", t("gap_yes"), accept, { class: "main" }), button("x", t("gap_no"), reject), usual[0], usual[2]);
    default: return wrap(CELLS.has(item.kind) ? signButtons(item) : null, item.cls === "X" && !decided(item) ? signsFor(item).length ? null : button("1", t("first_reading"), () => digit(1)) : take, usual);
  }
}

const named = (sign, name) => (sign === name ? sign : `${sign} ${name}`);
const signButtons = (item) => [signsFor(item).map((sign, n) => button(String(n + 1), named(sign.sign, codeName(schemeOf(item.kind), sign.code)), () => digit(n + 1), { "aria-pressed": valueOf(item).sign === sign.sign && !item.blank })), button("0", t("blank"), () => digit(0))];

/** Themes and functions: all codes, none chosen before; two digits choose one. */
function coding(item) {
  const chosen = decided(item)?.new?.[item.kind === "theme" ? "themes" : "functions"] ?? [];
  const field = item.kind === "theme" && chosen.includes("T16") ? h("select", { "aria-label": t("field_field"), on: { change: (e) => setField(item, e.target.value) } }, h("option", { value: "" }, t("npo_field")), Object.keys(CODES["npo-field"]).map((code) => h("option", { value: code, selected: decided(item).new.field === code }, `${code} ${codeName("npo-field", code)}`))) : null;
  return [
    COMPARED ? null : h("p", { class: "muted" }, t(item.kind === "theme" ? "theme_hint" : "function_hint", { line: S.line || item.lines[0] }), S.digits ? ` ${S.digits}_` : ""),
    h("div", { class: "codes" }, Object.keys(CODES[item.kind]).map((code) => h("button", { type: "button", "aria-pressed": chosen.includes(code), title: CODES[item.kind][code][document.documentElement.lang === "ja" ? 2 : 3] ?? "", on: { click: (e) => {
      e.stopPropagation();
      toggleCode(item, code);
    } } }, h("b", {}, code.slice(1)), codeName(item.kind, code)))), field,
    COMPARED ? null : h("div", { class: "buttons" }, button("j", t("on"), () => go(itemsOf(S.step)[itemsOf(S.step).indexOf(item) + 1])), button("q", t("park"), park),
      item.kind === "theme" ? h("label", { class: "check" }, h("input", { type: "checkbox", checked: S.fast, on: { change: (e) => (S.fast = e.target.checked) } }), t("one_theme")) : null),
  ];
}

/** Two who differed: what each said. */
function settle(item) {
  const pair = COMPARED.pairs[item.id];
  const told = pair.map((one, n) => button(String(n + 1), `${COMPARED.names[n]}: ${t(`did_${one.decision}`)}${fieldsOf(item, one, pair[1 - n])}`, () => digit(n + 1)));
  const third = item.kind === "pair" ? [["merge", "same_actor"], ["apart", "two_actors"], ["part", "part_of"]].map(([answer, name]) => button("", t(name), () => answerPair(answer)))
    : FORMS[item.kind] ? button("e", t("edit"), () => edit()) : null;
  return [h("div", { class: "buttons" }, told, third, button("q", t("park"), park)), ["theme", "function"].includes(item.kind) ? coding(item) : null];
}

/** What a decision says that the other does not, in words. */
function fieldsOf(item, one, other) {
  if (!one.new || ["merge", "apart", "part"].includes(one.decision)) return "";
  const schemes = { ...Object.fromEntries(FORMS[item.kind] ?? []), themes: "theme", functions: "function" };
  const text = (name, value) => [value ?? ""].flat().map((code) => (CODES[schemes[name]] ? codeName(schemes[name], code) : code) || "—").join("、");
  const names = Object.keys(one.new).filter((name) => name !== "primary" && String(one.new[name] ?? "") !== String(other.new?.[name] ?? ""));
  return names.length ? ` — ${names.map((name) => `${t(`field_${name}`)}: ${text(name, one.new[name])}`).join("; ")}` : "";
}

export function drawBar(press) {
  const own = [["k", "▲", "previous"], ["j", "▼", "next"], ["a", "✓", "accept"], ["x", "✗", "reject"], ["e", "✎", "edit"], ["u", "↶", "undo"], ["text", "☰", "text"]];
  fill(byId("bar"), own.map(([key, sign, name]) => h("button", { type: "button", "aria-label": t(name), on: { click: () => press(key) } }, h("span", { "aria-hidden": "true" }, sign), h("small", {}, t(name)))));
}
