"""A chart of a page: how it is drawn at a width, the numbers behind it, and what is said beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn
from kyodo_graph.tables import Table

WIDE, FULL, NARROW = 652, 1080, 350
"""Pixels beside a text, over a whole page, and on a phone."""


@dataclass(frozen=True)
class Chart:
    """A chart in one language.

    ``name`` is that of the files that it is saved as (ASCII). ``draw`` is given a width in pixels.
    ``caption`` says how to read it, ``alt`` what it shows; ``table`` has the numbers drawn.
    ``room`` is its width on a wide screen.
    """

    name: str
    caption: str
    alt: str
    draw: Callable[[int], Drawn]
    table: Table
    room: int = WIDE

    @property
    def wide(self) -> str:
        """The SVG for a screen or paper."""
        return self.draw(self.room).svg(self.alt, self.name)

    @property
    def narrow(self) -> str:
        """The SVG for a phone."""
        return self.draw(NARROW).svg(self.alt)

    @property
    def csv(self) -> str:
        """The numbers as CSV that a spreadsheet program may open."""
        return self.table.to_csv(spreadsheet=True)
