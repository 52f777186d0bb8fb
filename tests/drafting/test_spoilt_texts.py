"""Texts that are no nice plans: long, spoilt, full of one sign. They are drafted, and in order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from kyodo_graph.drafting import Text, files
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.services.drafting import summary

PLANS = Path(__file__).with_name("plans")
HEAD = "霧島町協働計画\n令和6年度～令和7年度\n第１章　総論\n取組１　広報\n取組\t町\n広報\t◎\n"

SPOILT = {
    "signs": "◎" * 3000,
    "signs and blanks": "■ " * 2000,
    "actors and dots": "市・県・国・" * 26,
    "years and dots": "6・" * 70 + "年度",
    "tabs": "\t" * 3000,
    "cells": "<td>会</td>" * 400,
    "nested tags": "<table><tr><td>" * 200 + "</td></tr></table>" * 200,
    "quotes": "「」" * 2000,
    "open quotes": "「" * 4000,
    "brackets by the line": "（）\n" * 600,
    "rates": "率を" * 2000,
    "a long line": "自治会は市と協力して、" * 20_000,
    "digits": "１" * 4000,
    "marks of direction": "\u200f市\u202e民" * 500,
    "equal lines": "自治会は、市民活動センターを支援する。\n" * 500,
    "blanks": "　" * 4000,
    "blanks before a sign": f"○{'　' * 1500}",
    "blanks in the midst": f"施策1{'　' * 300}市：◎",
}


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_leaves_the_rest_as_it_is(name: str) -> None:
    draft = draft_of(Text("x-1", f"{HEAD}{SPOILT[name]}\n".encode()), "x")
    roles = [(item.id, item.text("code")) for item in draft.of("role")]
    assert ("role-6-3", "lead") in roles
    assert [item.text("label") for item in draft.of("element")][:1] == ["広報"]


def calls(run: Callable[[], object]) -> int:
    """How many functions are called: the same wherever it runs."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", ["akatsuki", "naruse", "tsubaki"])
def test_a_text_twice_as_long_is_about_twice_the_work(name: str) -> None:
    """The same plan again and again: no reader looks at each line for each other line."""
    text = (PLANS / f"{name}.txt").read_bytes()
    draft_of(Text("x-1", text), "x")
    once, twice = (
        calls(lambda n=n: draft_of(Text("x-1", text * n), "x"))  # type: ignore[misc]
        for n in (4, 8)
    )
    assert twice < 2.6 * once


def test_the_order_of_hashes_changes_no_draft() -> None:
    program = (
        "import sys, pathlib; from kyodo_graph.drafting import Text, files;"
        "from kyodo_graph.drafting.drafter import draft_of;"
        "draft = draft_of(Text('x-1', pathlib.Path(sys.argv[1]).read_bytes()), 'x');"
        "sys.stdout.buffer.write(files(draft)['draft.json'])"
    )
    path = PLANS / "kazekoshi.txt"
    here = files(draft_of(Text("x-1", path.read_bytes()), "x"))["draft.json"]
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert done.stdout == here


NO_PLANS = {
    "members": (
        "北浜市環境審議会委員名簿\n\n任期　令和5年4月1日～令和7年3月31日\n"
        "番号\t区分\t氏名\t所属・役職\n1\t学識経験者\t山田　太郎\t北浜大学教授\n"
        "2\t団体代表\t鈴木　一郎\t北浜市自治会連合会会長\n3\t公募\t中村　勇\n（敬称略）\n"
    ),
    "minutes": (
        "令和6年度第2回北浜市都市計画審議会　会議録\n日時　令和6年8月20日　午後2時から\n"
        "出席者　会長　山田太郎、委員　鈴木一郎\n１　開会\n２　議事\n"
        "（１）会議録の確認について\n会長　何か意見はあるか。\n（異議なし）\n"
        "（２）その他\n事務局　次回は11月とする。\n３　閉会\n"
    ),
    "timetable": (
        "北浜循環バス時刻表\n停留所\t1便\t2便\t3便\n駅前\t7:10\t9:10\t13:10\n"
        "病院\t7:22\t9:22\t→\n高校前\t7:41\t-\t13:35\n"
    ),
    "budget": (
        "令和6年度　決算の概要\n款\t予算現額\t決算額\t執行率\n議会費\t230,000\t224,118\t97.4%\n"
        "総務費\t3,400,000\t3,288,450\t96.7%\n"
    ),
    "English": (
        "The History of Bridges\n\nChapter 1. Introduction\nThe council asked for a report.\n"
        "1.1 Timber\nOak was preferred.\n1.2 Stone\n- Stone was dear.\n2. Conclusion\n"
    ),
}


@pytest.mark.parametrize("name", NO_PLANS)
def test_what_is_no_plan_gives_no_facts_of_one_and_is_said_to_be_none(name: str) -> None:
    draft = draft_of(Text("x-1", NO_PLANS[name].encode()), "x")
    facts = ("plan", "element", "role", "phase", "status", "value", "tie", "instrument")
    assert [(item.kind, dict(item.value)) for item in draft.of(*facts)] == []
    assert summary(draft)[0].startswith("no plan was found in this text")


def test_what_is_a_plan_is_not_said_to_be_none() -> None:
    told = summary(draft_of(Text("x-1", HEAD.encode()), "x"))
    assert not any("no plan" in line for line in told)
