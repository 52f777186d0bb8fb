"""Tables of PDFs whose rules are dashed, level only, open at the sides, or cut by a page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from drawn_pages import LEFT, Sheet, notes, pdf, version

ROWS = [
    ["番号", "取組", "市民", "市"],
    ["1", "講座を開く", "○", "◎"],
    ["2", "基金をつくる", "", "◎"],
]
TABLE = tuple("\t".join(row) for row in ROWS)
XS, YS = [60.0, 100.0, 260.0, 300.0, 340.0], [700.0, 680.0, 660.0, 640.0]


def _cells(sheet: Sheet, rows: list[list[str]] = ROWS, top: float = YS[0]) -> None:
    for n, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 4, top - 14 - 20 * n, text)


def _level(sheet: Sheet, heights: list[float] = YS) -> None:
    for y in heights:
        sheet.canvas.line(XS[0], y, XS[-1], y)


def _dotted(sheet: Sheet) -> None:
    x = XS[0]
    while x < XS[-1]:
        for y in YS:
            sheet.canvas.rect(x, y, 0.7, 0.7, stroke=0, fill=1)
        x += 1.5
    y = YS[-1]
    while y < YS[0]:
        for x in XS:
            sheet.canvas.rect(x, y, 0.7, 0.7, stroke=0, fill=1)
        y += 1.5


def _open_sides(sheet: Sheet) -> None:
    _level(sheet)
    for x in XS[1:-1]:
        sheet.canvas.line(x, YS[0], x, YS[-1])


def _cell_by_cell(sheet: Sheet) -> None:
    for y in YS:
        for a, b in pairwise(XS):
            sheet.canvas.line(a, y, b, y)


def _framed(sheet: Sheet) -> None:
    _level(sheet)
    for x in (XS[0], XS[-1]):
        sheet.canvas.line(x, YS[0], x, YS[-1])


def _above_and_below(sheet: Sheet) -> None:
    _level(sheet, [YS[0], YS[1], YS[-1]])


def _no_first_rule(sheet: Sheet) -> None:
    _level(sheet, YS[1:])


@pytest.mark.parametrize(
    "rules",
    [_level, _dotted, _open_sides, _cell_by_cell, _framed, _above_and_below, _no_first_rule],
)
def test_columns_are_told_whatever_rules_a_table_has(rules: Callable[[Sheet], None]) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("役割分担")
        rules(sheet)
        _cells(sheet)

    assert version(pdf(draw)).lines == ("役割分担", "", *TABLE)


def test_an_entry_of_several_lines_between_level_rules_is_one_row() -> None:
    def draw(sheet: Sheet) -> None:
        _level(sheet, [700, 680, 640, 620])
        _cells(sheet, ROWS[:1])
        for x, y, text in (
            (64, 658, "1"), (104, 666, "地域の担い手となる人材を育"), (104, 650, "てる講座"),
            (264, 658, "○"), (304, 658, "◎"), (64, 626, "2"), (104, 626, "基金"), (304, 626, "◎"),
        ):  # fmt: skip
            sheet.text(x, y, text)

    made = version(pdf(draw))
    assert made.lines[1:] == ("1\t地域の担い手となる人材を育てる講座\t○\t◎", "2\t基金\t\t◎")


def test_rules_around_sentences_make_no_table() -> None:
    text = "市民と市は力を合わせて地域の課題を解決し、暮らしをよくします。"

    def draw(sheet: Sheet) -> None:
        for n in range(4):
            sheet.canvas.line(LEFT, 700 - 20 * n, 500, 700 - 20 * n)
            sheet.text(LEFT, 686 - 20 * n, f"{'いろはに'[n]}{text}")

    assert not any("\t" in line for line in version(pdf(draw)).lines)


def _ruled(sheet: Sheet, rows: list[list[str]], top: float, *, foot: bool = True) -> None:
    ys = [top - 20 * n for n in range(len(rows) + 1)]
    for y in ys if foot else ys[:-1]:
        sheet.canvas.line(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.canvas.line(x, ys[0], x, ys[-1])
    _cells(sheet, rows, top)


def test_a_table_over_a_page_without_its_head_again_is_one() -> None:
    made = version(
        pdf(
            lambda s: _ruled(s, ROWS[:2], 110),
            lambda s: _ruled(s, ROWS[2:], 780),
        )
    )
    assert made.lines == TABLE
    assert made.pages.rows == ((1, None, 1, 2), (2, None, 3, 3))


@pytest.mark.parametrize("foot", [True, False])
def test_a_row_that_a_page_cuts_is_one(foot: bool) -> None:
    first, rest = ["1", "地域の担い手となる人材を", "○", "◎"], ["", "育てる講座", "", ""]
    made = version(
        pdf(
            lambda s: _ruled(s, [ROWS[0], first], 110, foot=foot),
            lambda s: _ruled(s, [rest, ROWS[2]], 780),
        )
    )
    assert made.lines == (TABLE[0], "1\t地域の担い手となる人材を育てる講座\t○\t◎", TABLE[2])
    assert made.pages["last_line"] == (2, 3)
    assert len(notes(made, "joined_pages")) == 1


def test_a_head_that_is_printed_again_begins_a_table() -> None:
    made = version(
        pdf(
            lambda s: _ruled(s, ROWS[:2], 110),
            lambda s: _ruled(s, [ROWS[0], ROWS[2]], 780),
        )
    )
    assert made.lines == (*TABLE[:2], "", TABLE[0], TABLE[2])


@pytest.mark.parametrize("next_", [["", "見守り", "○", ""], ["2", "", "", ""]])
def test_a_row_of_its_own_is_not_joined_to_the_page_before(next_: list[str]) -> None:
    made = version(
        pdf(
            lambda s: _ruled(s, ROWS[:2], 110),
            lambda s: _ruled(s, [next_, ROWS[2]], 780),
        )
    )
    assert made.lines[2] == "\t".join(next_)


def _merged(sheet: Sheet, top: float, rows: list[list[tuple[float, str]]]) -> None:
    """Rows of cells, each told by where it begins; the last ends at the right."""
    for n, row in enumerate(rows):
        y = top - 20 * n
        ends = [*(x for x, _ in row[1:]), XS[-1]]
        for (x, text), end in zip(row, ends, strict=True):
            sheet.canvas.rect(x, y - 20, end - x, 20)
            sheet.text(x + 4, y - 14, text)


def test_rows_over_a_page_whose_cells_are_all_merged_stay_in_their_columns() -> None:
    years = [(60.0, "取組"), (160.0, "R6"), (220.0, "R7"), (280.0, "R8")]
    made = version(
        pdf(
            lambda s: _merged(s, 90, [years]),
            lambda s: _merged(
                s,
                780,
                [
                    [(60.0, "講座"), (160.0, "検討"), (220.0, "実施")],
                    [(60.0, "基金"), (160.0, "検討"), (280.0, "実施")],
                ],
            ),
        )
    )
    assert made.lines == (
        "取組\tR6\tR7\tR8",
        "講座\t検討\t実施\t実施",
        "基金\t検討\t検討\t実施",
    )


def test_a_head_at_the_foot_of_a_page_has_the_columns_of_its_rows() -> None:
    made = version(
        pdf(
            lambda s: _merged(s, 90, [[(60.0, "取組"), (260.0, "市民"), (300.0, "市")]]),
            lambda s: _ruled(s, ROWS[1:], 780),
        )
    )
    assert made.lines == ("取組\t\t市民\t市", *TABLE[1:])


def test_a_table_with_other_columns_on_the_next_page_is_its_own() -> None:
    made = version(
        pdf(
            lambda s: _ruled(s, ROWS[:2], 110),
            lambda s: _merged(
                s, 780, [[(60.0, "用語"), (190.0, "意味")], [(60.0, "協働"), (190.0, "共に")]]
            ),
        )
    )
    assert made.lines == (*TABLE[:2], "", "用語\t意味", "協働\t共に")


def _years(sheet: Sheet) -> None:
    sheet.grid(
        [60, 160, 220, 280, 340],
        [700, 680, 660],
        [["取組", "R6", "R7", "R8"], ["講座", "検討"]],
    )


def test_an_arrow_over_empty_cells_is_told() -> None:
    def draw(sheet: Sheet) -> None:
        _years(sheet)
        sheet.canvas.line(225, 670, 330, 670)

    made = version(pdf(draw))
    assert made.lines[1] == "講座\t検討\t→\t→"
    assert notes(made, "arrow") == [(1, 1, None, "→", 2)]


def test_no_arrow_is_told_where_none_is_drawn() -> None:
    made = version(pdf(_years))
    assert made.lines[1] == "講座\t検討\t\t"
    assert not notes(made, "arrow")


def _shaded(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(0.8)
    for y in (680, 640):
        for a, b in pairwise(XS):
            sheet.canvas.rect(a, y, b - a, 20, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)


def test_rows_between_shaded_ones_and_the_last_are_rows() -> None:
    rows = [*ROWS, ["3", "見守り", "○", "◎"]]

    def draw(sheet: Sheet) -> None:
        _shaded(sheet)
        _cells(sheet, rows)
        sheet.text(60, 590, "表の後の文は、表の列にまたがるので表の行にはならない。")

    made = version(pdf(draw))
    assert [line for line in made.lines if line][:4] == ["\t".join(row) for row in rows]


def test_columns_that_stand_near_each_other_without_rules() -> None:
    made = version(pdf(lambda s: _cells(s, [*ROWS, ["3", "見守り", "○", "◎"]])))
    assert made.lines == (*TABLE, "3\t見守り\t○\t◎")
    assert len(notes(made, "open_table")) == 1


def test_a_break_in_a_cell_where_more_had_room_is_one_of_meaning() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid(
            [60, 108, 160],
            [700, 655, 635],
            [["自治会\nまちづく\nり会議", "市"], ["○", "◎"]],
        )

    assert version(pdf(draw)).lines[0] == "自治会 まちづくり会議\t市"


def test_a_number_and_a_title_in_two_boxes_are_one_line() -> None:
    made = version(pdf(lambda s: s.grid([60, 120, 300], [700, 680], [["第1章", "計画の趣旨"]])))
    assert made.lines == ("第1章\t計画の趣旨",)


def test_a_full_width_blank_at_a_break_stays() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid(
            [60, 125, 160], [700, 665, 645], [["主体となる　\n協力をする　", "市"], ["○", "◎"]]
        )

    assert version(pdf(draw)).lines[0].split("\t")[0] == "主体となる 協力をする"


def test_the_name_of_a_group_on_the_next_page_is_no_rest_of_a_row() -> None:
    def second(sheet: Sheet) -> None:
        for y in (780, 760, 740):
            sheet.canvas.line(XS[0], y, XS[-1], y)
        for x in XS:
            sheet.canvas.line(x, 760 if XS[0] < x < XS[-1] else 780, x, 740)
        sheet.text(64, 766, "B　支える力を高める")
        _cells(sheet, [ROWS[2]], 760)

    row = ["A-2-\n②", "議会", "○", "◎"]

    def first(sheet: Sheet) -> None:
        sheet.grid(XS, [110, 90, 60], [ROWS[0], row])

    made = version(pdf(first, second))
    assert made.lines == (TABLE[0], "A-2-②\t議会\t○\t◎", "B　支える力を高める\t\t\t", TABLE[2])
