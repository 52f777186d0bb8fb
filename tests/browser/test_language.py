"""The page in Japanese and English."""

from __future__ import annotations

import re
from collections.abc import Callable

from conftest import ROOT

from kyodo_graph.words import page as page_words

from .watching import Opened

WORDS = page_words("graph")

View = Callable[..., Opened]
CENTRE = "ichinoseki/actor/center"
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]+")
SEEN = """() => {
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest("script, style, noscript, [lang]:not(html)")) continue;
    texts.push(walk.currentNode.textContent);
  }
  for (const one of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "placeholder", "title", "alt"]) {
      if (one.getAttribute(name)) texts.push(one.getAttribute(name));
    }
  }
  return [document.title, ...texts].map((text) => text.trim()).filter(Boolean);
}"""


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["ja"].keys() == WORDS["en"].keys()
    for key, text in WORDS["ja"].items():
        fields = [sorted(re.findall(r"\{(\w+)\}", WORDS[lang][key])) for lang in ("ja", "en")]
        assert fields[0] == fields[1], key
        assert text
        assert WORDS["en"][key]


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    from kyodo_graph.views import page

    assets = page._HERE / "assets" / "graph"
    program = "".join(path.read_text(encoding="utf-8") for path in sorted(assets.glob("*.js")))
    template = (page._HERE / "templates" / "graph.html.j2").read_text(encoding="utf-8")
    used = set(re.findall(r'\bt\("(\w+)"', program)) | set(
        re.findall(r'data-(?:t|label)="(\w+)"', template)
    )
    assert used <= WORDS["ja"].keys()
    made = ("layout_", "family_", "kind_", "step_", "export_", "key_")
    evidence = (ROOT / "kyodo_graph" / "services" / "evidence.py").read_text(encoding="utf-8")
    quoted = set(re.findall(r"""["'](\w+)["']""", program + template + evidence))
    assert {key for key in WORDS["ja"] if not key.startswith(made)} <= quoted


STATES = (
    "", f"node={CENTRE}", "table=nodes", "table=edges", f"without={CENTRE}", "edge=2",
    f"path={CENTRE}~ichinoseki/actor/shimin-to",
)  # fmt: skip


def test_english_has_no_japanese_left(view: View) -> None:
    opened = view("city-ichinoseki", "#lang=en")
    opened.page.click("#help-button")
    for state in STATES:
        opened.go(f"lang=en&{state}")
        left = [text for text in opened.run(SEEN) if JAPANESE.search(text)]
        assert left == [], state


def test_the_switch_changes_everything_that_is_seen_or_said(view: View) -> None:
    opened = view("city-ichinoseki", f"#node={CENTRE}")
    japanese = opened.run(SEEN)
    assert opened.run("document.documentElement.lang") == "ja"
    assert opened.page.title().startswith("一関市")
    opened.page.click("#language")
    english = opened.run(SEEN)
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.page.title().startswith("Ichinoseki City")
    assert not [text for text in english if JAPANESE.search(text)]
    assert opened.text("#language") == "日本語"
    assert opened.page.get_attribute("#language", "lang") == "ja"
    assert opened.page.get_attribute(".canvas", "aria-label") == WORDS["en"]["graph_label"]
    assert opened.page.get_attribute("#search", "placeholder") == WORDS["en"]["search_hint"]
    assert {name["text"] for name in opened.kyodo("names")} & {"Ichinoseki Civic Activity Centre"}
    opened.page.click("#language")
    assert opened.run(SEEN) == japanese


def test_a_page_opens_in_the_language_it_was_made_in(view: View) -> None:
    opened = view("mini-tree")
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.text("#language") == "日本語"
    opened = view("mini-tree", "#lang=ja")
    assert opened.run("document.documentElement.lang") == "ja"
