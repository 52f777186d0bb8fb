"""A phase or a mark over several columns, in each of them."""

from __future__ import annotations

import io

import pytest
from drawn_pages import notes

from kyodo_graph.importing import text_version
from kyodo_graph.importing.merged import in_each
from kyodo_graph.importing.web import read_html


@pytest.mark.parametrize(
    ("head", "text"),
    [(["令和６年度", "７年度"], "実施"), (["前期", "後期"], "検討"), (["市民", "団体"], "◎")],
)
def test_what_holds_for_each_column_is_written_in_each(head: list[str], text: str) -> None:
    assert in_each([head, [text, None]], {(1, 0): 2}) == ([head, [text, text]], 1)


@pytest.mark.parametrize(
    ("rows", "wide"),
    [
        ([["担い手", None], ["市民", "市"]], {(0, 0): 2}),  # a head
        ([["市民", "団体"], ["役割を分担", None]], {(1, 0): 2}),  # a word under no years
        ([["R6", "R7"], ["この事業は令和八年度から始める", None]], {(1, 0): 2}),  # a sentence
        ([["内容", None], ["実施", None]], {(0, 0): 2, (1, 0): 2}),  # no heads of their own
    ],
)
def test_what_does_not_stays_in_the_first(
    rows: list[list[str | None]], wide: dict[tuple[int, int], int]
) -> None:
    assert in_each(rows, wide) == (rows, 0)


def test_a_span_of_a_web_page() -> None:
    page = "<table><tr><th>取組<th>R6<th>R7<tr><td>講座<td colspan=2>実施</table>"
    made = text_version(read_html(page.encode(), "x.html"), "x")
    assert made.lines == ("取組\tR6\tR7", "講座\t実施\t実施")
    assert notes(made, "merged_in_each")[0][4] == 1
    assert not notes(made, "merged_cells")


def test_a_span_of_a_workbook() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from kyodo_graph.importing.workbook import read_workbook

    book = openpyxl.Workbook()
    for row in (["取組", "R6", "R7"], ["講座", "実施"]):
        book.active.append(row)
    book.active.merge_cells("B2:C2")
    target = io.BytesIO()
    book.save(target)
    made = text_version(read_workbook(target.getvalue(), "x.xlsx"), "x")
    assert made.lines[-1] == "講座\t実施\t実施"


def test_a_span_of_a_word_file() -> None:
    docx = pytest.importorskip("docx")
    from kyodo_graph.importing.word import read_word

    document = docx.Document()
    table = document.add_table(2, 3)
    for x, text in enumerate(["取組", "R6", "R7"]):
        table.cell(0, x).text = text
    table.cell(1, 0).text = "講座"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "実施"
    target = io.BytesIO()
    document.save(target)
    made = text_version(read_word(target.getvalue(), "x.docx"), "x")
    assert made.lines[-1] == "講座\t実施\t実施"
