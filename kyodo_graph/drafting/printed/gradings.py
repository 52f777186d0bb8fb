"""The words by which plans grade what was done, and say what becomes of it, as codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DISPOSITIONS = (
    ("abolition_considered", re.compile("廃止を?検討")),
    ("completed", re.compile("完了|終了|達成")),
    ("merged", re.compile("統合|一本化")),
    ("abolished", re.compile("廃止|中止|取りやめ|^やめ")),
    ("expanded", re.compile("拡充|拡大|強化|充実|^広げ")),
    ("reduced", re.compile("縮小")),
    ("suspended", re.compile("休止")),
    ("reviewed", re.compile("見直し|^見直す|改善|再検討|要検討|変更")),
    ("continued", re.compile("継続|維持|現状|推進|引き続|^続け")),
)
_STATUSES = (
    # Most of it left undone is neither nothing done nor a part of it: no code says so.
    ("", re.compile("(?:大半|大部分|多く|ほとんど)[がはの]?未")),
    ("partly_achieved", re.compile("一部[がはの]?未達成")),
    ("partly", re.compile("一部[がはの]?未")),
    ("not_achieved", re.compile("未達成")),
    ("not_started", re.compile("未着手|未実施|未")),
    ("mostly_achieved", re.compile("(?:概ね|おおむね|ほぼ)達成")),
    ("partly_achieved", re.compile("一部達成")),
    ("achieved", re.compile("達成")),
    ("partly", re.compile("一部")),
    ("under_consideration", re.compile("検討")),
    ("implemented", re.compile("実施済|完了|済")),
    ("ongoing", re.compile("継続|推進|実施中|順調")),
)


def status_code(text: str) -> str:
    """The code of a printed status word; empty where it has none.

    >>> status_code("概ね達成"), disposition_code("統合(後期8へ)")
    ('mostly_achieved', 'merged')
    """
    return _code(_STATUSES, text)


def grade_code(word: str, meaning: str) -> str:
    """The code of what a legend grades by: of the word itself, else of what it is said to mean.

    >>> grade_code("順調", "計画どおり"), grade_code("やや遅れ", "一部が未実施")
    ('ongoing', 'partly')
    >>> grade_code("遅れ", "大半が未実施"), grade_code("A", "未着手")
    ('', 'not_started')
    """
    return status_code(word) or status_code(meaning)


def disposition_code(text: str) -> str:
    """The code of a printed disposition; empty where it has none."""
    return _code(_DISPOSITIONS, text)


def _code(known: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
    return next((code for code, words in known if words.search(text)), "")
