"""Properties that hold in any city, and counts that another way of asking confirms."""

from __future__ import annotations

import random
import warnings

import pytest
from analysis_cases import city, ties, two_mode

import kyodo_graph as kg
from kyodo_graph.analysis.actors import scores
from kyodo_graph.analysis.city import City, Options
from kyodo_graph.analysis.report import report
from kyodo_graph.services.analysing import analyse, analyse_in, gather

NAMES = ["o1", "o2", "c1", "c2", "n1", "n2", "n3", "b1", "b2", "g1", "g2"]


def made_up(seed: int) -> City:
    """A random city: any size from nothing up, any mix of sectors, one or two plans."""
    r = random.Random(seed)
    elements = [f"e{k}" for k in range(r.randint(1, 8))]
    parts = {
        a: " ".join(e for e in elements if r.random() < r.choice([0.1, 0.5, 0.9]))
        for a in r.sample(NAMES, r.randint(0, len(NAMES)))
    }
    parts = {a: e for a, e in parts.items() if e}
    return city(
        two_mode(parts, {a: e for a, e in parts.items() if r.random() < 0.3}),
        ties((u, v) for u in NAMES for v in NAMES if r.random() < 0.1),
        plans={e: r.choice(["p1", "p2"]) for e in elements} if r.random() < 0.5 else {},
        primary={e: r.choice(["T02", "T06"]) for e in elements},
        intermediaries=r.sample(["c1", "c2", "c3"], r.randint(0, 3)),
        stated=two_mode({a: e for a, e in parts.items() if r.random() < 0.6}),
    )


@pytest.mark.parametrize("seed", range(14))
def test_any_city_has_defined_tables_and_one_result(seed: int) -> None:
    found = made_up(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a division by zero would be a number made of nothing
        done = report(found, Options(9, seed))
    assert done == report(found, Options(9, seed))
    for table in done.results.values():
        assert all(value == value for row in table.rows for value in row)
    for row in done.results["intermediary"].records():
        assert row["value"] is not None or row["note"]
        for p in (row["p_upper"], row["p_lower"], row["p"]):
            assert p is None or 0 < p <= 1
        assert row["percentile"] is None or 0 <= row["percentile"] <= 100
    for row in done.results["removal"].records():
        assert row["loss"] is not None or row["note"]


@pytest.mark.parametrize("role", ["", "lead"])
def test_parts_are_those_that_sparql_counts(graph: kg.Graph, role: str) -> None:
    narrowed = f'; kyodo:role/kyodo:code "{role}"' if role else ""
    counted = graph.sparql(f"""SELECT ?actor (COUNT(DISTINCT ?element) AS ?n) WHERE {{
        ?element kyodo:inPlan ?plan ; kyodo:hasParticipation ?part .
        ?part kyodo:actor ?actor {narrowed} }} GROUP BY ?actor""")
    expected = {str(r["actor"]).partition("/id/")[2]: r["n"] for r in counted}
    index = "leads" if role else "elements"
    ours = {}
    for key in graph.cities:
        ours |= scores(gather(graph, key)).get(index, {})
    assert expected
    assert {a: n for a, n in ours.items() if n} == expected


def test_every_intermediary_is_listed_with_where_it_takes_part(graph: kg.Graph) -> None:
    for key in graph.cities:
        listed = analyse(graph, key, trials=1, data_sha256="0").results["intermediaries"].records()
        asked = graph.query("intermediary_operation", city=key)
        own = {str(r["iri"]).partition("/id/")[2] for r in asked}
        assert own
        assert own <= {str(r["actor"]) for r in listed}
        for row in listed:
            assert row["elements"] is not None or row["note"]


@pytest.mark.parametrize("city", ["shimonoseki", "yamaguchi"])
def test_both_languages_from_one_computation(graph: kg.Graph, city: str) -> None:
    """Computed once for both, each language is to the letter what it is computed alone."""
    both = analyse_in(("ja", "en"), graph, city, trials=19, data_sha256="x")
    for lang, found in both.items():
        alone = analyse(graph, city, trials=19, lang=lang, data_sha256="x")
        assert found.results == alone.results
        assert found == alone
    assert both["ja"].sentence != both["en"].sentence
