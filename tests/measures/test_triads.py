from __future__ import annotations

import math
from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import GOLDENS, as_igraph, golden_digraph, networks

from kyodo_graph.measures.errors import EmptyNetworkError, InvalidOptionError, SelfLoopError
from kyodo_graph.measures.triads import (
    _ARCS,
    TRIADS,
    UNDIRECTED,
    _class_of,
    triad_census,
    triad_profile,
)


def test_knoke_by_r_sna() -> None:
    table = triad_census(golden_digraph("knoke_information"))
    assert table.columns == ("triad", "count")
    assert table.column("triad") == TRIADS
    assert list(table.column("count")) == GOLDENS["knoke_information"]["triad_census"]


@given(networks(3, 8, directed=True))
def test_networkx_and_igraph_give_the_same(G: nx.DiGraph) -> None:
    counts = dict(triad_census(G).rows)
    assert counts == nx.triadic_census(G)
    assert list(counts.values()) == list(as_igraph(G).triad_census())


@given(networks(3, 8, directed=False))
def test_undirected_classes_are_those_of_the_symmetric_digraph(G: nx.Graph) -> None:
    counts = dict(triad_census(G).rows)
    assert tuple(counts) == UNDIRECTED
    both = nx.triadic_census(G.to_directed())
    assert counts == {name: both[name] for name in UNDIRECTED}
    n = len(G)
    assert sum(counts.values()) == n * (n - 1) * (n - 2) // 6


def test_classes_do_not_depend_on_the_order_of_nodes() -> None:
    for code in range(64):
        for p in permutations(range(3)):
            turned = sum(
                1 << _ARCS.index((p[a], p[b]))
                for bit, (a, b) in enumerate(_ARCS)
                if code >> bit & 1
            )
            assert _class_of(turned) == _class_of(code)


def test_profile() -> None:
    G = nx.gnp_random_graph(14, 0.25, seed=4, directed=True)
    table = triad_profile(G, trials=60, seed=2)
    assert repr(table.rows) == repr(triad_profile(G, trials=60, seed=2).rows)
    assert table.column("count") == triad_census(G).column("count")
    z, sp = np.array(table.column("z")), np.array(table.column("sp"))
    assert np.nansum(sp**2) == pytest.approx(1)
    assert sp == pytest.approx(z / np.sqrt(np.nansum(z**2)), nan_ok=True)
    for row in table.records():
        delta = (row["count"] - row["expected"]) / (row["count"] + row["expected"] + 4)
        assert math.copysign(1, row["srp"] or 1) == math.copysign(1, delta or 1)
    # Degrees fix the number of arcs, so that the null values of a class add up.
    assert sum(table.column("expected")) == pytest.approx(14 * 13 * 12 / 6)


def test_profile_sees_closure() -> None:
    G = nx.disjoint_union_all([nx.complete_graph(4) for _ in range(4)])
    rows = triad_profile(G, trials=50, seed=1).keyed("triad")
    assert rows["300"]["z"] > 3
    assert rows["300"]["p_upper"] == pytest.approx(1 / 51)
    assert rows["201"]["sp"] < 0


def test_edge_cases_and_bad_input() -> None:
    for n in (1, 2):
        assert set(triad_census(nx.empty_graph(n)).column("count")) == {0}
        assert all(math.isnan(x) for x in triad_profile(nx.empty_graph(n), trials=3).column("sp"))
    still = triad_profile(nx.empty_graph(5), trials=5)
    assert all(math.isnan(z) for z in still.column("z"))
    assert all(math.isnan(x) for x in still.column("srp"))
    with pytest.raises(EmptyNetworkError):
        triad_census(nx.Graph())
    with pytest.raises(SelfLoopError):
        triad_census(nx.Graph([(1, 1)]))
    with pytest.raises(InvalidOptionError):
        triad_profile(nx.path_graph(3), trials=0)
    with pytest.raises(InvalidOptionError):
        triad_profile(nx.path_graph(3), null="magic")
