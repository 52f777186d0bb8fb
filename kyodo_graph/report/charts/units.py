"""Unit rows: one mark, one thing; the number stands at the end of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn, disc, lines, ring, text, wrapped
from kyodo_graph.report.charts.colours import SUPPLIED

FULL, LEAD, OPEN, THIN = "full", "lead", "open", "thin"
_STEP, _WIDE_LABEL, _NUMBER = 32, 150, 96


@dataclass(frozen=True, slots=True)
class Unit:
    """A mark: full, ringed (who leads), open, or a thin grey ring (supplied by the reader)."""

    kind: str
    colour: str
    title: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of marks with its name and the number at its end."""

    label: str
    units: tuple[Unit, ...]
    number: str


def unit_rows(rows: Sequence[UnitRow], width: int) -> Drawn:
    """The rows below each other; on a narrow screen each name stands above its marks."""
    beside = width > 500
    left = _WIDE_LABEL if beside else 0
    room = width - left - _NUMBER
    most = max((len(r.units) for r in rows), default=1)
    step = _STEP if most * _STEP <= room else max(room / min(most, 24), 13.5)
    across = max(int(room / step + 0.001), 1)
    radius = min(9.4, step / 2 - 2)
    body, y = "", 2.0
    for row in rows:
        label = wrapped(row.label, left - 14 if beside else width, 2)
        if not beside:
            body += text(0, y + 12, label[0], strong=True)
            y += 30
        down = max(-(-len(row.units) // across), 1)
        top = y + max(step, 24) / 2
        if beside:
            body += lines(0, top, label, strong=True)
        for k, unit in enumerate(row.units):
            body += _mark(
                unit, left + (k % across + 0.5) * step, top + (k // across) * step, radius
            )
        end = left + min(max(len(row.units), 1), across) * step + 12
        body += text(end, top, row.number, strong=True, serif=True, size=20)
        height = down * step + 10
        y += max(height, 20.0 * len(label) + 8 if beside else 0, 34)
    return Drawn(width, round(y), body)


def _mark(unit: Unit, x: float, y: float, r: float) -> str:
    if unit.kind == LEAD:
        return ring(x, y, r, unit.colour, unit.title) + disc(
            x, y, r * 0.66, unit.colour, unit.title
        )
    if unit.kind == FULL:
        return disc(x, y, r * 0.8, unit.colour, unit.title)
    if unit.kind == THIN:
        return ring(x, y, r * 0.8, SUPPLIED, unit.title, width=1)
    return ring(x, y, r * 0.8, unit.colour, unit.title)
