"""The pages of the query library: up to date, complete, in their language, links that lead on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from query_cases import NAMES, QUERIES

from kyodo_graph.docs.queries import grouped, query_page
from kyodo_graph.library.header import parse_query
from kyodo_graph.words import page as page_words
from kyodo_graph.words import query_groups

ROOT = Path(__file__).parents[2]
WORDS = page_words("queries")
NAME = {"en": "queries.md", "ja": "queries.ja.md"}
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_up_to_date(lang: str) -> None:
    path = ROOT / "docs" / NAME[lang]
    assert path.read_text(encoding="utf-8") == query_page(lang), "run python -m kyodo_graph.docs"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_query_with_its_parameters_and_columns(lang: str) -> None:
    page = query_page(lang)
    for name in NAMES:
        entry = page.split(f'<a id="{name}"></a>')[1].split("<a id=")[0]
        query = QUERIES[name]
        assert query.title[lang] in entry
        assert query.question[lang] in entry
        for parameter in query.parameters:
            default = f"`{parameter.default}`" if parameter.default else WORDS[lang]["none"]
            kind = "`ja`, `en`" if parameter.name == "lang" else parameter.type
            assert f"| `{parameter.name}` | {kind} | {default} |" in entry
        for column in query.columns:
            assert f"| `{column.name}` | {column.titles[lang]} |" in entry


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_links(lang: str) -> None:
    page = query_page(lang)
    targets = re.findall(r'<a id="([^"]+)"></a>', page)
    assert sorted(targets) == NAMES
    assert sorted(re.findall(r"\]\(#([^)]+)\)", page)) == NAMES
    for file in re.findall(r"\]\(([^#)][^)]*)\)", page):
        assert (ROOT / "docs" / file).is_file()


def test_languages() -> None:
    english = query_page("en").replace(WORDS["en"]["other page"], "")
    assert not JAPANESE.search(english)
    assert WORDS["en"].keys() == WORDS["ja"].keys()
    assert all(JAPANESE.search(word) for key, word in WORDS["ja"].items() if key != "other page")


def test_groups() -> None:
    """Every group is named in both languages; one that is not comes last and under its own name."""
    assert {query.group for query in QUERIES.values()} == set(query_groups())
    header = (
        "#+ summary: A\n#+ summary_ja: あ\n#+ description: B\n#+ description_ja: い\n"
        "#+ tags: [more]\n"
    )
    new = parse_query(header, "new", "new.rq")
    last = list(grouped({**QUERIES, "new": new}))[-1]
    assert last == ("more", [new])
