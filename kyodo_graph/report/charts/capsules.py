"""Columns of a role table laid on their side: a capsule over the actors of a joint cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn, breadth, lines, ring, tag, text, wrapped

_LABEL, _NUMBER = 150, 44


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the table: the actors in its head, and where it has a mark.

    ``marks`` has, for each initiative in order, its title or nothing where no mark is printed.
    """

    actors: tuple[str, ...]
    colour: str
    marks: tuple[str, ...]
    strong: bool = False

    @property
    def number(self) -> int:
        """How many initiatives are marked."""
        return sum(map(bool, self.marks))


def capsules(lanes: Sequence[Lane], width: int) -> Drawn:
    """A row for each column, a place for each initiative."""
    beside = width > 500
    longest = max((breadth(a) for lane in lanes for a in lane.actors), default=0) + 20
    left = min(max(_LABEL, longest), 250.0) if beside else 0.0
    count = max((len(lane.marks) for lane in lanes), default=1)
    step = min((width - left - _NUMBER) / max(count, 1), 24)
    body, y = "", 4.0
    for lane in lanes:
        label = [wrapped(a, left - 16 if beside else width, 1)[0] for a in lane.actors]
        if not beside:
            body += lines(0, y + 10 * len(label), label)
            y += 20 * len(label) + 8
        tall = 26.0 if len(lane.actors) < 2 else 24.0 * len(lane.actors)
        middle = y + tall / 2
        if beside:
            body += lines(0, middle, label)
        for k, title in enumerate(lane.marks):
            if title:
                body += _shape(left + (k + 0.5) * step, middle, step, tall, lane, title)
        body += text(left + count * step + 12, middle, str(lane.number), strong=True, serif=True,
                     size=20)  # fmt: skip
        y += tall + 18
    return Drawn(width, round(y), body)


def _shape(x: float, y: float, step: float, tall: float, lane: Lane, title: str) -> str:
    half = min(step / 2 - 2, 6.5)
    if len(lane.actors) < 2:
        return ring(x, y, half, lane.colour, title, width=1.5)
    return tag(
        "rect", title=title, x=x - half, y=y - tall / 2, width=2 * half, height=tall, rx=half,
        fill=lane.colour if lane.strong else "none", fill_opacity=0.14 if lane.strong else None,
        stroke=lane.colour, stroke_width=1.5,
    )  # fmt: skip
