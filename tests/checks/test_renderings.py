"""One Japanese term has one English rendering."""

from __future__ import annotations

import pytest
from conftest import ROOT

from kyodo_graph.checks.renderings import check_equal_labels, check_renderings, rendered
from kyodo_graph.curation.dataset import Dataset, read_dataset
from kyodo_graph.words import GlossaryTerm, glossary

TERMS = (
    GlossaryTerm("まちづくり", "community building"),
    GlossaryTerm("まちづくり協議会", "community-building council"),
    GlossaryTerm("協働体", "collaboration body", ("collaboration bodies",)),
    GlossaryTerm("市", "the city", free=True),
)


@pytest.mark.parametrize(
    ("ja", "en", "wrong"),
    [
        ("まちづくりの推進", "Promoting community building", []),
        ("まちづくりの推進", "Promoting town-building", ["まちづくり"]),
        ("まちづくり協議会", "Community building councils", []),
        ("まちづくり協議会", "Councils for community building", ["まちづくり協議会"]),
        ("まちづくり協議会と協働体", "Community-building councils", ["協働体"]),
        ("協働体", "Collaboration bodies", []),
        ("協働体", "Collaborative bodies", ["協働体"]),
        ("市の広報", "Publicity", []),
        ("まち作り", "Making towns", []),
    ],
)
def test_the_longest_term_counts_in_any_form(ja: str, en: str, wrong: list[str]) -> None:
    assert [term.ja for term in rendered(ja, en, TERMS)] == wrong


def test_a_shorter_term_beside_a_longer_one_needs_its_own_words() -> None:
    assert [t.ja for t in rendered("協働体のまちづくり", "Collaboration bodies", TERMS)] == [
        "まちづくり"
    ]


def test_width_does_not_hide_a_term() -> None:
    terms = [GlossaryTerm("ＮＰＯ", "NPO")]
    assert [t.ja for t in rendered("NPO法人", "Corporations", terms)] == ["ＮＰＯ"]


def shipped() -> Dataset:
    return read_dataset(None, ROOT / "ontology")


def test_a_wrong_rendering_is_found_with_its_place() -> None:
    terms = [GlossaryTerm("市民", "denizens")]
    found = check_renderings(shipped(), terms)
    assert len(found) > 5
    assert all(f.severity == "info" and f.file and f.line for f in found)
    assert all("市民" in f.message and "denizens" in f.message for f in found)


def test_the_glossary_has_each_term_once_with_a_form_that_is_used() -> None:
    assert len({t.ja for t in glossary()}) == len(glossary()) > 60
    assert all(t.en == t.en.strip() and t.forms for t in glossary())


def test_every_label_of_the_shipped_cities_follows_the_glossary() -> None:
    found = check_renderings(shipped())
    assert [f.message for f in found] == []


def test_equal_labels_of_two_cities_have_one_english_label() -> None:
    assert [f.message for f in check_equal_labels(shipped())] == []
