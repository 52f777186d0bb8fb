"""Tables that blanks lay out, and legends in any letters: who does what, whatever the dress."""

# ruff: noqa: E501  (tables stand as they are printed)

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和9年度\n\n"
ITEMS = "施策1　知る\n事業1　広報の充実\n事業2　座談会の開催\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-3", (TITLE + body).encode()), "kirino")


def told(body: str, kind: str, *fields: str) -> set[tuple[str, ...]]:
    made = draft(body).of(kind)
    return {tuple(i.text(name) for name in fields) for i in made if not i.blank}


BOTH = {
    ("広報の充実", "市民", "participant"),
    ("広報の充実", "市", "lead"),
    ("座談会の開催", "市民", "lead"),
    ("座談会の開催", "自治団体", "support"),
}


@pytest.mark.parametrize(
    "table",
    [
        """
 No.  事業                市民    自治団体    市
  1   広報の充実          ○                  ◎
  2   座談会の開催        ◎      △
""",
        """
                          だれが
 No.  事業                市民    自治        市
                                  団体
  1   広報の              ○                  ◎
      充実
  2   座談会の開催        ◎      △
""",
        """
 No.  事業                市民    自治団体    市
      広報の
  1                       ○                  ◎
      充実
  2   座談会の開催        ◎      △
""",
    ],
)
def test_blanks_lay_out_a_table_with_empty_cells(table: str) -> None:
    body = ITEMS + "役割\n\n◎：主体　○：協力　△：支援\n" + table
    assert told(body, "role", "label", "actor", "code") == BOTH


def test_prose_with_blanks_is_no_table() -> None:
    body = (
        ITEMS
        + "  市民は      声を寄せ      市は        答える。\n  市は        集いを開き  市民は      加わる。\n"
    )
    assert draft(body).tables == ()


@pytest.mark.parametrize(
    "legend",
    [
        "甲＝先頭に立って行う　乙＝一緒に行う　丙＝陰から支える\n",
        "・（甲）　先頭に立って行う\n・（乙）　一緒に行う\n・（丙）　陰から支える\n",
        "役割\t甲＝先頭に立って行う　乙＝一緒に行う　丙＝陰から支える\t\t\n",
        "甲：前に立つ　乙：ともに行う　丙：手伝う\n",
    ],
)
def test_any_letters_are_signs_where_a_legend_and_the_cells_agree(legend: str) -> None:
    table = "事業\t市民\t自治団体\t市\n広報の充実\t乙\t\t甲\n座談会の開催\t甲\t丙\t\n"
    more = "事業3　講座\n事業4　花壇\n事業5　地図\n\n"
    rows = "講座\t乙\t甲\t丙\n花壇\t乙\t甲\t丙\n地図\t乙\t甲\t丙\n"
    found = told(
        ITEMS + more + "\n" + legend + "\n" + table + rows, "role", "label", "actor", "code"
    )
    assert {one for one in found if one[0] not in ("講座", "花壇", "地図")} == BOTH


def test_fields_below_items_are_no_legend() -> None:
    body = "事業1　広報\n主：市　副：市民\n事業2　講座\n主：NPO　副：企業\n事業3　花壇\n主：自治会　副：学校\n"
    assert draft(body).of("sign") == []


SPANS = {("広報の充実", str(fy), "implement") for fy in (2024, 2025)}
SPANS |= {("広報の充実", str(fy), "continue") for fy in (2026, 2027)}


@pytest.mark.parametrize(
    "table",
    [
        "序盤　令和6・7年度\n終盤　令和8～9年度\n\n事業\t市民\t序盤\t終盤\n広報の充実\t○\t実施\t継続\n座談会の開催\t◎\t\t\n",
        "24/25は2024・2025年度、26/27は2026・2027年度\n\n事業\t市民\t24/25\t26/27\n広報の充実\t○\t実施\t継続\n座談会の開催\t◎\t\t\n",
        "<table>\n<tr><th>事業</th><th>R6</th><th>R7</th><th>R8</th><th>R9</th></tr>\n"
        '<tr><td>広報の充実</td><td colspan="2">実施</td><td colspan="2">継続</td></tr>\n</table>\n',
        "事業\t令和6年度\t\t令和7年度\t\t令和8年度\t\t令和9年度\t\n\t上\t下\t上\t下\t上\t下\t上\t下\n"
        "広報の充実\t実施\t実施\t\t実施\t継続\t継続\t\t継続\n",
    ],
)
def test_years_that_a_cell_spans(table: str) -> None:
    found = draft(ITEMS + "\n" + table).of("phase")
    told = {(i.text("label"), i.text("fy"), i.text("code")) for i in found if not i.blank}
    assert told == SPANS


def test_what_becomes_of_items_stands_beside_how_far_they_came() -> None:
    table = (
        "事業\t進み具合\t次\t種類\n広報の充実\t順調\t継続\t継続\n座談会の開催\t遅れ\t見直し\t新規\n"
    )
    body = ITEMS + "\n令和6年度の点検\n\n" + table
    assert told(body, "disposition", "label", "sign") == {
        ("広報の充実", "継続"),
        ("座談会の開催", "見直し"),
    }
    assert len(draft(body).of("status")) == 2


HEADS = ["番号", "事業", "市民", "自治団体", "市"]
ROWS = [["1", "広報の充実", "○", "－", "◎"], ["2", "座談会の開催", "◎", "△", "－"]]


@pytest.mark.parametrize(
    "cells",
    [
        [*HEADS, *ROWS[0], *ROWS[1]],
        [
            "表１　担い手",
            *HEADS,
            *ROWS[0],
            "- 7 -",
            "霧野市協働推進計画",
            "表１　担い手（続き）",
            *HEADS,
            *ROWS[1],
        ],
        [*HEADS, "1", "広報の", "充実", *ROWS[0][2:], *ROWS[1]],
        [*(cell for row in (HEADS, *ROWS) for one in row for cell in (one, ""))],
        [*HEADS, "知る", *ROWS[0], "集う", *ROWS[1]],
        [*HEADS, "1", "広報の充実", "○", "", "◎", "2", "座談会の開催", "◎", "△", ""],
    ],
)
def test_one_cell_a_line_whatever_stands_between(cells: list[str]) -> None:
    body = (
        ITEMS
        + "◎：主体　○：協力　△：支援\n\n"
        + "\n".join(cells)
        + "\n\n担い手は以上のとおりです。\n"
    )
    assert told(body, "role", "label", "actor", "code") == BOTH


def test_a_name_that_stands_beside_figures_is_no_running_head() -> None:
    cells = [
        "分野",
        "ものさし",
        "単位",
        "R4",
        "R9",
        "第1分野",
        "参加者",
        "人",
        "10",
        "40",
        "第1分野",
        "団体",
        "件",
        "7",
        "90",
    ]
    found = told(ITEMS + "\n".join(cells) + "\n", "value", "indicator", "fy", "value")
    assert found == {
        ("参加者", "2022", "10"),
        ("参加者", "2027", "40"),
        ("団体", "2022", "7"),
        ("団体", "2027", "90"),
    }


PLANNED = {("広報の充実", "2024", "consider")}
PLANNED |= {("広報の充実", str(fy), "implement") for fy in (2025, 2026, 2027)}


@pytest.mark.parametrize(
    "table",
    [
        "事業\t担当課\t実施時期\n広報の充実\t広報課\tR6 検討、R7～ 実施\n座談会の開催\t福祉課\t－\n",
        "事業\tR6\tR7\tR8\tR9\n広報の充実\t検討\t実施\t〃\t〃\n座談会の開催\t\t\t\t\n",
    ],
)
def test_years_in_one_cell_and_ditto_marks(table: str) -> None:
    assert told(ITEMS + "\n" + table, "phase", "label", "fy", "code") == PLANNED


def test_what_was_done_in_a_year_is_no_phase() -> None:
    table = "事業\t令和6年度の状況\t評価\n広報の充実\t冊子を発行\tA\n座談会の開催\t3回開催\tB\n"
    assert told(ITEMS + "\n" + table, "phase", "label") == set()


def test_rows_of_aims_and_results_tell_themselves_apart() -> None:
    table = "指標\t\tR5\tR6\n参加者数\t目標\t－\t100\n\t実績\t90\t110\n"
    found = told(ITEMS + "\n" + table, "value", "indicator", "fy", "value", "value_kind")
    assert found == {
        ("参加者数", "2024", "100", "target"),
        ("参加者数", "2023", "90", "actual"),
        ("参加者数", "2024", "110", "actual"),
    }


def test_signs_before_names_are_those_of_the_legend() -> None:
    body = "■＝主となる　□＝加わる\n\n施策1　知る\n事業1　広報の充実\n□市民　■市\n事業2　座談会の開催\n■市民　□市\n"
    assert told(body, "role", "label", "actor", "code") == {
        ("広報の充実", "市民", "participant"),
        ("広報の充実", "市", "lead"),
        ("座談会の開催", "市民", "lead"),
        ("座談会の開催", "市", "participant"),
    }


def test_items_may_head_the_columns() -> None:
    table = "\t広報の充実\t座談会の開催\n市民\t○\t◎\n自治会\t\t△\n市\t◎\t\n"
    legend = "◎：主体　○：協力　△：支援\n\n"
    assert told(ITEMS + legend + table, "role", "label", "actor", "code") == {
        ("広報の充実", "市民", "participant"),
        ("広報の充実", "市", "lead"),
        ("座談会の開催", "市民", "lead"),
        ("座談会の開催", "自治会", "support"),
    }


def test_brackets_that_a_line_breaks_off_the_last_head_are_its_own() -> None:
    rows = [
        "計画",
        "指標\t単位\t現状値",
        "（R4）\t目標値",
        "（R10）",
        "加入率\t％\t61.7\t62.0",
        "件数\t件\t12\t20",
    ]
    draft = draft_of(Text("x", "\n".join(rows).encode()), "kirino")
    found = {(v.text("indicator"), v.text("fy"), v.text("value")) for v in draft.of("value")}
    assert found == {
        ("加入率", "2022", "61.7"),
        ("加入率", "2028", "62.0"),
        ("件数", "2022", "12"),
        ("件数", "2028", "20"),
    }
