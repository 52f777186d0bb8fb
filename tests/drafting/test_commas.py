"""Rows parted by commas, as a spreadsheet writes them."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.layouts.commas import with_tabs

ROWS = [
    ",霧野市協働計画,,,",
    ",◎：主体　○：協力　→：継続,,,",
    "番号,事業,内容,市,NPO,6年度",
    "柱1　知る,,,,,",
    '1,広報紙の発行,"市は、年4回、1,200部を配る。",◎,○,→',
    "2,講座の開催,,○,◎,→",
]


def test_a_table_with_commas_is_read_as_one_with_tabs() -> None:
    draft = draft_of(Text("x", "\n".join(ROWS).encode()), "kirino")
    titles = [(one.text("number"), one.text("label")) for one in draft.of("element")]
    assert titles == [("1", "知る"), ("1", "広報紙の発行"), ("2", "講座の開催")]
    roles = {(one.text("label"), one.text("actor"), one.text("code")) for one in draft.of("role")}
    assert roles == {
        ("広報紙の発行", "市", "lead"),
        ("広報紙の発行", "NPO", "participant"),
        ("講座の開催", "市", "participant"),
        ("講座の開催", "NPO", "lead"),
    }


def test_every_sign_stays_where_it_stands() -> None:
    for raw, read in zip(ROWS, with_tabs(ROWS), strict=True):
        assert len(raw) == len(read)
        assert all(a == b or a in ',"' for a, b in zip(raw, read, strict=True))
    assert [line for line in with_tabs(ROWS) if "\t" not in line] == [
        " 霧野市協働計画   ",
        " ◎：主体　○：協力　→：継続   ",
        "柱1　知る     ",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["a,b,c", "d,e,f"],  # two rows are no table
        ["1,200人、3,400人、5,600人"] * 4,  # figures
        ["a, b, c and d", "one, two", "x, y, z, and so on, and on", "p, q, r"],  # of no one width
        ['1,"open,2', '2,"open,3', '3,"open,4'],  # a quote that nothing closes
    ],
)
def test_commas_that_part_no_cells(lines: list[str]) -> None:
    assert with_tabs(lines) == lines
