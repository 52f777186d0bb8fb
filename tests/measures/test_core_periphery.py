from __future__ import annotations

import math
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from one_mode_cases import matrix_of, networks

from kyodo_graph.measures.core_periphery import core_periphery
from kyodo_graph.measures.errors import EmptyNetworkError, InvalidOptionError, SelfLoopError


def correlation(G: nx.Graph, core: tuple, pattern: str) -> float:
    """Pearson's r with the ideal pattern, cell by cell."""
    A = matrix_of(G)
    inside = np.array([v in core for v in G])
    either = inside[:, None] | inside[None, :]
    both = inside[:, None] & inside[None, :]
    used = ~np.eye(len(G), dtype=bool)
    ideal = either
    if pattern == "blocks":
        used &= both | ~either
        ideal = both
    x, y = A[used], ideal[used].astype(float)
    if x.size == 0 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return math.nan
    return float(np.corrcoef(x, y)[0, 1])


@settings(deadline=None)
@given(networks(1, 6))
def test_exact_search_is_the_best_of_all_divisions(G: nx.Graph) -> None:
    for pattern in ("touch", "blocks"):
        found = core_periphery(G, pattern=pattern)
        values = {
            core: correlation(G, core, pattern)
            for k in range(1, len(G))
            for core in combinations(G, k)
        }
        known = [v for v in values.values() if not math.isnan(v)]
        if not known:
            assert math.isnan(found.correlation)
            assert found.core == ()
            continue
        assert found.correlation == pytest.approx(max(known))
        best = [c for c, v in values.items() if v > max(known) - 1e-9]
        assert found.core == min(best, key=lambda c: (len(c), c))
        assert found.nodes.column("core") == tuple(v in found.core for v in G)


@pytest.mark.parametrize("pattern", ["touch", "blocks"])
@pytest.mark.parametrize("directed", [False, True])
def test_local_search_finds_what_the_exact_one_finds(
    pattern: str, directed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    networks_ = [
        nx.gnp_random_graph(9, p, seed=s, directed=directed) for s in range(8) for p in (0.2, 0.5)
    ]
    exact = [core_periphery(G, pattern=pattern).correlation for G in networks_]
    monkeypatch.setattr(sys.modules[core_periphery.__module__], "EXACT_NODES", 2)
    local = [core_periphery(G, pattern=pattern) for G in networks_]
    assert {c.search for c in local} == {"local"}
    assert [c.correlation for c in local] == pytest.approx(exact)
    for G, c in zip(networks_, local, strict=True):
        assert c.correlation == pytest.approx(correlation(G, c.core, pattern))


def test_a_planted_core_is_found_and_is_no_accident() -> None:
    G = nx.complete_graph(5)
    for v in range(5, 25):
        G.add_edge(v, v % 5)
        G.add_edge(v, (v + 1) % 5)
    for pattern in ("touch", "blocks"):
        found = core_periphery(G, pattern=pattern, trials=19, seed=1)
        assert found.core == (0, 1, 2, 3, 4)
        assert found.search == "local"
        assert found.test is not None
        assert found.test.p_upper == 0.05
    assert core_periphery(G, pattern="blocks").correlation == pytest.approx(1)


def test_an_ideal_pattern_has_correlation_one() -> None:
    G = nx.complete_graph(3)
    G.add_edges_from((c, p) for c in range(3) for p in range(3, 9))
    found = core_periphery(G)
    assert found.core == (0, 1, 2)
    assert found.correlation == pytest.approx(1)


def test_random_networks_have_cores_too() -> None:
    """The reason for the test: the fit of a random network is well above 0."""
    G = nx.gnp_random_graph(14, 0.3, seed=8)
    found = core_periphery(G, trials=19, seed=2)
    assert found.correlation > 0.2
    assert found.test is not None
    assert found.test.p_upper > 0.05
    assert found == core_periphery(G, trials=19, seed=2)


def test_edge_cases_and_bad_input() -> None:
    for G in (nx.empty_graph(1), nx.empty_graph(5), nx.complete_graph(5), nx.empty_graph(20)):
        found = core_periphery(G)
        assert math.isnan(found.correlation)
        assert found.core == ()
        assert found.test is None
    with pytest.raises(EmptyNetworkError):
        core_periphery(nx.Graph())
    with pytest.raises(SelfLoopError):
        core_periphery(nx.Graph([(1, 1)]))
    for options in (
        {"pattern": "ring"},
        {"trials": -1},
        {"restarts": -1},
        {"null": "x", "trials": 2},
    ):
        with pytest.raises(InvalidOptionError):
            core_periphery(nx.path_graph(3), **options)
