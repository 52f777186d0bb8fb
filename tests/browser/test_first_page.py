"""The first page and its evidence in a browser; the length of the pages that one reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .report_site import report_folder
from .watching import NARROW, Opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREEN = {"width": 1440, "height": 900}
MOST_SCREENS = 8
READ = ("index.html", "intermediaries.html", "comparison.html")
"""Pages that one reads from top to bottom, whatever the number of plans of a city."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_folder(tmp_path_factory)


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Callable[..., Opened]]:
    """Open a page of the report; at the end nothing may have gone wrong in it."""
    opened: list[Opened] = []

    def go(name: str, **options: object) -> Opened:
        given = {"viewport": SCREEN, "offline": True, "accept_downloads": True, **options}
        one = Opened(browser.new_context(**given))
        opened.append(one)
        one.page.goto((site / name).as_uri())
        return one

    yield go
    assert [trouble for one in opened for trouble in one.close()] == []


def test_evidence_opens_under_its_sentence_one_at_a_time(visit: Callable[..., Opened]) -> None:
    one = visit("index.html")
    marks = one.page.locator(".ev")
    assert 1 < marks.count() <= 5
    assert one.page.locator(".evp:visible").count() == 0
    for at in range(marks.count()):
        marks.nth(at).click()
        panel = one.page.locator(".evp:visible")
        assert panel.count() == 1
        assert panel.get_attribute("id") == marks.nth(at).get_attribute("aria-controls")
        assert panel.locator("a[href*='passages-']").count() > 0
        assert panel.locator(".q").count() > 0
        assert panel.locator(".how").first.inner_text()
    one.page.keyboard.press("Escape")
    assert one.page.locator(".evp:visible").count() == 0
    focused = one.run("document.activeElement.getAttribute('aria-controls')")
    assert focused == marks.last.get_attribute("aria-controls")


def test_the_brief_leads_to_each_finding(visit: Callable[..., Opened]) -> None:
    one = visit("en/index.html")
    for link in one.page.locator(".brief a").all():
        target = one.page.locator(f"[id='{str(link.get_attribute('href'))[1:]}']")
        assert target.count() == 1
        said = str(target.locator(".say").inner_text())
        assert link.locator("span").last.inner_text() in said


def test_the_other_language_opens_at_the_same_place(visit: Callable[..., Opened]) -> None:
    one = visit("index.html")
    one.page.goto(f"{one.page.url}#leads")
    one.page.locator("a.language").click()
    one.page.wait_for_load_state()
    assert one.page.url.endswith("/en/index.html#leads")
    assert one.page.locator(":target").count() == 1


def test_a_chart_is_saved_with_its_numbers_and_its_citation(visit: Callable[..., Opened]) -> None:
    one = visit("index.html")
    box = one.page.locator("#leads details.cite")
    box.locator("summary").click()
    with one.page.expect_download() as svg:
        box.locator("[data-save-svg]").click()
    drawn = Path(svg.value.path()).read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawn
    assert "font-family" in drawn
    with one.page.expect_download() as csv:
        box.locator("[data-save-csv]").click()
    rows = Path(csv.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].startswith("plan,leader")
    assert len(rows) > 2
    assert "kyodo_graph" in box.inner_text()


@pytest.mark.parametrize("folder", ["", "en/"])
def test_pages_that_are_read_are_not_long(
    visit: Callable[..., Opened], site: Path, folder: str
) -> None:
    names = sorted(p.name for pattern in READ for p in site.glob(pattern))
    one = visit(f"{folder}index.html")
    for name in names:
        one.page.goto((site / f"{folder}{name}").as_uri())
        tall = one.run("document.documentElement.scrollHeight")
        assert tall <= MOST_SCREENS * SCREEN["height"], (name, tall / SCREEN["height"])


def test_the_first_page_fits_a_phone(visit: Callable[..., Opened]) -> None:
    for folder in ("", "en/"):
        one = visit(f"{folder}index.html", viewport=NARROW)
        one.page.locator(".ev").first.click()
        assert one.run("document.documentElement.scrollWidth - innerWidth") <= 0
        for chart in one.page.locator(".small svg").all():
            box = chart.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= NARROW["width"]
