"""Layouts: what holds for any network, and what each layout promises."""

from __future__ import annotations

import dataclasses
import math
import subprocess
import sys
from collections.abc import Sequence

import networkx as nx
import numpy as np
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import check_grad
from scipy.spatial import cKDTree

import kyodo_graph as kg
from kyodo_graph.views.circles import SPACING, sunflower_radius
from kyodo_graph.views.layouts import layouts, offered
from kyodo_graph.views.layouts.cities import owners
from kyodo_graph.views.layouts.energy import _Energy
from kyodo_graph.views.layouts.net import neighbours, net_of
from kyodo_graph.views.layouts.tiers import ROW
from kyodo_graph.views.model import Edge, Node, Positions
from kyodo_graph.views.reading import read_edges, read_nodes

CLASSES = ("Actor", "Policy", "Initiative", "Activity", "Theme", "Plan", "")
Net = tuple[list[Node], list[Edge]]


@st.composite
def networks(draw: st.DrawFn, most: int = 24) -> Net:
    """Any small network: several parts, parallel edges, loops, edges to unknown nodes."""
    count = draw(st.integers(1, most))
    one_of = st.sampled_from
    nodes = [
        Node(
            f"n{at}",
            {"ja": draw(one_of(("市", "NPO", "")))},
            cls=draw(one_of(CLASSES)),
            city=draw(one_of(("", "a", "b", "c"))),
            number=draw(one_of(("", "1", "(2)", "③"))),
        )
        for at in range(count)
    ]
    ends = st.integers(0, count)
    pairs = draw(
        st.lists(st.tuples(ends, ends, one_of(("", "has_part", "a,has_part"))), max_size=50)
    )
    return nodes, [Edge(f"n{a}", f"n{b}", kind) for a, b, kind in pairs]


def nearest(found: Positions) -> float:
    places = np.array(list(found.values()))
    return float(cKDTree(places).query(places, k=2)[0][:, 1].min()) if len(places) > 1 else math.inf


def graph_of(edges: Sequence[Edge]) -> nx.Graph[str]:
    return nx.Graph([(edge.source, edge.target) for edge in edges])


def preservation(graph: nx.Graph[str], found: Positions) -> float:
    """The mean share of a node's k neighbours that are among the k nearest in the plane."""
    ids = list(found)
    places = np.array([found[key] for key in ids])
    tree = cKDTree(places)
    shares = []
    for key in graph:
        others = set(graph[key]) - {key}
        _, near = tree.query(found[key], k=len(others) + 1)
        shares.append(len(others & {ids[at] for at in np.atleast_1d(near)}) / max(1, len(others)))
    return float(np.mean(shares))


@settings(max_examples=25)
@given(networks())
def test_every_node_has_a_place_and_room_around_it(net: Net) -> None:
    nodes, edges = net
    for name, found in layouts(nodes, edges).items():
        assert sorted(found) == sorted(node.id for node in nodes)
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in found.values())
        # Each coordinate is rounded to a tenth.
        assert nearest(found) >= (ROW if name == "tiers" else SPACING) - 0.2, name


@settings(max_examples=8)
@given(networks(), st.randoms(use_true_random=False))
def test_order_labels_direction_and_number_of_edges_do_not_matter(net: Net, random: object) -> None:
    nodes, edges = net
    other = [dataclasses.replace(node, label={"ja": "別"}) for node in nodes]
    again = [*edges, *edges, Edge("n0", "n0"), Edge("n0", "unknown")]
    random.shuffle(other)  # type: ignore[attr-defined]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert layouts(other, again) == layouts(nodes, edges)


@settings(max_examples=8)
@given(networks())
def test_with_earlier_positions_nothing_moves_where_nothing_changed(net: Net) -> None:
    nodes, edges = net
    before = layouts(nodes, edges)
    after = layouts(nodes, edges, previous=before)
    for name in before:
        moves = [math.dist(before[name][key], after[name][key]) for key in before[name]]
        assert max(moves) < (0.15 if name != "concentric" else 0.5), name


@settings(max_examples=8)
@given(networks(), networks())
def test_any_earlier_positions_will_do(net: Net, other: Net) -> None:
    nodes, edges = net
    previous = layouts(*other)
    previous |= {"force": {"n0": (5.0, 5.0), "n1": (5.0, 5.0), "n2": (5.0, 5.0)}}
    for name, found in layouts(nodes, edges, previous=previous).items():
        assert sorted(found) == sorted(node.id for node in nodes)
        # Each coordinate is rounded to a tenth.
        assert nearest(found) >= (ROW if name == "tiers" else SPACING) - 0.2, name


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_the_smallest_networks(count: int) -> None:
    nodes = [Node(f"n{at}", {}) for at in range(count)]
    for edges in ([], [Edge("n0", "n1")], [Edge("n0", "n0")]):
        found = layouts(nodes, edges)
        assert list(found) == ["force", "concentric"]
        assert all(len(places) == count for places in found.values())


def test_without_edges_nodes_are_packed() -> None:
    nodes = [Node(f"n{at}", {}) for at in range(200)]
    places = np.array(list(layouts(nodes, [])["force"].values()))
    assert np.hypot(*places.T).max() < 2 * sunflower_radius(200, 60.0)


@pytest.mark.parametrize(
    ("cities", "classes", "names"),
    [
        ("a", ("Actor",), ("force", "concentric")),
        ("a", ("Actor", "Initiative"), ("tiers", "force", "concentric")),
        ("a", ("Actor", "Theme"), ("force", "tiers", "concentric")),
        ("ab", ("Actor",), ("cities", "force", "concentric")),
        ("ab", ("Policy", "Plan"), ("cities", "tiers", "force", "concentric")),
    ],
)
def test_what_is_offered(cities: str, classes: tuple[str, ...], names: tuple[str, ...]) -> None:
    nodes = [Node(f"{city}{cls}", {}, cls=cls, city=city) for city in cities for cls in classes]
    assert offered(nodes) == names
    assert tuple(layouts(nodes, [])) == names


def test_the_seed_changes_only_what_is_drawn_by_force() -> None:
    graph = nx.barabasi_albert_graph(40, 2, seed=1)
    nodes = [Node(str(at), {}, cls="Actor") for at in graph]
    edges = [Edge(str(a), str(b)) for a, b in graph.edges]
    one, other = layouts(nodes, edges), layouts(nodes, edges, seed=1)
    assert one["force"] != other["force"]
    assert one["concentric"] == other["concentric"]


def test_groups_of_nodes_come_to_lie_together() -> None:
    graph = nx.connected_caveman_graph(5, 8)
    nodes = [Node(f"{at:02}", {}) for at in graph]
    found = layouts(nodes, [Edge(f"{a:02}", f"{b:02}") for a, b in graph.edges])["force"]
    middles = [
        np.mean([found[f"{at:02}"] for at in range(8 * cave, 8 * cave + 8)], axis=0)
        for cave in range(5)
    ]
    for at, place in found.items():
        distances = [math.dist(place, middle) for middle in middles]
        assert int(np.argmin(distances)) == int(at) // 8


def test_the_slope_is_that_of_the_energy() -> None:
    graph = nx.barabasi_albert_graph(12, 2, seed=3)
    net = net_of(
        [Node(str(at), {}) for at in graph], [Edge(str(a), str(b)) for a, b in graph.edges]
    )
    energy = _Energy(net)
    places = np.random.default_rng(0).normal(size=(12, 2)) * 10
    energy.hold(places + 1, np.arange(12) % 2 == 0)
    flat = places.ravel()
    off = check_grad(lambda at: energy(at)[0], lambda at: energy(at)[1], flat)
    assert off < 1e-4 * np.linalg.norm(energy(flat)[1])


def test_parts_that_hang_together_lie_side_by_side() -> None:
    edges = [Edge(f"{part}{a}", f"{part}{a + 1}") for part in "abc" for a in range(6)]
    nodes = [Node(f"{part}{a}", {}) for part in "abc" for a in range(7)]
    found = layouts(nodes, edges)["force"]
    graph = graph_of(edges)
    for key, place in found.items():
        nearest_other = min(math.dist(place, found[n]) for n in found if n[0] != key[0])
        assert nearest_other >= SPACING
        assert any(math.dist(place, found[n]) < 300 for n in graph[key])


class TestCities:
    nodes = (
        *(Node(f"{city}{at}", {}, cls="Actor", city=city) for city in "abcd" for at in range(9)),
        *(Node(f"t{at}", {}, cls="Theme") for at in range(4)),
    )
    edges = (
        *(Edge(f"{city}{at}", f"t{at % 4}") for city in "abcd" for at in range(9)),
        *(Edge(f"{city}0", f"{city}{at}") for city in "abcd" for at in range(1, 5)),
    )

    def test_cities_lie_around_what_they_share(self) -> None:
        found = layouts(self.nodes, self.edges)["cities"]
        inner = max(math.hypot(*found[f"t{at}"]) for at in range(4))
        assert inner < min(math.hypot(*place) for key, place in found.items() if key[0] != "t")

    def test_no_city_reaches_into_another(self) -> None:
        found = layouts(self.nodes, self.edges)["cities"]
        middles = {
            city: np.mean([found[f"{city}{at}"] for at in range(9)], axis=0) for city in "abcd"
        }
        for key, place in found.items():
            if key[0] != "t":
                away = {city: math.dist(place, middle) for city, middle in middles.items()}
                assert min(away, key=lambda city: away[city]) == key[0]

    def test_what_only_one_city_has_stands_with_it(self) -> None:
        nodes = [Node("a", {}, city="a"), Node("b", {}, city="b"), Node("t", {}), Node("u", {})]
        net = net_of(nodes, [Edge("a", "t"), Edge("a", "u"), Edge("b", "u")])
        assert owners(net, neighbours(net)).tolist() == ["a", "b", "a", ""]

    def test_an_actor_tied_mostly_into_other_cities_is_shared(self) -> None:
        nodes = [Node(key, {}, city=key[0]) for key in ("a1", "a2", "b1", "c1")]
        net = net_of(nodes, [Edge("a1", other) for other in ("a2", "b1", "c1")])
        assert owners(net, neighbours(net)).tolist() == ["", "a", "b", "c"]

    def test_a_new_city_comes_beside_the_others(self) -> None:
        old = [node for node in self.nodes if node.city != "d"]
        before = layouts(old, self.edges)
        after = layouts(self.nodes, self.edges, previous=before)["cities"]
        moved = [math.dist(before["cities"][node.id], after[node.id]) for node in old]
        assert max(moved) < 60
        assert min(after[f"d{at}"][0] for at in range(9)) > max(after[n.id][0] for n in old)


def test_the_node_of_the_highest_degree_is_in_the_middle_of_rings() -> None:
    graph = nx.barabasi_albert_graph(80, 2, seed=5)
    graph.add_edges_from((0, other) for other in range(1, 60))
    nodes = [Node(str(at), {}) for at in graph]
    found = layouts(nodes, [Edge(str(a), str(b)) for a, b in graph.edges])["concentric"]
    assert found["0"] == (0.0, 0.0)
    radii = {at: math.hypot(*found[str(at)]) for at in graph}
    for a in graph:
        for b in graph:
            assert graph.degree(a) <= graph.degree(b) or radii[a] <= radii[b] + 0.2


@pytest.fixture
def shipped(graph: kg.Graph) -> Net:
    network = graph.network("actor-element", city="yamaguchi")
    return list(read_nodes(network)), list(read_edges(network))


class TestTheShippedNetwork:
    def test_it_is_readable(self, shipped: Net) -> None:
        """Spread over a screen or two, with neighbours near to each other."""
        nodes, edges = shipped
        found = layouts(nodes, edges)
        assert next(iter(found)) == "tiers"
        places = np.array(list(found["force"].values()))
        assert 900 < np.ptp(places[:, 0]) < 2000
        assert preservation(graph_of(edges), found["force"]) > 0.3

    def test_one_node_more_moves_little(self, shipped: Net) -> None:
        nodes, edges = shipped
        gone = nodes[10].id
        fewer = [node for node in nodes if node.id != gone]
        before = layouts(fewer, edges)
        after = layouts(nodes, edges, previous=before)
        for name, most in (("force", 10.0), ("tiers", 31.0)):
            moves = [math.dist(before[name][node.id], after[name][node.id]) for node in fewer]
            assert np.percentile(moves, 90) < most, name


def test_importing_the_layouts_imports_nothing_heavy() -> None:
    modules = "kyodo_graph.views.layouts, kyodo_graph.views.groups"
    program = f"import sys, {modules}; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"numpy", "scipy", "networkx", "rustworkx"} & set(done.stdout.split())
