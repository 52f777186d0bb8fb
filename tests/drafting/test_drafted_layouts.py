"""One layout at a time: what stands in a few invented lines, and what is to be read in them."""

# ruff: noqa: E501  (tables stand as they are printed)

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n"
ITEMS = "施策1　知る\n事業1　広報の充実\n事業2　座談会の開催\n\n"


def draft(body: str, title: str = TITLE) -> Draft:
    return draft_of(Text("kirino-1", (title + body).encode()), "kirino")


def roles(body: str) -> set[tuple[str, str, str]]:
    found = draft(body).of("role")
    return {
        (item.text("label"), item.text("actor"), item.text("code"))
        for item in found
        if not item.blank
    }


def phases(body: str, title: str = TITLE) -> set[tuple[str, str, str]]:
    found = draft(body, title).of("phase")
    return {
        (item.text("label"), item.text("fy"), item.text("code")) for item in found if not item.blank
    }


def values(body: str) -> set[tuple[str, str, str, str]]:
    found = draft(body).of("value")
    return {
        (i.text("indicator"), i.text("fy"), i.text("value"), i.text("value_kind"))
        for i in found
        if not i.blank
    }


BOTH = {
    ("広報の充実", "市民", "participant"),
    ("広報の充実", "市", "lead"),
    ("座談会の開催", "市民", "lead"),
    ("座談会の開催", "NPO", "participant"),
}


@pytest.mark.parametrize(
    "table",
    [
        "事業\t市民\tNPO\t市\n広報の充実\t○\t\t◎\n座談会の開催\t◎\t○\t\n",
        "\t市民\tNPO\t市\n広報の充実\t○\t\t◎\n座談会の開催\t◎\t○\t\n",
        "|事業|市民|NPO|市|\n|--|--|--|--|\n|広報の充実|○||◎|\n|座談会の開催|◎|○||\n",
        "事業 | 市民 | NPO | 市\n広報の充実 | ○ | | ◎\n座談会の開催 | ◎ | ○ |\n",
        "<table><tr><td>事業</td><td>市民</td><td>NPO</td><td>市</td></tr>"
        "<tr><td>広報の充実</td><td>○</td><td></td><td>◎</td></tr>\n"
        "<tr><td>座談会の開催</td><td>◎</td><td>○</td><td></td></tr></table>\n",
        "<table>\n<tr>\n<td>事業</td>\n<td>市民</td>\n<td>NPO</td>\n<td>市</td>\n</tr>\n<tr>\n"
        "<td>広報の充実</td>\n<td>○</td>\n<td></td>\n<td>◎</td>\n</tr>\n<tr>\n"
        "<td>座談会の開催</td>\n<td>◎</td>\n<td>○</td>\n<td></td>\n</tr>\n</table>\n",
        "事業名\n市民\nNPO\n市\n広報の充実\n○\n\n◎\n座談会の開催\n◎\n○\n\n",
        "No.\n事業名\n市民\nNPO\n市\n1\n広報の充実\n○\n－\n◎\n2\n座談会の開催\n◎\n○\n－\n",
        "No\t事業\t役割\t\t\n\t\t市民\tNPO\t市\n1\t広報の充実\t○\t\t◎\n2\t座談会の開催\t◎\t○\t\n",
        "事業\t市民\tNPO\t市\n広報の充実\t協力\t\t主体\n座談会の開催\t主体\t協力\t\n",
        "事業\t市民\tNPO\t市\n広報の充実\t〇\t\t◎\n座談会の開催\t◎\t◯\t\n",
        "事業\t市民\tNPO\t市\n広報の充実\t○\t\t◎\n\n霧野市協働推進計画\n－ 5 －\n\n事業\t市民\tNPO\t市\n"
        "座談会の開催\t◎\t○\t\n",
        "事業\t市民\tNPO\t市\n１　広報の\n充実\t○\t\t◎\n２　座談会の開催\t◎\t○\t\n",
        "番号\t事業\t市民\tNPO\t市\n1\t広報の充実\t○\t\t◎\n2\t座談会の開催\t◎\t○\n",
    ],
)
def test_a_matrix_of_roles_in_every_dress(table: str) -> None:
    assert roles(ITEMS + "役割\n\n◎：主体　○：協力\n\n" + table) == BOTH


@pytest.mark.parametrize(
    "legend",
    [
        "凡例\n◎　主体\n○　協力\n△　支援\n",
        "※◎は主体、○は協力、△は支援を表す。\n",
        "◎＝主体 ○＝協力 △＝支援\n",
        "（◎…主体、○…協力、△…支援）\n",
        "【凡例】◎：主体となって取り組む／○：協力する／△：支援する\n",
        "注：「◎」主体、「○」協力、「△」支援\n",
    ],
)
def test_legends_in_every_dress(legend: str) -> None:
    body = "事業\t市民\t市\n広報の充実\t△\t◎\n座談会の開催\t○\t△\n"
    expected = {
        ("広報の充実", "市民", "support"),
        ("広報の充実", "市", "lead"),
        ("座談会の開催", "市民", "participant"),
        ("座談会の開催", "市", "support"),
    }
    assert roles(ITEMS + legend + "\n" + body) == expected
    assert roles(ITEMS + body + legend) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "【主体】地域課　【協力】自治会、NPO\n",
            {("地域課", "lead"), ("自治会", "participant"), ("NPO", "participant")},
        ),
        ("主体：地域課／協力：自治会\n", {("地域課", "lead"), ("自治会", "participant")}),
        (
            "実施主体　地域課\n連携先　自治会・NPO\n",
            {("地域課", "lead"), ("自治会", "participant"), ("NPO", "participant")},
        ),
        (
            "（担い手　◎地域課　○自治会・NPO）\n",
            {("地域課", "lead"), ("自治会", "participant"), ("NPO", "participant")},
        ),
        (
            "担い手：◎地域課、○自治会、△企業\n",
            {("地域課", "lead"), ("自治会", "participant"), ("企業", "support")},
        ),
        (
            "◎地域課　○自治会　△企業\n",
            {("地域課", "lead"), ("自治会", "participant"), ("企業", "support")},
        ),
        ("|主体|地域課|\n|協力|自治会|\n", {("地域課", "lead"), ("自治会", "participant")}),
        (
            "主体\t地域課\n協力\t自治会及び民生委員・児童委員\n",
            {("地域課", "lead"), ("自治会", "participant"), ("民生委員・児童委員", "participant")},
        ),
    ],
)
def test_roles_below_a_title(item: str, expected: set[tuple[str, str]]) -> None:
    body = "◎主体　○協力　△支援\n\n施策1　知る\n事業1　広報の充実\n" + item
    assert roles(body) == {("広報の充実", *one) for one in expected}


YEARS = {("広報の充実", "2024", "consider"), ("広報の充実", "2025", "implement")}
YEARS |= {("広報の充実", str(fy), "continue") for fy in (2026, 2027, 2028)}


@pytest.mark.parametrize(
    "table",
    [
        "事業\tR6\tR7\tR8\tR9\tR10\n広報の充実\t検討\t実施\t→\t→\t→\n",
        "事業\t６年度\t７年度\t８年度\t９年度\t１０年度\n広報の充実\t検討\t実施\t⇒\t⇒\t⇒\n",
        "事業\t令和6年度\t令和7年度\t令和8年度\t令和9年度\t令和10年度\n広報の充実\t準備\t開始\t継続\t継続\t継続\n",
        "事業\t2024\t2025\t2026\t2027\t2028\n広報の充実\t検討\t実施\t継続\t継続\t継続\n",
        "事業\t六年度\t七年度\t八年度\t九年度\t十年度\n広報の充実\t検討\t実施\t→\t→\t→\n",
        "事業\t年次計画\t\t\t\t\n\tR6\tR7\tR8\tR9\tR10\n広報の充実\t検討\t実施\t→\t→\t→\n",
        "事業\tR6\tR7\tR8～R10\n広報の充実\t検討\t実施\t継続\n",
    ],
)
def test_a_grid_of_years_in_every_dress(table: str) -> None:
    assert phases(ITEMS + "\n年次計画\n\n" + table) == YEARS


@pytest.mark.parametrize(
    "below",
    [
        "R6\tR7\tR8\tR9\tR10\n検討\t実施\t→\t→\t→\n",
        "| 年度 | 内容 |\n|--|--|\n| R6 | 検討 |\n| R7 | 実施 |\n| R8 | 継続 |\n| R9 | 継続 |\n| R10 | 継続 |\n",
        "実施時期：検討 R6　実施 R7　継続 R8～R10\n",
        "年度計画　検討（R6）、実施（R7）、継続（R8～R10）\n",
    ],
)
def test_the_years_of_one_item_below_its_title(below: str) -> None:
    body = (
        "施策1　知る\n\n事業1　広報の充実\n市民に知らせます。\n\n"
        + below
        + "\n事業2　座談会の開催\n"
    )
    assert phases(body) == YEARS


def test_years_over_the_change_of_era() -> None:
    title = "霧野市協働推進計画\n平成30年度～令和3年度\n\n"
    for heads in (
        "H30\tH31\tR2\tR3",
        "30年度\t31年度\t2年度\t3年度",
        "平成30年度\t令和元年度\t令和2年度\t令和3年度",
        "2018年度\t2019年度\t2020年度\t2021年度",
        "三〇年度\t元年度\t二年度\t三年度",
    ):
        body = ITEMS + f"\n事業\t{heads}\n広報の充実\t検討\t実施\t\t実施\n"
        assert phases(body, title) == {
            ("広報の充実", "2018", "consider"),
            ("広報の充実", "2019", "implement"),
            ("広報の充実", "2021", "implement"),
        }, heads


RATES = {
    ("参加者数", "2022", "1200", "baseline"),
    ("参加者数", "2028", "1500", "target"),
    ("加入率", "2022", "63.5", "baseline"),
    ("加入率", "2028", "70", "target"),
}


@pytest.mark.parametrize(
    "table",
    [
        "指標\t単位\t現状値（R4）\t目標値（R10）\n参加者数\t人\t1,200\t1,500\n加入率\t％\t63.5\t70\n",
        "指標\t現状値\t目標値\n\t（令和4年度）\t（令和10年度）\n参加者数\t1,200人\t1,500人\n加入率\t63.5%\t70%\n",
        "| 指標名 | R4現状 | R10目標 |\n|--|--|--|\n| 参加者数（人） | 1,200 | 1,500 |\n| 加入率（％） | 63.5 | 70 |\n",
        "指標\n現状値\n（R4）\n目標値\n（R10）\n参加者数\n1,200人\n1,500人\n加入率\n63.5％\n70％\n",
        "第5　成果指標\n指標\n現状値\n（R4）\n目標値\n（R10）\n参加者数\n1,200人\n1,500人\n加入率\n63.5％\n70％\n",
        "■参加者数\n現状値（R4）\t目標値（R10）\n1,200人\t1,500人\n\n■加入率\n現状値（R4）\t目標値（R10）\n63.5％\t70％\n",
        "指標　参加者数\n現状値　R4　1,200人\n目標値　R10　1,500人\n\n指標　加入率\n現状値　R4　63.5％\n目標値　R10　70％\n",
        "参加者数を、令和4年度の1,200人から令和10年度までに1,500人に増やします。\n"
        "加入率を、令和4年度の63.5％から令和10年度には70％に高めます。\n",
        "指標\t年度\t値\n参加者数\tR4（現状）\t1,200\n\tR10（目標）\t1,500\n加入率\tR4（現状）\t63.5\n\tR10（目標）\t70\n",
    ],
)
def test_indicators_in_every_dress(table: str) -> None:
    assert values(ITEMS + "\n成果指標\n\n" + table) == RATES


def test_a_dash_is_no_name_of_a_row() -> None:
    cells = "指標名\n単位\n基準（R4）\n目標（R10）\n参加者\n人\n120\n300\n会場の数\nか所\n－\n3\n"
    assert values(ITEMS + "\n第5 目標\n" + cells) == {
        ("参加者", "2022", "120", "baseline"),
        ("参加者", "2028", "300", "target"),
        ("会場の数", "2028", "3", "target"),
    }


def test_pairs_of_rows_and_dashes() -> None:
    table = "指標\t区分\tR4\tR10\n参加者数\t目標\t－\t1,500\n\t実績\t1,200\t\n"
    assert values(ITEMS + "\n成果指標\n\n" + table) == {
        ("参加者数", "2022", "1200", "actual"),
        ("参加者数", "2028", "1500", "target"),
    }


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "基本目標１　知る\n　施策１－１　学ぶ\n　　取組①　講座\n",
            [("基本目標", "1", ""), ("施策", "1-1", "知る"), ("取組", "①", "学ぶ")],
        ),
        (
            "Ⅰ 計画の内容\n第1節　知る\n１　学ぶ\n（１）講座\n",
            [("", "1", ""), ("", "1", "知る"), ("", "1", "学ぶ")],
        ),
        (
            "取組の内容\n\nＡ　知る\nＡ－１　学ぶ\nＡ－１－（１）　講座\n",
            [("", "A", ""), ("", "A-1", "知る"), ("", "A-1-(1)", "学ぶ")],
        ),
        (
            "# 取組\n## 方針1 知る\n### (1) 学ぶ\n#### ① 講座\n",
            [("方針", "1", ""), ("", "1", "知る"), ("", "①", "学ぶ")],
        ),
        (
            "■重点目標Ⅱ：知る\n◆施策Ⅱ－１：学ぶ\n・事業①：講座\n",
            [("重点目標", "Ⅱ", ""), ("施策", "Ⅱ-1", "知る"), ("事業", "①", "学ぶ")],
        ),
    ],
)
def test_headings_in_every_dress(headings: str, expected: list[tuple[str, str, str]]) -> None:
    made = draft(headings)
    found = [
        (
            item.text("level"),
            item.text("number"),
            made.by_id[item.text("parent")].text("label") if item.text("parent") else "",
        )
        for item in made.of("element")
    ]
    assert found == expected


def test_sections_and_legends_are_no_elements() -> None:
    body = "#### 2-1 一覧\n目標1 知る\nNo.1 広報\n目標2 学ぶ\nNo.2 講座\n\n#### 2-2 担い手\n\n●：主担当　○：協力\n"
    made = draft(body)
    labels = [item.text("label") for item in made.of("element")]
    assert labels == ["知る", "広報", "学ぶ", "講座"]


def test_assessments_in_words_and_signs() -> None:
    table = "前期計画の評価\n\n事業\t達成状況\t今後の方向性\n広報\tＡ\t継続\n座談会\tＢ\t廃止\n講座\t―\t―\n"
    made = draft(ITEMS + table)
    found = {
        (i.text("label"), i.kind, i.text("sign"))
        for i in made.of("status", "disposition")
        if not i.blank
    }
    assert found == {
        ("広報", "status", "Ａ"),
        ("広報", "disposition", "継続"),
        ("座談会", "status", "Ｂ"),
        ("座談会", "disposition", "廃止"),
    }
