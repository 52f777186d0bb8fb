"""The automatic numbers of a Word file: printed, but in none of its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KANJI = "〇一二三四五六七八九"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
)
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbers:
    """Counts the numbered paragraphs of a document, in their order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles: dict[str, tuple[str, int]] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        abstract = {
            a.get(f"{W}abstractNumId"): _levels(a) for a in numbering.iter(f"{W}abstractNum")
        }
        for num in numbering.iter(f"{W}num"):
            base = num.find(f"{W}abstractNumId")
            if base is None:
                continue
            levels = dict(abstract.get(base.get(f"{W}val"), {}))
            changed = False
            for override in num.iter(f"{W}lvlOverride"):
                at, start = int(override.get(f"{W}ilvl", 0)), override.find(f"{W}startOverride")
                if start is not None and at in levels:
                    old = levels[at]
                    levels[at] = _Level(old.form, old.text, int(start.get(f"{W}val", 1)))
                    changed = True
            key = num.get(f"{W}numId")
            self._levels[key] = levels
            # Lists of one kind count on together, unless one starts anew.
            self._abstract[key] = key if changed else f"abstract {base.get(f'{W}val')}"
        for style in document.styles.element.iter(f"{W}style"):
            if (found := _given(style.find(f"{W}pPr"))) is not None:
                self._styles[style.get(f"{W}styleId")] = found

    def mark(self, paragraph: Any) -> str:
        """What is printed before a paragraph: its number, or nothing. Bullets are no numbers."""
        properties = paragraph.find(f"{W}pPr")
        found = _given(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        inherited = self._styles.get(style.get(f"{W}val")) if style is not None else None
        if found is None:
            found = inherited
        if found is None or found[0] == "0":
            return ""
        key, at = found
        level = self._levels.get(key, {}).get(at)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[self._abstract[key]]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [n for n in counts if n > at]:
            del counts[deeper]
        text = level.text
        for n in range(at + 1):
            other = self._levels[key].get(n, level)
            text = text.replace(f"%{n + 1}", _figure(counts.get(n, other.start), other.form))
        return text


def _levels(abstract: Any) -> dict[int, _Level]:
    found = {}
    for level in abstract.iter(f"{W}lvl"):
        value = {
            name: (child.get(f"{W}val") or "")
            if (child := level.find(f"{W}{name}")) is not None
            else ""
            for name in ("numFmt", "lvlText", "start")
        }
        start = int(value["start"]) if value["start"].isdigit() else 1
        found[int(level.get(f"{W}ilvl", 0))] = _Level(value["numFmt"], value["lvlText"], start)
    return found


def _given(properties: Any) -> tuple[str, int] | None:
    numbered = properties.find(f"{W}numPr") if properties is not None else None
    if numbered is None:
        return None
    key, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
    if key is None:
        return None
    return key.get(f"{W}val"), int(level.get(f"{W}val", 0)) if level is not None else 0


def _figure(number: int, form: str) -> str:
    """A number in one of Word's forms.

    >>> [_figure(3, f) for f in ("decimal", "decimalFullWidth", "upperRoman", "aiueoFullWidth")]
    ['3', '３', 'III', 'ウ']
    >>> _figure(23, "japaneseCounting"), _figure(2, "decimalEnclosedCircle")
    ('二十三', '②')
    """
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(d) + 0xFEE0) for d in str(number))
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(0x245F + number)
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("upperRoman", "lowerRoman"):
        text, rest = "", number
        for value, letters in _ROMAN:
            text, rest = text + letters * (rest // value), rest % value
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= 26:
        return chr((64 if form == "upperLetter" else 96) + number)
    if form.startswith("aiueo") and 0 < number <= len(_AIUEO):
        return _AIUEO[number - 1]
    if form.startswith("iroha") and 0 < number <= len(_IROHA):
        return _IROHA[number - 1]
    if form in ("japaneseCounting", "ideographTraditional", "chineseCounting") and 0 < number < 100:
        tens, ones = divmod(number, 10)
        before = "" if tens < 2 else _KANJI[tens]
        return before + "十" * bool(tens) + (_KANJI[ones] if ones else "")
    return str(number)
