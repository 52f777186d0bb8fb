// The form of a candidate: its fields, with the codes that each may have.

import { codeName, CODES, FORMS, t } from "./data.js";
import { h } from "../graph/dom.js";
import { items, itemsOf, redraw, S, valueOf, decided } from "./state.js";
import { submit } from "./doing.js";

/** The schemes in which a sign of a legend has its meaning. */
const MEANINGS = ["role", "phase", "status", "disposition"];

/** The open form: one field a line, Enter takes it, Esc leaves it. */
export function form() {
  const { kind, line, item } = S.form;
  const value = item ? { ...(decided(item) ? {} : item.proposed), ...valueOf(item) } : {};
  // The English of what was drafted is asked in a card of its own.
  const apart = ([name]) => name === "en" && item && items.has(`english-${item.id}`);
  const fields = FORMS[kind].filter((one) => !apart(one)).map(([name, scheme]) => field(name, kind === "summary" ? "long" : scheme, value[name] ?? "", item));
  const take = () => submit(Object.fromEntries(fields.map(({ name, read }) => [name, read()])));
  return h(
    "form", { class: "form", on: { submit: (event) => {
      event.preventDefault();
      take();
    } } },
    h("p", { class: "muted" }, item ? t("edit") : t("add_at", { line, kind: t(`kind_${kind}`) })),
    fields.map(({ name, control }) => h("label", {}, h("span", {}, t(`field_${name}`)), control)),
    h("div", { class: "buttons" },
      h("button", { type: "submit", class: "main" }, t("take"), h("kbd", {}, "Enter")),
      h("button", { type: "button", on: { click: () => {
        S.form = null;
        redraw();
      } } }, t("cancel"), h("kbd", {}, "Esc"))),
  );
}

function field(name, scheme, value, item) {
  if (scheme === "several") {
    const control = h("input", { type: "text", value: [...value].join("; "), name });
    return { name, control, read: () => control.value.split(/[;；]/).map((one) => one.trim()).filter(Boolean) };
  }
  if (scheme === "long") {
    const control = h("textarea", { name, rows: 4, on: { keydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      control.form.requestSubmit();
    } } });
    control.value = value;
    return { name, control, read: () => control.value.normalize("NFC").replace(/\s+/g, " ").trim() };
  }
  if (name === "code" && item?.kind !== "responsible" && !scheme) return choice(name, value, MEANINGS.flatMap((one) => Object.keys(CODES[one]).map((code) => [code, `${codeName("sign-scheme", one)}: ${codeName(one, code)}`])));
  if (scheme === "element") return choice(name, value, elements(item));
  if (scheme) return choice(name, value, Object.keys(CODES[scheme] ?? {}).map((code) => [code, codeName(scheme, code)]));
  const control = h("input", { type: "text", value, name });
  return { name, control, read: () => control.value.normalize("NFC").trim() };
}

function choice(name, value, options) {
  const known = options.some(([code]) => code === value);
  const control = h("select", { name }, h("option", { value: "" }, "—"), known || !value ? null : h("option", { value }, value),
    options.map(([code, label]) => h("option", { value: code }, label === code ? code : `${label}`)));
  control.value = value;
  return { name, control, read: () => control.value };
}

/** The elements under which another may stand. */
const elements = (item) => itemsOf(2)
  .filter((one) => ["element", "gap"].includes(one.kind) && one !== item && decided(one)?.decision !== "reject")
  .map((one) => [one.id, `${valueOf(one).level} ${valueOf(one).number} ${valueOf(one).label}`.trim()]);
