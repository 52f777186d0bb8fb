"""Characters of a PDF's page to lines: rows, the runs that gaps part, readings, vertical text.

Lengths are points; ``top`` and ``bottom`` count from the page's upper edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any, TypeAlias

from kyodo_graph.importing.wording import LETTER

Char: TypeAlias = dict[str, Any]
"""A character as pdfplumber gives it: text, x0, x1, top, bottom, upright …"""

GAP = 2.0
"""Widths of a character beyond which a gap parts two runs."""
_PART = 0.6  # widths of a character that may part two columns


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one row that no wide gap parts, and the edges of the column it stands in.

    ``blank`` tells a full-width blank at its end, which is printed and parts it from what follows.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    em: float
    left: float = 0.0
    right: float = 0.0
    kind: str = field(default="")
    parts: tuple[tuple[float, float, str], ...] = field(default=(), compare=False)
    blank: bool = field(default=False, compare=False)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    def within(self, left: float, right: float) -> Run:
        """The run in a column with these edges."""
        return replace(self, left=left, right=right)


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters that stand on one height, from above; each row from left to right."""
    found: list[list[Char]] = []
    spans: list[tuple[float, float]] = []
    for char in sorted(chars, key=lambda c: (c["bottom"] + c["top"], c["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        for n in range(len(found) - 1, max(-1, len(found) - 4), -1):
            top, bottom = spans[n]
            height = bottom - top
            own = char["bottom"] - char["top"]
            inside = top + 0.3 * height <= middle <= bottom - 0.3 * height
            around = char["top"] + 0.3 * own <= (top + bottom) / 2 <= char["bottom"] - 0.3 * own
            if inside or (around and own < 3 * height):
                found[n].append(char)
                if own > height:
                    spans[n] = (char["top"], char["bottom"])
                break
        else:
            found.append([char])
            spans.append((char["top"], char["bottom"]))
    found = _with_raised(found)
    for row in found:
        row.sort(key=lambda c: (c["x0"], c["x1"]))
    return [row for row in found if any(c["text"].strip() for c in row)]


def _with_raised(found: list[list[Char]]) -> list[list[Char]]:
    """Rows with what is raised or lowered in them (※1) put where it stands between their letters.

    It is smaller, overlaps the row in height and none of its letters; a reading stands above one.
    """
    kept: list[list[Char]] = []
    waiting: list[Char] = []
    for row in found:
        solid = [c for c in row if c["text"].strip()]
        last = [c for c in kept[-1] if c["text"].strip()] if kept else []
        if waiting and _between(waiting, solid):
            row = [*waiting, *row]
        elif waiting:
            kept.append(waiting)
        elif last and _between(solid, last):
            kept[-1] = [*kept[-1], *row]
            continue
        waiting = []
        if len(solid) <= 12 and solid:
            waiting = row
        else:
            kept.append(row)
    return [*kept, waiting] if waiting else kept


def _between(small: Sequence[Char], row: Sequence[Char]) -> bool:
    if not small or not row or len(row) < len(small):
        return False
    size = median(c["bottom"] - c["top"] for c in row)
    top, bottom = median(c["top"] for c in row), median(c["bottom"] for c in row)
    first, last = min(c["x0"] for c in row), max(c["x1"] for c in row)
    return all(
        c["bottom"] - c["top"] <= 0.85 * size
        and min(c["bottom"], bottom) - max(c["top"], top) >= 0.25 * (c["bottom"] - c["top"])
        and first <= c["x0"] <= last + 0.3 * size
        and not any(
            min(c["x1"], o["x1"]) - max(c["x0"], o["x0"]) > 0.3 * (c["x1"] - c["x0"]) for o in row
        )
        for c in small
    )


def em(chars: Sequence[Char]) -> float:
    """The width of a full-width character among these, or what it would be."""
    wide = [c["x1"] - c["x0"] for c in chars if LETTER.match(c["text"])]
    if wide:
        return max(1.0, float(median(wide)))
    heights = [c["bottom"] - c["top"] for c in chars if c["text"].strip()]
    return max(1.0, float(median(heights))) if heights else 1.0


def runs(row: Sequence[Char], gap: float = GAP) -> list[Run]:
    """A row's runs, from left to right."""
    width = em(row)
    parts: list[list[Char]] = []
    end: float | None = None
    for place, char in enumerate(row):
        blank = not char["text"].strip()
        room = char["x0"] - end if end is not None else 0.0
        # A note in the margin is in smaller letters than the line that it stands beside.
        other = not blank and parts and room > 0.7 * width and _other_size(parts[-1], row[place:])
        if end is None or (not blank and room > gap * width) or (other and gap < 1e6):
            if blank:
                continue
            parts.append([])
        parts[-1].append(char)
        if not blank:
            end = max(char["x1"], end or 0)
    return [_run(part) for part in parts]


def apart(row: Sequence[Char]) -> list[Run]:
    """A row's runs with what may stand in columns near each other parted, too."""
    return [
        replace(run, text=text, x0=x0, x1=x1) for run in runs(row) for x0, x1, text in run.parts
    ]


def _other_size(before: Sequence[Char], after: Sequence[Char]) -> bool:
    """Whether the letters on both sides of a gap are of different sizes."""
    last = next((c for c in reversed(before) if LETTER.match(c["text"])), None)
    first = next((c for c in after if LETTER.match(c["text"])), None)
    if last is None or first is None:
        return False
    a, b = last["x1"] - last["x0"], first["x1"] - first["x0"]
    return bool(max(a, b) > 1.2 * min(a, b))


def _run(chars: Sequence[Char]) -> Run:
    ends_blank = bool(chars) and chars[-1]["text"] == "\u3000"
    while chars and not chars[-1]["text"].strip():
        chars = chars[:-1]
    width = em(chars)
    text = ""
    before: Char | None = None
    blank = False
    parts: list[tuple[float, float, str]] = []
    for char in chars:
        if not char["text"].strip():
            blank = True
            continue
        # One blank that is printed parts words, and no columns.
        least = (_PART + 1 if blank else _PART) * width
        apart = before is None or char["x0"] - before["x1"] > least
        x0, shown = (char["x0"], "") if apart else (parts[-1][0], parts.pop()[2])
        parts.append((x0, char["x1"], shown + char["text"]))
        if before is not None:
            room = char["x0"] - before["x1"]
            wide = LETTER.match(char["text"]) or LETTER.match(before["text"])
            if room >= 0.8 * width:
                text += "\u3000"  # as wide as a full-width blank, so that it parts two words
            elif blank or room > (0.55 if wide else 0.22) * width:
                text += " "
        text += char["text"]
        before, blank = char, False
    solid = [c for c in chars if c["text"].strip()]
    return Run(
        text,
        min(c["x0"] for c in solid),
        max(c["x1"] for c in solid),
        min(c["top"] for c in solid),
        max(c["bottom"] for c in solid),
        width,
        parts=tuple(parts),
        blank=ends_blank,
    )


def without_readings(found: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The runs without the small kana above others' characters, and those."""
    kept: list[Run] = []
    readings: list[Run] = []
    for run in found:
        kana = all("\u3041" <= c <= "\u30ff" for c in "".join(run.text.split()))
        below = any(
            run.em <= 0.6 * other.em
            and -0.6 * run.em <= other.top - run.bottom <= 0.5 * other.em
            and other.x0 - other.em <= run.x0 <= run.x1 <= other.x1 + other.em
            for other in found
        )
        (readings if kana and below else kept).append(run)
    return kept, readings


def vertical(chars: Sequence[Char]) -> tuple[list[Run], list[Char]]:
    """Vertical text among characters in the order of the file: lines, and the other characters.

    Characters stand one below the other in the order in which they are printed; lines follow from
    right to left, and one that fills its height goes on in the next.
    """
    columns: list[list[Char]] = []
    rest: list[Char] = []
    current: list[Char] = []
    for char in [*chars, None]:
        if char is not None and current and _below(current[-1], char):
            current.append(char)
            continue
        letters = [c for c in current if LETTER.match(c["text"])]
        standing = sum(bool(c.get("upright", True)) for c in letters)
        if len(current) >= 4 and len(letters) * 3 >= len(current) and standing == len(letters):
            columns.append(current)
        else:
            rest += current
        current = [char] if char is not None else []
    return _vertical_lines(columns), rest


def _below(before: Char, after: Char) -> bool:
    """Whether a character follows another downwards; figures may stand side by side or turned."""
    high = max(before["x1"] - before["x0"], after["x1"] - after["x0"])
    if not (before.get("upright", True) and after.get("upright", True)):
        high = max(high, before["bottom"] - before["top"] if before.get("upright", True) else 0)
        near = abs((before["x0"] + before["x1"]) - (after["x0"] + after["x1"])) < high
        return bool(near and -0.5 * high <= after["top"] - before["bottom"] <= 0.6 * high)
    if before["text"].isdigit() and after["text"].isdigit() and after["x0"] > before["x0"]:
        level = abs(after["top"] - before["top"]) < 0.2 * high
        return bool(
            level
            and after["x0"] - before["x1"] < 0.2 * high
            and high < 0.8 * (after["bottom"] - after["top"])
        )
    high = max(high, before["x1"] - before["x0"])
    near = abs((before["x0"] + before["x1"]) - (after["x0"] + after["x1"])) < 0.6 * high
    return bool(near and 0.4 * high <= after["top"] - before["top"] <= 1.5 * high)


def _vertical_lines(columns: Sequence[Sequence[Char]]) -> list[Run]:
    runs_: list[Run] = []
    for chars in columns:
        text = "".join(c["text"] for c in chars).strip()
        box = (min(c["x0"] for c in chars), max(c["x1"] for c in chars))
        runs_.append(
            Run(text, *box, chars[0]["top"], chars[-1]["bottom"], em(chars), kind="vertical")
        )
    runs_.sort(key=lambda r: (-round(r.x0), r.top))
    foot = max((r.bottom for r in runs_), default=0)
    joined: list[Run] = []
    for run in runs_:
        last = joined[-1] if joined else None
        if (
            last is not None
            and foot - last.bottom <= 1.5 * run.em
            and 0 < last.x0 - run.x0 <= 3 * run.em
            and abs(last.em - run.em) < 0.1 * run.em
        ):
            joined[-1] = replace(
                last,
                text=last.text + run.text,
                x0=run.x0,
                bottom=run.bottom,
                top=min(last.top, run.top),
            )
        else:
            joined.append(run)
    return joined
