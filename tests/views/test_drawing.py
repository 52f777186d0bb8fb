"""What pyvis makes of a view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kyodo_graph as kg
from kyodo_graph.views import styles
from kyodo_graph.views.drawing import bends, draw, vis_program
from kyodo_graph.views.gathering import projection_view
from kyodo_graph.views.model import Edge, Node

HOSTILE = '</script><img src=x onerror="alert(1)">'


def node(key: str, **facts: str) -> Node:
    return Node(key, {"ja": key, "en": key}, **facts)  # type: ignore[arg-type]


def test_names_are_no_business_of_vis_network() -> None:
    nodes = (node(HOSTILE, cls="Actor", sector="S3"), node("b"))
    drawn = draw(nodes, (Edge(HOSTILE, "b", HOSTILE),), {HOSTILE: (0, 1), "b": (2, 3)}, "")
    assert HOSTILE not in str(drawn["nodes"]) + str(drawn["edges"])
    assert [n["id"] for n in drawn["nodes"]] == [0, 1]
    assert drawn["nodes"][0]["color"]["background"] == styles.SECTORS["S3"].fill
    assert (drawn["edges"][0]["from"], drawn["edges"][0]["to"]) == (0, 1)


def test_all_parallel_relations_are_drawn(graph: kg.Graph) -> None:
    network = graph.network("ties", city="shimonoseki", parallel=True)
    view = projection_view(network, graph.store, graph.projections)
    at = view.layouts[next(iter(view.layouts))]
    drawn = draw(view.nodes, view.edges, at, "ties", "ties")
    assert len(drawn["edges"]) == len(view.edges) > 50
    assert all(edge["arrows"] == "to" for edge in drawn["edges"])
    ways = {
        (e["from"], e["to"], str(e.get("smooth"))) for e in drawn["edges"] if e["from"] != e["to"]
    }
    loops = sum(e["from"] == e["to"] for e in drawn["edges"])
    assert len(ways) + loops == len(view.edges)


def test_what_is_implied_is_dashed() -> None:
    edges = (Edge("a", "b", "lead", "stated"), Edge("a", "b", "lead", "implied"))
    drawn = draw((node("a"), node("b")), edges, {"a": (0, 0), "b": (1, 1)}, "")
    assert ["dashes" in edge for edge in drawn["edges"]] == [False, True]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=12))
def test_parallel_edges_never_lie_on_each_other(ends: list[tuple[str, str]]) -> None:
    edges = [Edge(a, b) for a, b in ends]
    seen = set()
    for edge, bend in zip(edges, bends(edges), strict=True):
        # Seen from the same end, two edges of a pair bend differently.
        way = bend if edge.source <= edge.target else -bend
        place = (*sorted((edge.source, edge.target)), round(way, 3))
        assert place not in seen
        seen.add(place)


def test_the_program_is_the_one_that_pyvis_brings() -> None:
    text = vis_program()
    assert "vis-network" in text[:200]
    assert "\r" not in text


@pytest.mark.parametrize("kind", ["lead", "participant", "funds", "has_part", "", "lead, x"])
def test_every_kind_has_a_line(kind: str) -> None:
    for projection in ("ties", "whole", "actor-actor", "element-tree", ""):
        assert styles.family(kind, projection) in styles.LINES


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    a, b = sorted((light(one), light(other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def test_every_mark_has_an_outline_that_can_be_seen() -> None:
    for mark in (*styles.SECTORS.values(), *styles.CLASSES.values(), styles.PLAIN):
        assert contrast(mark.outline, styles.PAPER) >= 3
    assert contrast(styles.MUTED, styles.PAPER) >= 4.5
    tokens = (Path(styles.__file__).parent / "assets" / "tokens.css").read_text(encoding="utf-8")
    found = re.search(r"--accent: (#[0-9a-f]{6});", tokens)
    assert found is not None
    assert contrast(found[1], styles.PAPER) >= 4.5


def test_sectors_differ_in_letter_and_classes_in_more_than_colour() -> None:
    for lang in ("ja", "en"):
        letters = [m.letter[lang] for m in styles.SECTORS.values() if m.letter]
        assert len(set(letters)) == len(styles.SECTORS)
