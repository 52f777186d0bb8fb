"""Marks and labels of a plan's own: what they mean is told in sentences, lists, tables."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画\n令和6年度～令和9年度\n\n"
ITEMS = ("広報の充実", "座談会の開催", "講座の開設")


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-5", (TITLE + body).encode()), "kirino")


def told(body: str, kind: str, *fields: str) -> set[tuple[str, ...]]:
    made = draft(body).of(kind)
    return {tuple(i.text(name) for name in fields) for i in made if not i.blank}


def items(below: str) -> str:
    return "".join(f"事業{n}　{item}\n市が行う。\n{below}\n\n" for n, item in enumerate(ITEMS, 1))


ACTORS = {("地域課", "lead"), ("自治会", "participant"), ("大学", "support")}
EXPLAINED = [
    "「根」は中心となる者、「幹」はいっしょに行う者、「葉」は手助けする者を表します。",
    "担い手のうち、先に立って進める者を「根」、力を合わせる者を「幹」、応援する者を「葉」と記しました。",
    "記号の意味は次のとおりです。根は中心となる者、幹は加わる者、葉は後押しする者です。",
    "・根　中心となる者\n・幹　いっしょに行う者\n・葉　手助けする者\n",
    "（根＝中心となる者、幹＝いっしょに行う者、葉＝手助けする者）",
    "記号\t意味\n根\t中心となる者\n幹\tいっしょに行う者\n葉\t手助けする者\n",
]
WRITTEN = [
    "［根：地域課　幹：自治会　葉：大学］",
    "担い手　地域課（根）、自治会（幹）、大学（葉）",
    "〔根〕地域課　〔幹〕自治会　〔葉〕大学",
    "だれが\t根：地域課\t幹：自治会\t葉：大学",
    "根＝地域課／幹＝自治会／葉＝大学",
]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("explained", EXPLAINED)
def test_marks_of_roles_mean_what_the_document_says(explained: str, written: str) -> None:
    found = told(f"{explained}\n\n{items(written)}", "role", "label", "actor", "code")
    assert found == {(item, *actor) for item in ITEMS for actor in ACTORS}


def test_labels_that_come_again_before_names_are_asked_where_nothing_explains_them() -> None:
    made = draft(items("［根：地域課　幹：自治会、大学］")).of("role")
    assert {(i.text("actor"), i.text("code"), i.cls) for i in made} == {
        ("地域課", "", "C"),
        ("自治会", "", "C"),
        ("大学", "", "C"),
    }
    assert draft("事業1　広報\n根：地域課　幹：自治会\n").of("role") == []


def test_short_names_of_those_who_act_are_no_grades() -> None:
    body = "「市」は地域課、「民」は市民、「団」は市民団体、「企」は企業を指します。\n\n"
    table = "取組\t担い手\n" + "".join(f"{item}\t市\n" for item in ITEMS)
    assert draft(body + table).of("sign") == []


STATUSES = set(zip(ITEMS, ("晴", "曇", "晴"), strict=True))
MEANT = "「晴」はよく進んだもの、「曇」は進みが遅れているもの、「雨」は手つかずのものです。\n\n"


@pytest.mark.parametrize(
    "listed",
    [
        "一、広報の充実……晴（続ける）\n二、座談会の開催……曇（改める）\n三、講座の開設……晴（続ける）\n",
        "・広報の充実　晴 → 続ける\n・座談会の開催　曇 → 改める\n・講座の開設　晴 → 続ける\n",
        "広報の充実［晴］続ける\n座談会の開催［曇］改める\n講座の開設［晴］続ける\n",
        "晴：広報の充実、講座の開設\n曇：座談会の開催\n",
    ],
)
def test_lists_mark_items_with_signs_of_the_plan_s_own(listed: str) -> None:
    body = items("") + "振り返り\n\n" + MEANT + listed
    assert told(body, "status", "label", "sign") == STATUSES
    if "続ける" in listed:
        dispositions = set(zip(ITEMS, ("続ける", "改める", "続ける"), strict=True))
        assert told(body, "disposition", "label", "sign") == dispositions


PHASES = {
    ("広報の充実", "2024", "consider"),
    ("広報の充実", "2025", "implement"),
    ("座談会の開催", "2025", "consider"),
    ("座談会の開催", "2026", "implement"),
    ("講座の開設", "2026", "consider"),
}


@pytest.mark.parametrize(
    "table",
    [
        "年度\t話し合う\t始める\nR6\t1\t\nR7\t2\t1\nR8\t3\t2\n",
        "\tR6\tR7\tR8\n検討\t1\t2\t3\n実施\t\t1\t2\n",
        "年度\t検討\t実施\nR6\t広報の充実\t－\nR7\t座談会の開催\t広報の充実\nR8\t講座の開設\t座談会の開催\n",
    ],
)
def test_schedules_whose_cells_name_the_items(table: str) -> None:
    assert told(f"{items('')}\nいつやるか\n\n{table}", "phase", "label", "fy", "code") == PHASES


@pytest.mark.parametrize(
    "line",
    [
        "歩み\tR6:検討\tR7:開始\tR8:\tR9:",
        "歩み　R6：検討　R7：開始　R8：　R9：－",
        "工程\tR6:検討\tR7:開始\tR8:\tR9:",
    ],
)
def test_years_with_nothing_behind_their_colon_have_no_phase(line: str) -> None:
    found = told(items(line), "phase", "label", "fy", "code")
    both = (("2024", "consider"), ("2025", "implement"))
    assert found == {(item, *one) for item in ITEMS for one in both}


@pytest.mark.parametrize(
    "line",
    [
        "指標\t加入率\t単位\t％\tR4基準\t63.5\tR9目標\t70\tR6実績\t－",
        "ものさし\t加入率（％）\t基準（R4）\t63.5\t目標（R9）\t70",
        "ものさし　加入率（％）　令和４年度　63.5　令和９年度　70",
    ],
)
def test_rows_of_labels_and_values_in_turn_are_an_indicator(line: str) -> None:
    body = f"{items('')}事業4　基金\n市が行う。\n{line}\n"
    found = told(body, "value", "indicator", "unit", "fy", "value")
    unit = "％"
    assert found == {("加入率", unit, "2022", "63.5"), ("加入率", unit, "2027", "70")}


def test_groups_in_cells_that_stand_one_a_line_are_no_part_of_names() -> None:
    cells = "指標 単位 2022年度 2027年度 物語A 加入率 % 63.5 70 物語B 登録数 人 － 12 会員数 人 4 9"
    found = told(items("") + "目標\n\n" + "\n".join(cells.split()), "value", "indicator", "value")
    assert ("加入率", "63.5") in found
    assert {name for name, _ in found} == {"加入率", "登録数", "会員数"}


@pytest.mark.parametrize("written", ["根：{}　幹：{}", "{}（根）、{}（幹）", "〔根〕{}〔幹〕{}"])
@pytest.mark.parametrize("head", ["担い手", "だれと"])
def test_cells_grade_the_actors_whom_they_name(head: str, written: str) -> None:
    pairs = (("市", "自治会"), ("自治会", "大学"), ("大学", "市"))
    rows = zip(ITEMS, pairs, strict=True)
    table = f"取組\t{head}\n" + "".join(f"{i}\t{written.format(*two)}\n" for i, two in rows)
    found = told(EXPLAINED[0] + "\n\n" + items("") + table, "role", "label", "actor", "code")
    assert found == {
        (item, who, code)
        for item, two in zip(ITEMS, pairs, strict=True)
        for who, code in zip(two, ("lead", "participant"), strict=True)
    }


UNTOLD = (
    "取組\t市民\t自治会\t市\n広報の充実\t松\t\t竹\n座談会の開催\t竹\t梅\t松\n"
    "講座の開設\t梅\t松\t竹\n"
)


@pytest.mark.parametrize("between", ["\t", "|"])
def test_signs_that_nothing_explains_are_read_by_place_and_asked(between: str) -> None:
    made = draft(items("") + "だれが\n\n" + UNTOLD.replace("\t", between))
    roles = [i for i in made.of("role") if not i.blank]
    assert len(roles) == 8
    assert {(i.text("code"), i.rule, i.cls) for i in roles} == {("", "grid.untold", "C")}
    asked = {(i.text("sign"), i.text("scheme"), i.text("printed")) for i in made.of("sign")}
    assert asked == {("松", "role", ""), ("竹", "role", ""), ("梅", "role", "")}


def test_words_that_differ_from_row_to_row_are_no_signs() -> None:
    names = (
        "取組\t市民\t市\n広報の充実\t山田\t佐藤\n座談会の開催\t鈴木\t高橋\n講座の開設\t田中\t伊藤\n"
    )
    assert draft(items("") + "だれが\n\n" + names).of("role", "sign") == []


def test_first_letters_of_phases_below_years_are_known() -> None:
    table = (
        "取組\tR6\tR7\tR8\n広報の充実\t準\t始\t続\n座談会の開催\t\t準\t始\n講座の開設\t始\t続\t続\n"
    )
    found = told(items("") + "いつ\n\n" + table, "phase", "label", "fy", "code")
    assert ("広報の充実", "2024", "consider") in found
    assert ("座談会の開催", "2026", "implement") in found
    assert ("講座の開設", "2026", "continue") in found


def test_lines_that_begin_with_an_item_are_about_it() -> None:
    lines = "・広報の充実　R6検討、R7実施\n・座談会の開催　R6実施、R7継続\n"
    assert told(items("") + "工程\n\n" + lines, "phase", "label", "fy", "code") == {
        ("広報の充実", "2024", "consider"),
        ("広報の充実", "2025", "implement"),
        ("座談会の開催", "2024", "implement"),
        ("座談会の開催", "2025", "continue"),
    }


def test_rows_of_wider_tables_explain_no_signs() -> None:
    table = "事業\t達成状況\t今後\n広報\tＡ\t継続\n座談会\tＢ\t廃止\n講座\tＡ\t継続\n"
    titles = "事業1　広報\n\n事業2　座談会\n\n事業3　講座\n\n"
    assert draft(titles + "評価\n\n" + table).of("sign") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "公募の委員を、4人（令和4年度）から令和9年度は15人に増やします。",
        "公募の委員は、令和9年度に15人（令和4年度は4人）を目標とします。",
    ],
)
def test_sentences_name_years_and_figures_in_any_order(sentence: str) -> None:
    found = told(items("") + f"目標\n\n{sentence}\n", "value", "indicator", "fy", "value")
    assert found == {("公募の委員", "2022", "4"), ("公募の委員", "2027", "15")}


def test_sentences_of_what_was_done_are_no_values() -> None:
    body = items("") + "成果\n\n公募の委員は、令和4年度に4人、令和5年度に6人でした。\n"
    assert draft(body).of("value") == []


def test_a_legend_of_lines_far_from_its_table_is_read_whole() -> None:
    lines = "評価\nA\t計画を上回った\nB\t計画どおり進んだ\nC\t計画を下回った\nD\t進まなかった\n\n"
    rows = "".join(f"{n}\t{item}\tA\t継続\n" for n, item in enumerate(ITEMS, 1))
    made = draft(lines + items("") + "番号\t事業\t評価\t今後\n" + rows)
    signs = {one.id for one in made.of("sign")}
    assert len(signs) == 4
    assert [set(t.legends) for t in made.tables if t.legends] == [signs]
