"""Networks beyond what a canvas holds: drawn as groups, opened step by step."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest

from kyodo_graph.views.gathering import MOST_NODES

from .pages import Pages, grown
from .watching import Opened

View = Callable[..., Opened]
MOST_OPENING = 10.0  # seconds; three on a quiet machine, measured by the benchmark


def drawn(opened: Opened) -> int:
    """How many things stand on the canvas."""
    now = opened.kyodo("drawn")
    return len(now["nodes"]) + len(now["groups"])


def test_a_large_network_opens_as_groups_and_says_so(view: View) -> None:
    start = time.monotonic()
    opened = view("large")
    assert time.monotonic() - start < MOST_OPENING
    now = opened.kyodo("drawn")
    assert now["mode"] == "groups"
    assert 10 < drawn(opened) <= 150
    assert now["nodes"] == []
    assert opened.kyodo("address") == ""
    notice = opened.text("#details .notice")
    assert "20,000のノード" in notice
    assert "まとまり" in notice
    opened.page.click("#language")
    assert "20,000 nodes" in opened.text("#details .notice")


def test_groups_open_step_by_step_down_to_the_nodes_and_close(view: View) -> None:
    opened = view("large")
    for _ in range(6):
        now = opened.kyodo("drawn")
        if now["nodes"]:
            break
        places = {g: opened.kyodo("position", g)[0] for g in now["groups"]}
        seen = [g for g, at in places.items() if 300 < at["x"] < 1040 and 80 < at["y"] < 700]
        group = max(seen, key=lambda g: places[g]["r"])
        at = places[group]
        opened.page.mouse.dblclick(at["x"], at["y"])
        opened.until(f"!kyodo.drawn().groups.includes({group!r})")
        assert drawn(opened) <= MOST_NODES
    nodes = opened.kyodo("drawn")["nodes"]
    assert nodes
    assert len(nodes) < 200
    opened.page.click("#open-group")  # which now closes
    assert opened.kyodo("drawn")["nodes"] == []


def test_groups_are_opened_by_the_keyboard(view: View) -> None:
    opened = view("large")
    opened.page.locator(".canvas").focus()
    opened.page.keyboard.press("ArrowDown")
    group = opened.title()
    before = drawn(opened)
    opened.page.keyboard.press("e")
    assert drawn(opened) != before
    assert opened.title() == group
    assert opened.text("#live").startswith(group)
    opened.page.keyboard.press("e")
    assert drawn(opened) == before


def test_search_finds_a_node_within_a_group_and_shows_it(view: View) -> None:
    network = grown(20_000, 50_000)
    opened = view("large")
    opened.page.fill("#search", "地域の会7777")
    opened.page.press("#search", "Enter")
    assert opened.title() == "地域の会7777"
    now = opened.kyodo("drawn")
    assert now["mode"] == "ego"
    assert set(now["nodes"]) == {"n7777", *network["n7777"]}
    at = opened.kyodo("position", "n7777")[0]
    assert 0 < at["x"] < 1400
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    assert opened.kyodo("drawn")["mode"] == "groups"


def test_a_filter_that_leaves_few_shows_them(view: View) -> None:
    network = grown(1200, 2400)
    opened = view("medium")
    assert opened.kyodo("drawn")["mode"] == "groups"
    opened.page.locator('#facets details[data-name="sector"] summary').click()
    opened.page.check('[data-facet="sector:S3"]')
    now = opened.kyodo("drawn")
    assert now["mode"] == "match"
    assert set(now["nodes"]) == set(opened.kyodo("matching")["nodes"])
    actors = {node for node, data in network.nodes(data=True) if data["sector"] == "S3"}
    assert actors <= set(now["nodes"])
    assert f"{len(now['nodes'])}のノードを示している" in opened.details()
    places = {
        tuple(opened.kyodo("position", node)[0].values()) for node in sorted(now["nodes"])[:20]
    }
    assert len(places) == 20
    opened.page.click("#clear")
    assert opened.kyodo("drawn")["mode"] == "groups"


@pytest.mark.parametrize("page", ["medium", "large"])
def test_never_more_is_drawn_than_a_canvas_holds(view: View, page: str) -> None:
    opened = view(page)
    groups = [group["id"] for group in opened.data("groups")]
    everything = quote("~".join(groups))
    opened.run("(open) => { location.hash = `open=${open}`; }", everything)
    opened.until("new URLSearchParams(kyodo.address()).get('open') !== null")
    assert MOST_NODES / 2 < drawn(opened) <= MOST_NODES
    opened = view(page)
    refused = 0
    for group in groups[:: max(1, len(groups) // 14)]:
        if group not in opened.kyodo("drawn")["groups"]:
            continue
        opened.run(
            """(group) => {
              const state = new URLSearchParams(kyodo.address());
              state.set("group", group);
              location.hash = state.toString();
            }""",
            group,
        )
        opened.until(f"new URLSearchParams(kyodo.address()).get('group') === {json.dumps(group)}")
        opened.page.click("#open-group")
        refused += group in opened.kyodo("drawn")["groups"]
        assert drawn(opened) <= MOST_NODES
    if refused:
        assert "まで" in opened.run("document.getElementById('live').textContent")
    assert opened.kyodo("drawn")["bundles"] <= 1500


def test_tables_and_files_have_all_nodes(view: View) -> None:
    opened = view("large", "#table=nodes&lang=en")
    assert "(20,000)" in opened.text("#table caption")
    assert opened.page.locator("#table tbody tr").count() == 100


def test_what_if_and_paths_work_beyond_the_canvas(view: View) -> None:
    opened = view("large", "#path=n7777~n1")
    assert "最短経路" in opened.title()
    assert drawn(opened) <= MOST_NODES
    opened = view("large", "#without=n7777")
    assert "地域の会7777" in opened.title()
    assert opened.page.locator("#effects tbody tr").count() >= 3


def test_a_large_page_stays_small(pages: Pages) -> None:
    assert pages["large"].stat().st_size < 10_000_000
