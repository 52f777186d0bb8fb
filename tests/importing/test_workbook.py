"""Excel: numbers as shown, merged cells, sheets as pages."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from drawn_pages import notes

from kyodo_graph.importing import TextVersion, text_version
from kyodo_graph.importing.workbook import read_workbook

openpyxl = pytest.importorskip("openpyxl")


def made(book: Any) -> TextVersion:
    target = io.BytesIO()
    book.save(target)
    return text_version(read_workbook(target.getvalue(), "x.xlsx"), "x")


def test_cells_as_they_are_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "進捗"
    sheet.append(["指標", "割合", "件数", "日", "はい", "式"])
    sheet.append(["認知\n度", 0.454, 1260, date(2024, 3, 31), True, "=1+1"])
    sheet["B2"].number_format = "0.0%"
    sheet["C2"].number_format = "#,##0"
    found = made(book)
    assert found.lines == (
        "進捗",
        "",
        "指標\t割合\t件数\t日\tはい\t式",
        "認知 度\t45.4%\t1,260\t2024-03-31\tTRUE\t",
    )
    assert [n[2] for n in notes(found, "formula")] == ["F2 =1+1"]
    assert notes(found, "cell_breaks")[0][4] == 1


def test_merged_cells_gaps_and_sheets() -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.title = "R5"
    for row in (["目標", "取組"], ["1 学ぶ", "広報"], [None, "講座"], [None, None], ["注", None]):
        first.append(row)
    first.merge_cells("A2:A3")
    second = book.create_sheet("R6")
    second["XFD1048576"] = "遠く"
    second.sheet_state = "hidden"
    found = made(book)
    assert found.lines == (
        "R5",
        "",
        "目標\t取組",
        "1 学ぶ\t広報",
        "\t講座",
        "",
        "注",
        "",
        "R6",
        "",
        "遠く",
    )
    assert found.pages.rows == ((1, "R5", 1, 7), (2, "R6", 9, 11))
    assert notes(found, "merged_cells")
    assert [n[2] for n in notes(found, "hidden_kept")] == ["R6"]
