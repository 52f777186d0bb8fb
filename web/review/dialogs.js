// Questions that stand over the page. Esc decides nothing; no question is answered by moving on.

import { META, t } from "./data.js";
import { byId, fill, h, say } from "../graph/dom.js";
import { mistyped } from "./journal.js";
import { redraw, refold, S, save } from "./state.js";

let answers = null;
const place = () => byId("dialog");

/** A question: what is listed, and its answers, each `[key, name, what it does]`. */
export function ask(question, listed, given, { input = false, choices = null } = {}) {
  const field = input ? h("input", { type: "text", "aria-label": question }) : null;
  const chosen = choices ? h("select", { "aria-label": question }, choices.map((name) => h("option", { value: name }, name))) : null;
  const value = () => (field ?? chosen)?.value;
  answers = given.map(([key, name, then]) => [key, name, () => then(value())]);
  fill(
    place(), h("h2", {}, question), listed.length ? h("ul", {}, listed.map((one) => h("li", {}, one))) : null, field, chosen,
    h("div", { class: "buttons" }, answers.map(([key, name, then], n) => h("button", { type: "button", class: n ? "" : "main", on: { click: () => close(then) } }, name, h("kbd", {}, key)))),
  );
  place().showModal();
  (field ?? chosen ?? place().querySelector("button")).focus();
}

export const notice = (text) => say(text);

function close(then = null) {
  answers = null;
  place().close();
  then?.();
}

/** A key while a question stands: its answer, or nothing. */
export function answer(key, event) {
  if (!place().open) return false;
  const typing = event.target.matches?.("input, select, textarea");
  const found = answers?.find(([one]) => one === key) ?? null;
  if (found && (!typing || key === "Enter")) {
    event.preventDefault();
    close(found[2]);
  }
  return true;
}

/** The reviewer's name is asked once, before the first decision. */
export function askName(then = redraw, proposed = S.reviewer) {
  const told = h("p", { class: "bad", role: "alert" });
  const field = h("input", { type: "text", value: proposed, autocomplete: "name", "aria-label": t("who") });
  const done = () => {
    const name = field.value.normalize("NFKC").replace(/^https?:\/\/orcid\.org\//, "").trim();
    if (!name) return;
    if (mistyped(name)) return void (told.textContent = t("who_mistyped"));
    close(() => {
      S.reviewer = name;
      refold();
      save();
      then();
    });
  };
  const own = S.mine.size;
  fill(place(), h("h2", {}, t("who")), h("p", {}, t("who_note")), S.reviewer && own ? h("p", {}, t("who_other", { name: S.reviewer, n: own })) : null, field, told,
    h("div", { class: "buttons" }, h("button", { type: "button", class: "main", on: { click: done } }, t("take"), h("kbd", {}, "Enter"))));
  answers = [["Enter", "", () => {}]];
  place().onkeydown = (event) => {
    if (event.key === "Enter" && event.target === field && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      done();
    }
  };
  place().showModal();
  field.focus();
}

export function help() {
  const rows = t("keys_help").split("\n").map((line) => line.split(" — "));
  answers = [];
  fill(
    place(), h("h2", {}, t("help")), h("p", {}, t("help_intro", { title: META.title })),
    h("table", {}, h("tbody", {}, rows.map(([keys, what]) => h("tr", {}, h("td", {}, keys.split(" ").map((key) => h("kbd", {}, key))), h("td", {}, what ?? ""))))),
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: S.keys, on: { change: (event) => {
      S.keys = event.target.checked;
      save();
    } } }), t("single_keys")),
    h("div", { class: "buttons" }, h("button", { type: "button", class: "main", on: { click: () => close() } }, t("close"), h("kbd", {}, "Esc"))),
  );
  place().showModal();
}
