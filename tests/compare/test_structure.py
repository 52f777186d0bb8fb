"""The indices against the measures that define them, the distances against hand and scipy."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from cities import unit
from numpy.testing import assert_allclose
from scipy.cluster.hierarchy import dendrogram, linkage
from scipy.spatial.distance import squareform

import kyodo_graph as kg
from kyodo_graph import measures
from kyodo_graph.compare import distances, maps, profiles, structure
from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.structure import INDICES, Index
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.networks.matrices import matrix, projected


def network(M: list[list[int]], sectors: str) -> nx.Graph:
    """A two-mode network of a matrix; a letter a sector."""
    B: nx.Graph = nx.Graph()
    for i, sector in enumerate(sectors):
        B.add_node(f"a{i}", mode="actor", sector=sector)
    B.add_nodes_from((f"e{j}" for j in range(len(M[0]))), mode="element")
    B.add_edges_from(
        (f"a{i}", f"e{j}") for i, row in enumerate(M) for j, cell in enumerate(row) if cell
    )
    return B


def values(B: nx.Graph, trials: int = 20, seed: int = 0) -> dict[str, Index]:
    return {i.name: i for i in structure.profile(B, trials, seed)}


STAR = [[1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]


def test_a_star_by_hand() -> None:
    found = {k: i.value for k, i in values(network(STAR, "xyyyy")).items()}
    assert found["density"] == 8 / 20
    assert found["degree_centralization"] == pytest.approx(1.0)
    assert found["betweenness_centralization"] == pytest.approx(1.0)
    assert found["sector_ei"] == 1.0
    assert found["core_periphery"] == pytest.approx(1.0)
    # Of the C(5, 3) = 10 triples the 6 with the hub have two ties, the 4 without it none.
    assert (found["triad_102"], found["triad_201"], found["triad_300"]) == (0.0, 0.6, 0.0)
    # m = 4, all degrees of the rim in y: 0 − (4² + 4²)/8²
    assert found["sector_modularity"] == pytest.approx(-0.5)


def test_margins_that_fix_everything_have_no_z_and_no_p() -> None:
    found = values(network(STAR, "xyyyy"))
    for name in ("density", "degree_centralization"):
        assert found[name].sd == 0.0
        assert np.isnan(found[name].z)
        assert np.isnan(found[name].p)


@pytest.mark.parametrize("plan", ["ichinoseki/p3", "shinjo/p2015", "yamaguchi/p1"])
def test_indices_are_those_of_the_measures(graph: kg.Graph, plan: str) -> None:
    B = graph.network("actor-element", city=plan.split("/")[0], plan=plan)
    actors = [n for n in B if B.nodes[n]["mode"] == "actor"]
    M = matrix(B)[2]
    P = projected(B)
    groups = {a: B.nodes[a]["sector"] for a in actors}
    found = {k: i.value for k, i in values(B, trials=2).items()}
    census = measures.triad_census(P).keyed("triad")
    triples = sum(row["count"] for row in census.values())
    expected = {
        "density": M.mean(),
        "degree_centralization": measures.two_mode_centralization(B, actors, "degree"),
        "betweenness_centralization": measures.two_mode_centralization(B, actors, "betweenness"),
        "nodf": measures.nodf(M).total,
        "clustering": measures.robins_alexander_clustering(B, actors),
        "sector_ei": measures.ei_index(P, groups, trials=1).value,
        "sector_modularity": measures.modularity(P, groups),
        **{f"triad_{k}": census[k]["count"] / triples for k in ("102", "201", "300")},
    }
    assert set(expected) == set(INDICES) - {"core_periphery"}
    for name, value in expected.items():
        assert_allclose(found[name], value, atol=1e-9, err_msg=name)
    # The quick search never finds more than the full one.
    full = measures.core_periphery(P).correlation
    assert 0.5 * full < found["core_periphery"] <= full + 1e-9


def test_the_core_of_a_clear_case_is_found() -> None:
    M = [[1, 1, 1, 1, 1, 1], [1, 1, 0, 0, 0, 1], [1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0],
         [0, 0, 0, 1, 0, 0], [0, 1, 0, 0, 0, 0]]  # fmt: skip
    B = network(M, "uvwxyz")
    full = measures.core_periphery(projected(B)).correlation
    assert values(B)["core_periphery"].value == pytest.approx(full)


def test_the_same_seed_gives_the_same_numbers_and_another_does_not(graph: kg.Graph) -> None:
    B = graph.network("actor-element", city="ichinoseki")
    first, again, other = (structure.profile(B, 50, seed) for seed in (1, 1, 2))
    assert repr(first) == repr(again)
    assert [i.value for i in first] == [i.value for i in other]
    assert repr(first) != repr(other)


def test_the_interval_and_its_bias() -> None:
    index = values(network(STAR, "xyyyy"), trials=200)["density"]
    # Every initiative has two of five actors, whichever are drawn.
    assert (index.lower, index.upper, index.bias) == pytest.approx((0.4, 0.4, 0.0))


def test_classical_scaling_gives_the_distances_back() -> None:
    D = np.array([[0, 3, 5, 4], [3, 0, 4, 5], [5, 4, 0, 3], [4, 5, 3, 0]], dtype=float)
    points, shown = maps.classical_scaling(D)
    assert_allclose(np.linalg.norm(points[:, None] - points[None], axis=2), D, atol=1e-9)
    assert shown == pytest.approx(1.0)


def test_points_on_a_line_have_no_second_axis_and_keep_their_sign() -> None:
    x = np.array([0.0, 1.0, 3.0])
    points, _ = maps.classical_scaling(np.abs(x[:, None] - x))
    assert_allclose(points[:, 1], 0.0)
    assert_allclose(points[:, 0], [-4 / 3, -1 / 3, 5 / 3])


def test_alike_points_lie_on_each_other() -> None:
    points, shown = maps.classical_scaling(np.zeros((3, 3)))
    assert not points.any()
    assert np.isnan(shown)


@pytest.mark.parametrize("seed", range(6))
def test_the_tree_is_that_of_scipy(seed: int) -> None:
    X = np.random.default_rng(seed).random((7, 3))
    D = np.linalg.norm(X[:, None] - X[None], axis=2)
    names = list("abcdefg")
    leaves, merges = maps.average_linkage(D, names)
    Z = linkage(squareform(D), method="average")
    drawn = dendrogram(Z, labels=names, no_plot=True)
    assert [names[leaf] for leaf in leaves] == drawn["ivl"]
    assert_allclose([m.height for m in merges], Z[:, 2])
    ours = sorted((m.xs, tuple(round(y, 9) for y in m.ys)) for m in merges)
    theirs = sorted(
        (tuple(x), tuple(round(float(y), 9) for y in ys))
        for x, ys in zip(drawn["icoord"], drawn["dcoord"], strict=True)
    )
    assert ours == theirs
    assert merges[-1].members == tuple(names)


def test_equally_near_plans_are_joined_in_order() -> None:
    D = 1.0 - np.eye(4)
    leaves, merges = maps.average_linkage(D, list("abcd"))
    assert [m.members for m in merges] == [("a", "b"), ("c", "d"), ("a", "b", "c", "d")]
    assert sorted(leaves) == [0, 1, 2, 3]
    assert {m.height for m in merges} == {1.0}


def test_z_vectors_use_what_all_have_and_have_length_one() -> None:
    def index(name: str, z: float) -> Index:
        return Index(name, 0, 0, 0, 0, 0, 1, z, 1)

    nan = float("nan")
    found = distances.z_vectors(
        {
            "a": [index(k, 3.0 if k == "nodf" else 4.0 if k == "clustering" else nan)
                  for k in distances.PROFILE],
            "b": [index(k, 0.0 if k == "nodf" else 2.0) for k in distances.PROFILE],
        }
    )  # fmt: skip
    assert found["a"].tolist() == [0.6, 0.8]
    assert found["b"].tolist() == [0.0, 1.0]


def test_profiles_without_a_z_have_no_vector() -> None:
    flat = [Index(k, 0, 0, 0, 0, 0, 0, float("nan"), float("nan")) for k in distances.PROFILE]
    assert distances.z_vectors({"a": flat, "b": flat}) == {}
    assert set(distances.PROFILE) <= set(INDICES)


def test_distances_that_are_forbidden_or_undefined_say_so() -> None:
    units = (unit("a/p"), unit("b/p"), unit("c/p", printed=False))
    found = Rules(units, Alignment(units))
    flat = [Index(k, 0, 0, 0, 0, 0, 0, float("nan"), float("nan")) for k in INDICES]
    apart = distances.structural(units, {u.name: flat for u in units}, found)
    rows = list(distances.distance_sheet(found, apart, "en"))
    by = {(r["measure"], r["plan_a"], r["plan_b"]): r for r in rows}
    assert by["portrait_divergence", "a/p", "b/p"]["distance"] == 0.0
    assert by["portrait_divergence", "a/p", "c/p"]["distance"] is None
    assert "role tables" in by["portrait_divergence", "a/p", "c/p"]["refused"]
    assert "undefined" in by["z_profile", "a/p", "b/p"]["refused"]
    for sheet in (maps.map_sheet(found, apart, "en"), maps.tree_sheet(found, apart, "en")):
        refused = {r["measure"]: r["refused"] for r in sheet}
        assert "fewer than 3" in str(refused["netlsd"])
        assert "undefined" in str(refused["z_profile"])


def test_three_plans_make_a_map_and_a_tree() -> None:
    units = tuple(unit(f"{c}/p", actors=n) for c, n in (("a", 5), ("b", 7), ("c", 9)))
    found = Rules(units, Alignment(units))
    apart = distances.structural(units, {}, found)[:1]
    rows = list(maps.map_sheet(found, apart, "en"))
    assert [r["city"] for r in rows] == ["a", "b", "c"]
    assert all(r["refused"] is None for r in rows)
    tree = list(maps.tree_sheet(found, apart, "en"))
    assert [r["step"] for r in tree] == [0, 0, 0, 1, 2]
    assert tree[-1]["members"] == "a/p | b/p | c/p"


def test_values_stand_in_groups_and_z_for_all() -> None:
    units = tuple(
        unit(f"{c}/p", printed=printed)
        for c, printed in (("a", True), ("b", False), ("c", True), ("d", None))
    )
    found = Rules(units, Alignment(units))
    one = [Index("nodf", 50.0, 40.0, 60.0, 1.0, 45.0, 2.5, 2.0, 0.04)]
    shown = {"all": {"a/p": one, "b/p": one, "c/p": one}, "no_generic": {"a/p": one}}
    values_ = list(profiles.values_sheet(found, shown, {"trials": 9}, "en"))
    assert [(r["group"], r["city"], r["variant"], r["value"]) for r in values_] == [
        ("unknown, none", "d", None, None),
        ("unknown, table", "a", "all", 50.0),
        ("unknown, table", "a", "no_generic", 50.0),
        ("unknown, table", "c", "all", 50.0),
        ("unknown, table", "c", "no_generic", None),
        ("unknown, text", "b", None, None),
    ]
    assert "too little" in values_[4]["refused"]
    assert "no other plan" in values_[5]["refused"]
    assert {r["comparable_with"] for r in values_ if r["value"]} == {"a/p", "c/p"}
    scores = list(profiles.z_sheet(found, shown, {"trials": 9}, "en"))
    assert [(r["city"], r["z"]) for r in scores if r["variant"] == "all"] == [
        ("a", 2.0), ("b", 2.0), ("c", 2.0),
    ]  # fmt: skip
    assert "fewer than 5" in scores[-1]["refused"]
