"""Networks that are small, strange or not ours."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import kyodo_graph as kg
from kyodo_graph.services import viewing

from .pages import CONSTRUCT, network_of, of_network, shipped
from .watching import Opened

View = Callable[..., Opened]


def test_parallel_relations_are_all_drawn_and_apart(view: View) -> None:
    opened = view("parallel")
    drawn = opened.kyodo("drawn")
    assert drawn["edges"] == [0, 1, 2, 3, 4]
    opened.select("a")
    listed = opened.page.locator("#details .ties li")
    assert listed.count() == 5
    a, b = (opened.kyodo("position", node)[0] for node in "ab")
    x, y = b["x"] - a["x"], b["y"] - a["y"]
    met = set()
    for share in (0.45, 0.55, 0.65):
        for k in range(-30, 31, 2):  # across the bundle
            at = a["x"] + share * x - k / 100 * y, a["y"] + share * y + k / 100 * x
            opened.page.mouse.click(*at)
            edge = re.search(r"edge=(\d)", opened.kyodo("address"))
            met |= {edge[1]} if edge else set()
    assert met >= set("0124")  # edge 3 is from a to itself
    scale = opened.kyodo("scales")[0]
    at = a["x"] + a["r"] + 8 * scale, a["y"] - a["r"] - 8 * scale
    far = 14 * scale / math.dist(at, (b["x"], b["y"]))
    opened.page.mouse.click(at[0] + far * (at[0] - b["x"]), at[1] + far * (at[1] - b["y"]))
    assert opened.kyodo("address") == "edge=3"


def test_a_network_of_one_node(view: View) -> None:
    opened = view("alone")
    assert opened.kyodo("drawn")["nodes"] == ["only"]
    opened.click_node("only")
    assert opened.title() == "ひとつ"
    opened.page.click("#take-out")
    assert opened.kyodo("drawn")["nodes"] == []
    assert "定義されない" in opened.details()
    opened.page.keyboard.press("Escape")
    opened.page.click("#as-edges")
    assert opened.page.locator("#table tbody tr").count() == 0


def test_a_network_without_edges(view: View) -> None:
    opened = view("nameless")
    assert len(opened.kyodo("drawn")["nodes"]) == 5
    opened.select("3")
    assert opened.kyodo("bright")["nodes"] == ["3"]
    places = {tuple(opened.kyodo("position", str(n))[0].values()) for n in range(5)}
    assert len(places) == 5


def test_physics_moves_the_nodes_and_stops(view: View) -> None:
    opened = view("city-ichinoseki")
    node = "ichinoseki/actor/center"
    before = opened.kyodo("position", node)[0]
    opened.page.check("#physics")
    opened.until(f"Math.abs(kyodo.position('{node}')[0].x - {before['x']}) > 2")
    opened.page.uncheck("#physics")
    still = [
        opened.kyodo("position", node)[0]
        for _ in range(2)
        if opened.run("new Promise((d) => setTimeout(d, 120, 1))")
    ]
    assert still[0] == still[1]


def test_layouts_are_drawn_where_python_put_them(view: View) -> None:
    opened = view("city-ichinoseki")
    layouts = opened.data("layouts")
    ids = opened.kyodo("drawn")["nodes"]
    for layout in layouts:
        opened.page.select_option("#layout", layout["name"])
        scale = opened.kyodo("scales")[0]
        a, b = (opened.kyodo("position", ids[k])[0] for k in (0, 5))
        assert (b["x"] - a["x"]) / scale == pytest.approx(layout["x"][5] - layout["x"][0], abs=0.1)
        assert (b["y"] - a["y"]) / scale == pytest.approx(layout["y"][5] - layout["y"][0], abs=0.1)
    assert len(layouts) >= 3


def test_the_answer_of_a_construct_query(view: View, tmp_path: Path) -> None:
    query = tmp_path / "parts.rq"
    query.write_text(CONSTRUCT, encoding="utf-8")
    path = tmp_path / "answer.html"
    path.write_bytes(viewing.query_page(str(query), {}))
    parts = network_of("element-tree")
    opened = view(path)
    assert len(opened.kyodo("drawn")["nodes"]) > 100
    node = next(n for n in opened.kyodo("drawn")["nodes"] if n in parts)
    opened.select(node)
    assert opened.title() == parts.nodes[node]["label_ja"]


def test_the_answer_of_a_select_query(view: View, tmp_path: Path) -> None:
    query = tmp_path / "ties.rq"
    query.write_text(
        "SELECT ?source ?target ?relation WHERE { ?tie a kyodo:Tie ; kyodo:subject ?source ; "
        "kyodo:object ?target ; kyodo:tieRelation ?relation . ?source kyodo:city ?city . "
        '?city kyodo:cityKey "shinjo" }',
        encoding="utf-8",
    )
    network = viewing.query_network(kg.load(), str(query))
    assert network.number_of_edges() > 5
    path = tmp_path / "answer.html"
    path.write_bytes(viewing.query_page(str(query), {}, lang="en"))
    opened = view(path)
    assert set(opened.kyodo("drawn")["nodes"]) == set(network)
    assert len(opened.kyodo("drawn")["edges"]) == network.number_of_edges()


def test_a_page_within_a_page_works_without_an_address(view: View, tmp_path: Path) -> None:
    """As in a notebook: the page stands in a frame, from its own text."""
    frame = viewing.view(shipped(), "actor-element", city="shinjo")._repr_html_()
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><body data-ready>{frame}", encoding="utf-8"
    )
    opened = view(path)
    inner = opened.page.frames[1]
    inner.wait_for_selector("body[data-ready]")
    inner.click("#language")
    assert inner.evaluate("document.documentElement.lang") == "en"
    inner.evaluate("kyodo.select(kyodo.drawn().nodes[0])")
    assert inner.locator("#details h2").inner_text()


def test_the_same_network_gives_the_same_page() -> None:
    from .pages import grown

    assert of_network(grown(40, 80)) == of_network(grown(40, 80))
