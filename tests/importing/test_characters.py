"""Characters and words mended, and those that must stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.importing.characters import mend
from kyodo_graph.importing.wording import (
    begins_anew,
    ended,
    seam,
    without_blanks_in_words,
    without_leaders,
)


@pytest.mark.parametrize(
    ("printed", "written", "what"),
    [
        ("⾏動計画⺠⻑", "行動計画民長", "radical"),
        ("ｻﾎﾟｰﾄｶﾞｲﾄﾞ", "サポートガイド", "half_width_kana"),
        ("終わる︒﹁市民﹂", "終わる。「市民」", "vertical_form"),
        ("自治会‧町内会", "自治会・町内会", "middle_dot"),
        ("施策15‧16", "施策15・16", "middle_dot"),
        ("民生委員‧", "民生委員・", "middle_dot"),
        ("か\u3099くか", "がくか", "composed"),
        ("市\u200b民\ufeff", "市民", "invisible"),
        ("市\u202e民", "市民", "invisible"),
        ("(cid:812)村", "〓村", "unreadable"),
        ("\ue001野", "\ue001野", "private_use"),
    ],
)
def test_what_is_mended_and_said(printed: str, written: str, what: str) -> None:
    text, notes = mend(printed)
    assert text == written
    assert {note.what for note in notes} == {what}


@pytest.mark.parametrize("text", ["市民①（㈱）１２％ＮＰＯ", "神\ufa19", "A·B", "髙﨑 Ⅱ №"])
def test_what_is_printed_so_stays(text: str) -> None:
    assert mend(text) == (text, [])


@given(st.text())
def test_what_is_mended_is_one_line_and_stays_as_it_is(text: str) -> None:
    once, _ = mend(text.replace("\n", " "))
    assert mend(once)[0] == once
    assert "".join(once.splitlines()) == once or "\x85" in once or "\x1c" in once
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("目　次", "目次"),
        ("一 関 市", "一関市"),
        ("市民 が主役の まちです。", "市民が主役のまちです。"),
        ("市民 が主役です。", "市民が主役です。"),
        ("市 民 と 行 政 の 協 働 に つ い て", "市民と行政の協働について"),
    ],
)
def test_blanks_inside_words_go(printed: str, written: str) -> None:
    text, changes = without_blanks_in_words(printed)
    assert text == written
    assert changes


@pytest.mark.parametrize(
    "text",
    [
        "令和5年3月 朝比野市",
        "検 検 実",
        "○ ◎ △",
        "1 策定の経緯",
        "「みどりの未来 みんなでつくる」と定めました。",
        "川を思い、ともに歩む まちづくり",
        "目指す姿　ひとりの一歩を、まちの力に。",
        "市民協働課 市民活動センター",
        "NPO 法人 みどり",
        "市\t民\t会",
    ],
)
def test_other_blanks_stay(text: str) -> None:
    assert without_blanks_in_words(text) == (text, [])


@pytest.mark.parametrize("dots", ["・・・・・", "……", "......", "．．．．", "‥‥‥", "⋯⋯", "･･･"])
def test_dotted_contents(dots: str) -> None:
    assert without_leaders(f"第2章 施策 {dots} 12") == "第2章 施策\t12"


@pytest.mark.parametrize("text", ["と言われて……", "3.14", "R5・R6・7", "………… 3"])
def test_other_dots_stay(text: str) -> None:
    assert without_leaders(text) == text


def test_seams() -> None:
    assert seam("計画", "NPO") == ""
    assert seam("action", "plan") == " "
    assert ended("です。")
    assert not ended("計画の")
    assert begins_anew("No.3 読本")
    assert not begins_anew("11の協議会")


def test_a_line_of_nothing_but_characters_without_a_code_is_told() -> None:
    text, found = mend("(cid:1696)(cid:3207)", 1)
    assert text == "〓〓"
    assert [n.what for n in found] == ["unreadable", "unreadable"]
