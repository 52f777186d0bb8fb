"""Tiers from plan to actor: columns by class, printed order, rows far enough apart."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx

from kyodo_graph.views.layouts import layouts
from kyodo_graph.views.layouts.printed import natural, printed_order
from kyodo_graph.views.model import Edge, Node
from kyodo_graph.views.sizes import radii


def test_columns_go_from_plan_to_theme() -> None:
    order = ("City", "Plan", "Policy", "Initiative", "Activity", "Actor", "Theme", "")
    nodes = [Node(f"n{at}", {}, cls=cls) for at, cls in enumerate(order)]
    edges = [Edge(f"n{at}", f"n{at + 1}") for at in range(len(order) - 1)]
    found = layouts(nodes, edges)["tiers"]
    across = [found[node.id][0] for node in nodes]
    assert across == sorted(across)
    assert len(set(across)) == len(order)
    assert len({found[node.id][1] for node in nodes}) == 1


def test_policies_stand_by_level_and_in_printed_order() -> None:
    nodes = [Node("p", {}, cls="Plan")]
    edges = []
    for a in range(1, 13):
        nodes.append(Node(f"p/{a}", {}, cls="Policy", number=str(a)))
        edges.append(Edge("p", f"p/{a}", "has_part"))
        nodes.append(Node(f"p/{a}-1", {}, cls="Policy", number="(1)"))
        edges.append(Edge(f"p/{a}", f"p/{a}-1", "has_part"))
    found = layouts(nodes, edges)["tiers"]
    for level in ("", "-1"):
        column = [found[f"p/{a}{level}"] for a in range(1, 13)]
        assert len({x for x, _ in column}) == 1
        assert [y for _, y in column] == sorted(y for _, y in column)
    assert found["p"][0] < found["p/1"][0] < found["p/1-1"][0]


def test_a_long_tier_wraps() -> None:
    nodes = [Node(f"i{at}", {}, cls="Initiative") for at in range(100)]
    found = layouts([*nodes, Node("a", {}, cls="Actor")], [])["tiers"]
    columns = {found[node.id][0] for node in nodes}
    assert len(columns) == 3
    assert found["a"][0] > max(columns)


def test_large_nodes_do_not_cover_each_other() -> None:
    nodes = [Node(f"i{at}", {}, cls="Initiative") for at in range(60)]
    nodes += [Node(f"a{at}", {}, cls="Actor") for at in range(4)]
    edges = [Edge(f"a{at}", f"i{n}") for at in range(3) for n in range(60)]
    found = layouts(nodes, edges)["tiers"]
    degree = nx.Graph([(edge.source, edge.target) for edge in edges]).degree
    size = dict(zip(found, radii([float(dict(degree).get(n, 0)) for n in found]), strict=True))
    for a, b in combinations(found, 2):
        assert math.dist(found[a], found[b]) >= size[a] + size[b], (a, b)


def test_a_tree_has_no_crossings() -> None:
    nodes = [Node("p", {}, cls="Plan")]
    edges = []
    for a in range(5):
        nodes.append(Node(f"p/{a}", {}, cls="Policy"))
        edges.append(Edge("p", f"p/{a}", "has_part"))
        for b in range(4):
            nodes.append(Node(f"p/z{4 - b}{a}", {}, cls="Activity"))
            edges.append(Edge(f"p/z{4 - b}{a}", f"p/{a}", "under"))
    found = layouts(nodes, edges)["tiers"]
    ends = [
        (found[edge.target][1], found[edge.source][1]) for edge in edges if edge.kind != "has_part"
    ]
    crossings = sum((a - c) * (b - d) < 0 for a, b in ends for c, d in ends)
    assert crossings == 0


def test_numbers_sort_as_people_count() -> None:
    assert natural("①") == natural("(1)") == natural("1")
    assert natural("2") < natural("10") < natural("ア")


def test_a_circle_of_parts_ends() -> None:
    nodes = [Node(key, {}, cls="Policy") for key in "abc"]
    edges = [Edge("a", "b", "has_part"), Edge("b", "a", "has_part"), Edge("b", "c", "has_part")]
    assert sorted(printed_order(nodes, edges)) == ["a", "b", "c"]
