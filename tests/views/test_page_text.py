"""The page as text: what a browser is told, before it runs anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import networkx as nx
import pytest

import kyodo_graph as kg
from kyodo_graph.services import viewing
from kyodo_graph.views import page
from kyodo_graph.views.sealing import as_json, inline
from kyodo_graph.words import page as page_words

WORDS = page_words("graph")

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "\"'`<>&",
    "<!--",
    "\u2028\u2029\u0000\ud800",
    "🎌" * 100,
    "مرحبا ‮abc",
    "__proto__",
)


class Parts(HTMLParser):
    """The elements of a page, with their texts where they are programs, styles or data."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, attrs, text = self.blocks[-1]
            self.blocks[-1] = (tag, attrs, text + data)


def parts(content: bytes) -> Parts:
    found = Parts()
    found.feed(content.decode("utf-8"))
    return found


@pytest.fixture(scope="module")
def made(graph: kg.Graph) -> bytes:
    return graph.view("actor-element", city="shinjo").content


def test_nothing_is_loaded(made: bytes) -> None:
    for tag, attrs in parts(made).tags:
        for name in ("src", "href", "srcset", "data", "action", "poster"):
            value = attrs.get(name)
            assert value is None or value.startswith(("#", "data:,")), (tag, name, value)
    styles = "".join(text for tag, _, text in parts(made).blocks if tag == "style")
    assert not re.search(r"url\(|@import", styles)


def test_the_policy_names_the_programs_and_nothing_else(made: bytes) -> None:
    found = parts(made)
    policy = next(a["content"] for t, a in found.tags if t == "meta" and "http-equiv" in a)
    assert policy is not None
    rules = dict(rule.partition(" ")[::2] for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert "unsafe" not in policy

    def hashed(text: str) -> str:
        digest = hashlib.sha256(text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    programs = [hashed(t) for tag, a, t in found.blocks if tag == "script" and "type" not in a]
    styles = [hashed(t) for tag, _, t in found.blocks if tag == "style"]
    assert rules["script-src"].split() == programs
    assert rules["style-src"].split() == styles
    assert not any(name.startswith("on") or name == "style" for _, a in found.tags for name in a)


def test_hostile_texts_stay_texts() -> None:
    network = nx.MultiDiGraph(title=HOSTILE[0], title_ja=HOSTILE[0], title_en=HOSTILE[1])
    for text in HOSTILE:
        network.add_node(text, label=text, city=text, sector=text, **{"class": text})
        network.add_edge(text, HOSTILE[0], kind=text, passages=[text], basis=text)
    content = viewing.view(network).content
    found = parts(content)
    assert [tag for tag, _ in found.tags].count("img") == 0
    assert len(found.blocks) == 4  # style, data, two programs
    data = json.loads(next(t for _, a, t in found.blocks if a.get("id") == "data"))
    shown = [text.encode("utf-8", "replace").decode() for text in HOSTILE]
    assert data["nodes"]["columns"]["ja"] == shown
    assert b"<img" not in content


def test_the_same_data_gives_the_same_bytes(graph: kg.Graph, made: bytes) -> None:
    assert graph.view("actor-element", city="shinjo").content == made


def test_both_languages_have_the_same_words() -> None:
    assert set(WORDS["ja"]) == set(WORDS["en"])
    for key, text in WORDS["ja"].items():
        names = re.findall(r"\{(\w+)\}", text)
        assert sorted(names) == sorted(re.findall(r"\{(\w+)\}", WORDS["en"][key])), key


def test_every_word_of_the_program_is_there() -> None:
    """A word that the page asks for by name, and each that it makes of a code, is in the list."""
    program = page.program()
    asked = set(re.findall(r"""\bt\("([a-z_0-9]+)\"""", program))
    asked |= set(
        re.findall(r'data-t="(\w+)"', (page._HERE / "templates/graph.html.j2").read_text())
    )
    assert len(asked) > 80
    assert asked <= set(WORDS["ja"])
    for name in ("cities", "tiers", "force", "concentric", "groups"):
        assert f"layout_{name}" in WORDS["en"]


def test_programs_are_not_read_with_eval() -> None:
    program = page.program()
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert word not in program
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", program)


def test_data_cannot_end_its_block() -> None:
    text = as_json({"a": "</script><!-- &\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!-- &\u2028"}
    with pytest.raises(ValueError, match="end itself"):
        inline("x</SCRIPT>")
