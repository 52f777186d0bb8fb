"""Signs of Word's own fonts, and letters set by its EQ fields: what neither text nor code tells."""

from __future__ import annotations

import re

_SIGNS = {
    "wingdings": {
        "6C": "●", "6D": "❍", "6E": "■", "6F": "□", "71": "❑", "74": "⧫", "75": "◆", "9F": "•",
        "A1": "○", "A2": "○", "A4": "◉", "A5": "◎", "A7": "▪", "A8": "□", "AB": "★", "D8": "➢",
        "DF": "←", "E0": "→", "E1": "↑", "E2": "↓", "E7": "←", "E8": "➔", "EF": "⇦", "F0": "⇨",
        "FB": "✗", "FC": "✓", "FD": "☒", "FE": "☑",
    },
    "wingdings 2": {"4F": "✗", "50": "✓", "52": "☑", "54": "☒", "98": "●", "99": "○", "A3": "□"},
    "wingdings 3": {"22": "↑", "5F": "→", "67": "→", "C6": "▶", "75": "▶", "7D": "▶"},
    "symbol": {"AB": "↔", "AC": "←", "AE": "→", "B7": "•", "B4": "×", "B1": "±", "DE": "⇒"},
}  # fmt: skip
_READING = re.compile(
    r"\\o\s*\\ad\s*\(\s*\\s\s*\\up\s*\d+\s*\((?P<reading>[^()]*)\)\s*[,;]\s*(?P<word>[^()]*)\)"
)
_OVER = re.compile(r"\\o(?:\\[a-z]+)*\s*\((?P<parts>[^()]*)\)")


def sign_of(font: str, code: str) -> str:
    """The sign that a code of one of Word's fonts of signs stands for; empty where it is not known.

    >>> sign_of("Wingdings", "F0FC"), sign_of("Symbol", "F0B7"), sign_of("Webdings", "F030")
    ('✓', '•', '')
    """
    return _SIGNS.get(font.lower(), {}).get(code.upper().removeprefix("F0"), "")


def equation(field: str) -> str:
    r"""What a field EQ prints: a word without its reading, letters in a circle or a frame.

    >>> equation(r"EQ \* jc2 \o\ad(\s\up 9(いしずえ),礎)"), equation(r"EQ \o\ac(○,印)")
    ('礎', '印')
    >>> equation("PAGE")
    ''
    """
    if not field.strip().upper().startswith("EQ"):
        return ""
    if found := _READING.search(field):
        return found["word"].strip()
    if found := _OVER.search(field):
        return re.split(r"[,;]", found["parts"])[-1].strip()
    return ""
