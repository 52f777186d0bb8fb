"""The mark of what has no English yet: it stands where English is wanted and claims to be none."""

from __future__ import annotations

import re

MARK = "[ja] "
"""What a text begins with that is Japanese in the place of the English still to be written."""
_JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")


def english_or_mark(ja: str, en: str = "") -> str:
    """The English of a text; where nobody has written one, the Japanese with the mark.

    >>> english_or_mark("市民課", "Citizens' Affairs Division"), english_or_mark("市民課")
    ("Citizens' Affairs Division", '[ja] 市民課')
    """
    return en or f"{MARK}{ja}"


def is_unwritten(ja: str, en: str) -> bool:
    """Whether English is still to be written: marked, or the Japanese itself (files of 0.2).

    >>> is_unwritten("市民課", "[ja] 市民課"), is_unwritten("市民課", "市民課")
    (True, True)
    >>> is_unwritten("NPO", "NPO")
    False
    """
    return en.startswith(MARK) or (en == ja and _JAPANESE.search(en) is not None)
