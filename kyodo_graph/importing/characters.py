"""Characters that a file has and the document does not print: mended one by one, and counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from kyodo_graph.files import composed
from kyodo_graph.folding import fold
from kyodo_graph.importing.model import Note

GETA = "〓"
"""Printers' sign for a character that is wanting."""

_RADICALS = re.compile("[\u2e81-\u2fdf]")
_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_VERTICAL = re.compile("[\ufe10-\ufe19\ufe30-\ufe48]")
_DOT = re.compile("\u2027|[\u0387\u00b7](?=[^\x00-\x7f])")
_UNREADABLE = re.compile("\\(cid:[0-9]+\\)|[\ufffd\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_DECOMPOSED = re.compile("[^\\s][\u3099\u309a\u0300-\u036f]+")


def mend(text: str, page: int = 0) -> tuple[str, list[Note]]:
    """A line with its characters mended, and a note for each kind of change.

    Radicals become the ideographs that they look like, half-width kana full-width ones, forms for
    vertical text plain ones; what has no code becomes 〓; what is invisible goes. Full-width
    letters, digits and signs stay as they are printed.

    >>> mend("市⺠ｶﾞｲﾄﾞ１")[0]
    '市民ガイド１'
    >>> [(n.what, n.printed, n.written) for n in mend("⽬次\u200b")[1]]
    [('invisible', 'U+200B', ''), ('radical', '⽬', '目')]
    """
    if text.isascii() and not _INVISIBLE.search(text) and not _UNREADABLE.search(text):
        return text, []
    notes: list[Note] = []
    for what, pattern, change in _STEPS:
        found: _Found = Counter()

        def one(match: re.Match[str], change: _Change = change, found: _Found = found) -> str:
            new = change(match[0])
            found[match[0], new] += 1
            return new

        text = pattern.sub(one, text)
        notes += [
            Note(what, _shown(old), new, page, times)
            for (old, new), times in sorted(found.items())
            if old != new or what == "private_use"
        ]
    return composed(text), notes


def _shown(text: str) -> str:
    """A character as a table may hold it."""
    hidden = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    if any(unicodedata.category(c) in hidden for c in text):
        return " ".join(f"U+{ord(c):04X}" for c in text)
    return text


_Change = Callable[[str], str]
_Found = Counter[tuple[str, str]]
_STEPS: tuple[tuple[str, re.Pattern[str], _Change], ...] = (
    ("unreadable", _UNREADABLE, lambda _: GETA),
    ("invisible", _INVISIBLE, lambda _: ""),
    ("radical", _RADICALS, fold),
    ("half_width_kana", _HALF_KANA, lambda t: unicodedata.normalize("NFKC", t)),
    ("vertical_form", _VERTICAL, lambda t: unicodedata.normalize("NFKC", t)),
    ("middle_dot", _DOT, lambda _: "・"),
    ("composed", _DECOMPOSED, composed),
    ("private_use", _PRIVATE, lambda t: t),
)
