"""How far two readings agree, field by field: alpha with its interval, and one tick a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn, disc, line, text
from kyodo_graph.report.charts.chart import NARROW
from kyodo_graph.report.charts.colours import ACCENT, HAIR, INK, SOFT
from kyodo_graph.words.phrases import fixed

AIM, TENTATIVE = 0.8, 0.667
"""Krippendorff (2019, ch. 12): reliable from .8; from .667 for tentative conclusions."""
ROW, NARROW_ROW, HEAD, LABEL = 30.0, 50.0, 26.0, 190.0


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its alpha over all documents (None: undefined), its interval, those of each."""

    label: str
    alpha: float | None
    low: float | None
    high: float | None
    documents: tuple[float, ...]


def agreement(fields: Sequence[Field], width: int, undefined: str) -> Drawn:
    """The drawing at a width; below the aim a dot is in the accent. ``undefined`` stands for it."""
    narrow = width <= NARROW
    row = NARROW_ROW if narrow else ROW
    left, right = (4.0 if narrow else LABEL), width - 52.0
    values = [v for f in fields for v in (f.alpha, f.low, *f.documents) if v is not None]
    least = min([0.0, *values])

    def at(value: float) -> float:
        return left + (right - left) * (value - least) / (1 - least)

    height = HEAD + row * len(fields)
    body = "".join(
        line(at(v), HEAD - 4, at(v), height, HAIR, 1.5)
        + text(at(v), HEAD / 2 - 2, said, anchor="middle", soft=True)
        for v, said in ((TENTATIVE, ".667"), (AIM, ".8"))
    )
    for k, field in enumerate(fields):
        top = HEAD + row * k
        y = top + (row - 14 if narrow else row / 2)
        body += text(0, top + (14 if narrow else row / 2), field.label)
        body += _marks(field, y, at)
        said = undefined if field.alpha is None else fixed(field.alpha)
        body += text(width, y, said, anchor="end", soft=field.alpha is None)
    return Drawn(width, int(height), body)


def _marks(field: Field, y: float, at: Callable[[float], float]) -> str:
    if field.alpha is None:
        return ""
    colour = INK if field.alpha >= AIM else ACCENT
    body = "".join(line(at(v), y - 6, at(v), y + 6, SOFT) for v in field.documents)
    if field.low is not None and field.high is not None:
        body += line(at(field.low), y, at(field.high), y, colour, 1.6)
    return body + disc(at(field.alpha), y, 5, colour)
