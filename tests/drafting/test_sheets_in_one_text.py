"""Several sheets of a workbook, one below the other in one text."""

from __future__ import annotations

from kyodo_graph.drafting import Draft, Text
from kyodo_graph.drafting.document import read_document
from kyodo_graph.drafting.drafter import draft_of

ROWS = [
    "霧野市協働計画",
    "【シート：読み方】",
    "番号\t項目\t説明",
    "1\t関わり方\tA＝責任を持って進める　B＝共同で進める　C＝必要なときに手伝う",
    "2\t年度\t構＝構想　行＝実行　続＝持続",
    "【シート：一覧】",
    "大分類\t中分類\tID\t主要事業\t内容",
    "I 知る\t(1) 届ける\tM01\t広報紙の発行\t年に4回、全戸に配る。",
    "\t\tM02\t講座の開催\t年に2回開く。",
    "II 育つ\t(1) 支える\tM03\t補助金の交付\t10万円まで補助する。",
    "\t\tM04\t相談の窓口\t毎週水曜に開く。",
    "【シート：関わり方】",
    "ID\t主要事業\t関わり方\t\t年度\t\t2024評価\t2025以降",
    "\t\t市民\t市\t2024\t2025\t\t",
    "M01\t広報紙の発行\tB\tA\t行\t続\t順調\t継続",
    "M02\t講座の開催\tC\tA\t構\t行\t遅れ\t拡充",
    "M03\t補助金の交付\tA\tB\t行\t続\t順調\t継続",
    "M04\t相談の窓口\tB\tA\t構\t行\t順調\t継続",
    "【シート：成果】",
    "成果目標\t単位\t2023実績\t2027目標",
    "講座の受講者数\t人\t52\t110",
]


def draft(rows: list[str]) -> Draft:
    return draft_of(Text("x", "\n".join(rows).encode()), "kirino")


def test_each_sheet_is_a_table_of_its_own() -> None:
    document = read_document(Text("x", "\n".join(ROWS).encode()))
    assert [table.grid.first for table in document.tables] == [3, 7, 13, 20]
    assert [len(table.heads) for table in document.tables[1:]] == [1, 2, 1]
    assert [column.years for column in document.tables[3].columns] == [(), (), (2023,), (2027,)]


def test_a_line_that_names_no_sheet_heads_a_group() -> None:
    rows = ["計画", "事業\t市\t会", "柱1　知る", "広報\t◎\t○", "柱2　育つ", "講座\t○\t◎"]
    document = read_document(Text("x", "\n".join(rows).encode()))
    assert [table.grid.first for table in document.tables] == [2]


def test_cells_of_rows_explain_signs() -> None:
    signs = {one.text("sign"): one.text("code") for one in draft(ROWS).of("sign")}
    assert signs == {
        "A": "lead",
        "B": "participant",
        "C": "support",
        "構": "consider",
        "行": "implement",
        "続": "continue",
    }


def test_the_list_with_its_groups_is_the_tree_of_the_tables_about_its_items() -> None:
    found = draft(ROWS)
    by_id = {one.id: one for one in found.of("element")}
    tree = [
        (one.text("label"), by_id[one.text("parent")].text("label") if one.text("parent") else "")
        for one in by_id.values()
    ]
    assert tree == [
        ("知る", ""),
        ("届ける", "知る"),
        ("広報紙の発行", "届ける"),
        ("講座の開催", "届ける"),
        ("育つ", ""),
        ("支える", "育つ"),
        ("補助金の交付", "支える"),
        ("相談の窓口", "支える"),
    ]
    roles = [one for one in found.of("role") if one.text("code") and not one.blank]
    assert len(roles) == 8
    assert {one.text("element") for one in roles} <= set(by_id)
