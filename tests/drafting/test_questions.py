"""What a draft asks, and what it takes for sure only where two ways of reading agree."""

# ruff: noqa: E501  (sentences stand as they are printed)

from __future__ import annotations

from kyodo_graph.drafting import Candidate, Draft, Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.drafting.facts.second import with_second

TITLE = "霧野市協働推進計画\n令和6年度～令和10年度\n\n"


def draft(body: str) -> Draft:
    return draft_of(Text("kirino-1", (TITLE + body).encode()), "kirino")


def test_a_number_that_is_missing_is_asked_for() -> None:
    made = draft("柱1　知る\n施策1-1　広報\n施策1-3　座談会\n柱2　学ぶ\n施策2-1　講座\n")
    gaps = made.of("gap")
    assert [(gap.text("level"), gap.text("number")) for gap in gaps] == [("施策", "1-2")]
    assert made.by_id[gaps[0].text("parent")].text("label") == "知る"


def test_numbers_that_run_through_the_plan_have_no_gap() -> None:
    body = "柱1　知る\n事業1　広報\n事業2　座談会\n柱2　学ぶ\n事業3　講座\n"
    assert draft(body).of("gap") == []
    (gap,) = draft(body.replace("事業3", "事業4")).of("gap")
    assert gap.text("number") == "3"


def test_a_row_named_otherwise_than_its_title_is_asked_about() -> None:
    table = "No\t事業\t市\n1\t広報紙の発行\t◎\n2\t座談会\t○\n"
    body = "施策1　知る\n事業1　広報紙の発行\n事業2　地区をまわる座談会\n\n" + table
    made = draft(body)
    (asked,) = made.of("rowlabel")
    assert (asked.text("printed"), asked.text("reading")) == ("座談会", "地区をまわる座談会")
    assert {item.text("label") for item in made.of("role")} == {
        "広報紙の発行",
        "地区をまわる座談会",
    }


def test_lines_that_nothing_points_to_show_their_names_and_figures() -> None:
    body = "1　背景\n市内の自治会は96団体で、市民活動センターは平成20年に開かれました。\n今後も続けます。\n"
    (line,) = draft(body).of("line")
    assert line.value["hits"] == ("自治会", "96団体", "市民活動センター")


def test_heads_of_tables_and_numbers_of_headings_are_no_lines_left() -> None:
    head = "No\t事業\t自治会\t市民活動センター\tＮＰＯ・ボランティア団体\t企業\t市\n"
    overview = "１　体系\n柱１　人が育つ\n　施策１　知る\n柱２　地域が輝く\n　施策２　集う\n\n"
    body = "柱１　人が育つ\n施策１　知る\n事業1　広報紙の発行\n柱２　地域が輝く\n施策２　集う\n"
    body += "事業2　座談会\n\n"
    made = draft(overview + body + head + "1\t広報紙の発行\t○\t○\t○\t○\t◎\n2\t座談会\t○\t\t\t\t◎\n")
    assert len(made.of("role")) == 10
    assert not made.of("line")


def test_quantities_have_subject_value_unit_and_year() -> None:
    body = "施策1　知る\n事業1　講座\n令和5年度は1,260人が受講しました。年3回開きます。\n"
    (quantity,) = draft(body).of("quantity")
    names = ("subject", "value", "unit", "fy")
    assert tuple(map(quantity.text, names)) == ("講座", "1260", "人", "2023")


def test_near_names_are_pairs_and_defined_ones_are_not() -> None:
    body = (
        "1　体制\n霧野市協働推進委員会（以下「推進委員会」という。）は、推進委員会の部会を置く。\n"
    )
    assert draft(body).of("pair") == []
    body = "1　体制\n地区まちづくり協議会は年に二度集まり、地区協議会は市に報告します。\n"
    (pair,) = draft(body).of("pair")
    assert (pair.text("a"), pair.text("b")) == ("地区まちづくり協議会", "地区協議会")


def test_a_cell_that_the_second_way_reads_otherwise_is_of_class_x() -> None:
    body = "施策1　知る\n事業1　広報\n\n事業\t市民\t市\n広報\t○\t◎\n"
    made = draft(body)
    assert all(item.second is None and item.cls != "X" for item in made.items)
    role = next(item for item in made.of("role") if item.text("actor") == "市民")
    spoilt = Candidate(
        role.id, role.kind, role.spans, {**role.value, "sign": "◎"}, role.rule, "A", table="t"
    )
    (again,) = with_second([spoilt], made.text.lines)
    assert (again.cls, again.second) == ("X", "○")


def test_what_the_second_way_cannot_read_is_of_class_c() -> None:
    body = "施策1　知る\n事業1　広報\n事業2　講座\n\n事業名\n市民\n市\n広報\n○\n◎\n講座\n◎\n○\n"
    made = draft(body)
    assert len(made.of("role")) == 4
    assert {item.cls for item in made.of("role")} == {"C"}


def test_a_table_counts_rows_and_marks_in_two_ways() -> None:
    table = "2の事業があります。\n\n番号\t事業\t市民\t市\n1\t広報\t○\t◎\n2\t講座\t\t◎\n"
    made = draft("施策1　知る\n事業1　広報\n事業2　講座\n\n役割\n\n" + table)
    (found,) = made.tables
    counts = found.counts
    assert (counts.rows, counts.rows_in_tree, counts.said) == (2, 2, 2)
    assert (counts.marks_text, counts.marks_read) == (3, 3)
    assert made.by_id[found.plan].text("label") == "霧野市協働推進計画"
    blanks = [item for item in made.of("role") if item.blank]
    assert [item.text("actor") for item in blanks] == ["市民"]


def test_an_evaluation_of_the_plan_before_is_that_plans() -> None:
    body = (
        "「霧野市協働推進計画（第1次）」は令和元年度から令和5年度まで取り組んできました。\n\n"
        "前期計画の評価\n\n事業\t達成度\n広報\t◎\n講座\t○\n"
    )
    made = draft_of(Text("k", ("第2次" + TITLE + body).encode()), "kirino")
    (table,) = made.tables
    assert made.by_id[table.plan].text("relation") == "predecessor"
