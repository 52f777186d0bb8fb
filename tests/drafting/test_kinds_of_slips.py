"""What first runs on unseen layouts got wrong, one kind at a time, with both sides of each rule."""

# ruff: noqa: E501  (lines stand as they are printed)

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n1　取組の内容\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-2", (TITLE + body + "\n").encode()), "kirino")


def told(body: str, kind: str, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(item.text(name) for name in fields) for item in draft(body).of(kind)]


@pytest.mark.parametrize(
    ("field", "number", "label"),
    [
        ("【事業名】2-1　見守りの輪", "2-1", "見守りの輪"),
        ("【事業名】見守りの輪", "", "見守りの輪"),
        ("【事業名】③　見守りの輪", "③", "見守りの輪"),
        ("【事業名】100人会議", "", "100人会議"),
    ],
)
def test_a_number_in_the_field_of_a_name_is_no_part_of_it(
    field: str, number: str, label: str
) -> None:
    found = told(f"基本方針1　支える\n\n{field}\n【評価】B", "element", "number", "label")
    assert (number, label) in found


def test_level_words_are_composed() -> None:
    body = "重点項目A　ひらく\n\nA-1　考え方を広める\n\nA-1-①　出前の話\n　実施主体：市\n"
    found = told(body, "element", "level", "number", "label")
    assert found[0] == ("重点項目", "A", "ひらく")
    assert [label for _, _, label in found] == ["ひらく", "考え方を広める", "出前の話"]


@pytest.mark.parametrize(
    ("heading", "measure"), [("役割を見直す", True), ("役割分担", False), ("評価の考え方", False)]
)
def test_a_title_that_does_something_is_no_section(heading: str, measure: bool) -> None:
    body = f"取組の柱1　育てる\n\n2　計画の内容\n\n(1) 集う\n\n(2) {heading}\n\n(3) 結ぶ\n"
    labels = [label for (label,) in told(body, "element", "label")]
    assert (heading in labels) is measure


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "講座に参加したことのある市民の割合を、令和5年度の32.5％から令和10年度までに45.0％へ引き上げます。",
            {
                ("講座に参加したことのある市民の割合", "2023", "32.5", "baseline"),
                ("講座に参加したことのある市民の割合", "2028", "45.0", "target"),
            },
        ),
        (
            "登録団体数は、令和五年度の百二十団体を、令和十年度に百五十団体とすることを目指します。",
            {
                ("登録団体数", "2023", "120", "baseline"),
                ("登録団体数", "2028", "150", "target"),
            },
        ),
        (
            "はじめて講座の修了者数は、令和10年度末に累計200人とします。",
            {("はじめて講座の修了者数", "2028", "200", "target")},
        ),
        ("令和5年度の修了者数は32人でした。", set()),
    ],
)
def test_values_in_sentences(sentence: str, expected: set[tuple[str, ...]]) -> None:
    found = told(sentence, "value", "indicator", "fy", "value", "value_kind")
    assert set(found) == expected


def test_plans_that_are_listed_share_what_is_said_of_the_last() -> None:
    body = (
        "「霧野市総合計画2030」を上位計画とする計画であり、「霧野市福祉計画」や「霧野市教育プラン」と"
        "連携して進めます。"
    )
    found = told(body, "plan", "label", "relation")
    assert found[1:] == [
        ("霧野市総合計画2030", "superior"),
        ("霧野市福祉計画", "related"),
        ("霧野市教育プラン", "related"),
    ]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("市は、講座をNPO法人みなとの学び舎に委託します。", "NPO法人みなとの学び舎"),
        ("市は、NPO法人みなとの協働を進めます。", "NPO法人みな"),
        ("NPO法人霧野ねっとわーくが運営します。", "NPO法人霧野ねっとわーく"),
        ("NPO法人里の風と市が運営します。", "NPO法人里の風"),
        ("まちづくり課の職員が出向きます。", "まちづくり課"),
    ],
)
def test_names_with_kana_that_look_like_particles(sentence: str, name: str) -> None:
    assert (name,) in told(sentence, "actor", "label")


def test_all_the_sections_are_no_section() -> None:
    assert told("市のすべての課が進めます。", "actor", "label") == [("霧野市",)]


def test_the_end_of_a_name_stands_for_the_only_body_it_can_mean() -> None:
    one = "しおみ市民活動センターは相談を受けます。福祉課と活動センターが共同で催します。"
    assert ("しおみ市民活動センター", "活動センター") in told(one, "actor", "label", "aliases")
    two = f"{one}北市民活動センターも開きます。"
    assert all(aliases != "活動センター" for _, aliases in told(two, "actor", "label", "aliases"))


def test_words_of_a_field_are_actors_there_only() -> None:
    body = "事業1　広報\n　実施主体：市　　協力：区、学校\n"
    assert {("区", "neighborhood_association"), ("学校", "education")} <= set(
        told(body, "actor", "label", "type")
    )
    assert told("学校や区を訪ねます。", "actor", "label") == []


def test_a_cell_of_city_and_another_is_two() -> None:
    found = told("事業1　広報\n　実施主体：市・自治会\n", "role", "actor", "code")
    assert found == [("市", "lead"), ("自治会", "lead")]
    assert ("市・自治会",) not in told("市・自治会が進めます。", "actor", "label")


def test_figures_take_part_in_nothing() -> None:
    body = "事業1　座談会\n\n7地区で開催し、延べ212人が参加しました。"
    assert told(body, "role", "actor") == []
    assert told("事業1　座談会\n\n自治会が参加します。", "role", "actor") == [("自治会",)]


def test_signs_behind_names_in_brackets_behind_a_title() -> None:
    legend = "凡例：◎＝中心となる、○＝協力する\n"
    body = f"方針1　育む\n\n〈1-1〉 学ぶ\n\n● 実践塾（市民○・団体◎・行政○）\n● 座談会（全2回）\n\n{legend}"
    assert told(body, "role", "label", "actor", "code") == [
        ("実践塾", "市民", "participant"),
        ("実践塾", "団体", "lead"),
        ("実践塾", "行政", "participant"),
    ]
    assert told(body, "element", "number", "label")[:3] == [
        ("1", "育む"),
        ("1-1", "学ぶ"),
        ("", "実践塾"),
    ]


def test_without_a_legend_of_roles_and_a_title_signs_in_brackets_give_no_role() -> None:
    assert told("記号は（市民○・行政◎）のように書きます。", "role", "actor") == []


def test_a_section_with_the_sign_of_the_levels_is_none_of_their_items() -> None:
    body = "■ 柱1：集う\n\n取組名　広報\n自己評価　○\n\n■ 柱2：結ぶ\n\n取組名　講座\n自己評価　○\n\n■ 評価の体制\n\n毎年評価します。\n"
    labels = [label for (label,) in told(body, "element", "label")]
    assert labels == ["集う", "広報", "結ぶ", "講座"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("令和6・8・10年度", ["2024", "2026", "2028"]),
        ("令和6、7年度", ["2024", "2025"]),
        ("令和6年度・令和8年度", ["2024", "2026"]),
        ("令和6年度", ["2024"]),
    ],
)
def test_years_that_are_listed(printed: str, expected: list[str]) -> None:
    body = f"事業1　広報\n　実施時期：{printed}\n"
    assert [fy for (fy,) in told(body, "phase", "fy")] == expected


def test_the_label_of_a_field_is_no_actor() -> None:
    assert told("事業1　広報\n関係団体　女性会\n", "actor", "label") == [("女性会",)]
    assert ("関係団体",) in told("関係団体が集まります。", "actor", "label")


def test_a_division_and_its_section_are_two() -> None:
    found = told("霧野市市民生活部地域づくり推進室が担います。", "actor", "label", "type")
    assert {("市民生活部", "department"), ("地域づくり推進室", "department")} <= set(found)
    assert ("一部",) not in told("一部の課が担います。", "actor", "label")


@pytest.mark.parametrize(
    ("behind", "relation"),
    [("の成果を受け継ぎます。", "predecessor"), ("を受けて策定します。", "superior")],
)
def test_who_takes_over_from_a_plan_follows_it(behind: str, relation: str) -> None:
    assert ("霧野市参画計画", relation) in told(
        f"「霧野市参画計画」{behind}", "plan", "label", "relation"
    )
