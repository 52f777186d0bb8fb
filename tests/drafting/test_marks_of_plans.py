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
