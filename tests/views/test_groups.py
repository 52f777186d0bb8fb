"""Groups of large networks: a tree that holds every node once, drawn as circles in circles."""

from __future__ import annotations

import dataclasses
import math
from collections import Counter, defaultdict
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.views.circles import SPACING
from kyodo_graph.views.groups import group, member_positions
from kyodo_graph.views.model import Edge, Group, Node

NAMES = {
    "city": {"yamaguchi": {"ja": "山口市", "en": "Yamaguchi"}},
    "sector": {"S3": {"ja": "中間支援", "en": "intermediaries"}},
}


def network(count: int, edges: int, seed: int = 0, **of: int) -> tuple[list[Node], list[Edge]]:
    """Nodes with as many cities, classes … as said, and edges that favour low numbers."""
    random = Random(seed)

    def one(prefix: str, field: str) -> str:
        return f"{prefix}{random.randrange(of[field])}" if field in of else ""

    nodes = [
        Node(
            f"n{at}",
            {},
            cls="Actor" if random.random() < 0.5 and "sector" in of else one("C", "cls"),
            sector=one("S", "sector"),
            city=one("市", "city"),
            theme=one("T", "theme"),
        )
        for at in range(count)
    ]
    ends = [(int(random.random() ** 2 * count), random.randrange(count)) for _ in range(edges)]
    return nodes, [Edge(f"n{a}", f"n{b}") for a, b in ends]


def children(groups: tuple[Group, ...]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = defaultdict(list)
    for each in groups:
        found[each.parent].append(each)
    return found


def check(nodes: list[Node], groups: tuple[Group, ...], target: int) -> None:
    """What holds for every tree of groups."""
    below = children(groups)
    assert len({each.id for each in groups}) == len(groups)
    assert Counter(key for each in groups for key in each.nodes) == Counter(
        node.id for node in nodes
    )
    assert sum(each.size for each in below[""]) == len(nodes)
    known = {""}
    for each in groups:
        assert each.parent in known
        known.add(each.id)
        inside = below.get(each.id, [])
        assert bool(inside) != bool(each.nodes)
        assert each.size == len(each.nodes) + sum(child.size for child in inside)
        assert len(inside) != 1
        for child in inside:
            reach = math.dist((each.x, each.y), (child.x, child.y)) + child.radius
            assert reach <= each.radius
    for inside in below.values():
        assert len(inside) <= target
        for a, one in enumerate(inside):
            for other in inside[:a]:
                room = math.dist((one.x, one.y), (other.x, other.y))
                assert room >= one.radius + other.radius
    assert all(len(each.nodes) <= target for each in groups)


@settings(max_examples=60)
@given(
    count=st.integers(0, 150),
    edges=st.integers(0, 200),
    target=st.integers(2, 12),
    seed=st.integers(0, 1000),
    of=st.dictionaries(
        st.sampled_from(("city", "cls", "sector", "theme")), st.integers(1, 40), max_size=4
    ),
)
def test_groups_hold_every_node_once_and_lie_in_each_other(
    count: int, edges: int, target: int, seed: int, of: dict[str, int]
) -> None:
    if not count:
        assert group([], []) == ()
        return
    nodes, links = network(count, edges, seed, **of)
    found = group(nodes, links, target=target)
    check(nodes, found, target)
    places = member_positions(found)
    assert places.keys() == {node.id for node in nodes}
    for each in found:
        own = [places[key] for key in each.nodes]
        assert all(math.dist(at, (each.x, each.y)) < each.radius - 20 for at in own)
        assert all(math.dist(a, b) >= SPACING for n, a in enumerate(own) for b in own[:n])


@settings(max_examples=25)
@given(st.integers(1, 150), st.integers(0, 999), st.randoms(use_true_random=False))
def test_neither_order_nor_labels_nor_parallel_edges_matter(
    count: int, seed: int, random: Random
) -> None:
    nodes, edges = network(count, 100, seed, city=3, theme=4)
    other = [dataclasses.replace(node, label={"ja": "別"}) for node in nodes]
    more = [*edges, *edges, Edge("n0", "n0"), Edge("n0", "unknown")]
    random.shuffle(other)
    random.shuffle(more)
    assert group(other, more, target=8) == group(nodes, edges, target=8)


def test_levels_are_city_then_class_or_sector_then_theme() -> None:
    nodes = [
        Node(
            f"{city}{cls}{theme}{at}",
            {},
            cls=cls,
            sector="S3" if cls == "Actor" else "",
            city=city,
            theme=theme,
        )
        for city in ("yamaguchi", "shinjo")
        for cls in ("Actor", "Policy")
        for theme in ("T01", "T02")
        for at in range(10)
    ]
    found = group(nodes, [], target=10, names=NAMES)
    ids = [each.id for each in found]
    assert "group:city=yamaguchi/sector=S3/theme=T01" in ids
    assert "group:city=shinjo/cls=Policy/theme=T02" in ids
    labels = {each.id: each.label for each in found}
    assert labels["group:city=yamaguchi"] == {"ja": "山口市", "en": "Yamaguchi"}
    assert labels["group:city=yamaguchi/sector=S3"]["en"] == "intermediaries"
    assert labels["group:city=shinjo"] == {"ja": "shinjo", "en": "shinjo"}


def test_a_level_of_one_value_is_skipped_and_the_rest_is_by_degree() -> None:
    nodes = [Node(f"n{at:03}", {}, city="a", cls="C" + str(at % 2)) for at in range(40)]
    edges = [Edge("n004", f"n{at:03}") for at in range(10)]
    found = group(nodes, edges, target=10)
    assert [each.id for each in found if not each.parent] == ["group:cls=C0", "group:cls=C1"]
    first = next(each for each in found if each.id == "group:cls=C0/rank=1-10")
    assert first.nodes[0] == "n004"
    assert first.label == {"ja": "次数順 1–10位", "en": "1–10 by degree"}


def test_many_cities_are_bundled_in_the_order_of_their_names() -> None:
    nodes, edges = network(3000, 3000, city=900)
    found = group(nodes, edges, target=40)
    check(nodes, found, 40)
    top = [each for each in found if not each.parent]
    assert 25 <= len(top) <= 35
    assert top[0].label["ja"].startswith("市0 – 市")
    assert top[-1].label["ja"].endswith("市899")


def test_without_attributes_by_what_hangs_together() -> None:
    nodes = [Node(f"n{at:03}", {}) for at in range(100)]
    edges = [Edge(f"n{at:03}", f"n{at + 1:03}") for at in range(49)]
    top = [each for each in group(nodes, edges, target=20) if not each.parent]
    assert [(each.size, each.label["en"]) for each in top] == [
        (50, "component 1"),
        (20, "component 2–21"),
        (20, "component 22–41"),
        (10, "component 42–51"),
    ]


def test_odd_codes_make_ids_of_their_own() -> None:
    cities = ("a/b", "a%2Fb", "a=b", "", "all", "a:b")
    nodes = [Node(f"{city}{at}", {}, city=city) for city in cities for at in range(3)]
    found = group(nodes, [], target=6)
    check(nodes, found, 6)
    missing = next(each for each in found if each.nodes and each.nodes[0] == "0")
    assert missing.label == {"ja": "市の別なし", "en": "no city"}


def test_a_small_network_is_one_group() -> None:
    (only,) = group([Node("a", {}, city="x"), Node("b", {}, city="y")], [])
    assert only.label == {"ja": "すべて", "en": "all"}
    assert only.nodes == ("a", "b")


@pytest.mark.parametrize("cities", [1741, 0])
def test_twenty_thousand_nodes(cities: int) -> None:
    of = {"city": cities, "cls": 5, "theme": 16} if cities else {}
    nodes, edges = network(20_000, 50_000, **of)
    found = group(nodes, edges)
    assert sum(len(each.nodes) for each in found) == 20_000
    assert max(map(len, children(found).values())) <= 60
