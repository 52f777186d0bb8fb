"""Fields below items and in sheets: labels that come again tell by their values what they hold."""

# ruff: noqa: E501  (lines stand as they are printed)

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和9年度\n\n◎先頭に立つ　○一緒に担う　△後押しする\n\n施策1　知る\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-4", (TITLE + body).encode()), "kirino")


def told(body: str, kind: str, *fields: str) -> set[tuple[str, ...]]:
    made = draft(body).of(kind)
    return {tuple(i.text(name) for name in fields) for i in made if not i.blank}


ROLES = {
    ("広報の充実", "地域課", "lead"),
    ("広報の充実", "自治会", "participant"),
    ("広報の充実", "大学", "support"),
}


@pytest.mark.parametrize(
    "field",
    [
        "担い手　自治会○　地域課◎　大学△",
        "実施主体\t自治会○　地域課◎　大学△",
        "担い手　主：地域課　副：自治会　応援：大学",
    ],
)
def test_grades_behind_names_and_before_them(field: str) -> None:
    assert (
        told(f"事業1　広報の充実\n{field}\n\n事業2　座談会\n", "role", "label", "actor", "code")
        == ROLES
    )


def test_a_sheet_has_several_fields_in_a_row() -> None:
    body = "".join(
        f"事業番号\t{n}\t事業名\t{name}\n所管課\t{n}課\t実施主体\t{who}\n評価\tA\t今後の方向\t継続\n\n"
        for n, name, who in (
            ("101", "広報の充実", "自治会"),
            ("102", "座談会", "市"),
            ("103", "講座", "市"),
        )
    )
    assert ("広報の充実", "自治会", "lead") in told(body, "role", "label", "actor", "code")
    assert told(body, "disposition", "label", "sign") == {
        (n, "継続") for n in ("広報の充実", "座談会", "講座")
    }
    assert len(draft(body).of("status")) == 3


ITEMS = ("広報の充実", "座談会の開催", "講座の開設")


@pytest.mark.parametrize(
    "line",
    [
        "［歩み］{grade}　［先々］{next}",
        "歩み　{grade}　　先々　{next}",
        "歩み：{grade}　先々：{next}",
        "歩み {grade} ／ 先々 {next}",
    ],
)
def test_unknown_labels_tell_by_their_values_what_they_hold(line: str) -> None:
    grades = zip(ITEMS, "BAA", ("継続", "見直し", "継続"), strict=True)
    body = "".join(
        f"事業{n}　{item}\n市が行う。\n{line.format(grade=grade, next=after)}\n\n"
        for n, (item, grade, after) in enumerate(grades, 1)
    )
    assert told(body, "status", "label", "sign") == set(zip(ITEMS, "BAA", strict=True))
    assert ("座談会の開催", "見直し") in told(body, "disposition", "label", "sign")


def test_a_list_of_judged_items_is_about_what_it_names() -> None:
    items = "".join(f"事業{n}　{item}\n市が行う。\n\n" for n, item in enumerate(ITEMS, 1))
    lines = "".join(
        f"・事業{n}　{item}　歩み：{'BAA'[n - 1]}　先々：継続\n" for n, item in enumerate(ITEMS, 1)
    )
    found = told(items + "資料　点検\n\n" + lines, "status", "label", "sign")
    assert found == set(zip(ITEMS, "BAA", strict=True))


def test_labels_whose_values_are_titles_hold_no_disposition() -> None:
    body = "".join(
        f"方向　{title}\n市が行う。\n\n"
        for title in ("暮らしを続ける", "学びを広げる", "輪を強める", "場を整える")
    )
    assert draft(body).of("disposition") == []


YEARS = {("広報の充実", "2024", "consider"), ("広報の充実", "2025", "implement")}
YEARS |= {("広報の充実", fy, "continue") for fy in ("2026", "2027")}


@pytest.mark.parametrize(
    "line",
    [
        "スケジュール\tR6 準備　R7 実施　R8～ 継続",
        "年　次　Ｒ６検討　Ｒ７開始　Ｒ８～Ｒ９継続",
        "→ 令和6年度に検討し、令和7年度に実施、令和8年度以降は継続します。",
        "→ 令和6年度に検討、令和7年度に実施し、以後は令和9年度まで継続します。",
        "→ 令和6年度に検討し、令和7年度に実施、令和8年度及び令和9年度は継続します。",
    ],
)
def test_years_and_their_phases_in_one_line(line: str) -> None:
    assert (
        told(f"事業1　広報の充実\n{line}\n\n事業2　座談会\n", "phase", "label", "fy", "code")
        == YEARS
    )


def test_a_sentence_that_says_more_than_years_is_no_schedule() -> None:
    body = "事業1　広報の充実\n令和6年度に市民会議が案を検討し、令和7年度に冊子を配ります。\n"
    assert draft(body).of("phase") == []


RATE = {("加入率", "2022", "63.5"), ("加入率", "2027", "70")}


@pytest.mark.parametrize(
    "line",
    [
        "ものさし　加入率（％）　Ｒ４ 63.5 → Ｒ９目標 70",
        "目標指標\t加入率　R4 63.5％ → R9 70％",
        "・加入率　令和4年度 63.5％　めざす値（令和9年度）70％",
        "・加入率：今（2022年度）63.5％、2027年度に70％",
        "【めざす数値】加入率は、令和４年度の63.5％から、令和９年度に70％とすることをめざします。",
        "<li>加入率：今（2022年度）63.5％、2027年度に70％</li>",
        "・加入率　　令和４年度　63.5％　→　令和９年度　70％",
        "目安\t加入率（％）\t令和４年度実績 63.5\t令和９年度目標 70",
        "目安\t加入率（％）\t今 63.5（2022年度）\t目標 70（2027年度）",
        "目安\t加入率（％）\t直近 63.5（2022年度）\t中間 ―\t目標 70（2027年度）",
        "加入率（％）\nR4の値　63.5　　R9の目標　70",
        "・加入率（％）\nR4の値\t63.5\tR9の目標\t70",
        "2022年度に63.5％だった加入率を、2027年度には70％に引き上げます。",
        "ものさし：加入率\n現状 63.5％（R4）\n目標 70％（R9）",
        "ものさし　加入率（％）\n・現状　63.5（令和4年度）\n・目標　70（令和9年度）",
        "KPI①　加入率　63.5％（2022）⇒ 70％（2027）",
        "加入率（％）：63.5（R4）→ 70（R9）",
        "【指標】加入率（％）　【現状】63.5（R4）　【目標】70（R9）",
        "指標\t加入率\n現状（R4）\t63.5％\n目標（R9）\t70％",
        "目安\t加入率（％）\t現在 ―\t実績 63.5（2022年度）\t目標 70（2027年度）",
    ],
)
def test_figures_behind_their_years(line: str) -> None:
    body = f"事業1　広報の充実\n市が行う。\n{line}\n"
    assert told(body, "value", "indicator", "fy", "value") == RATE


def test_a_row_of_figures_alone_needs_a_name_above() -> None:
    body = "事業1　広報の充実\n市が行い、次のとおりとする。\nR4の値　63.5　　R9の目標　70\n"
    assert draft(body).of("value") == []


def test_several_years_give_a_figure_the_last_and_ages_in_a_name_are_none() -> None:
    body = (
        "事業1　広報の充実\n令和6年度から令和9年度までの転入組数を40組（平成30～令和4年度実績22組）とします。\n"
        "令和4年度に8.5％だった30代・40代の役の割合を、令和9年度には20％に引き上げます。\n"
    )
    assert told(body, "value", "indicator", "fy", "value") == {
        ("転入組数", "2027", "40"),
        ("転入組数", "2022", "22"),
        ("30代・40代の役の割合", "2022", "8.5"),
        ("30代・40代の役の割合", "2027", "20"),
    }


def test_what_was_done_in_a_year_measures_nothing_beside_how_far_it_came() -> None:
    rows = "".join(
        f"{n}\t{name}\t{done}\t{sky}\t継続\n"
        for n, (name, done, sky) in enumerate(
            [
                ("広報の充実", "発行 4回（1万部）", "快晴"),
                ("座談会の開催", "5か所を巡回（延べ71人）", "小雨"),
                ("花壇の手入れ", "参加 31人", "快晴"),
            ],
            1,
        )
    )
    items = "事業1　広報の充実\n事業2　座談会の開催\n事業3　花壇の手入れ\n\n快晴＝順調　小雨＝遅れ気味\n"
    body = items + "番号\t事業\t令和6年度にしたこと\t空\t次は\n" + rows
    assert told(body, "status", "label", "sign") == {
        ("広報の充実", "快晴"),
        ("座談会の開催", "小雨"),
        ("花壇の手入れ", "快晴"),
    }
    assert draft(body).of("value") == []


def test_verbs_say_what_becomes_of_items() -> None:
    after = {"広報の充実": "続ける", "座談会の開催": "広げる", "花壇の手入れ": "見直す"}
    body = "\n".join(
        f"事業{n}　{a}\n市が行う。\n次年度　{b}" for n, (a, b) in enumerate(after.items(), 1)
    )
    assert told(body, "disposition", "label", "sign") == set(after.items())


def test_grades_of_sheets_stand_in_cells_below_labels_that_no_list_knows() -> None:
    grades = {"広報の充実": "Ａ", "座談会の開催": "Ｂ", "花壇の手入れ": "Ａ"}
    sheets = "\n".join(
        f"事業の名称\t{name}\n目安\t参加者（人）\tR5実績 3\tR6目標 5\n採点会の印\t{grade}\n次は\t継続\n"
        for name, grade in grades.items()
    )
    assert told(sheets, "status", "label", "sign") == set(grades.items())


@pytest.mark.parametrize(
    "line",
    [
        "資料　名簿（任期：令和6年4月1日～令和8年3月31日）",
        "座談会は、令和4年度に12回、令和5年度に15回開きました。",
        "これまでの歩み\n実績 12回（R4）\n実績 15回（R5）",
    ],
)
def test_dates_and_history_are_no_values(line: str) -> None:
    assert draft(f"事業1　広報の充実\n市が行う。\n{line}\n").of("value") == []


@pytest.mark.parametrize(
    "form", ["{who}の役割（{sign}）：行う。", "【{who}（{sign}）】行う", "{who}（{sign}）：行う。"]
)
def test_who_acts_at_the_head_of_a_line(form: str) -> None:
    lines = [
        form.format(who=w, sign=s) for w, s in (("自治会", "○"), ("地域課", "◎"), ("大学", "△"))
    ]
    body = "事業1　広報の充実\n市が考える。\n" + "\n".join(lines) + "\n"
    assert told(body, "role", "label", "actor", "code") == ROLES


def test_lines_of_roles_without_a_grade_tell_who_takes_part() -> None:
    lines = "".join(f"{who}の役割：声を寄せる\n" for who in ("市民", "企業", "大学"))
    found = told("事業1　広報の充実\n市が考える。\n" + lines, "role", "actor", "code")
    assert found == {(who, "participant") for who in ("市民", "企業", "大学")}
    assert (
        told(
            "事業1　広報の充実\n市民の声：聴きます\n企業の力：借ります\n大学の知：使います\n",
            "role",
            "actor",
        )
        == set()
    )


BEHIND_LABELS = "凡例　◎：主体　○：協力\n\n" + "".join(
    f"事業{n}　{name}\n{{line}}\n\n" for n, name in enumerate(("広報", "座談会"), 1)
)


@pytest.mark.parametrize("line", ["役割：市◎　市民○", "分け方　市◎、市民○", "分担: 市 ◎ 市民 ○"])
def test_names_before_signs_behind_a_label_that_comes_again_are_roles(line: str) -> None:
    found = told(BEHIND_LABELS.format(line=line), "role", "label", "actor", "sign", "code")
    assert found == {
        (item, actor, sign, code)
        for item in ("広報", "座談会")
        for actor, sign, code in (("市", "◎", "lead"), ("市民", "○", "participant"))
    }


@pytest.mark.parametrize("line", ["役割：市◎　市民△", "町内会　市◎", "天気：空◎。"])
def test_signs_of_no_legend_and_labels_that_act_tell_no_roles(line: str) -> None:
    assert told(BEHIND_LABELS.format(line=line), "role", "actor") == set()
