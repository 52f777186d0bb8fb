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
