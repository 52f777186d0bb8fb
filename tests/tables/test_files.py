"""Excel, Parquet and pandas: what is written is what other programs read back."""

from __future__ import annotations

import io
import re
import sys
from typing import Any

import pytest

import kyodo_graph as kg
from kyodo_graph.errors import MissingExtraError
from kyodo_graph.tables import Column, Table
from kyodo_graph.tables.excel import sheet_names

HOSTILE = (
    "=1+1",
    "(1)",
    "032093",
    "1-2",
    "3/4",
    "http://x.org",
    "a\nb",
    "<b>&",
    "市民",
    "TRUE",
    "x" * 40_000,
)
TABLE = Table(
    (
        Column("text", {"ja": "文字", "en": "text"}, {"ja": "意味", "en": "what it means"}),
        "n",
        "x",
        "yes",
        "mixed",
        "none",
    ),
    [(t, i, i / 3, i % 2 == 0, i if i % 2 else t, None) for i, t in enumerate(HOSTILE)]
    + [(None, None, float("nan"), None, None, None)],
    name="roles",
    title={"ja": "役割", "en": "Roles"},
    options={"seed": 7},
    remarks=[{"ja": "注意。", "en": "Mind this."}],
)


def workbook(content: bytes) -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    return openpyxl.load_workbook(io.BytesIO(content))


def test_excel_has_texts_as_texts_and_numbers_as_numbers() -> None:
    book = workbook(TABLE.to_excel("en"))
    assert book.sheetnames == ["roles", "notes"]
    sheet = book["roles"]
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == list(TABLE.columns)
    assert sheet.freeze_panes == "A2"
    for row, own in zip(rows[1:], TABLE.rows[:-1], strict=True):
        text, n, x, yes, mixed, none = row
        assert text.value == (own[0] and own[0][:32_767])
        assert text.data_type in ("s", "n")
        assert text.data_type == ("s" if own[0] is not None else "n")
        assert n.value == own[1]
        assert x.value == (None if own[0] is None else pytest.approx(own[2]))
        assert yes.value is own[3]
        assert mixed.value == (own[4][:32_767] if isinstance(own[4], str) else own[4])
        assert none.value is None


def test_a_second_sheet_explains_the_first() -> None:
    notes = [[c.value for c in row] for row in workbook(TABLE.to_excel("en"))["notes"].iter_rows()]
    assert ["roles", "Roles", "option", "seed", "7"] in notes
    assert ["roles", "Roles", "remark", None, "Mind this."] in notes
    assert ["roles", "Roles", "column", "text", "text — what it means"] in notes
    assert sum(row[2] == "column" for row in notes) == len(TABLE.columns)
    ja = [[c.value for c in row] for row in workbook(TABLE.to_excel())["注"].iter_rows()]
    assert ["roles", "役割", "列", "text", "文字 — 意味"] in ja


def test_names_of_sheets_are_taken_by_excel() -> None:
    names = sheet_names(["a" * 40, "A" * 40, "[x]", "", "History", "notes"], "notes")
    assert [len(name) <= 31 for name in names] == [True] * 6
    assert len({n.casefold() for n in (*names, "notes", "history")}) == 8
    assert names[2:4] == ["x", "table"]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert TABLE.to_excel() == TABLE.to_excel()
    assert TABLE.to_parquet() == TABLE.to_parquet()


def test_parquet_keeps_types_gaps_and_meanings() -> None:
    arrow = pytest.importorskip("arro3.io", reason="arro3 is not installed")
    read = arrow.read_parquet(io.BytesIO(TABLE.to_parquet())).read_all()
    types = [re.findall(r"\w+", str(field.type))[-1] for field in read.schema]
    assert types == ["Utf8", "Int64", "Float64", "Boolean", "Utf8", "Utf8"]
    columns = {name: [cell.as_py() for cell in read[name]] for name in TABLE.columns}
    assert columns["text"] == list(TABLE["text"])
    assert columns["n"] == list(TABLE["n"])
    assert columns["x"][:-1] == [row[2] for row in TABLE.rows[:-1]]
    assert columns["yes"] == list(TABLE["yes"])
    assert columns["mixed"][:2] == ["=1+1", "1"]
    assert columns["none"] == [None] * len(TABLE)


def test_parquet_is_read_by_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("fastparquet", reason="no reader of Parquet that pandas knows is installed")
    frame = pandas.read_parquet(io.BytesIO(TABLE.to_parquet()), engine="fastparquet")
    assert frame["text"].tolist()[:-1] == list(TABLE["text"])[:-1]


def test_big_numbers_are_not_rounded() -> None:
    table = Table(("n",), [(10**20,), (1,), (2**53 + 1,)])
    cells = [row[0].value for row in workbook(table.to_excel())["table"].iter_rows(min_row=2)]
    assert cells == [str(10**20), 1, str(2**53 + 1)]
    assert len(table.to_parquet()) > 0
    assert table.to_pandas()["n"].tolist() == [10**20, 1, 2**53 + 1]


def test_a_table_without_rows_or_columns() -> None:
    for table in (Table(("a", "b"), ()), Table((), ())):
        book = workbook(table.to_excel())
        assert [c.value for c in book["table"][1]] in ([*table.columns], [None])
    assert Table(("a",), ()).to_parquet()


@pytest.mark.parametrize(
    ("module", "package", "make"),
    [
        ("xlsxwriter", "XlsxWriter", Table.to_excel),
        ("arro3.io", "arro3-io", Table.to_parquet),
    ],
)
def test_a_missing_extra_is_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, module: str, package: str, make: Any
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError) as caught:
        make(TABLE)
    assert package in str(caught.value)
    assert "kyodo-graph[tables]" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_answers_of_queries_as_files() -> None:
    roles = kg.load().query("roles", city="shinjo", lang="en")
    sheet = workbook(roles.to_excel("en"))["roles"]
    assert sheet.max_row == len(roles) + 1
    assert [c.value for c in sheet[2]] == list(roles.rows[0])
