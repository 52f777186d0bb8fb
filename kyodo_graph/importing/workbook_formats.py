"""What a cell of Excel shows: numbers and dates by their format."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

_WORD = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_PLACES = re.compile(r"[#0?,]*[#0?](?:\.([0#?]*))?(%)?")
_AROUND = re.compile("[\ue000-\uf8ff年月日度人件回円%()（）△▲ +-]*")
_DATE = re.compile(r'g{1,3}|e{1,2}|y{2,4}|m{1,4}|d{1,2}|a{3,4}|"[^"]*"|\\.|\[[^\]]*\]|.')
_ERAS = ((date(2019, 5, 1), "令和", "R"), (date(1989, 1, 8), "平成", "H"),
         (date(1926, 12, 25), "昭和", "S"))  # fmt: skip
_DAYS = "月火水木金土日"


def shown(value: Any, form: str) -> str:
    """The text of a cell.

    >>> shown(0.454, "0.0%"), shown(1260, '#,##0"人"'), shown(-1500, '#,##0;"△"#,##0')
    ('45.4%', '1,260人', '△1,500')
    >>> shown(6, '"令和"0"年度"'), shown(31.4, "General"), shown(date(2024, 4, 1), 'ggge"年"m"月"')
    ('令和6年度', '31.4', '令和6年4月')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        if value.time() != time():
            return value.isoformat(" ")
        return _dated(value.date(), form)
    if isinstance(value, date):
        return _dated(value, form)
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, form)
    return str(value)


def _number(value: float, form: str) -> str:
    """A number as its format shows it, where the format is one of digits and words."""
    sections = form.split(";")
    negative = value < 0 and len(sections) > 1 and bool(sections[1].strip())
    kept: list[str] = []

    def word(found: re.Match[str]) -> str:
        kept.append(found[1] or found[2] or "")
        return chr(0xE000 + len(kept) - 1)

    bare = _WORD.sub(word, sections[1] if negative else sections[0]).strip()
    places = _PLACES.search(bare)
    if places is None or not _AROUND.fullmatch(bare[: places.start()] + bare[places.end() :]):
        whole = float(value).is_integer() and abs(value) < 1e15
        return str(int(value)) if whole else f"{value:.15g}"
    comma = "," if "," in places[0] else ""
    percent = places[2] or ""
    size = (abs(value) if negative else value) * (100 if percent else 1)
    digits = f"{size:{comma}.{len(places[1] or '')}f}{percent}"
    text = bare[: places.start()] + digits + bare[places.end() :]
    return re.sub("[\ue000-\uf8ff]", lambda m: kept[ord(m[0]) - 0xE000], text).strip()


def _dated(day: date, form: str) -> str:
    """A date as its format shows it, if that has a year; else by ISO 8601."""
    first = form.split(";")[0]
    if not re.search("[ye]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", first)):
        return day.isoformat()
    begun, era, letter = next((e for e in _ERAS if e[0] <= day), (date(1, 1, 1), "", ""))
    eras = {"g": letter, "gg": era[:1], "ggg": era}
    text = ""
    for token in _DATE.findall(first):
        kind = token[0]
        if token in eras:
            text += eras[token]
        elif kind == "e":
            text += f"{day.year - begun.year + 1:0{len(token)}d}"
        elif kind == "y":
            text += str(day.year) if len(token) > 2 else f"{day.year % 100:02d}"
        elif kind in "md" and len(token) < 3:
            text += f"{day.month if kind == 'm' else day.day:0{len(token)}d}"
        elif kind == "a":
            text += _DAYS[day.weekday()] + ("曜日" if len(token) == 4 else "")
        elif kind.isascii() and kind.isalpha():  # names of months, times, no format of a date
            return day.isoformat()
        elif kind != "[":
            text += token.strip('"\\')
    return text.strip()
