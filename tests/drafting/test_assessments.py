"""Assessments: at titles, in fields that no list knows, in sheets, in tables that repeat them."""

from __future__ import annotations

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.contract import tables_of
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-1", (TITLE + body).encode()), "kirino")


def assessed(body: str) -> list[tuple[str, str, str]]:
    """Item, sign and disposition, as the table of a draft has them."""
    table = tables_of(draft(body))["statuses"]
    at = [table.columns.index(name) for name in ("element", "symbol", "disposition")]
    return [tuple(str(row[n] or "") for n in at) for row in table.rows]  # type: ignore[misc]


def test_labels_that_come_again_are_read_by_what_they_hold() -> None:
    body = (
        "事業1　広報\n［出来ばえ］Ａ　［次の５年］継続\n伝える。\n\n"
        "事業2　座談会\n［出来ばえ］Ｂ　［次の５年］拡充\n話す。\n\n"
        "事業3　基金\n［出来ばえ］Ａ　［次の５年］見直し\n集める。\n"
    )
    expected = [("広報", "Ａ", "継続"), ("座談会", "Ｂ", "拡充"), ("基金", "Ａ", "見直し")]
    assert assessed(body) == expected
    spaced = body.replace("［出来ばえ］", "出来ばえ　").replace("［次の５年］", "次の５年　")
    assert assessed(spaced) == expected


def test_a_list_of_items_has_fields_behind_their_titles() -> None:
    body = (
        "挑戦1　広報紙\n伝える。\n挑戦2　座談会\n話す。\n挑戦3　市民塾\n学ぶ。\n\n"
        "・挑戦1　広報紙　評価：Ａ　これから：継続\n・挑戦2　座談会　評価：Ｃ　これから：見直し\n"
        "・挑戦3　市民塾　評価：Ｂ　これから：拡充\n"
    )
    assert assessed(body) == [
        ("広報紙", "Ａ", "継続"),
        ("座談会", "Ｃ", "見直し"),
        ("市民塾", "Ｂ", "拡充"),
    ]
    assert [item.text("label") for item in draft(body).of("element")] == [
        "広報紙",
        "座談会",
        "市民塾",
    ]


def test_marks_below_items_that_name_who_acts_assess_nothing() -> None:
    body = (
        "凡例　◎：主体　○：協力\n\n事業1　広報\n市民：○　市：◎\n事業2　座談会\n市民：◎　市：○\n"
        "事業3　基金\n市民：○　市：◎\n"
    )
    assert assessed(body) == []


def test_tags_behind_most_titles_say_what_becomes_of_them() -> None:
    body = (
        "事業1　広報〔継続〕\n伝える。\n事業2　座談会〔継続〕\n話す。\n事業3　基金〔新規〕\n"
        "集める。\n事業4　研修〔統合〕\n学ぶ。\n事業5　見守り〔継続〕\n歩く。\n"
    )
    assert assessed(body) == [
        ("広報", "", "継続"),
        ("座談会", "", "継続"),
        ("基金", "", "新規"),
        ("研修", "", "統合"),
        ("見守り", "", "継続"),
    ]
    once = "事業1　広報〔継続〕\n伝える。\n事業2　座談会\n話す。\n事業3　基金\n集める。\n"
    assert assessed(once) == []


SHEETS = (
    "方針1　知る\n\n整理番号\t101\t取組の名称\t広報紙をつくる\n担当課\t広報課\t評価\tＡ\n\n"
    "整理番号\t102\t取組の名称\t座談会をひらく\n担当課\t市民課\t評価\tＢ\n\n"
)


def test_sheets_print_labels_and_values_in_turn() -> None:
    found = draft(SHEETS)
    assert [(e.text("number"), e.text("label")) for e in found.of("element")] == [
        ("1", "知る"),
        ("101", "広報紙をつくる"),
        ("102", "座談会をひらく"),
    ]
    assert assessed(SHEETS) == [("広報紙をつくる", "Ａ", ""), ("座談会をひらく", "Ｂ", "")]


def test_a_table_that_repeats_sheets_is_this_plans_and_adds_nothing() -> None:
    again = "総括表\n\n番号\t取組\t評価\n101\t広報紙をつくる\tＡ\n102\t座談会をひらく\tＢ\n"
    assert assessed(SHEETS + again) == assessed(SHEETS)
    found = draft(SHEETS + again).of("status")
    assert all(item.text("element") for item in found)


def test_names_of_sheets_without_fields_name_no_items() -> None:
    body = "シート名：表紙\n\n施策1　広報\n施策2　座談会\n\nシート名：一覧\n\nシート名：名簿\n"
    assert [item.text("label") for item in draft(body).of("element")] == ["広報", "座談会"]
