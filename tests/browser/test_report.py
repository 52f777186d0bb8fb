"""The report in a browser: every page opens by itself, reads on a narrow screen, can be sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .report_site import report_folder
from .watching import NARROW, WIDE, Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Visit = Callable[..., Opened]
KINDS = (
    "index", "city-yamaguchi", "city-shimonoseki", "tables-ichinoseki", "intermediaries",
    "comparison", "methods", "passages-shinjo-2015", "downloads",
)  # fmt: skip
"""A page of each kind."""
FEWER = """for (const rows of document.querySelectorAll("tbody, ol.passages")) {
  while (rows.children.length > 5) rows.lastElementChild.remove();
}"""
"""Rows of a table are alike; of some hundreds, axe takes its time."""
BROKEN = """Promise.all(Array.from(document.images, (picture) => {
  picture.loading = "eager";
  return picture.decode().then(() => "", () => picture.src);
})).then((found) => found.filter(Boolean))"""
"""Pictures that can't be drawn; it waits for all, since what is still on its way when the page is
left would count as a failed request."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_folder(tmp_path_factory)


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visit]:
    """Open a page of the report; at the end nothing may have gone wrong in it."""
    opened: list[Opened] = []

    def go(name: str, **options: object) -> Opened:
        given = {"viewport": WIDE, "reduced_motion": "reduce", "offline": True, **options}
        one = Opened(browser.new_context(**given))
        opened.append(one)
        one.page.goto((site / name).as_uri())
        assert one.run(BROKEN) == [], name
        return one

    yield go
    assert [trouble for one in opened for trouble in one.close()] == []


def test_every_page_opens_without_a_word_of_complaint(site: Path, visit: Visit) -> None:
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html"))
    assert len(names) > 40
    one = visit("index.html")
    for name in names:
        one.page.goto((site / name).as_uri())
        if name.startswith("graphs/"):
            one.page.wait_for_selector("body[data-ready]")
        assert one.page.title(), name
        assert one.page.locator("h1").count() == 1, name
        assert one.run(BROKEN) == [], name
        assert not one.troubles, (name, one.troubles)


@pytest.mark.parametrize(
    ("name", "lang"), [(name, ("en/", "")[at % 2]) for at, name in enumerate(KINDS)]
)
def test_a_narrow_screen_is_enough(visit: Visit, name: str, lang: str) -> None:
    one = visit(f"{lang}{name}.html", viewport=NARROW)
    wide = one.run("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{wide} pixels too wide"


@pytest.mark.parametrize(
    ("name", "lang"), [(name, ("", "en/")[at % 2]) for at, name in enumerate(KINDS)]
)
def test_no_serious_barrier(visit: Visit, name: str, lang: str) -> None:
    """axe-core finds no violation that it calls serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    program = Path(axe.__file__).parent / "axe.min.js"
    # The pages' policy lets no program in from outside; the tool needs to come in.
    one = visit(f"{lang}{name}.html", bypass_csp=True)
    one.page.add_script_tag(content=program.read_text(encoding="utf-8"))
    one.run(FEWER)
    # Style sheets need not be fetched again: at a file's address that would be refused.
    found = one.run("axe.run(document, { resultTypes: ['violations'], preload: false })")
    serious = [
        (v["id"], v["nodes"][0]["target"], len(v["nodes"]))
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_tables_are_sorted_by_keyboard(visit: Visit) -> None:
    one = visit("tables-yamaguchi.html")
    table = one.page.locator("table:has(th[aria-sort])").first
    button = table.locator("th[aria-sort] button").first
    before = table.locator("tbody tr").all_inner_texts()
    button.focus()
    one.page.keyboard.press("Enter")
    assert table.locator("th").first.get_attribute("aria-sort") == "ascending"
    one.page.keyboard.press("Enter")
    assert table.locator("th").first.get_attribute("aria-sort") == "descending"
    after = table.locator("tbody tr").all_inner_texts()
    assert sorted(after) == sorted(before)


def test_the_other_language_is_one_click_away(visit: Visit, site: Path) -> None:
    one = visit("city-yamaguchi.html")
    one.page.locator("a[hreflang=en]").first.click()
    one.page.wait_for_load_state()
    assert one.page.url == (site / "en" / "city-yamaguchi.html").as_uri()
    assert one.run("document.documentElement.lang") == "en"


def test_a_link_leads_to_the_thing_in_its_graph(visit: Visit) -> None:
    one = visit("en/tables-yamaguchi.html")
    one.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    link = one.page.locator('main a[href*="graphs/"][href*="node="]').first
    name = link.inner_text()
    link.click()
    one.page.wait_for_selector("body[data-ready]")
    assert name in one.details()


def test_a_pointer_leads_to_its_passage(visit: Visit) -> None:
    one = visit("en/city-ichinoseki.html")
    link = one.page.locator('table.mx td a[href*="passages-ichinoseki-3.html#"]').first
    pointer = link.get_attribute("href").rpartition("#l")[2]
    link.click()
    one.page.wait_for_load_state()
    place = one.page.locator(":target")
    assert place.count() == 1
    assert place.get_attribute("id") == f"l{pointer}"


LONG = ("methods", "passages-", "tables-", "ask")
"""Pages to look things up in, which may be of any length."""


@pytest.mark.parametrize("lang", ["", "en/"])
def test_no_page_is_longer_than_eight_screens(site: Path, visit: Visit, lang: str) -> None:
    one = visit(f"{lang}index.html", viewport={"width": 1440, "height": 900})
    for path in sorted((site / lang).glob("*.html")):
        if path.name.startswith(LONG):
            continue
        one.page.goto(path.as_uri())
        assert one.run("document.documentElement.scrollHeight") <= 8 * 900 + 8, path.name


def test_a_chosen_actor_stands_out_with_its_ties(visit: Visit) -> None:
    one = visit("city-shimonoseki.html")
    figure = one.page.locator(".net").first
    link = figure.locator("a[data-actor$='-center']").first
    link.click()
    assert figure.locator("svg.chosen").count() == 1
    # Who shares its column is never faded.
    assert "on" in figure.locator("a[data-actor$='-city']").get_attribute("class")
    assert figure.locator(".tied span").count() > 1
    link.click()
    assert figure.locator("svg.chosen").count() == 0
    assert figure.locator(".tied span").count() == 0


def test_cities_of_the_comparison_can_be_left_out(visit: Visit) -> None:
    one = visit("comparison.html")
    rows = one.page.locator("tr[data-city=shinjo]:visible")
    assert rows.count() > 3
    one.page.locator("input[data-show=shinjo]").uncheck()
    assert rows.count() == 0
    assert one.page.locator("tr[data-city=ichinoseki]:visible").count() > 3


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_city_is_printed_on_six_sheets(visit: Visit, lang: str) -> None:
    for city in ("ichinoseki", "shimonoseki", "shinjo", "yamaguchi"):
        one = visit(f"{lang}city-{city}.html")
        paper = one.page.pdf(format="A4")
        assert paper.count(b"/Type /Page\n") <= 6, city
