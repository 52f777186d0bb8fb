"""The indices against the measures that define them, the map by hand."""

from __future__ import annotations

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from cities import unit
from numpy.testing import assert_allclose

import kyodo_graph as kg
from kyodo_graph import measures
from kyodo_graph.compare import maps, profiles, structure
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


def index(name: str = "nodf", **more: float) -> Index:
    told = {"value": 50.0, "lower": 40.0, "upper": 60.0, "bias": 1.0, "expected": 45.0, "sd": 2.5,
            "z": 2.0, "p": 0.04, "distinct": 30, "least_p": 0.002}  # fmt: skip
    return Index(name, **(told | more))  # type: ignore[arg-type]


def test_values_stand_in_groups_and_effects_for_all() -> None:
    units = tuple(
        unit(f"{c}/p", printed=printed)
        for c, printed in (("a", True), ("b", False), ("c", True), ("d", None))
    )
    found = Rules(units, Alignment(units))
    one = [index()]
    shown = profiles.Profiles(
        {"all": {"a/p": one, "b/p": one, "c/p": one}, "no_generic": {"a/p": one}},
        {"second": {"all": {"a/p": {"nodf": (48.0, -1.0)}}}},
    )
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
    assert [(r["least"], r["most"]) for r in values_[1:3]] == [(48.0, 50.0), (50.0, 50.0)]
    effects = list(profiles.z_sheet(found, shown, {"trials": 9}, "en"))
    of_all = [r for r in effects if r["variant"] == "all"]
    assert [(r["city"], r["difference"], r["least"], r["most"], r["z"]) for r in of_all] == [
        ("a", 5.0, -1.0, 5.0, 2.0), ("b", 5.0, 5.0, 5.0, 2.0), ("c", 5.0, 5.0, 5.0, 2.0),
    ]  # fmt: skip
    assert "fewer than 5" in effects[-1]["refused"]


def test_all_tests_of_the_table_are_one_family() -> None:
    """Three p of 0.01, 0.02 and 0.9 and one that is undefined, corrected together."""
    units = (unit("a/p"), unit("b/p"))
    found = Rules(units, Alignment(units))
    nan = float("nan")
    given = {"a/p": [index(p=0.01), index("clustering", p=0.02)],
             "b/p": [index(p=0.9), index("density", p=nan, distinct=1)]}  # fmt: skip
    sheet = profiles.z_sheet(found, profiles.Profiles({"all": given}, {}), {}, "en")
    assert [r["p_adjusted"] for r in sheet.records()] == [0.03, 0.03, 0.9, None]
    assert sheet.options["family"] == 3


def test_joint_columns_are_set_against_chance_without_them_alone() -> None:
    """A column of two actors gives them the same row: no null has such pairs."""
    joint = unit("a/p")
    cells = [r for r in joint.roles if r.element == "a/p/0"]
    twin = replace(cells[0], actor="a/twin")
    units = (replace(joint, roles=(*joint.roles, twin)), unit("b/p"))
    found = Rules(units, Alignment(units))
    one = {u.name: [index()] for u in units}
    shown = profiles.Profiles({"all": one, "joint_out": one}, {})
    told = {
        (r["city"], r["variant"]): r for r in profiles.z_sheet(found, shown, {}, "en").records()
    }
    assert "joint column" in str(told["a", "all"]["refused"])
    assert told["a", "all"]["p"] is None
    assert told["a", "joint_out"]["refused"] is None
    assert told["b", "all"]["refused"] is None
