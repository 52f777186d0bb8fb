"""A report opened from disk: its search, its graph pages that share programs, its one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from kyodo_graph.report.making import make_report

from .watching import NARROW, WIDE, Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOWN = ROOT / "tests" / "networks" / "town" / "data"
Visit = Callable[..., Opened]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of two made-up cities, Japanese at the root."""
    folder = tmp_path_factory.mktemp("town") / "out"
    make_report(folder, data=TOWN, trials=9, processes=1, single=True)
    return folder


@pytest.fixture
def visit(browser: Browser, town: Path) -> Iterator[Visit]:
    opened: list[Opened] = []

    def go(name: str, **options: object) -> Opened:
        given = {"viewport": WIDE, "reduced_motion": "reduce", "offline": True, **options}
        one = Opened(browser.new_context(**given))
        opened.append(one)
        file, mark, state = name.partition("#")
        one.page.goto((town / file).as_uri() + mark + state)
        return one

    yield go
    assert [trouble for one in opened for trouble in one.close()] == []


def search(one: Opened, text: str) -> list[str]:
    """Type into the box; the names found, when they are there."""
    one.page.fill(".searching input", text)
    one.page.locator(".searching output:not(:empty)").wait_for(state="attached")
    return one.page.locator(".found li a").evaluate_all("all => all.map((a) => a.firstChild.data)")


def test_a_page_on_disk_is_searched_in_both_languages(visit: Visit) -> None:
    english = search(visit("en/index.html"), "kita cent")
    japanese = search(visit("methods.html"), "活動せんたー")
    assert any("Kita" in name for name in english)
    assert japanese
    assert search(visit("index.html"), "活動ｾﾝﾀ-") == japanese


def test_nothing_is_found_where_nothing_is(visit: Visit) -> None:
    one = visit("index.html")
    assert search(one, "zzzzqq") == []
    assert one.page.locator(".found").is_hidden()
    assert one.page.locator(".searching output").inner_text() == "見つからない"


def test_a_thing_found_is_a_link_to_it(visit: Visit, town: Path) -> None:
    for name in ("index.html", "en/index.html"):
        one = visit(name)
        search(one, "市民")
        for href in one.page.locator(".found li a").evaluate_all("all => all.map((a) => a.href)"):
            path = href.removeprefix("file://").partition("#")[0]
            assert Path(path).is_file(), href
            anchor = href.partition("#")[2]
            if anchor and "/graphs/" not in path:
                assert f'id="{anchor}"' in Path(path).read_text(encoding="utf-8")
    assert (town / "assets" / "search.js").is_file()


def test_by_keyboard(visit: Visit) -> None:
    one = visit("index.html")
    one.page.keyboard.press("/")
    one.page.keyboard.type("市民")
    one.page.wait_for_selector(".found li a")
    one.page.keyboard.press("ArrowDown")
    first = one.page.locator(".found li a").first
    assert first.evaluate("(a) => a === document.activeElement")
    one.page.keyboard.press("Escape")
    assert one.page.locator(".found").is_hidden()
    assert one.page.locator(".searching input").evaluate("(i) => i === document.activeElement")


def test_labels_of_the_data_are_text(visit: Visit) -> None:
    one = visit("index.html")
    one.page.fill(".searching input", "<img src=x onerror=alert(1)>")
    one.page.wait_for_timeout(600)
    assert one.page.locator(".searching img").count() == 0


def test_a_narrow_screen_is_enough_to_search(visit: Visit) -> None:
    one = visit("index.html", viewport=NARROW)
    search(one, "市民")
    assert one.run("document.documentElement.scrollWidth - innerWidth") <= 0


def leads_somewhere(href: str) -> bool:
    """Whether a link leads to a file, and to a place in it."""
    path, _, anchor = href.removeprefix("file://").partition("#")
    if not Path(path).is_file():
        return False
    return not anchor or f'id="{anchor}"' in Path(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_graph_page_leads_back_to_the_report_and_to_each_passage(visit: Visit, lang: str) -> None:
    one = visit(f"graphs/kita-actor-element.html#node=kita/actor/center&lang={lang}")
    one.page.wait_for_selector("body[data-ready]")
    home = one.page.locator("#home")
    assert home.is_visible()
    assert leads_somewhere(home.evaluate("(a) => a.href"))
    assert ("/en/" in home.evaluate("(a) => a.href")) == (lang == "en")
    links = one.page.locator("#details .passage a").evaluate_all("all => all.map((a) => a.href)")
    assert links
    assert [href for href in links if not leads_somewhere(href)] == []


def test_who_shares_a_cell_is_never_faded(visit: Visit) -> None:
    """The centre and an NPO stand in one column: choosing the one leaves the other as it is."""
    one = visit("graphs/kita-actor-element.html#node=kita/actor/center&steps=1")
    one.page.wait_for_selector("body[data-ready]")
    bright = one.kyodo("bright")
    assert {"kita/actor/center", "kita/actor/npo"} <= set(bright["nodes"])


def test_long_tables_are_there_when_the_page_is(visit: Visit, town: Path) -> None:
    name = next(
        p.name for p in sorted(town.glob("tables-*.html"))
        if "data-rows" in p.read_text(encoding="utf-8")
    )  # fmt: skip
    one = visit(name)
    assert one.page.locator("tbody[data-rows]").count() == 0
    bodies = one.page.locator("tbody").evaluate_all("all => all.map((b) => b.rows.length)")
    assert min(bodies) > 0
    assert sum(bodies) > 50
    heads = one.run(
        "[...document.querySelectorAll('table.data')].every((t) => [...t.tBodies[0].rows]"
        ".every((r) => r.cells.length === t.tHead.rows[0].cells.length))"
    )
    assert heads


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_one_file_opens_by_itself(
    browser: Browser, town: Path, tmp_path: Path, size: dict[str, int]
) -> None:
    alone = tmp_path / "report.en.html"
    alone.write_bytes((town / "report.en.html").read_bytes())
    one = Opened(browser.new_context(viewport=size, offline=True))
    one.page.goto(alone.as_uri())
    assert one.page.locator("article").count() > 2
    assert one.run("document.documentElement.scrollWidth - innerWidth") <= 0
    evidence = one.page.locator("button.ev").first
    if evidence.count():
        evidence.click()
        opened = evidence.get_attribute("aria-controls")
        assert one.page.locator(f"[id='{opened}']").is_visible()
    assert one.close() == []
