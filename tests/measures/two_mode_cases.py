"""Networks, reference numbers and strategies that the tests of two-mode measures share."""

from __future__ import annotations

import json
from itertools import combinations, product
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import strategies as st

HERE = Path(__file__).parent
GOLDENS: dict[str, Any] = json.loads((HERE / "goldens.json").read_text(encoding="utf-8"))
GOLDENS_R: dict[str, Any] = json.loads((HERE / "goldens_r.json").read_text(encoding="utf-8"))


def davis() -> tuple[nx.Graph, list[str]]:
    """Davis, Gardner & Gardner's Southern Women, and the women."""
    B = nx.davis_southern_women_graph()
    return B, B.graph["top"]


def davis_matrix() -> np.ndarray:
    B, women = davis()
    return np.array([[int(B.has_edge(w, e)) for e in B.graph["bottom"]] for w in women])


def two_mode_graph(M: Any) -> tuple[nx.Graph, list[str]]:
    """The graph of a matrix: actors a0, a1, …, elements e0, e1, …"""
    A = np.asarray(M)
    B = nx.Graph()
    actors = [f"a{i}" for i in range(A.shape[0])]
    B.add_nodes_from(actors)
    B.add_nodes_from(f"e{k}" for k in range(A.shape[1]))
    B.add_edges_from((f"a{i}", f"e{k}") for i, k in np.argwhere(A))
    return B, actors


def matrices(
    rows: tuple[int, int] = (1, 6), columns: tuple[int, int] = (1, 6)
) -> st.SearchStrategy[np.ndarray]:
    """Matrices of 0 and 1, empty and full rows and columns included."""

    def cells(shape: tuple[int, int]) -> st.SearchStrategy[np.ndarray]:
        size = shape[0] * shape[1]
        return st.lists(st.integers(0, 1), min_size=size, max_size=size).map(
            lambda values: np.array(values).reshape(shape)
        )

    return st.tuples(st.integers(*rows), st.integers(*columns)).flatmap(cells)


def with_margins(rows: Any, columns: Any) -> list[np.ndarray]:
    """All matrices of 0 and 1 with the given margins, by trying every placing of every row."""
    m = len(columns)
    found = []
    for choice in product(*[list(combinations(range(m), int(k))) for k in rows]):
        X = np.zeros((len(rows), m), dtype=int)
        for i, places in enumerate(choice):
            X[i, list(places)] = 1
        if (X.sum(axis=0) == columns).all():
            found.append(X)
    return found
