// What is no candidate is added from any line of the text, in whatever step.

import { t } from "./data.js";
import { h } from "../graph/dom.js";
import { ADDABLE, edit } from "./doing.js";
import { form } from "./forms.js";
import { redraw, S } from "./state.js";
import { cells } from "./text_pane.js";

/** A button for each kind that can be added from a line. */
export const addButtons = (line) => ADDABLE.map((kind) => h("button", { type: "button", on: { click: (event) => {
  event.stopPropagation();
  edit(kind, line);
} } }, t(`kind_${kind}`), kind === "tie" ? h("kbd", {}, "n") : null));

/** The line that was chosen in the text, with what can be added from it, or the open form. */
export function addingTo() {
  const line = S.form && !S.form.item ? S.form.line : S.line;
  if (!line || S.step > 7) return null;
  const quote = h("p", { class: "quoted" }, h("span", { class: "no" }, line), h("span", { class: "words" }, cells(line, [])));
  if (S.form && !S.form.item) return h("div", { class: "adding" }, quote, form());
  return h("div", { class: "adding" }, quote, h("div", { class: "buttons" }, h("span", { class: "muted" }, t("add_here")), addButtons(line),
    h("button", { type: "button", "aria-label": t("close"), on: { click: () => {
      S.line = 0;
      redraw();
    } } }, "×")));
}
