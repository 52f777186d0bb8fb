// The page in which one asks: a menu of questions, an editor, the engine, and what it answers.

import { h } from "../graph/dom.js";
import { citing } from "./citing.js";
import { editor } from "./editor.js";
import { Engine, unpacked } from "./engine.js";
import { menu } from "./menu.js";
import { result } from "./result.js";
import { chain, unknown } from "./sparql.js";

begin();

async function begin() {
  const page = JSON.parse(new TextDecoder().decode(await unpacked("page")));
  const at = (id) => document.getElementById(id);
  const given = new URLSearchParams(location.hash.slice(1));
  let lang = ["ja", "en"].includes(given.get("lang")) ? given.get("lang") : page.lang;
  let answered = null;

  function w(key, values = {}) {
    return page.words[lang][key].replace(/\{(\w+)\}/gu, (_, name) => String(values[name]));
  }

  const engine = new Engine(page.prefixes);
  const written = editor(at("editor"), page.terms, lang, { label: page.words[lang].query, run: () => ask() });
  const questions = menu(at("menu"), page, (query) => {
    written.text = query;
    written.focus();
    ask();
  });

  function say(...content) {
    at("said").replaceChildren(...content);
  }

  function busy(is, key) {
    at("run").disabled = is;
    at("stop").disabled = !is || key !== "running";
    if (is) say(h("p", { role: "status" }, w(key)));
  }

  async function ask() {
    if (at("run").disabled) return;
    const query = written.text;
    written.mark(null);
    const [name] = unknown(query, page.prefixes);
    if (name) return wrong({ ...place(query, name.start), message: w("no_prefix", { name: name.text.split(":")[0] }) });
    const sign = chain(query);
    if (sign) return wrong({ ...place(query, sign.start), message: w("chain") });
    busy(true, "running");
    try {
      const answer = await engine.ask(query);
      busy(false);
      if (answer) show(query, answer);
    } catch (error) {
      busy(false);
      wrong({ message: error.message });
    }
  }

  function show(query, answer) {
    if (answer.problem === "form") return wrong({ message: w("only_reads") });
    if (answer.problem) return wrong({ ...answer, message: w("syntax") }, answer.message);
    answered = { query, answer };
    history.replaceState(null, "", address(query));
    say(...result(answer, w, lang, page.prefixes));
    tell(answer);
  }

  /** For another program: what was answered, or what is wrong with the query. */
  function tell(detail) {
    document.dispatchEvent(new CustomEvent("answered", { detail }));
  }

  function wrong(problem, detail = "") {
    written.mark(problem);
    const where = problem.line ? `${w("place", problem)} ` : "";
    say(h("div", { class: "wrong", role: "alert" }, h("p", {}, where + problem.message), detail && h("details", {}, h("summary", {}, w("engine_says")), h("pre", {}, detail))));
    tell({ problem });
  }

  function place(query, offset) {
    const before = query.slice(0, offset).split("\n");
    return { line: before.length, column: before.at(-1).length + 1 };
  }

  function address(query) {
    return `#${new URLSearchParams({ lang, q: query })}`;
  }

  async function stop() {
    busy(true, "opening");
    await engine.stop();
    busy(false);
    say(h("p", { role: "status" }, w("stopped")));
  }

  function speak(language) {
    lang = language;
    document.documentElement.lang = lang;
    document.title = w("title");
    for (const part of document.querySelectorAll("[data-word]")) part.textContent = w(part.dataset.word);
    questions.speak(lang, w);
    written.speak(lang);
    if (answered) show(answered.query, answered.answer);
  }

  // Another page or program may put a query here and have it asked; the answer is told by `answered`.
  at("editor").addEventListener("ask", ({ detail }) => {
    written.text = String(detail);
    ask();
  });
  at("run").addEventListener("click", ask);
  at("stop").addEventListener("click", stop);
  at("language").addEventListener("click", () => speak(lang === "ja" ? "en" : "ja"));
  at("link").addEventListener("click", async () => {
    history.replaceState(null, "", address(written.text));
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    say(h("p", { role: "status" }, w("linked")));
  });
  at("cite").addEventListener("click", () => say(...citing(written.text, page.about, w)));

  busy(true, "opening");
  engine.start().then(() => {
    busy(false);
    document.body.dataset.ready = "true";
    say(h("p", { role: "status" }, w("ready")));
    const named = page.queries.find(({ name }) => name === given.get("query"));
    if (given.has("q")) written.text = given.get("q");
    else if (named) written.text = named.text[lang];
    else written.text = page.example[lang];
    if (given.has("q") || named) ask();
  }).catch((error) => {
    busy(false);
    wrong({ message: `${w("no_engine")} ${error.message}` });
  });
  speak(lang);
}
