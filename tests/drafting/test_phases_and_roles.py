"""Who does what and when, in tables without heads, chains of arrows, lines and lists by year."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和9年度\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-3", (TITLE + body).encode()), "kirino")


def told(body: str, kind: str, *fields: str) -> set[tuple[str, ...]]:
    made = draft(body).of(kind)
    return {tuple(i.text(name) for name in fields) for i in made if not i.blank}


def test_a_table_without_heads_tells_a_year_in_each_row() -> None:
    rows = "".join(
        f"<tr><td>令和{n}年度</td><td>{phase}</td><td>{more}</td></tr>\n"
        for n, phase, more in (
            (6, "検討", "要領の作成"),
            (7, "実施", "年2回開催"),
            (8, "", "見直し"),
        )
    )
    body = f"施策1　知る\n事業1　声の広報\n<table>\n{rows}</table>\n事業2　座談会\n話し合う。\n"
    assert told(body, "phase", "label", "fy", "code") == {
        ("声の広報", "2024", "consider"),
        ("声の広報", "2025", "implement"),
    }


@pytest.mark.parametrize(
    ("line", "phases"),
    [
        (
            "予定　準備 2024 ⇒ 実施 2025 ⇒ 継続 2026～2027",
            {("2024", "consider"), ("2025", "implement"), ("2026", "continue")}
            | {("2027", "continue")},
        ),
        ("予定　実施 2024、2026、2027", {(fy, "implement") for fy in ("2024", "2026", "2027")}),
        ("予定　実施 2024人、継続 2500人", set()),
    ],
)
def test_steps_between_arrows_and_years_of_four_digits(
    line: str, phases: set[tuple[str, str]]
) -> None:
    others = "予定　検討 2024 ⇒ 実施 2025\n"
    body = f"施策1　知る\n事業1　声の広報\n{line}\n事業2　座談会\n{others}事業3　見学会\n{others}"
    made = told(body, "phase", "label", "fy", "code")
    assert {one[1:] for one in made if one[0] == "声の広報"} == phases
    assert not draft(body).of("sign")


def test_a_sentence_in_mark_up_explains_signs_below_the_table() -> None:
    body = (
        "施策1　知る\n事業1　声の広報\n事業2　座談会\n<table>\n"
        "<tr><th>事業</th><th>市民</th><th>市</th></tr>\n"
        "<tr><td>声の広報</td><td>□</td><td>■</td></tr>\n"
        "<tr><td>座談会</td><td>■</td><td>▽</td></tr>\n</table>\n"
        '<p class="n">■は「先頭に立つ」、□は「加わる」、▽は「後押しする」ことを表します。</p>\n'
    )
    assert told(body, "role", "label", "actor", "code") == {
        ("声の広報", "市民", "participant"),
        ("声の広報", "市", "lead"),
        ("座談会", "市民", "lead"),
        ("座談会", "市", "support"),
    }


def test_a_column_of_numbers_may_hold_the_names_too() -> None:
    head = "<tr><th>番号</th><th>市民</th><th>市</th></tr>\n"
    body = (
        "道Ⅰ　知る\nⅠ-1　声の広報\n市が読む。\nⅠ-2　座談会\n話し合う。\n"
        "道Ⅱ　動く\nⅡ-1　里山塾\n学ぶ。\n\n分担\nA：引っぱる　B：加わる\n"
        f"<table>\n{head}"
        '<tr><td colspan="3">道Ⅰ　知る</td></tr>\n'
        "<tr><td>Ⅰ-1<br>声の広報</td><td>B</td><td>A</td></tr>\n"
        "<tr><td>Ⅰ-2<br>座談会</td><td>A</td><td></td></tr>\n"
        '<tr><td colspan="3">道Ⅱ　動く</td></tr>\n'
        f"{head}<tr><td>Ⅱ-1<br>里山塾</td><td>A</td><td>B</td></tr>\n</table>\n"
    )
    assert told(body, "role", "label", "actor", "code") == {
        ("声の広報", "市民", "participant"),
        ("声の広報", "市", "lead"),
        ("座談会", "市民", "lead"),
        ("里山塾", "市民", "lead"),
        ("里山塾", "市", "participant"),
    }
    levels = {one.text("label"): one.text("level") for one in draft(body).of("element")}
    assert levels["知る"] == "道"
    assert levels["声の広報"] == ""


CARDS = """道1　知る
見方
舵＝先に立って進める　オール役＝いっしょに漕ぐ　灯台＝後ろから支える
構え＝検討の段階　出港＝実施する年　→＝続けて行う
カード1　声の広報
オール役　市民、NPO
灯台　市
R6　R7　R8
－　構え　出港
カード2　座談会
オール役　ひだまり亭
灯台　市
R6　R7　R8
構え　出港　→
"""


def test_labels_of_cards_mean_the_roles_that_a_line_explains() -> None:
    assert told(CARDS, "role", "label", "actor", "code") == {
        ("声の広報", "市民", "participant"),
        ("声の広報", "NPO", "participant"),
        ("声の広報", "市", "support"),
        ("座談会", "ひだまり亭", "participant"),
        ("座談会", "市", "support"),
    }


def test_a_row_of_phases_stands_below_one_of_years() -> None:
    assert told(CARDS, "phase", "label", "fy", "code") == {
        ("声の広報", "2025", "consider"),
        ("声の広報", "2026", "implement"),
        ("座談会", "2024", "consider"),
        ("座談会", "2025", "implement"),
        ("座談会", "2026", "continue"),
    }
    assert not told(CARDS.replace("R6　R7　R8", "R6　R7"), "phase", "label")


LISTS = """道1　知る
取組(1)　声の広報
市が読む。
取組(2)　座談会
話し合う。
取組(3)　里山塾
学ぶ。

歩み方

令和6年度
・準備する　　座談会、里山塾
・とりかかる　声の広報
令和7年度
・とりかかる　座談会
・続ける　　　声の広報
令和8年度・令和9年度
　見直しをして、次に備えます。
"""


def test_lists_of_items_stand_by_phase_below_each_year() -> None:
    assert told(LISTS, "phase", "label", "fy", "code") == {
        ("座談会", "2024", "consider"),
        ("里山塾", "2024", "consider"),
        ("声の広報", "2024", "implement"),
        ("座談会", "2025", "implement"),
        ("声の広報", "2025", "continue"),
    }
    turned = (
        LISTS.split("令和6年度")[0] + "準備\n令和6年度　座談会、里山塾\n実施\n令和7年度　里山塾\n"
    )
    assert told(turned, "phase", "label", "fy", "code") == {
        ("座談会", "2024", "consider"),
        ("里山塾", "2024", "consider"),
        ("里山塾", "2025", "implement"),
    }


def test_lists_that_name_no_items_are_no_schedule() -> None:
    strange = LISTS.replace("座談会、里山塾", "鉛筆、机").replace("　座談会\n・続", "　紙\n・続")
    assert not told(strange, "phase", "label")


def test_cells_between_bars_go_on_below_what_fills_them_to_the_edge() -> None:
    table = """
│番号│事業      │主体    │協力          │R6│R7│
├──┼─────┼────┼───────┼─┼─┤
│１  │声の広報  │ひだまり│市民          │検│実│
│    │          │の会    │              │  │  │
│２  │座談会    │市      │市民、霧野婦人│実│継│
│    │          │        │会            │  │  │
"""
    body = f"施策1　知る\n事業1　声の広報\n市が読む。\n事業2　座談会\n話し合う。\n\n分担\n{table}"
    assert told(body, "role", "label", "actor", "code") == {
        ("声の広報", "ひだまりの会", "lead"),
        ("声の広報", "市民", "participant"),
        ("座談会", "市", "lead"),
        ("座談会", "市民", "participant"),
        ("座談会", "霧野婦人会", "participant"),
    }
