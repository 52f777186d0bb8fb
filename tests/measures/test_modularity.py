from __future__ import annotations

import math
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from one_mode_cases import as_igraph, with_groups

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    MissingGroupError,
    SelfLoopError,
)
from kyodo_graph.measures.modularity import louvain, modularity


@given(with_groups(), st.floats(0.1, 3))
def test_networkx_and_igraph_give_the_same(case, resolution: float) -> None:
    G, group = case
    assume(G.number_of_edges())
    parts = [{v for v in G if group[v] == g} for g in set(group.values())]
    found = modularity(G, group, resolution=resolution)
    assert found == pytest.approx(nx.community.modularity(G, parts, resolution=resolution))
    codes = [sorted(set(group.values())).index(group[v]) for v in G]
    other = as_igraph(G).modularity(codes, resolution=resolution, directed=G.is_directed())
    assert found == pytest.approx(other)


def test_weights() -> None:
    G = nx.karate_club_graph()
    group = {v: d["club"] for v, d in G.nodes(data=True)}
    parts = [{v for v in G if group[v] == g} for g in set(group.values())]
    weighted = modularity(G, "club", weight="weight")
    assert weighted == pytest.approx(nx.community.modularity(G, parts, weight="weight"))
    assert modularity(G, "club") == pytest.approx(nx.community.modularity(G, parts, weight=None))
    assert modularity(G, {v: {group[v]: 1.0} for v in G}) == pytest.approx(modularity(G, group))


def test_louvain_on_karate() -> None:
    G = nx.karate_club_graph()
    found = louvain(G, seed=1)
    assert found.modularity > 0.4  # the best known without weights is 0.4198
    assert sum(found.sizes) == 34
    assert list(found.sizes) == sorted(found.sizes, reverse=True)
    assert found.modularity == pytest.approx(modularity(G, found.groups))
    assert found == louvain(G, seed=1)


def test_louvain_does_not_depend_on_how_strings_are_hashed() -> None:
    code = (
        "import networkx as nx\n"
        "from kyodo_graph.measures.modularity import louvain\n"
        "G = nx.davis_southern_women_graph()\n"
        "print(sorted(louvain(G, seed=3).groups.items()))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(runs) == 1


def test_edge_cases_and_bad_input() -> None:
    assert math.isnan(modularity(nx.empty_graph(3), dict.fromkeys(range(3), 1)))
    alone = louvain(nx.empty_graph(3))
    assert alone.sizes == (1, 1, 1)
    assert math.isnan(alone.modularity)
    G = nx.path_graph(4)
    assert modularity(G, dict.fromkeys(G, "a")) == pytest.approx(0)
    for measure in (lambda H: modularity(H, dict.fromkeys(H, 1)), louvain):
        with pytest.raises(EmptyNetworkError):
            measure(nx.Graph())
        with pytest.raises(SelfLoopError):
            measure(nx.Graph([(1, 1)]))
    with pytest.raises(MissingGroupError):
        modularity(G, {0: 1})
    with pytest.raises(InvalidWeightError):
        louvain(nx.Graph([(1, 2, {"w": 0})]), weight="w")
    for resolution in (0, -1, math.nan, math.inf, "high"):
        with pytest.raises(InvalidOptionError):
            modularity(G, dict.fromkeys(G, 1), resolution=resolution)
