"""Sheets, one an item: what they name, and the groups that they print above."""

from __future__ import annotations

import pytest

from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of

TITLE = "霧野市協働推進計画　調書集\n令和6年度～令和8年度\n\n"
SHEETS = (
    ("つながる", "出会い", "広報紙の発行", "市民に伝わる", "準備", "続ける。"),
    ("つながる", "出会い", "座談会の開催", "声を聴く", "実施", "広げる。"),
    ("つながる", "学び", "市民塾", "人を育てる", "検討", "改める。"),
    ("支える", "お金", "応援基金", "活動を支える", "実施", "続ける。"),
)


def tree(text: str) -> list[tuple[str, str, str]]:
    """Each element: level, title, the title that it stands under."""
    found = draft_of(Text("kirino-1", (TITLE + text).encode()), "kirino").of("element")
    names = {item.id: item.text("label") for item in found}
    return [(i.text("level"), i.text("label"), names.get(i.text("parent"), "")) for i in found]


def printed(labels: tuple[str, ...], between: str, left_out: frozenset[int] = frozenset()) -> str:
    sheets = []
    for number, values in enumerate(SHEETS, 1):
        pairs = [p for n, p in enumerate(zip(labels, values, strict=True)) if n not in left_out]
        lines = [between.format(label=label, value=value) for label, value in pairs]
        sheets.append("\n".join([f"シート{number}", *lines, ""]))
    return "\n".join(sheets)


@pytest.mark.parametrize("between", ["{label}：{value}", "{label}\t{value}", "［{label}］{value}"])
@pytest.mark.parametrize("name", ["取組の名前", "なにを"])
def test_sheets_name_items_and_their_groups(between: str, name: str) -> None:
    labels = ("かなめ", "えだは", name, "ねらい", "6年度", "これから")
    found = tree(printed(labels, between))
    assert [(label, up) for _, label, up in found] == [
        ("つながる", ""),
        ("出会い", "つながる"),
        ("広報紙の発行", "出会い"),
        ("座談会の開催", "出会い"),
        ("学び", "つながる"),
        ("市民塾", "学び"),
        ("支える", ""),
        ("お金", "支える"),
        ("応援基金", "お金"),
    ]
    assert {level for level, label, _ in found if label in ("つながる", "支える")} == {"かなめ"}


def test_values_that_come_back_are_no_groups() -> None:
    """A kind that alternates sorts items, and groups none."""
    mixed = printed(
        ("かなめ", "えだは", "取組の名前", "ねらい", "6年度", "これから"), "{label}：{value}"
    )
    for place, kind in enumerate(("市民", "市", "市民", "市"), 1):
        mixed = mixed.replace(f"シート{place}\n", f"シート{place}\n向き：{kind}\n")
    assert not {"市民", "市"} & {label for _, label, _ in tree(mixed)}


def test_headings_above_fields_stay_the_items() -> None:
    body = "".join(
        f"施策{n}　{values[2]}\nねらい：{values[3]}\nこれから：{values[5]}\n\n"
        for n, values in enumerate(SHEETS, 1)
    )
    assert [label for _, label, _ in tree(body)] == [values[2] for values in SHEETS]
