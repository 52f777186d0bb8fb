"""Indicators on one axis: the baseline is 0, the target 1, whatever the unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import (
    Drawn,
    breadth,
    disc,
    line,
    lines,
    ring,
    tag,
    text,
    wrapped,
)
from kyodo_graph.report.charts.colours import ACCENT, HAIR, INK, SUPPLIED

_LABEL, _VALUE = 236, 132


@dataclass(frozen=True, slots=True)
class Way:
    """An indicator: where its values stand between baseline and target, the latest last."""

    label: str
    shares: tuple[float, ...]
    value: str
    standing: str


def ways(rows: Sequence[Way], width: int, words: tuple[str, str]) -> Drawn:
    """A row for each; ``words`` are those for baseline and target."""
    beside = width > 500
    left, right = (_LABEL, width - _VALUE) if beside else (8.0, width - 8.0)
    least = min([0.0, *(s for r in rows for s in r.shares)])
    most = max([1.0, *(s for r in rows for s in r.shares)])
    pad = 10.0

    def at(share: float) -> float:
        return left + pad + (share - least) / (most - least) * (right - left - 2 * pad)

    start = max(at(0), breadth(words[0]) / 2 + (left if beside else 0))
    body = text(start, 10, words[0], anchor="middle", soft=True)
    body += text(at(1), 10, words[1], anchor="middle", soft=True)
    y = 28.0
    top = y
    for row in rows:
        label = wrapped(row.label, _LABEL - 20 if beside else width - 150, 3)
        tall = max(44.0, 20.0 * len(label) + 10)
        middle = y + tall / 2
        if beside:
            body += lines(0, middle, label)
            body += text(width, middle, row.value, anchor="end")
        else:
            body += lines(0, y + 10 * len(label) + 4, label)
            body += text(width, y + 14, row.value, anchor="end")
            middle = y + 20 * len(label) + 20
            tall = 20.0 * len(label) + 40
        body += _way(row, at, middle)
        y += tall
    for share in (0.0, 1.0):
        body = line(at(share), top - 6, at(share), y, HAIR) + body
    return Drawn(width, round(y + 4), body)


def _way(row: Way, at: object, y: float) -> str:
    x = [at(s) for s in row.shares]  # type: ignore[operator]
    zero = at(0.0)  # type: ignore[operator]
    colour = {"worse": ACCENT, "reached": INK}.get(row.standing, SUPPLIED)
    low, high = min(zero, x[-1]), max(zero, x[-1])
    body = tag("rect", x=low, y=y - 4, width=high - low, height=8, fill=colour, fill_opacity=0.55
               if row.standing not in ("worse", "reached") else None)  # fmt: skip
    for share in x[:-1]:
        body += ring(share, y, 3.5, INK, width=1.2)
    return body + disc(x[-1], y, 5.5, colour, row.value)


@dataclass(frozen=True, slots=True)
class Strip:
    """The indicators of a plan on the axis in one row."""

    label: str
    dots: tuple[Way, ...]
    value: str


def strips(rows: Sequence[Strip], width: int, words: tuple[str, str]) -> Drawn:
    """A row for each plan, a dot for each of its indicators."""
    left, right = (150.0, width - 70.0) if width > 500 else (92.0, width - 52.0)
    shares = [d.shares[-1] for r in rows for d in r.dots]
    least, most = max(min([0.0, *shares]), -1.0), min(max([1.0, *shares]), 2.0)

    def at(share: float) -> float:
        held = min(max(share, least), most)
        return left + 8 + (held - least) / (most - least) * (right - left - 16)

    body = text(at(0), 10, words[0], anchor="middle", soft=True)
    body += text(at(1), 10, words[1], anchor="middle", soft=True)
    tall, top = 34.0, 28.0
    bottom = top + tall * len(rows)
    body += line(at(0), top - 6, at(0), bottom, HAIR) + line(at(1), top - 6, at(1), bottom, HAIR)
    for n, row in enumerate(rows):
        y = top + (n + 0.5) * tall
        body += text(0, y, wrapped(row.label, left - 8, 1)[0])
        for dot in row.dots:
            colour = {"worse": ACCENT, "reached": INK}.get(dot.standing, SUPPLIED)
            said = f"{dot.label} {dot.value}"
            mark = disc if dot.standing in ("worse", "reached") else ring
            body += mark(at(dot.shares[-1]), y, 5.5, colour, said)
        body += text(width, y, row.value, anchor="end", strong=True, serif=True)
    return Drawn(width, round(bottom + 4), body)
