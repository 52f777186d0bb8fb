"""Decisions go on: on a new draft of the same text, from any line, over tables cut by a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kyodo_graph.drafting import Draft
from kyodo_graph.reviewing.page import render

from .review_plan import small_draft
from .test_review import Desk, decisions, exported, keys, legends, progress, said, say_who

if TYPE_CHECKING:
    from playwright.sync_api import Page, Playwright


@pytest.fixture
def desk(playwright: Playwright, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(playwright, written(tmp_path, small_draft()), tmp_path / "profile")
    yield made
    made.close()
    assert made.troubles == []


def written(folder: Path, draft: Draft) -> Path:
    path = folder / f"{draft.digest}.html"
    path.write_bytes(render(draft, "ja"))
    return path


def drafted_anew() -> Draft:
    """The same text; the plan's last year and the meaning of a sign are read otherwise."""
    draft = small_draft()
    items = [
        replace(i, value={**i.value, "end_fy": "2029"})
        if i.kind == "plan"
        else replace(i, value={**i.value, "code": "support"})
        if i.value.get("printed") == "協力"
        else i
        for i in draft.items
    ]
    return replace(draft, items=tuple(items))


def test_a_new_draft_of_the_text_keeps_what_still_holds(desk: Desk, tmp_path: Path) -> None:
    page = desk.open()
    legends(page)
    keys(page, "]", "a", "a")
    before = exported(page)
    file = tmp_path / "before.json"
    file.write_text(json.dumps(before, ensure_ascii=False), encoding="utf-8")
    kept = {"sign-3-0": "accept", "element-4-4": "accept"}
    assert set(decisions(page)) == {*kept, "sign-3-5", "plan-1-0"}
    desk.path = written(tmp_path, drafted_anew())
    page = desk.open()
    assert "2件" in page.inner_text(".earlier")
    page.click(".earlier button >> nth=0")
    assert page.query_selector(".earlier") is None
    assert decisions(page) == kept
    page.reload()
    page.wait_for_selector("body[data-ready=yes]")
    assert page.query_selector(".earlier") is None
    assert decisions(page) == kept
    keys(page, *("]" * 8))
    page.set_input_files("#import", str(file))
    page.wait_for_timeout(200)
    assert "決定0件を引き継いだ" in said(page), "they are there already"
    desk.close()
    other = Desk(desk.playwright, desk.path, tmp_path / "another")
    page = other.open()
    keys(page, *("]" * 8))
    page.set_input_files("#import", str(file))
    page.wait_for_selector("dialog[open] input")
    assert "決定2件を引き継いだ" in said(page)
    assert "決め直すもの2件" in said(page)
    assert page.input_value("dialog input") == "山田花子", "the name in the file is proposed"
    keys(page, "Enter")
    assert decisions(page) == kept
    other.close()
    assert other.troubles == []


def test_what_is_no_candidate_is_added_from_any_line(desk: Desk, tmp_path: Path) -> None:
    draft = small_draft()
    without = replace(draft, items=tuple(i for i in draft.items if i.kind != "tie"))
    desk.path = written(tmp_path, without)
    page = desk.open()
    keys(page, *("]" * 4))
    assert "候補はありません" in page.inner_text("#list")
    page.click("#text [data-line='6']")
    keys(page, "n")
    page.fill("#adding [name=subject]", "市民課")
    page.select_option("#adding [name=relation]", "partners_with")
    page.fill("#adding [name=object]", "見本大学")
    page.select_option("#adding [name=basis]", "stated")
    keys(page, "Enter")
    say_who(page)
    page.click("#text [data-line='3']")
    page.click("#adding >> text=凡例の記号")
    page.fill("#adding [name=sign]", "△")
    page.select_option("#adding [name=scheme]", "role")
    page.select_option("#adding [name=code]", "support")
    keys(page, "Enter")
    added = {d["kind"]: d for d in exported(page)["decisions"]}
    assert added["tie"]["lines"] == [6]
    assert added["sign"]["new"] == {"sign": "△", "printed": "", "scheme": "role", "code": "support"}
    keys(page, "[", "[")
    assert "△" in page.inner_text("#panel .buttons"), "a cell may have the sign that was added"


def test_a_table_that_goes_on_over_a_page_is_taken_whole(desk: Desk, tmp_path: Path) -> None:
    draft = small_draft()
    (table,) = draft.tables
    first = replace(table, rows=table.rows[:2], counts=replace(table.counts, rows=2, said=3))
    rest = replace(first, id="table-14", rows=table.rows[2:])
    rest = replace(rest, counts=replace(rest.counts, rows=1, said=0))
    items = tuple(
        replace(i, table="table-14", row=0) if i.id.startswith("role-14") else i
        for i in draft.items
    )
    desk.path = written(tmp_path, replace(draft, items=items, tables=(first, rest)))
    page = desk.open()
    legends(page)
    keys(page, "]", "]")
    assert "行の数: 表3、本文3" in page.inner_text("#checks")
    keys(page, "T", "y")
    assert progress(page, 3) == "3/5"
    assert "行の数: 表3、本文3" in page.inner_text("#checks"), "the number stands before the first"
    assert page.query_selector("#tabs button:nth-child(2)[aria-current]") is not None


def test_a_mistyped_iri_of_a_person_is_no_name(desk: Desk) -> None:
    page = desk.open()
    keys(page, "a")
    say_who(page, "0000-0002-1825-0098")
    assert "検査数字" in page.inner_text("dialog")
    correct(page, "0000-0002-1825-0097")
    assert progress(page, 1) == "1/2"
    page.click("#reviewer")
    assert "1件は、その名のまま残ります" in page.inner_text("dialog")


def correct(page: Page, name: str) -> None:
    keys(page, "Control+a")
    say_who(page, name)
