from __future__ import annotations

import builtins
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import as_igraph, matrix_of, networks

from kyodo_graph.measures import paths
from kyodo_graph.measures.paths import betweenness_scores, hop_distances


@given(networks(1, 9))
def test_dense_and_large_ways_agree_with_igraph(G: nx.Graph) -> None:
    A = matrix_of(G)
    g = as_igraph(G)
    distances = np.array(g.distances(), dtype=float)
    assert (hop_distances(A) == distances).all()
    assert betweenness_scores(G, A) == pytest.approx(g.betweenness())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "DENSE_NODES", 0)
        assert (hop_distances(A) == distances).all()
        assert betweenness_scores(G, A) == pytest.approx(g.betweenness())


def test_large_networks_without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The light install has no SciPy: slower, the same numbers."""
    G = nx.gnm_random_graph(40, 60, seed=1)
    expected = hop_distances(matrix_of(G))
    whole = builtins.__import__

    def without(name: str, *args, **options):
        if name.startswith("scipy"):
            raise ImportError(name)
        return whole(name, *args, **options)

    A = matrix_of(G)
    monkeypatch.setattr(paths, "DENSE_NODES", 0)
    monkeypatch.setattr(builtins, "__import__", without)
    assert (hop_distances(A) == expected).all()


MODULES = [
    "bridging", "brokerage", "centralization", "core_periphery", "dissimilarity", "dominance",
    "everett_valente", "key_player", "mixing", "modularity", "mrqap", "nulls", "participation",
    "portrait", "qap", "removal", "spectral", "overlap", "structural_holes", "triads",
    "two_mode_brokerage",
]  # fmt: skip


def test_measures_work_without_what_the_light_install_leaves_out() -> None:
    """Importing and using them loads neither SciPy nor pandas nor rustworkx."""
    code = "\n".join(
        [
            "import sys",
            *(f"import kyodo_graph.measures.{name}" for name in MODULES),
            "import networkx as nx",
            "from kyodo_graph.measures.brokerage import gould_fernandez",
            "from kyodo_graph.measures.centralization import centralization",
            "from kyodo_graph.measures.key_player import find_key_players",
            "from kyodo_graph.measures.modularity import louvain",
            "from kyodo_graph.measures.spectral import laplacian_divergence",
            "from kyodo_graph.measures.bridging import current_flow_betweenness",
            "G = nx.krackhardt_kite_graph()",
            "gould_fernandez(G, {v: v % 3 for v in G}, trials=3)",
            "centralization(G, 'betweenness'), find_key_players(G, 2), louvain(G)",
            "laplacian_divergence(G, G), current_flow_betweenness(G)",
            "heavy = {'scipy', 'pandas', 'rustworkx', 'matplotlib', 'igraph'} & set(sys.modules)",
            "assert not heavy, heavy",
        ]
    )
    subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
        check=True,
    )
