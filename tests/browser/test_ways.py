"""Neighbourhoods and paths, against NetworkX; what is lost with a node, against the measures."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

import kyodo_graph as kg
from kyodo_graph.measures import removal

from .pages import CITIES, network_of, shipped
from .watching import Opened

View = Callable[..., Opened]


def plain(city: str) -> nx.Graph[str]:
    return nx.Graph(network_of("actor-element", city))


def cells_of(city: str) -> dict[str, tuple[object, object]]:
    """The cell of each record that comes from a joint column."""
    rows = shipped().query("roles", city=city)
    return {
        str(row["iri"]).rpartition("/id/")[2]: (row["element_iri"], row["column"])
        for row in rows
        if row["joint"]
    }


@pytest.mark.parametrize("steps", [1, 2])
def test_neighbourhoods_are_those_of_networkx(view: View, steps: int) -> None:
    network = plain("shimonoseki")
    edges = list(network_of("actor-element", "shimonoseki", parallel=True).edges(data=True))
    cells = cells_of("shimonoseki")
    opened = view("city-shimonoseki", f"#steps={steps}")
    for node in list(network)[::7]:
        opened.select(node)
        bright = opened.kyodo("bright")
        far = nx.single_source_shortest_path_length(network, node, cutoff=steps)
        near = {e for e, (a, b, _) in enumerate(edges) if min(far.get(a, 9), far.get(b, 9)) < steps}
        # What one cell of a table names together stays together.
        shared = {cells[r] for e in near for r in edges[e][2]["records"] if r in cells}
        near |= {
            e for e, (*_, data) in enumerate(edges)
            if any(cells.get(r) in shared for r in data["records"])
        }  # fmt: skip
        assert set(bright["nodes"]) == {*far, *(end for e in near for end in edges[e][:2])}
        assert set(bright["edges"]) == near
    opened.page.get_by_role("button", name="強調しない").click()
    assert opened.kyodo("bright") is None


def test_all_shortest_paths_are_those_of_networkx(view: View) -> None:
    network = plain("shinjo")
    opened = view("city-shinjo")
    for a, b in list(combinations(sorted(network), 2))[::23]:
        found = opened.kyodo("path", a, b)
        if not nx.has_path(network, a, b):
            assert found is None
            continue
        paths = list(nx.all_shortest_paths(network, a, b))
        assert found["length"] == len(paths[0]) - 1
        assert found["count"] == len(paths)
        assert set(found["nodes"]) == {node for path in paths for node in path}
        assert found["one"] in paths


def test_a_path_is_found_by_choosing_its_ends(view: View) -> None:
    network = plain("ichinoseki")
    a, b = "ichinoseki/actor/center", "ichinoseki/p3/1-1"
    b = max(
        nx.single_source_shortest_path_length(network, a).items(),
        key=lambda item: (item[1], item[0]),
    )[0]
    paths = list(nx.all_shortest_paths(network, a, b))
    opened = view("city-ichinoseki")
    opened.select(a)
    opened.page.click("#find-path")
    assert "経路の終点" in opened.details()
    opened.click_node(b)
    assert (
        opened.text("#details .counts")
        == f"{len(paths[0]) - 1}段階(同じ長さの経路は{len(paths)}通り)"
    )
    steps = opened.page.locator("#details ol.path > li")
    assert steps.count() == len(paths[0])
    assert re.search(r"ichinoseki-3:\d+", opened.text("#details ol.path"))
    assert set(opened.kyodo("bright")["nodes"]) == {node for path in paths for node in path}
    opened.page.get_by_role("button", name="経路をやめる").click()
    assert opened.title() == network.nodes[a]["label_ja"]


def test_no_path_is_told(view: View) -> None:
    opened = view("nameless")
    assert opened.kyodo("path", "0", "1") is None
    opened = view("nameless", "#path=0~1")
    assert "二つの間に経路はない" in opened.details()


def test_escape_ends_the_search_for_a_path(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select("ichinoseki/actor/center")
    opened.page.click("#find-path")
    opened.page.keyboard.press("Escape")
    assert opened.title() == "この図について"
    opened.select("ichinoseki/actor/city")
    assert opened.title() == "一関市"


@pytest.fixture
def known_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """`remove_actor` compares an actor with its peers: each one's state is computed only once."""
    states: dict[tuple[bytes, ...], Any] = {}
    compute = removal.state

    def once(M: Any, leads: Any, member: Any, rows: Any) -> Any:
        key = (M.tobytes(), leads.tobytes(), member.tobytes(), rows.tobytes())
        if key not in states:
            states[key] = compute(M, leads, member, rows)
        return states[key]

    monkeypatch.setattr(removal, "state", once)


@pytest.mark.usefixtures("known_states")
@pytest.mark.parametrize("city", CITIES)
def test_effects_of_every_removal_are_those_of_the_measure(view: View, city: str) -> None:
    B = network_of("actor-element", city)
    actors = [node for node, data in B.nodes(data=True) if data["mode"] == "actor"]
    opened = view(f"city-{city}")
    found = opened.run("(ids) => ids.map((id) => ({ ...kyodo.effects(id) }))", actors)
    assert len(actors) > 10
    for node, page in zip(actors, found, strict=True):
        expected = kg.measures.remove_actor(B, actors, node, "sector", role="roles")
        wanted = {row[0]: row[1:4] for row in expected.effects.rows}
        shown = {
            row["effect"]: [row["before"], row["after"], row["loss"]] for row in page["effects"]
        }
        for effect, numbers in wanted.items():
            mine = [math.nan if x is None else x for x in shown.get(effect, [math.nan] * 3)]
            assert mine == pytest.approx(numbers, abs=1e-9, nan_ok=True), (node, effect)
        assert shown.keys() <= wanted.keys()
        assert set(page["orphaned"]) == set(expected.orphaned)
        assert set(page["leaderless"]) == set(expected.leaderless)
        pairs = {tuple(sorted(pair)) for pair in expected.sector_pairs_lost}
        assert {tuple(sorted(pair.split(" "))) for pair in page["pairs"]} == pairs
        severed = {tuple(sorted(pair)) for pair in expected.sector_pairs_severed}
        assert {tuple(sorted(pair.split(" "))) for pair in page["severed"]} == severed


def test_what_if_is_shown_in_numbers_and_by_name(view: View) -> None:
    node = "ichinoseki/actor/chiiki-kyodotai"
    B = network_of("actor-element", "ichinoseki")
    actors = [n for n, data in B.nodes(data=True) if data["mode"] == "actor"]
    node = max(
        actors,
        key=lambda n: len(kg.measures.remove_actor(B, actors, n, "sector", role="roles").orphaned),
    )
    expected = kg.measures.remove_actor(B, actors, node, "sector", role="roles")
    assert expected.orphaned
    opened = view("city-ichinoseki")
    opened.select(node)
    opened.page.click("#take-out")
    drawn = opened.kyodo("drawn")
    assert node not in drawn["nodes"]
    rows = [row.split("\t") for row in opened.text("#effects tbody").split("\n")]
    assert len(rows) == len(expected.effects.rows)
    assert rows[0][1:] == ["0", str(len(expected.orphaned)), str(len(expected.orphaned))]
    for element in (*expected.orphaned, *expected.leaderless):
        assert B.nodes[element]["label_ja"] in opened.details()
    assert set(expected.orphaned) <= set(opened.kyodo("bright")["nodes"])
    assert "予測ではない" in opened.details()
    opened.page.click("#put-back")
    assert node in opened.kyodo("drawn")["nodes"]
    assert opened.title() == B.nodes[node]["label_ja"]


def test_escape_puts_back_what_was_taken_out(view: View) -> None:
    opened = view("city-ichinoseki", "#without=ichinoseki/actor/center")
    assert "ichinoseki/actor/center" not in opened.kyodo("drawn")["nodes"]
    opened.page.keyboard.press("Escape")
    assert "ichinoseki/actor/center" in opened.kyodo("drawn")["nodes"]
