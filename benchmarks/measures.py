"""Measures beside NetworkX: a city of 60 actors and 60 elements."""

from __future__ import annotations

import networkx as nx
import numpy as np

from benchmarks.measuring import Row, timed
from kyodo_graph.measures import null_distribution

ACTORS = ELEMENTS = 60
TRIALS = 1000
PEER_TRIALS = 10


def made_up(density: float, seed: int = 0) -> np.ndarray:
    """A two-mode matrix without empty rows or columns."""
    chance = np.random.default_rng(seed)
    matrix = (chance.random((ACTORS, ELEMENTS)) < density).astype(float)
    np.fill_diagonal(matrix, 1.0)
    return matrix


def nulls(density: float) -> Row:
    """1,000 curveball nulls with betweenness; the peer's time is that of 10, a hundredfold.

    NetworkX has no swap that keeps both modes; its ``double_edge_swap`` (one swap a tie), which
    breaks them, and its betweenness stand for what a loop over it costs.
    """
    matrix = made_up(density)
    graph = nx.from_numpy_array(
        np.block([[np.zeros((ACTORS, ACTORS)), matrix], [matrix.T, np.zeros((ELEMENTS, ELEMENTS))]])
    )

    def peer() -> None:
        for seed in range(PEER_TRIALS):
            swapped = graph.copy()
            ties = swapped.number_of_edges()
            nx.double_edge_swap(swapped, nswap=ties, max_tries=100 * ties, seed=seed)
            nx.betweenness_centrality(swapped)

    null_distribution(matrix, "betweenness", trials=10, seed=0)
    ours = timed(lambda: null_distribution(matrix, "betweenness", trials=TRIALS, seed=0))
    theirs = timed(peer) * TRIALS / PEER_TRIALS
    what = f"1,000 nulls with betweenness, 60 × 60, {density:.0%} filled"
    return Row(what, "NetworkX loop (10, × 100)", ours, theirs, ours / theirs, 1)
