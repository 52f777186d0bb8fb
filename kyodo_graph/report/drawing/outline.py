"""A line of text as an artist of matplotlib that does no layout of its own.

Where the text stands is known already; matplotlib's own text would measure it a second time, which
takes as long as drawing it. Imported only where something is drawn.
"""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist

from kyodo_graph.report.drawing.text import font, width


class Outline(Artist):
    """Text whose baseline starts, has its middle or ends at a point (in inches)."""

    def __init__(
        self, x: float, y: float, words: str, size: float, colour: str, align: str, turn: float
    ) -> None:
        super().__init__()
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width(words, size)
        self.at = (x, y - shift) if turn == 90 else (x - shift, y)
        self.words, self.size, self.colour, self.turn = words, size, colour, turn
        self.zorder = 3

    def draw(self, renderer: Any) -> None:
        """Draw it: called by matplotlib."""
        pen = renderer.new_gc()
        pen.set_foreground(self.colour)
        x, y = self.get_transform().transform(self.at)
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        renderer.draw_text(pen, x, y, self.words, font(self.size, self.words), self.turn, False)
        pen.restore()
