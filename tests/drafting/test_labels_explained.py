"""Labels of fields that a list explains, and brackets that are no grade."""

from __future__ import annotations

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of

READING = [
    "\tけん引\t先に立って動く人・団体",
    "\t伴走\tともに動く人・団体",
    "\t後方\t物や場所で助ける人・団体",
]
ITEMS = [
    "1-A\tはじめの一歩の体験会",
    "\t福祉課は、体験先を紹介しています。",
    "\tけん引\t福祉課",
    "\t伴走\t自治会、市民",
    "1-B\tまちの知恵袋の名簿",
    "\t市が登録者を募っています。",
    "\tけん引\t自治会",
    "\t後方\t福祉課",
    "1-C\t子どもの居場所の開設",
    "\t毎週土曜に開いています。",
    "\tけん引\t市民",
    "\t伴走\t自治会",
]


def roles(lines: list[str]) -> set[tuple[str, str, str]]:
    draft = draft_of(Text("x", "\n".join(lines).encode()), "kirino")
    return {(r.text("label"), r.text("actor"), r.text("code")) for r in draft.of("role")}


def test_a_list_explains_the_labels_of_fields() -> None:
    found = roles(["霧野市協働計画", "", "この計画の読み方", *READING, "", "分野1　ふやす", *ITEMS])
    assert found == {
        ("はじめの一歩の体験会", "福祉課", "lead"),
        ("はじめの一歩の体験会", "自治会", "participant"),
        ("はじめの一歩の体験会", "市民", "participant"),
        ("まちの知恵袋の名簿", "自治会", "lead"),
        ("まちの知恵袋の名簿", "福祉課", "support"),
        ("子どもの居場所の開設", "市民", "lead"),
        ("子どもの居場所の開設", "自治会", "participant"),
    }


def test_brackets_before_the_first_name_shift_no_grade() -> None:
    lines = [
        "霧野市協働計画",
        "（責）は主導するもの、（共）は共同して行うもの、（援）は側面から援助するものを示す。",
        "施策１　広報の充実",
        "〔担い手〕福祉課（責）　自治会（共）　市民（援）",
        "施策２　講座の開催",
        "〔担い手〕自治会（責）　福祉課（共）",
    ]
    assert roles(lines) == {
        ("広報の充実", "福祉課", "lead"),
        ("広報の充実", "自治会", "participant"),
        ("広報の充実", "市民", "support"),
        ("講座の開催", "自治会", "lead"),
        ("講座の開催", "福祉課", "participant"),
    }


def test_brackets_hold_what_quoted_signs_mean() -> None:
    lines = [
        "霧野市協働計画",
        "表では、こい色（中心になる）を「濃」、うすい色（加わる）を「中」、灰色（手伝う）を「淡」と書きます。",
        "取組\t市\t会\t団体",
        "広報の充実\t濃\t中\t淡",
        "講座の開催\t中\t濃\t淡",
        "相談の窓口\t濃\t淡\t中",
    ]
    codes = {(actor, code) for label, actor, code in roles(lines) if label == "広報の充実"}
    assert codes == {("市", "lead"), ("会", "participant"), ("団体", "support")}


def test_a_word_of_the_legend_heads_the_column_of_those_who_act_so() -> None:
    lines = [
        "霧野市協働計画",
        "「主」は事業の中心となる者、「副」は共に行う者を示す。",
        "番号\t事業\t主\t副\t令６",
        "1\t広報の充実\t福祉課\t市民\t実施",
        "2\t講座の開催\t自治会\t福祉課\t検討",
    ]
    assert roles(lines) == {
        ("広報の充実", "福祉課", "lead"),
        ("広報の充実", "市民", "participant"),
        ("講座の開催", "自治会", "lead"),
        ("講座の開催", "福祉課", "participant"),
    }
    draft = draft_of(Text("x", "\n".join(lines).encode()), "kirino")
    assert {one.text("fy") for one in draft.of("phase")} == {"2024"}


def test_who_acts_heads_columns_of_tables_with_a_cell_a_line() -> None:
    cells = ["プロジェクト", "市民", "地区", "団体", "企業", "本市"]
    cells += [
        "01 みなとの祭り",
        *"副副副応主",
        "02 海の学校",
        *"副応－主応",
        "03 便りの発行",
        *"主－応－主",
    ]
    lines = ["霧野市協働計画", "（主…先頭に立って進める　副…一緒に取り組む　応…応援する）", *cells]
    found = {(label, actor, code) for label, actor, code in roles(lines) if code}
    assert ("海の学校", "企業", "lead") in found
    assert ("みなとの祭り", "本市", "lead") in found
    assert ("便りの発行", "団体", "support") in found
