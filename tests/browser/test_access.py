"""What axe-core finds in every state of the page: nothing serious."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .watching import NARROW, Opened

View = Callable[..., Opened]
CENTRE = "ichinoseki/actor/center"
STATES = {
    "graph": "",
    "node": f"node={CENTRE}",
    "edge": "edge=2",
    "removed": f"without={CENTRE}",
    "path": f"path={CENTRE}~ichinoseki/actor/shimin-to",
    "filtered": "f.sector=S3~S5&hide=1&off=family:lead",
    "nodes": "table=nodes",
    "edges": "table=edges&f.sector=S3",
    "unknown": "node=nobody",
}
ALIKE = ("edge", "path", "filtered", "edges")
"""States that differ from others in their words alone, looked at in one language."""


def violations(opened: Opened) -> list[str]:
    """What axe-core complains of, with the first elements that it means."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(opened.page).response["violations"]
    return [
        f"{one['impact']} {one['id']}: {one['help']} {[node['target'] for node in one['nodes']]}"
        for one in found
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_state_is_free_of_violations(view: View, lang: str) -> None:
    opened = view("city-ichinoseki", f"#lang={lang}")
    for name, state in STATES.items():
        if lang == "en" and name in ALIKE:
            continue
        address = "&".join(part for part in (state, f"lang={lang}") if part)
        opened.go(address)
        opened.painted()
        assert violations(opened) == [], name


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_opens_is_free_of_violations(view: View, lang: str) -> None:
    opened = view("mini", f"#lang={lang}")
    opened.select(opened.kyodo("drawn")["nodes"][0])
    for part in opened.page.locator("#facets summary, #details summary").all():
        if part.evaluate("(one) => !one.parentElement.open"):
            part.click()
    opened.page.fill("#search", "a" if lang == "en" else "市")
    opened.page.press("#search", "ArrowDown")
    assert violations(opened) == []
    opened.page.press("#search", "Escape")
    opened.page.locator("details.menu > summary").click()
    assert violations(opened) == []
    opened.page.click("#help-button")
    assert violations(opened) == []


@pytest.mark.parametrize("page", ["ties", "large", "hostile"])
def test_other_pages_are_free_of_violations(view: View, page: str) -> None:
    opened = view(page)
    assert violations(opened) == []


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_narrow_page_and_its_drawer_are_free_of_violations(view: View, lang: str) -> None:
    opened = view("city-ichinoseki", f"#lang={lang}&node={CENTRE}", viewport=NARROW)
    assert violations(opened) == []
    opened.page.click("#filters-button")
    assert violations(opened) == []
