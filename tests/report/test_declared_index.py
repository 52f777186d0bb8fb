"""A declared index is in the report, and nothing else moves."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from report_cases import TOWN, make, town, unpacked

from kyodo_graph.analysis import place_indices
from kyodo_graph.analysis.place_indices import PROJECTION, SINGLE, declared, index
from kyodo_graph.report.tables import codes
from kyodo_graph.words import column_registry, index_registry

NAME = "toy"
WORDS = """
toy: {ja: 玩具の指標, en: toy index, references: [newman2005], means: {ja: 試し。, en: To try.}}
"""
FORGET = (index_registry.indices, column_registry.columns, codes._columns, codes._indices)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the town with one index more."""
    folder = tmp_path_factory.mktemp("toy")
    words = folder / "indices.yaml"
    words.write_text(index_registry.FILE.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_registry, "FILE", words)
        patch.setattr(place_indices, "_DECLARED", dict(declared()))
        for each in FORGET:
            each.cache_clear()

        @index(NAME, network=PROJECTION, null=SINGLE)
        def within_two(P: nx.Graph) -> dict[str, dict[Any, float]]:
            reach = nx.single_source_shortest_path_length
            return {NAME: {n: float(len(reach(P, n, 2))) for n in P}}

        make(folder / "out", TOWN, lang="en")
    for each in FORGET:
        each.cache_clear()
    return folder / "out"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_and_figures_hold_it_with_its_null(extended: Path) -> None:
    tables = unpacked(extended, "tables.zip")
    assert any(row[NAME] for row in rows(tables / "analysis-actors.en.csv"))
    for path in (tables / "analysis-intermediary.en.csv", *tables.glob("figure-*-place.csv")):
        own = [row for row in rows(path) if row["index"] == NAME]
        assert own, path.name
        assert any(row["p"] for row in own), path.name


def test_the_page_on_methods_explains_it(extended: Path) -> None:
    for page in (extended / "methods.html", extended / "ja" / "methods.html"):
        text = page.read_text(encoding="utf-8")
        assert 'id="i-toy"' in text
        assert 'id="r-newman2005"' in text
    plain = (town()[0] / "methods.html").read_text(encoding="utf-8")
    assert 'id="r-newman2005"' not in plain


def test_nothing_else_moves(extended: Path) -> None:
    first, second = (unpacked(folder, "tables.zip") for folder in (town()[0], extended))
    compared = 0
    for path in sorted(first.glob("*.csv")):
        other = second / path.name
        kept = [{k: v for k, v in r.items() if k != NAME} for r in rows(other)
                if r.get("index") != NAME]  # fmt: skip
        assert kept == rows(path), path.name
        compared += 1
    assert compared > 100
    assert {p.name for p in second.glob("*.csv")} == {p.name for p in first.glob("*.csv")}
