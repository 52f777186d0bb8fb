"""A matrix of dots: what is said of whom, and whether all readings have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import (
    Drawn,
    breadth,
    disc,
    line,
    lines,
    plain,
    ring,
    tag,
    text,
    wrapped,
)
from kyodo_graph.report.charts.colours import HAIR, INK, SUPPLIED

_LABEL, _SIDE = 128, 30


@dataclass(frozen=True, slots=True)
class Dot:
    """A cell: ``stated`` or ``implied`` in all readings, ``differs`` between them, or nothing."""

    kind: str
    title: str


@dataclass(frozen=True)
class Dots:
    """Rows (cities) and columns (functions), the cells by row and column; ``short`` are brief names
    of the rows."""

    rows: tuple[str, ...]
    short: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], Dot]
    strong: frozenset[int] = frozenset()


def dot_matrix(given: Dots, width: int, *, upright: bool) -> Drawn:
    """The matrix; ``upright`` for letters that stand one below the other.

    On a phone and with many columns the columns become rows, each with its number at the end.
    """
    if width > 500:
        return _across(given, width, upright)
    return _down(given, width, upright)


def _across(given: Dots, width: int, upright: bool) -> Drawn:
    step = (width - _LABEL) / max(len(given.columns), 1)
    head = 176.0
    body = ""
    for k, name in enumerate(given.columns):
        x = _LABEL + (k + 0.5) * step
        body += _head(name, x, head - 10, step, upright, k in given.strong)
    for n, name in enumerate(given.rows):
        y = head + (n + 0.5) * _SIDE
        if n:
            body += line(0, y - _SIDE / 2, width, y - _SIDE / 2, HAIR)
        body += text(0, y, wrapped(name, _LABEL - 8, 1)[0])
        for k in range(len(given.columns)):
            body += _mark(given.cells.get((n, k)), _LABEL + (k + 0.5) * step, y)
    return Drawn(width, round(head + _SIDE * len(given.rows) + 4), body)


def _head(name: str, x: float, y: float, step: float, upright: bool, strong: bool) -> str:
    rows = wrapped(name, 160, 2 if step >= 38 else 1)
    made = ""
    for k, row in enumerate(rows):
        across = x + (k - (len(rows) - 1) / 2) * (-18 if upright else 18)
        if upright:
            made += tag(
                "text", plain(row), x=across, y=y, writing_mode="vertical-rl", text_anchor="end",
                font_weight=600 if strong else None,
            )  # fmt: skip
        else:
            made += tag(
                "text", plain(row), transform=f"translate({across + 5:.1f} {y:.1f}) rotate(-90)",
                font_weight=600 if strong else None,
            )  # fmt: skip
    return made


def _down(given: Dots, width: int, upright: bool) -> Drawn:
    count, few = len(given.rows), len(given.rows) <= 5
    side = 34.0 if few else 0.0
    left = width - side * count - 34
    tallest = max(map(breadth, given.short), default=0)
    level = upright and tallest <= side
    body, head = "", 26.0 if level or not few else tallest + 8
    for n, name in enumerate(given.short if few else ()):
        x = left + (n + 0.5) * side
        if level:
            body += text(x, 10, name, anchor="middle")
        else:
            body += _head(name, x, head - 6, 0, upright, False)
    y = head
    for k, name in enumerate(given.columns):
        label = wrapped(name, left - 10, 2)
        tall = max(_SIDE, 20 * len(label) + 6)
        body += line(0, y, width, y, HAIR)
        body += lines(0, y + tall / 2, label, strong=k in given.strong)
        for n in range(count if few else 0):
            body += _mark(given.cells.get((n, k)), left + (n + 0.5) * side, y + tall / 2)
        total = sum((n, k) in given.cells and given.cells[n, k].kind in ("stated", "implied")
                    for n in range(count))  # fmt: skip
        body += text(width, y + tall / 2, str(total), anchor="end", strong=True, serif=True)
        y += tall
    return Drawn(width, round(y + 4), body)


def _mark(dot: Dot | None, x: float, y: float) -> str:
    if dot is None or not dot.kind:
        return disc(x, y, 1.2, SUPPLIED)
    if dot.kind == "stated":
        return disc(x, y, 6.5, INK, dot.title)
    if dot.kind == "implied":
        return ring(x, y, 6.5, SUPPLIED, dot.title, width=1)
    return ring(x, y, 6, INK, dot.title, width=1.4, broken=True)
