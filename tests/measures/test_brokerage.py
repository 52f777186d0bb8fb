from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_mode_cases import GOLDENS, all_digraphs, golden_digraph, networks, with_groups

from kyodo_graph.measures.brokerage import gould_fernandez
from kyodo_graph.measures.brokerage_moments import (
    ROLES,
    class_moments,
    published_graph_moments,
    weighted_moments,
)
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidOptionError,
    MissingGroupError,
    SelfLoopError,
)
from kyodo_graph.measures.memberships import ShareError, memberships


def by_hand(G: nx.Graph, group: dict, partial: bool = False) -> dict:
    """The definition, triple by triple."""
    D = G.to_directed()
    count = {(v, role): 0.0 for v in D for role in ROLES}
    for a in D:
        for c in D:
            if a == c or D.has_edge(a, c):
                continue
            brokers = [v for v in D if D.has_edge(a, v) and D.has_edge(v, c)]
            for v in brokers:
                x, y, z = group[a], group[v], group[c]
                if x == y == z:
                    role = "coordinator"
                elif x == z:
                    role = "itinerant"
                elif x == y:
                    role = "representative"
                elif y == z:
                    role = "gatekeeper"
                else:
                    role = "liaison"
                credit = 1 / len(brokers) if partial else 1
                count[v, role] += credit
                count[v, "total"] += credit
    return count


def raws(result) -> dict:
    return {(r["node"], r["role"]): r["raw"] for r in result.nodes.records()}


EXAMPLES = [
    ("everett_borgatti_2026_example", "groups_arbitrary"),
    ("knoke_information", "type_arbitrary"),
]


@pytest.mark.parametrize(("key", "groups"), EXAMPLES)
def test_r_sna_nodes(key: str, groups: str) -> None:
    entry = GOLDENS[key]
    G = golden_digraph(key)
    group = dict(zip(entry["nodes"], entry[groups], strict=True))
    result = gould_fernandez(G, group)
    assert result.nodes.columns == ("node", "role", "raw", "expected", "sd", "z")
    rows = {(r["node"], r["role"]): r for r in result.nodes.records()}
    for node, published in entry["sna_brokerage_node"].items():
        for k, role in enumerate(ROLES):
            row = rows[node, role]
            for column, offset in (("raw", 0), ("expected", 6), ("sd", 12), ("z", 18)):
                assert row[column] == pytest.approx(published[offset + k], abs=1e-6)


@pytest.mark.parametrize(("key", "groups"), EXAMPLES)
def test_r_sna_graph(key: str, groups: str) -> None:
    entry = GOLDENS[key]
    G = golden_digraph(key)
    nx.set_node_attributes(G, dict(zip(entry["nodes"], entry[groups], strict=True)), "sector")
    result = gould_fernandez(G, "sector")
    assert result.graph.columns == ("role", "raw", "expected", "sd", "z")
    assert result.graph.column("role") == ROLES
    for column, name in (("raw", "raw"), ("expected", "exp"), ("sd", "sd"), ("z", "z")):
        published = entry["sna_brokerage_graph"][name]
        assert result.graph.column(column) == pytest.approx(published, abs=1e-6)


@given(with_groups(), st.booleans())
def test_counts_are_the_definition(case, partial: bool) -> None:
    G, group = case
    found = raws(gould_fernandez(G, group, partial=partial))
    assert found == pytest.approx(by_hand(G, group, partial))


@given(with_groups(smallest=2))
def test_one_share_is_one_group_and_copies_of_a_group_change_nothing(case) -> None:
    G, group = case
    plain = gould_fernandez(G, group, moments="exact")
    shared = gould_fernandez(G, {v: {g: 1.0} for v, g in group.items()}, moments="exact")
    assert raws(plain) == raws(shared)
    # Each group split in two halves that everyone shares: products give the same roles, but two
    # nodes of one group are of one half only half of the time.
    split = gould_fernandez(G, {v: [g + "1", g + "2"] for v, g in group.items()})
    for (v, role), value in raws(split).items():
        if role == "total":
            assert value == pytest.approx(raws(plain)[v, role])
        if role == "coordinator":
            assert value == pytest.approx(raws(plain)[v, role] / 4)


@settings(deadline=None)
@given(networks(2, 6), st.integers(0, 2**32 - 1))
def test_shares_are_the_mean_over_random_single_groups(G: nx.Graph, seed: int) -> None:
    """A share is a chance: drawing single groups independently gives the fractional counts."""
    rng = np.random.default_rng(seed)
    rows = rng.dirichlet([1, 1], size=len(G))
    shares = {v: {"x": row[0], "y": row[1]} for v, row in zip(G, rows, strict=True)}
    expected = {(v, role): 0.0 for v in G for role in ROLES}
    for code in range(2 ** len(G)):
        group = {v: "xy"[code >> i & 1] for i, v in enumerate(G)}
        chance = math.prod(shares[v][group[v]] for v in G)
        for key, value in by_hand(G, group).items():
            expected[key] += chance * value
    assert raws(gould_fernandez(G, shares)) == pytest.approx(expected)


@given(with_groups(directed=False))
def test_undirected_gatekeeper_is_representative_and_counts_are_even(case) -> None:
    G, group = case
    found = raws(gould_fernandez(G, group))
    for v in G:
        assert found[v, "gatekeeper"] == found[v, "representative"]
        assert found[v, "total"] % 2 == 0
        assert found[v, "total"] == sum(found[v, role] for role in ROLES[:-1])


@pytest.mark.parametrize(
    "matrix",
    [
        np.eye(2)[[0, 0, 0, 1]],
        np.eye(3)[[0, 0, 1, 2]],
        np.array([[0.2, 0.8], [1.0, 0.0], [0.5, 0.5], [0.9, 0.1]]),
    ],
)
def test_exact_moments_by_enumeration(matrix: np.ndarray) -> None:
    """Mean and variance over all 4096 digraphs on four nodes, each with its probability."""
    d = 0.37
    groups = {
        v: {k: float(share) for k, share in enumerate(row) if share} for v, row in enumerate(matrix)
    }
    first, second = np.zeros((4, 6)), np.zeros((4, 6))
    whole_second = np.zeros(6)
    for G in all_digraphs(4):
        m = G.number_of_edges()
        chance = d**m * (1 - d) ** (12 - m)
        found = raws(gould_fernandez(G, groups))
        counts = np.array([[found[v, role] for role in ROLES] for v in range(4)])
        first += chance * counts
        second += chance * counts**2
        whole_second += chance * counts.sum(axis=0) ** 2
    expected, variance, whole, whole_variance = weighted_moments(d, matrix)
    assert expected == pytest.approx(first)
    assert variance == pytest.approx(second - first**2)
    assert whole == pytest.approx(first.sum(axis=0))
    assert whole_variance == pytest.approx(whole_second - first.sum(axis=0) ** 2)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.floats(0.05, 0.95))
def test_class_formulas_are_the_exact_moments(sizes: list[int], d: float) -> None:
    matrix = np.repeat(np.eye(len(sizes)), sizes, axis=0)
    expected, variance, whole, whole_variance = weighted_moments(d, matrix)
    by_class, class_variance = class_moments(d, np.array(sizes, dtype=float))
    code = matrix.argmax(axis=1)
    assert by_class[code] == pytest.approx(expected, abs=1e-9)
    assert class_variance[code] == pytest.approx(variance, abs=1e-9)
    published, published_variance = published_graph_moments(d, np.array(sizes, dtype=float))
    assert published == pytest.approx(whole, abs=1e-9)
    # Itinerant and liaison are published exactly, the others never too small.
    assert published_variance[[1, 4]] == pytest.approx(whole_variance[[1, 4]], abs=1e-9)
    assert (published_variance >= whole_variance - 1e-9).all()


def test_permutation_columns_and_p() -> None:
    G = golden_digraph("knoke_information")
    entry = GOLDENS["knoke_information"]
    group = dict(zip(entry["nodes"], entry["type_arbitrary"], strict=True))
    result = gould_fernandez(G, group, trials=199, seed=7)
    assert result.nodes.columns[6:] == (
        "permuted_mean",
        "permuted_sd",
        "p_upper",
        "p_lower",
        "p",
        "distinct",
        "finest",
    )
    again = gould_fernandez(G, group, trials=199, seed=7)
    # NaN differs from itself: compare the printed tables.
    assert repr(result.nodes.rows) == repr(again.nodes.rows)
    assert repr(result.nodes.rows) != repr(gould_fernandez(G, group, trials=199, seed=8).nodes.rows)
    for row in result.nodes.records():
        assert 1 / 200 <= row["p_upper"] <= 1
        assert row["p_upper"] + row["p_lower"] >= 1
        if row["role"] == "total":  # labels do not touch the total
            assert row["p_upper"] == row["p_lower"] == 1.0
            assert row["permuted_mean"] == row["raw"]


def test_permutation_mean_is_exact_for_small_networks() -> None:
    """Over all dealings of two labels to three nodes of a path."""
    G = nx.DiGraph([("a", "v"), ("v", "c")])
    result = gould_fernandez(G, {"a": 1, "v": 1, "c": 2}, trials=4000, seed=1)
    row = {(r["node"], r["role"]): r for r in result.nodes.records()}
    for role in ("itinerant", "representative", "gatekeeper"):
        assert row["v", role]["permuted_mean"] == pytest.approx(1 / 3, abs=0.03)


def test_partial_credit_has_no_moments() -> None:
    G = golden_digraph("knoke_information")
    result = gould_fernandez(G, dict.fromkeys(G, 1), partial=True, trials=9)
    assert all(math.isnan(x) for x in result.nodes.column("expected"))
    assert all(math.isnan(x) for x in result.graph.column("z"))
    assert result.options["moments"] == "none"
    open_pairs = sum(
        1
        for a in G
        for c in G
        if a != c and not G.has_edge(a, c) and any(G.has_edge(a, v) and G.has_edge(v, c) for v in G)
    )
    total = dict(zip(result.graph.column("role"), result.graph.column("raw"), strict=True))["total"]
    assert total == pytest.approx(open_pairs)


def test_all_one_group_forbids_four_roles() -> None:
    G = golden_digraph("knoke_information")
    for row in gould_fernandez(G, dict.fromkeys(G, "npo")).nodes.records():
        if row["role"] in ("coordinator", "total"):
            assert row["sd"] > 0
        else:
            assert (row["raw"], row["expected"], row["sd"]) == (0, 0, 0)
            assert math.isnan(row["z"])


@pytest.mark.parametrize(
    "G",
    [nx.empty_graph(1), nx.empty_graph(2), nx.empty_graph(5), nx.complete_graph(5)],
    ids=["one", "two", "no ties", "complete"],
)
def test_networks_without_brokerage(G: nx.Graph) -> None:
    result = gould_fernandez(G, dict.fromkeys(G, "a"), trials=5)
    assert set(result.nodes.column("raw")) == {0.0}
    assert all(math.isnan(z) for z in result.nodes.column("z"))


def test_weights_and_parallel_edges_do_not_count() -> None:
    G = nx.MultiDiGraph([("a", "v"), ("a", "v"), ("v", "c")])
    G.add_edge("v", "c", weight=float("nan"))
    assert raws(gould_fernandez(G, dict.fromkeys("avc", 1)))["v", "coordinator"] == 1


def test_bad_input() -> None:
    with pytest.raises(EmptyNetworkError):
        gould_fernandez(nx.Graph(), {})
    with pytest.raises(SelfLoopError) as loop:
        gould_fernandez(nx.Graph([(1, 1)]), {1: "a"})
    assert loop.value.node == 1
    with pytest.raises(MissingGroupError) as missing:
        gould_fernandez(nx.path_graph(3), {0: "a", 1: float("nan")})
    assert missing.value.nodes == (1, 2)
    with pytest.raises(ShareError):
        gould_fernandez(nx.path_graph(2), {0: "a", 1: {"a": 0.7, "b": 0.7}})
    with pytest.raises(ShareError):
        gould_fernandez(nx.path_graph(2), {0: "a", 1: set()})
    with pytest.raises(ShareError):
        gould_fernandez(nx.path_graph(2), {0: "a", 1: {"a": float("nan")}})
    with pytest.raises(InvalidOptionError):
        gould_fernandez(nx.path_graph(2), {0: 1, 1: 1}, moments="best")
    with pytest.raises(InvalidOptionError):
        gould_fernandez(nx.path_graph(2), {0: 1, 1: 1}, trials=-1)


def test_memberships_of_sets_are_in_a_fixed_order() -> None:
    G = nx.path_graph(2)
    m = memberships(G, {0: {"c", "a", "b"}, 1: frozenset({"b"})})
    assert m.groups == ("a", "b", "c")
    assert m.matrix.sum(axis=1) == pytest.approx([1, 1])
