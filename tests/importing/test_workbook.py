"""Excel: numbers as shown, merged cells, sheets as pages."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from drawn_pages import notes

from kyodo_graph.importing import TextVersion, text_version
from kyodo_graph.importing.workbook import read_workbook
from kyodo_graph.importing.workbook_formats import shown

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


def test_arrows_and_boxes_that_are_drawn_over_a_sheet() -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    import re
    import zipfile

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("年次")
    for y, row in enumerate([["取組", "R6", "R7", "R8"], ["講座", "検討", "", ""]]):
        for x, text in enumerate(row):
            sheet.write(y, x, text)
    sheet.insert_textbox("C2", "", {"width": 100, "height": 12, "x_offset": 2})
    sheet.insert_textbox("B6", "目指す姿")
    book.close()
    changed = io.BytesIO()
    with zipfile.ZipFile(target) as given, zipfile.ZipFile(changed, "w") as out:
        for name in given.namelist():
            data = given.read(name)
            if "drawings/drawing" in name:
                data = re.sub(b'prst="rect"', b'prst="rightArrow"', data, count=1)
            out.writestr(name, data)
    made = text_version(read_workbook(changed.getvalue(), "x.xlsx"), "x")
    assert made.lines[2:4] == ("取組\tR6\tR7\tR8", "講座\t検討\t→\t→")
    assert made.lines[-1] == "目指す姿"
    assert [n[4] for n in notes(made, "arrow")] == [2]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1500, '#,##0"人"', "1,500人"),
        (-1500, '#,##0;"△"#,##0', "△1,500"),
        (6, '"令和"0"年度"', "令和6年度"),
        (7, '"R"0', "R7"),
        (date(2024, 4, 1), '[$-411]ggge"年"m"月"d"日"', "令和6年4月1日"),
        (date(2024, 4, 1), "yyyy/mm/dd", "2024/04/01"),
        (date(2024, 4, 1), "General", "2024-04-01"),
        (12.5, "# ?/?", "12.5"),
    ],
)
def test_what_a_format_shows(value: object, form: str, text: str) -> None:
    assert shown(value, form) == text
