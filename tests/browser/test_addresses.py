"""The address has the state: whoever opens it sees the same."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from .pages import HOSTILE, network_of
from .watching import Opened

View = Callable[..., Opened]
CENTRE, CITY = "ichinoseki/actor/center", "ichinoseki/actor/city"
LEGEND_OFF = '#legend [aria-pressed="false"]'


def test_every_part_of_the_state_is_read_from_the_address(view: View) -> None:
    opened = view(
        "whole",
        f"#node={quote(CENTRE)}&lang=en&layout=force&size=betweenness&panes=cities&table=nodes&steps=2"
        "&hide=1&off=sector%3AS0~family%3Atree&f.city=ichinoseki~shinjo&f.basis=stated",
    )
    assert opened.title() == "Ichinoseki Civic Activity Centre"
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.page.input_value("#layout") == "force"
    assert opened.page.input_value("#size") == "betweenness"
    assert opened.page.is_checked("#side-by-side")
    assert opened.page.get_attribute("#as-nodes", "aria-pressed") == "true"
    assert opened.page.is_checked("#hide")
    pressed = opened.page.locator("#details [role=group] [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["2 steps"]
    assert opened.page.locator(LEGEND_OFF).count() == 2
    checked = opened.run(
        "[...document.querySelectorAll('[data-facet]:checked')].map((e) => e.dataset.facet)"
    )
    assert sorted(checked) == ["basis:stated", "city:ichinoseki", "city:shinjo"]


def test_an_edge_a_path_and_a_removal_are_read_from_the_address(view: View) -> None:
    edges = list(network_of("actor-element", "ichinoseki", parallel=True).edges())
    opened = view("city-ichinoseki", "#edge=3")
    assert opened.page.locator("#details .ends button").count() == 2
    assert set(opened.kyodo("bright")["nodes"]) == set(edges[3])
    opened = view("city-ichinoseki", f"#path={CENTRE}~{CITY}")
    assert "最短経路" in opened.title()
    opened = view("city-ichinoseki", f"#without={CENTRE}")
    assert opened.title() == "「いちのせき市民活動センター」を取り除いた場合"


def test_groups_are_read_from_the_address(view: View) -> None:
    opened = view("large")
    groups = opened.data("groups")
    inner = next(group for group in groups if group["parent"] is not None)
    top, inner = groups[inner["parent"]]["id"], inner["id"]
    opened = view("large", f"#group={quote(top)}&open={quote(top)}")
    assert inner in opened.kyodo("drawn")["groups"]
    assert top not in opened.kyodo("drawn")["groups"]
    assert opened.page.get_attribute("#open-group", "id") == "open-group"


def test_what_is_done_is_written_to_the_address_and_opens_the_same(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.select(CENTRE)
    opened.page.select_option("#layout", "concentric")
    opened.page.select_option("#size", "closeness")
    opened.page.click('[data-key="sector:S0"]')
    opened.page.locator("#facets summary", has_text="主題").click()
    opened.page.locator("[data-facet^='theme:']").first.check()
    opened.page.check("#hide")
    opened.page.click("#language")
    address = opened.address()
    again = view("city-ichinoseki", address)
    for question in ("drawn", "bright", "matching", "names"):
        assert again.kyodo(question) == opened.kyodo(question)
    assert again.details() == opened.details()
    assert again.address() == address


def test_the_usual_state_has_no_address_and_links_are_copied_whole(view: View) -> None:
    opened = view("city-ichinoseki")
    assert opened.kyodo("address") == ""
    opened.select(CENTRE)
    opened.page.locator("details.menu > summary").click()
    opened.page.click("#copy-link")
    opened.until("navigator.clipboard.readText().then((text) => text.includes('#'))")
    link = opened.copied()
    assert link.startswith("file:///")
    assert link.endswith(opened.address())
    assert opened.page.locator("details.menu").get_attribute("open") is None


def test_an_address_that_changes_changes_the_page(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.go(f"node={CENTRE}&lang=en")
    assert opened.run("document.documentElement.lang") == "en"
    assert opened.title() == "Ichinoseki Civic Activity Centre"


UNKNOWN = (
    "#node=nobody/knows", f"#path={CENTRE}~nobody/knows", "#without=nobody/knows",
    "#node=__proto__", "#node=%3C/script%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "#node=%F0%9F%8E%8C",
)  # fmt: skip
NONSENSE = (
    "#edge=99999", "#edge=-1", "#edge=x", "#lang=fr", "#layout=__proto__", "#size=constructor",
    "#steps=99", "#panes=x", "#table=x", "#path=a", "#off=x~y", "#open=x", "#group=x",
    "#f.city=nowhere", "#f.x=y", "#%%%", "#node", "#&&==&",
)  # fmt: skip


def test_an_address_is_followed_though_an_earlier_change_is_written_over_it(view: View) -> None:
    opened = view("city-ichinoseki")
    opened.run(
        """() => {
          location.hash = "node=ichinoseki/actor/center";
          history.replaceState(null, "", "#layout=force");
        }"""
    )
    opened.until("new URLSearchParams(kyodo.address()).has('node')")
    assert "layout" not in opened.address()


def test_an_unknown_node_is_told_and_no_error(view: View) -> None:
    opened = view("city-ichinoseki", UNKNOWN[0])
    for address in UNKNOWN:
        opened.go(address)
        assert "はこの図にない" in opened.text("#details [role=alert]"), address
        assert "はこの図にない" in opened.run("document.getElementById('live').textContent")
        opened.page.keyboard.press("Escape")
        assert opened.page.locator("#details [role=alert]").count() == 0


def test_nonsense_in_an_address_does_no_harm(view: View) -> None:
    for first in ("#layout=__proto__&size=x&lang=fr", "#%%%&open=x&group=x"):
        opened = view("city-ichinoseki", first)
        assert opened.kyodo("drawn")["nodes"]
    for address in NONSENSE:
        opened.go(address)
        assert opened.kyodo("drawn")["nodes"], address
        assert opened.run("document.documentElement.lang") == "ja"


def test_ids_of_any_letters_stand_in_an_address(view: View) -> None:
    opened = view("hostile")
    again = view("hostile")
    for node, label in HOSTILE.items():
        opened.select(node)
        again.go(opened.address())
        assert again.title() == label, node
