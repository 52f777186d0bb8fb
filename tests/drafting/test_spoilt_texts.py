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

    def counted(frame: FrameType, event: str, arg: object) -> None:
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
