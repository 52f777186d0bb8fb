// The editor: colours, completion of the graph's words, and a mark where a query is wrong.

import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--muted)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--variable)" },
  { tag: [tags.atom, tags.number], color: "var(--number)" },
]);

// In a shadow root the editor adopts its styles, where a style element would be refused by the page.
const LOOKS = EditorView.theme({
  "&": { minHeight: "12rem", maxHeight: "46vh", fontSize: "0.9375rem" },
  "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { overflow: "auto", fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--muted)", borderRight: "1px solid var(--hair)" },
  ".cm-activeLine": { backgroundColor: "rgb(31 78 121 / 6%)" },
  ".cm-tooltip": { fontFamily: "var(--sans)", fontSize: "0.875rem" },
});

/** An editor in `parent`; `terms` are what can be completed: {label, detail, info}. */
export function editor(parent, terms, lang, { label, run }) {
  const info = new Compartment();
  const root = parent.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        lineNumbers(), history(), drawSelection(), bracketMatching(), highlightActiveLine(),
        EditorView.lineWrapping,
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        LOOKS,
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
        info.of(autocompletion({ override: [completing(terms, lang)] })),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab,
        ]),
      ],
    }),
  });
  return {
    get text() { return view.state.doc.toString(); },
    set text(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
      mark(view, null);
    },
    mark: (problem) => mark(view, problem),
    speak: (language) => view.dispatch({ effects: info.reconfigure(autocompletion({ override: [completing(terms, language)] })) }),
    focus: () => view.focus(),
  };
}

function completing(terms, lang) {
  const options = terms.map(({ label, type, ja, en }) => ({ label, type, detail: lang === "ja" ? ja : en }));
  return (context) => {
    const word = context.matchBefore(/[?\w]*:?[\w/-]*/u);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    const variables = [...new Set(context.state.doc.toString().match(/\?\w+/gu) ?? [])]
      .filter((name) => name !== word.text).map((name) => ({ label: name, type: "variable" }));
    return { from: word.from, options: [...options, ...variables], validFor: /^[?\w]*:?[\w/-]*$/u };
  };
}

/** Underline what is wrong from a line and column (from 1) to the end of its word; null clears. */
function mark(view, problem) {
  const { doc } = view.state;
  const found = [];
  if (problem?.line && problem.line <= doc.lines) {
    const line = doc.line(problem.line);
    const from = Math.min(line.from + Math.max(problem.column - 1, 0), line.to);
    const to = Math.min(from + Math.max(/^\S+/u.exec(doc.sliceString(from, line.to))?.[0].length ?? 1, 1), doc.length);
    found.push({ from: Math.min(from, to), to, severity: "error", message: problem.message });
  }
  view.dispatch(setDiagnostics(view.state, found));
}
