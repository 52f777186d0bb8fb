"""Networks, reference numbers and strategies that the tests of one-mode measures share."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import numpy as np
from hypothesis import strategies as st

GOLDENS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "goldens_one_mode.json").read_text(encoding="utf-8")
)


def golden_digraph(key: str) -> nx.DiGraph:
    """A digraph of the reference numbers, its nodes by name."""
    entry = GOLDENS[key]
    G = nx.DiGraph()
    G.add_nodes_from(entry["nodes"])
    G.add_edges_from(
        (a, b)
        for a, row in zip(entry["nodes"], entry["A"], strict=True)
        for b, cell in zip(entry["nodes"], row, strict=True)
        if cell
    )
    return G


def burt() -> nx.Graph:
    return nx.Graph([tuple(edge) for edge in GOLDENS["burt_borgatti_AG"]["edges"]])


def from_cells(n: int, cells: list[int], directed: bool) -> nx.Graph:
    G: nx.Graph = nx.DiGraph() if directed else nx.Graph()
    G.add_nodes_from(range(n))
    if directed:
        pairs = [(i, j) for i in range(n) for j in range(n) if i != j]
    else:
        pairs = [(i, j) for i in range(n) for j in range(i)]
    G.add_edges_from(pair for pair, cell in zip(pairs, cells, strict=True) if cell)
    return G


def networks(
    smallest: int = 1, largest: int = 8, directed: bool | None = None
) -> st.SearchStrategy[nx.Graph]:
    """Any network without loops, isolates and pieces included."""

    def build(size: tuple[int, bool]) -> st.SearchStrategy[nx.Graph]:
        n, arcs = size
        cells = n * (n - 1) if arcs else n * (n - 1) // 2
        return st.lists(st.integers(0, 1), min_size=cells, max_size=cells).map(
            lambda values: from_cells(n, values, arcs)
        )

    kind = st.booleans() if directed is None else st.just(directed)
    return st.tuples(st.integers(smallest, largest), kind).flatmap(build)


def with_groups(
    smallest: int = 1, largest: int = 7, directed: bool | None = None, groups: int = 3
) -> st.SearchStrategy[tuple[nx.Graph, dict[int, str]]]:
    """A network and a group for each node."""
    return networks(smallest, largest, directed).flatmap(
        lambda G: st.tuples(
            st.just(G),
            st.lists(st.sampled_from("abcde"[:groups]), min_size=len(G), max_size=len(G)).map(
                lambda labels: dict(zip(G, labels, strict=True))
            ),
        )
    )


def all_digraphs(n: int) -> list[nx.DiGraph]:
    size = n * (n - 1)
    return [from_cells(n, list(cells), True) for cells in product((0, 1), repeat=size)]


def as_igraph(G: nx.Graph) -> igraph.Graph:
    place = {node: i for i, node in enumerate(G)}
    return igraph.Graph(
        len(G), [(place[u], place[v]) for u, v in G.edges], directed=G.is_directed()
    )


def plain(G: nx.Graph) -> nx.Graph:
    """The same ties on numbered nodes, without attributes."""
    place = {node: i for i, node in enumerate(G)}
    H = nx.Graph()
    H.add_nodes_from(range(len(G)))
    H.add_edges_from((place[u], place[v]) for u, v in G.edges)
    return H


def matrix_of(G: nx.Graph) -> np.ndarray:
    return nx.to_numpy_array(G, weight=None)
