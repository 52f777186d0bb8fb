"""Running heads and page numbers, both sides of each bound."""

from __future__ import annotations

import pytest

from kyodo_graph.importing.running import Edge, find


def edges(texts: list[str], *, top: bool = True, place: float = 20.0) -> list[Edge]:
    return [Edge(page, 0, top, place, text) for page, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("count", "pages", "found"), [(3, 9, True), (2, 9, False), (2, 2, True)])
def test_on_how_many_pages_a_head_stands(count: int, pages: int, found: bool) -> None:
    assert bool(find(edges(["みどり市計画"] * count), pages).heads) is found


def test_a_head_stands_at_one_height() -> None:
    spread = [Edge(n, 0, True, 20.0 * n, "みどり市計画") for n in (1, 2, 3)]
    assert not find(spread, 3).heads


def test_numbers_in_heads_are_the_pages() -> None:
    found = find(edges([f"みどり市計画　{n}" for n in (8, 9, 10)]), 3)
    assert len(found.heads) == 3
    assert found.printed == {1: "8", 2: "9", 3: "10"}


def test_numbered_items_are_no_heads() -> None:
    assert not find(edges(["施策1 広報", "施策2 広報", "施策3 広報"]), 3).heads
    assert not find(edges(["令和6年度", "令和7年度", "令和8年度"]), 3).heads


@pytest.mark.parametrize(
    "text", ["- {} -", "－ {} －", "p.{}", "{}ページ", "{}/20", "〔{}〕", "{}"]
)
def test_forms_of_page_numbers(text: str) -> None:
    found = find(edges([text.format(n) for n in (3, 4, 5)], top=False), 3)
    assert found.printed == {1: "3", 2: "4", 3: "5"}
    assert len(found.numbers) == 3


def test_a_lone_number_that_does_not_grow_is_text() -> None:
    found = find(edges(["12", "40", "7"]), 3)
    assert not found.numbers
    assert not found.heads


def test_roman_numbers_set_off_are_pages() -> None:
    assert find(edges(["- i -", "- ii -"], top=False), 2).printed == {1: "i", 2: "ii"}
