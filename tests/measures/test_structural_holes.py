from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from one_mode_cases import GOLDENS, as_igraph, burt, golden_digraph, networks

from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    InvalidWeightError,
    SelfLoopError,
)
from kyodo_graph.measures.structural_holes import structural_holes

COLUMNS = ("node", "effective_size", "efficiency", "constraint", "hierarchy")
EXAMPLE = GOLDENS["everett_borgatti_2026_example"]


def by_hand(G: nx.Graph, scope: str, weight: str | None = None) -> dict:
    """Burt's sums, written out node by node."""

    def z(i, j) -> float:
        return sum(
            G[u][v].get(weight, 1.0) if weight else 1.0
            for u, v in ((i, j), (j, i))
            if G.has_edge(u, v)
        )

    out = {}
    for i in G:
        contacts = [j for j in G if z(i, j)]
        inside = [i, *contacts] if scope == "ego" else list(G)

        def p(a, b, inside=inside) -> float:
            return z(a, b) / sum(z(a, k) for k in inside)

        def m(a, b, inside=inside) -> float:
            return z(a, b) / max(z(a, k) for k in inside)

        n = len(contacts)
        if not n:
            out[i] = (math.nan,) * 4
            continue
        size = sum(1 - sum(p(i, q) * m(j, q) for q in contacts if q != j) for j in contacts)
        c = [(p(i, j) + sum(p(i, q) * p(q, j) for q in contacts if q != j)) ** 2 for j in contacts]
        shares = [x / (sum(c) / n) for x in c]
        hierarchy = sum(x * math.log(x) for x in shares) / (n * math.log(n)) if n > 1 else math.nan
        out[i] = (size, size / n, sum(c), hierarchy)
    return out


def test_published_ego_table() -> None:
    """Everett & Borgatti 2026, table 10, printed to three places."""
    table = structural_holes(golden_digraph("everett_borgatti_2026_example"))
    assert table.columns == COLUMNS
    assert table.options["scope"] == "ego"
    for column in ("effective_size", "constraint"):
        assert table.column(column) == pytest.approx(EXAMPLE["table10_ego"][column], abs=6e-4)


def test_networkx_whole_constraint() -> None:
    table = structural_holes(golden_digraph("everett_borgatti_2026_example"), "whole")
    reference = EXAMPLE["networkx_whole_network"]["constraint"]
    assert table.column("constraint") == pytest.approx(reference, abs=6e-4)


def test_whole_effective_size_is_the_definition_where_two_networkx_paths_differ() -> None:
    """NetworkX gives two sets of numbers for this digraph: by matrix and node by node.

    The reference row is the first; the second is Burt's sum, and so is ours.
    """
    G = golden_digraph("everett_borgatti_2026_example")
    table = structural_holes(G, "whole")
    node_by_node = nx.effective_size(G, nodes=list(G))
    assert table.column("effective_size") == pytest.approx(list(node_by_node.values()))
    reference = EXAMPLE["networkx_whole_network"]["effective_size"]
    different = [
        node
        for node, ours, theirs in zip(G, table.column("effective_size"), reference, strict=True)
        if abs(ours - theirs) > 6e-4
    ]
    assert different == ["Chuck", "Frank", "Ilse", "Joe"]


@pytest.mark.parametrize("scope", ["ego", "whole"])
def test_burts_example(scope: str) -> None:
    entry = GOLDENS["burt_borgatti_AG"]
    rows = structural_holes(burt(), scope).keyed("node")
    for node, value in entry[f"constraint_{scope}"].items():
        assert rows[node]["constraint"] == pytest.approx(value, abs=6e-4)
    for node, value in entry["effective_size"].items():
        assert rows[node]["effective_size"] == pytest.approx(value, abs=6e-4)


@given(networks(1, 7))
def test_definition_in_both_scopes(G: nx.Graph) -> None:
    for scope in ("ego", "whole"):
        expected = by_hand(G, scope)
        for row in structural_holes(G, scope).records():
            values = [row[c] for c in COLUMNS[1:]]
            assert values == pytest.approx(expected[row["node"]], nan_ok=True, abs=1e-9)


@given(networks(2, 7, directed=False))
def test_independent_implementations_of_the_whole_scope(G: nx.Graph) -> None:
    table = structural_holes(G, "whole")
    constraint = as_igraph(G).constraint()
    for row, other in zip(table.records(), constraint, strict=True):
        assert row["constraint"] == pytest.approx(other, nan_ok=True)
    sizes = nx.effective_size(G, nodes=list(G))
    assert table.column("effective_size") == pytest.approx(list(sizes.values()), nan_ok=True)


def test_weights() -> None:
    G = nx.DiGraph()
    G.add_weighted_edges_from(
        [("a", "b", 3), ("b", "a", 1), ("a", "c", 0.5), ("c", "b", 2), ("d", "a", 4)],
        weight="strength",
    )
    for scope in ("ego", "whole"):
        expected = by_hand(G, scope, "strength")
        for row in structural_holes(G, scope, weight="strength").records():
            values = [row[c] for c in COLUMNS[1:]]
            assert values == pytest.approx(expected[row["node"]], nan_ok=True)
    assert structural_holes(G).rows != structural_holes(G, weight="strength").rows


@given(networks(1, 8))
def test_bounds(G: nx.Graph) -> None:
    for row in structural_holes(G).records():
        degree = len(set(G.to_undirected()[row["node"]]))
        if not degree:
            assert all(math.isnan(row[c]) for c in COLUMNS[1:])
            continue
        assert 0 < row["efficiency"] <= 1 + 1e-12
        assert 1 - 1e-9 <= row["effective_size"] <= degree + 1e-9
        assert row["constraint"] > 0
        assert math.isnan(row["hierarchy"]) if degree == 1 else 0 <= row["hierarchy"] <= 1


def test_bad_input() -> None:
    with pytest.raises(EmptyNetworkError):
        structural_holes(nx.Graph())
    with pytest.raises(SelfLoopError):
        structural_holes(nx.Graph([(1, 1)]))
    with pytest.raises(InvalidOptionError):
        structural_holes(nx.path_graph(3), "city")
    for weight in (float("nan"), 0, -1, float("inf"), "heavy"):
        with pytest.raises(InvalidWeightError):
            structural_holes(nx.Graph([(1, 2, {"w": weight})]), weight="w")
    assert np.isnan(structural_holes(nx.empty_graph(1)).rows[0][1])
