"""The registry: both languages are there, each in its language; one name, one thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest

import kyodo_graph as kg
from kyodo_graph import words
from kyodo_graph.words import Words

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
NAMED: Mapping[str, Mapping[str, Words]] = {
    "indices": {key: index.name for key, index in words.indices().items()},
    "columns": {key: column.titles for key, column in words.columns().items()},
    "variants": words.variants(),
    "codes": words.codes(),
    "options": words.options(),
    "networks": words.networks(),
    "query groups": words.query_groups(),
}
PAGES = ("findings", "graph", "indices", "methods", "ontology", "queries", "report", "screen")


@pytest.mark.parametrize("kind", NAMED)
def test_names_are_in_their_language(kind: str) -> None:
    for key, name in NAMED[kind].items():
        assert set(name) == {"ja", "en"}, key
        assert not JAPANESE.search(name["en"]), key


def test_meanings_are_in_their_language() -> None:
    told = [i.meaning for i in words.indices().values()]
    told += [c.meaning for c in words.columns().values() if c.meaning]
    told += [means for _, means in words.reading().values() if means]
    for meaning in told:
        assert JAPANESE.search(meaning["ja"]), meaning
        assert not JAPANESE.search(meaning["en"].replace("市民", "")), meaning


@pytest.mark.parametrize("name", PAGES)
def test_words_of_pages_have_the_same_places_to_fill(name: str) -> None:
    page = words.page(name)
    for key, text in page["ja"].items():
        english = page["en"][key]
        assert set(re.findall(r"\{[\w.]*\}", text)) == set(re.findall(r"\{[\w.]*\}", english)), key


@pytest.mark.parametrize("kind", ["indices", "variants", "networks"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_two_things_of_a_kind_share_a_name(kind: str, lang: str) -> None:
    distinct = {id(name): name[lang] for name in NAMED[kind].values()}
    assert not [name for name, count in Counter(distinct.values()).items() if count > 1]


def test_indices_rest_on_publications() -> None:
    for index in words.indices().values():
        assert set(index.references) <= words.publications().keys(), index.key


def test_networks_are_called_as_their_projections_are(graph: kg.Graph) -> None:
    for key, name in words.networks().items():
        assert name == graph.projections[key].title


def test_a_column_is_what_it_is_in_its_table() -> None:
    assert words.column("brokerage", "role").titles["ja"] == "仲介の型"
    assert words.column("roles", "role").titles["ja"] == "役割"
    assert words.column("", "index_en").titles == {"ja": "指標(英語)", "en": "index (English)"}
