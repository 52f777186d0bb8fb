"""Cities side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .pages import CITIES, network_of
from .watching import Opened

View = Callable[..., Opened]


def test_each_city_has_a_picture_with_its_own_nodes(view: View) -> None:
    network = network_of("ties", parallel=True)
    opened = view("ties")
    assert opened.page.locator(".pane canvas").count() == len(CITIES)
    assert sorted(
        opened.run("[...document.querySelectorAll('.pane')].map((p) => p.dataset.city)")
    ) == list(CITIES)
    titles = opened.page.locator(".pane-title").all_inner_texts()
    assert sorted(titles) == sorted(["一関市", "下関市", "新庄市", "山口市"])
    for node, data in list(network.nodes(data=True))[::9]:
        places = opened.kyodo("position", node)
        assert [place["city"] for place in places] == [data["city"]]
        host = opened.run(
            "(city) => document.querySelector(`[data-city=${city}] .canvas`)"
            ".getBoundingClientRect().toJSON()",
            data["city"],
        )
        assert host["left"] < places[0]["x"] < host["right"]
        assert host["top"] < places[0]["y"] < host["bottom"]


def test_each_picture_fills_its_pane(view: View) -> None:
    """In one of its directions at least: what is drawn is as long or as high as it is."""
    network = network_of("ties", parallel=True)
    opened = view("ties")
    for city in CITIES:
        own = [node for node, data in network.nodes(data=True) if data["city"] == city]
        places = [opened.kyodo("position", node)[0] for node in own]
        host = opened.run(
            "(city) => document.querySelector(`[data-city=${city}] .canvas`)"
            ".getBoundingClientRect().toJSON()",
            city,
        )
        across, down = (
            max(p[axis] for p in places) - min(p[axis] for p in places) for axis in ("x", "y")
        )
        assert max(across / host["width"], down / host["height"]) > 0.55, city


@pytest.mark.parametrize("node", ["ichinoseki/actor/center", "yamaguchi/actor/city"])
def test_what_is_of_the_same_type_is_brought_out_in_the_other_cities(view: View, node: str) -> None:
    network = network_of("ties", parallel=True)
    if node not in network:
        pytest.skip(f"{node} has no ties")
    opened = view("ties")
    opened.select(node)
    own = network.nodes[node]
    alike = {
        n
        for n, data in network.nodes(data=True)
        if data["type"] == own["type"] and data["city"] != own["city"]
    }
    near = {node, *network.successors(node), *network.predecessors(node)}
    assert set(opened.kyodo("bright")["nodes"]) == near | alike
    assert {network.nodes[n]["city"] for n in alike}


def test_the_same_theme_is_brought_out_for_elements(view: View) -> None:
    network = network_of("whole", parallel=True)
    node, own = next(
        (n, d)
        for n, d in network.nodes(data=True)
        if d["class"] == "Initiative" and d["primary_theme"]
    )
    opened = view("whole", "#panes=cities")
    opened.select(node)
    alike = {
        n for n, d in network.nodes(data=True)
        if d["city"] != own["city"] and all(d[k] == own[k] for k in ("class", "primary_theme"))
    }  # fmt: skip
    bright = set(opened.kyodo("bright")["nodes"])
    assert alike <= bright
    near = {node, *network.successors(node), *network.predecessors(node)}
    assert bright == near | alike


def test_one_picture_again_and_back(view: View) -> None:
    opened = view("ties")
    opened.page.uncheck("#side-by-side")
    assert opened.page.locator("canvas").count() == 1
    assert "panes=one" in opened.address()
    opened.page.check("#side-by-side")
    assert opened.page.locator("canvas").count() == len(CITIES)


def test_one_city_offers_no_side_by_side(view: View) -> None:
    opened = view("city-shinjo")
    assert opened.page.is_hidden("#side-by-side")
