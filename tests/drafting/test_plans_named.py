"""The own plan's title and the plans that a text names."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.plans.titling import own_plan
from kyodo_graph.drafting.printed.lines import read_lines


def plans(
    *lines: str, title: str = "浜里市協働推進プラン\n令和6年度～令和10年度"
) -> set[tuple[str, ...]]:
    raw = "\n".join((title, "", *lines)).encode()
    fields = ("label", "relation", "start_fy", "end_fy")
    return {tuple(c.text(f) for f in fields) for c in draft_of(Text("x", raw), "x").of("plan")}


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["ホーム > 市政 > 計画とプラン", "# 浜里市協働プラン"], "浜里市協働プラン"),
        (["■シート名：計画の表紙", "浜里市協働プラン 2026\t\t"], "浜里市協働プラン 2026"),
        (["浜里市協働プラン", "中間改訂版"], "浜里市協働プラン中間改訂版"),
        (
            [
                "浜里市",
                "協働プラン",
                "令和6年3月",
                "- 1 -",
                "浜里市協働プラン",
                "- 2 -",
                "浜里市協働プラン",
            ],
            "浜里市協働プラン",
        ),
        (
            [
                "浜里市",
                "協働プラン",
                "令和6年3月",
                "- 1 -",
                "浜里市 協働プラン",
                "- 2 -",
                "浜里市 協働プラン",
            ],
            "協働プラン",
        ),
        (["ホーム＞市政＞計画・プラン", "", "浜里市協働プラン"], "浜里市協働プラン"),
        (
            ["みんなで進める", "浜里協働計画", "", "「みんなで進める浜里協働計画」を定めます。"],
            "みんなで進める浜里協働計画",
        ),
        (["令和7年度　第2期浜里市協働計画　進捗状況"], "第2期浜里市協働計画"),
        (["浜里市協働計画（令和6～10年度）進捗状況"], "浜里市協働計画"),
        (["第2期協働計画", "（素案）"], "第2期協働計画"),
        (["第2期協働計画（概要冊子）"], "第2期協働計画"),
        (["浜里市協働プラン　令和7年度取組点検シート集"], "浜里市協働プラン"),
        (["計画名：浜里市協働計画", "期間：令和6年度～"], "浜里市協働計画"),
        (["浜里の輪2030", "浜里町", "町は「浜里の輪2030」を定めます。"], "浜里の輪2030"),
    ],
)
def test_title_is_what_the_page_and_its_heads_agree_on(lines: list[str], title: str) -> None:
    assert own_plan(read_lines(lines)).title == title


def test_city_whose_name_has_a_village_in_it() -> None:
    assert own_plan(read_lines(["帆村市市民協働計画"])).city == "帆村市"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "平成26年度から令和5年度まで「浜里市市民活動方針計画」に沿って歩んできました。",
            ("浜里市市民活動方針計画", "predecessor", "2014", "2023"),
        ),
        (
            "「浜里市つながりの指針」を定め、令和5年度までの4年間、歩みを重ねてきました。",
            ("浜里市つながりの指針", "predecessor", "2020", "2023"),
        ),
        (
            "「浜里市の海図2035」（2026～2035年度）を親となる計画とします。",
            ("浜里市の海図2035", "superior", "2026", "2035"),
        ),
        ("学区ごとの「わがまち計画」を地域がつくる。", ("わがまち計画", "local_plan", "", "")),
        ("「校区ビジョン」をつくる。", ("校区ビジョン", "local_plan", "", "")),
        ("「浜里市緑の計画」とは歩調を合わせる。", ("浜里市緑の計画", "related", "", "")),
        ("「わがまち地域ビジョン」をつくる。", ("わがまち地域ビジョン", "related", "", "")),
        ("話し合って「地域ビジョン」をつくる。", ("地域ビジョン", "local_plan", "", "")),
        (
            "市の一番上の計画は「浜里市の海図」（2026～2035年度）で、緑の計画と関連します。",
            ("浜里市の海図", "superior", "2026", "2035"),
        ),
        (
            "上位計画は「浜里市海図ビジョン」、関連する計画は「浜里市緑の計画」です。",
            ("浜里市海図ビジョン", "superior", "", ""),
        ),
        (
            "・2020年度につくった「浜里市つながりの指針」（2020～2023年度）が終わる",
            ("浜里市つながりの指針", "predecessor", "2020", "2023"),
        ),
        (
            "上位計画：第3次浜里市総合計画（2021～2030年度）",
            ("第3次浜里市総合計画", "superior", "2021", "2030"),
        ),
    ],
)
def test_relation_and_period_of_a_named_plan(line: str, expected: tuple[str, ...]) -> None:
    assert expected in plans("1 位置", line)


def test_later_edition_revises_the_plan_of_its_name() -> None:
    found = plans(
        "市は「浜里市協働プラン」（令和3～10年度。以下「当初プラン」という。）を定めた。",
        "当初プランの半ばに改めた。",
        title="浜里市協働プラン（改訂版）\n令和7年度～令和10年度",
    )
    assert found == {
        ("浜里市協働プラン（改訂版）", "", "2025", "2028"),
        ("浜里市協働プラン（改訂版）", "revises", "2025", "2028"),
        ("浜里市協働プラン", "", "2021", "2028"),
    }


def test_plan_of_which_the_own_one_is_an_edition() -> None:
    raw = (
        "きりのまちづくりプラン2022-2029\n一部改訂版\n\n1　位置\n"
        "きりのまちづくりプラン2022-2029(計画期間:2022年度から2029年度まで)を改めました。\n"
    )
    found = draft_of(Text("x", raw.encode()), "x").of("plan")
    told = {(c.text("label"), c.text("relation"), c.text("related")) for c in found}
    assert ("きりのまちづくりプラン2022-2029", "", "") in told
    assert any(relation == "revises" for _, relation, _ in told)


def test_a_plan_that_the_own_one_carries_out_may_be_in_its_second_term() -> None:
    found = plans(
        "「浜里市協働プラン」（令和6～15年度）を3年ごとに進めます。",
        title="浜里市協働プラン　第2期実施計画\n令和9年度～令和11年度",
    )
    assert ("浜里市協働プラン", "", "2024", "2033") in found
    assert any(relation == "executes" for _, relation, *_ in found)


def test_two_years_and_an_arrow_alone_are_a_span() -> None:
    assert ("浜里市協働プラン", "", "2025", "2029") in plans(title="浜里市協働プラン\n2025→2029")
    assert ("浜里市協働プラン", "", "", "") in plans(title="浜里市協働プラン\n来館2025→2029人")
