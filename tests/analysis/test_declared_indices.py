"""An index that is declared is everywhere: in tables with its nulls, figures, methods, pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from analysis_cases import STAR, city, ties, two_mode

from kyodo_graph.analysis import place_indices
from kyodo_graph.analysis.city import TIES, TWO_MODE, City, Options
from kyodo_graph.analysis.methods import paragraph
from kyodo_graph.analysis.nulls import chances
from kyodo_graph.analysis.place_indices import PROJECTION, SINGLE, STACK, declared, index
from kyodo_graph.analysis.report import report
from kyodo_graph.analysis.scores import scores_on
from kyodo_graph.networks.matrices import actors_of, matrix
from kyodo_graph.words import column_registry, index_registry

QUICK = Options(trials=19, seed=3)
NAME = "toy"
WORDS = """
toy:
  ja: 玩具の指標
  en: toy index
  references: [burt1992]
  smaller_first: {smaller}
  means: {{ja: 試しの指標。, en: An index to try.}}
"""


def of_two_mode(B: nx.Graph) -> dict[str, dict[Any, float]]:
    """The number of elements squared."""
    return {NAME: {a: float(B.degree(a)) ** 2 for a in actors_of(B)}}


def of_projection(P: nx.Graph) -> dict[str, dict[Any, float]]:
    """The number of those who are within two steps."""
    return {NAME: {n: float(len(nx.single_source_shortest_path_length(P, n, 2))) for n in P}}


def of_ego(P: nx.Graph) -> dict[str, dict[Any, float]]:
    """The density of the ego network."""
    return {NAME: {n: nx.density(nx.ego_graph(P, n)) for n in P}}


def of_ties(T: nx.DiGraph) -> dict[str, dict[Any, float]]:
    """The number of ties."""
    return {NAME: {n: float(d) for n, d in T.degree()}}


def of_stack(B: nx.Graph) -> dict[str, dict[Any, float]]:
    """The sum of the sizes of an actor's elements."""
    sums = {a: float(sum(B.degree(e) for e in B[a])) for a in actors_of(B)}
    return {NAME: sums}


def stacked(M: np.ndarray) -> np.ndarray:
    """The same of one matrix."""
    return np.asarray(M @ M.sum(axis=0))


WAYS: Mapping[str, tuple[Any, dict[str, Any]]] = {
    "two-mode, one by one": (of_two_mode, {"network": TWO_MODE, "null": SINGLE}),
    "two-mode, by a kernel": (of_stack, {"network": TWO_MODE, "null": STACK, "kernel": stacked}),
    "projection": (of_projection, {"network": PROJECTION, "null": SINGLE}),
    "ego networks": (of_ego, {"network": PROJECTION, "null": SINGLE, "ego": True}),
    "ties": (of_ties, {"network": TIES, "null": "ties"}),
}


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy index has its words, smallest first; it is forgotten behind the test."""
    text = index_registry.FILE.read_text(encoding="utf-8")
    path = tmp_path / "indices.yaml"
    path.write_text(text + WORDS.format(smaller="true"), encoding="utf-8")
    kept = (index_registry.indices, column_registry.columns)
    monkeypatch.setattr(index_registry, "FILE", path)
    monkeypatch.setattr(place_indices, "_DECLARED", dict(declared()))
    for each in kept:
        each.cache_clear()
    yield
    monkeypatch.undo()
    for each in kept:
        each.cache_clear()


def town() -> City:
    parts = {**STAR, "n5": "e2 e3", "n6": "e4 e1"}
    return city(
        two_mode(parts, {"c": "e1"}), ties([("o", "c"), ("c", "n1"), ("n1", "n2")]),
        plans={"e1": "p", "e2": "p", "e3": "q", "e4": "q"}, intermediaries=["c"],
    )  # fmt: skip


def tables(found: City) -> dict[str, list[dict[str, Any]]]:
    return {name: r.records() for name, r in report(found, QUICK).results.items()}


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("way", WAYS)
def test_a_declared_index_is_in_every_table_and_moves_nothing_else(way: str) -> None:
    before = tables(town())
    compute, how = WAYS[way]
    index(NAME, **how)(compute)
    after = tables(town())
    assert after.keys() == before.keys()
    for name, rows in after.items():
        others = [
            {k: v for k, v in row.items() if k != NAME} for row in rows if row.get("index") != NAME
        ]
        assert others == before[name], name
    assert {row["actor"] for row in after["actors"] if row[NAME] is not None} >= {"c", "o"}
    (own,) = (row for row in after["intermediary"] if row["index"] == NAME)
    assert own["network"] == how["network"]
    tested = how["null"] in (SINGLE, STACK)
    assert (own["expected"] is not None) == (own["trials"] is not None) == tested
    assert own["trials"] == {SINGLE: 1, STACK: 19}.get(how["null"])
    assert any((r["index"], r["variant"]) == (NAME, "all") for r in after["place_readings"])
    ranked = sorted(row[NAME] for row in after["actors"] if row[NAME] is not None)
    assert own["rank"] == 1 + sum(value < own["value"] for value in ranked)  # smallest first


@pytest.mark.usefixtures("named")
def test_a_kernel_and_its_index_agree_in_the_network_itself() -> None:
    """The values that the null stands around are those that the table prints."""
    index(NAME, network=TWO_MODE, null=STACK, kernel=stacked)(of_stack)
    B = town().network(TWO_MODE)
    values = scores_on(TWO_MODE, B)[NAME]
    _, drawn = chances(B, {}, QUICK, [])
    actors = matrix(B)[0]
    assert dict(zip(actors, drawn[NAME].observed, strict=True)) == pytest.approx(values)


@pytest.mark.usefixtures("named")
def test_remarks_and_the_methods_paragraph_say_it() -> None:
    index(NAME, network=PROJECTION, null=SINGLE)(of_projection)
    remark = report(town(), QUICK).results["intermediary"].remarks[0]
    assert "constraint and hierarchy and toy the smallest" in remark["en"]
    text = paragraph(town(), QUICK, "0", "00", "en")
    assert "bridging centrality (Hwang et al. 2008), toy index (Burt 1992)" in text


def test_an_index_is_declared_once() -> None:
    with pytest.raises(ValueError, match="'betweenness' is declared twice"):
        index("betweenness", network=TWO_MODE, null=SINGLE)(of_two_mode)
