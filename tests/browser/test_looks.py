"""Where to begin: the views that a page offers, each what a few clicks would give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx

from .pages import NAMES, network_of, of_network
from .watching import Opened

View = Callable[..., Opened]
CENTRE = "ichinoseki/actor/center"


def looks(opened: Opened) -> list[str]:
    texts: list[str] = opened.page.locator("#looks button").all_inner_texts()
    return texts


def test_the_centre_the_office_and_what_is_asked_of_them(view: View) -> None:
    opened = view("city-ichinoseki", "#lang=en")
    assert looks(opened) == [
        "Ichinoseki Civic Activity Centre and what is around it",
        "Ichinoseki City and what is around it",
        "Take Ichinoseki Civic Activity Centre out",
        "Only actors that are not generic",
        "Only who leads",
    ]
    network = network_of("actor-element", "ichinoseki")
    opened.page.click("#looks li:nth-child(1) button")
    assert set(opened.kyodo("bright")["nodes"]) == {CENTRE, *network[CENTRE]}
    opened.page.locator(".canvas").focus()
    opened.page.keyboard.press("Escape")
    opened.page.click("#looks li:nth-child(3) button")
    assert opened.title() == "Without Ichinoseki Civic Activity Centre"
    opened.page.click("#put-back")
    opened.page.locator(".canvas").focus()
    opened.page.keyboard.press("Escape")
    opened.page.click("#looks li:nth-child(4) button")
    shown = opened.kyodo("matching")["nodes"]
    of_actors = {network.nodes[n]["specificity"] for n in shown if "/actor/" in n}
    assert of_actors == {"named", "category"}
    opened.page.click("#looks li:nth-child(5) button")
    shown = opened.kyodo("matching")["edges"]
    edges = list(network_of("actor-element", "ichinoseki", parallel=True).edges(data=True))
    assert sorted(shown) == [at for at, edge in enumerate(edges) if "lead" in edge[2]["roles"]]
    assert "f.kind=lead" in opened.address()


def test_of_several_cities_one_centre_each_and_side_by_side(view: View) -> None:
    opened = view("whole")
    texts = looks(opened)
    assert sum("とその周り" in text for text in texts) == len(NAMES) + 1
    opened.page.locator("#looks button", has_text="市を並べる").click()
    assert opened.page.locator(".pane canvas").count() == len(NAMES)


def test_anybodys_network_is_offered_nothing_that_it_has_not(view: View, tmp_path: Path) -> None:
    path = tmp_path / "plain.html"
    path.write_bytes(of_network(nx.path_graph(4)))
    opened = view(path)
    assert opened.page.locator("#looks").count() == 0
