"""The page on a telephone, and for people who do not want movement."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .watching import NARROW, Opened

View = Callable[..., Opened]
CENTRE = "ichinoseki/actor/center"
PHONE = {"viewport": NARROW, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def assert_no_sideways_scroll(opened: Opened) -> None:
    wide = opened.run(
        "[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]"
    )
    assert wide[0] <= wide[2], wide
    assert wide[1] <= wide[2], wide


@pytest.mark.parametrize("page", ["city-ichinoseki", "whole", "ties", "large", "hostile"])
def test_nothing_is_wider_than_the_screen(view: View, page: str) -> None:
    opened = view(page, **PHONE)
    for _ in ("ja", "en"):
        assert_no_sideways_scroll(opened)
        node = (opened.kyodo("drawn")["nodes"] or [None])[0]
        if node:
            opened.select(node)
            assert_no_sideways_scroll(opened)
        for button in ("#as-nodes", "#as-graph", "#filters-button"):
            opened.page.tap(button)
            assert_no_sideways_scroll(opened)
        opened.page.tap("#filters-button")
        opened.page.tap("#language")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_controls_are_in_reach(view: View, lang: str) -> None:
    opened = view("city-ichinoseki", f"#lang={lang}", **PHONE)
    header = opened.page.locator(".bar").bounding_box()
    canvas = opened.page.locator(".canvas").bounding_box()
    assert header is not None
    assert canvas is not None
    assert header["height"] < 140
    assert canvas["height"] > 400
    for button in (
        "#filters-button",
        "#as-graph",
        "#as-nodes",
        "#as-edges",
        "details.menu > summary",
        "#help-button",
        "#language",
        "#fit",
    ):
        box = opened.page.locator(button).bounding_box()
        assert box is not None, button
        assert box["x"] >= 0, button
        assert box["x"] + box["width"] <= NARROW["width"], button
        assert box["height"] >= 24, button
    opened.page.tap("#filters-button")
    assert opened.page.is_visible("#layout")
    opened.page.tap('[data-key="sector:S3"]')
    opened.page.tap("#filters-button")
    assert opened.page.is_hidden("#layout")
    assert CENTRE not in opened.kyodo("drawn")["nodes"]
    opened.page.locator("details.menu > summary").tap()
    menu = opened.page.locator("details.menu > div").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= NARROW["width"]


def test_a_tap_chooses_and_the_details_can_be_reached(view: View) -> None:
    opened = view("city-ichinoseki", **PHONE)
    at = opened.kyodo("position", CENTRE)[0]
    opened.page.touchscreen.tap(at["x"], at["y"])
    opened.until("document.querySelector('#details h2').textContent.includes('いちのせき')")
    assert opened.page.is_hidden("#tip"), "a tip under the finger is in the way"
    details = opened.page.locator("#details").bounding_box()
    assert details is not None
    assert details["y"] < NARROW["height"] - 100
    opened.page.locator("#details .passage, #details .ties").first.scroll_into_view_if_needed()


def test_the_picture_keeps_its_place_when_the_screen_turns(view: View) -> None:
    opened = view("city-ichinoseki", **PHONE)
    scale = opened.kyodo("scales")[0]
    opened.page.set_viewport_size({"width": 844, "height": 390})
    opened.until(f"Math.abs(kyodo.scales()[0] - {scale}) > 0.01")  # not touched: it fits again
    opened.page.tap("#zoom-in")
    zoomed = opened.kyodo("scales")[0]
    opened.page.set_viewport_size(NARROW)
    opened.until("document.querySelector('.canvas').clientWidth < 400")
    opened.painted()
    assert opened.kyodo("scales")[0] == pytest.approx(zoomed)


def test_nothing_moves_for_those_who_do_not_want_it(view: View) -> None:
    opened = view("city-ichinoseki", reduced_motion="reduce")
    opened.page.click("#zoom-in")
    scale = opened.kyodo("scales")[0]
    opened.page.wait_for_timeout(120)
    assert opened.kyodo("scales")[0] == scale
    opened = view("city-ichinoseki", reduced_motion="no-preference")
    before = opened.kyodo("scales")[0]
    opened.page.click("#zoom-in")
    opened.until(f"Math.abs(kyodo.scales()[0] - {1.3 * before}) < 1e-3")
