"""A line of text as an artist of matplotlib that writes text and does no layout of its own.

Where the text stands and how wide it runs is known already. It is written as text, which can be
searched, read aloud and copied and takes a tenth of the room of outlines; its length is written
with it, so that a line is as wide in whatever font it is shown. Imported only where something is
drawn.
"""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist

from kyodo_graph.report.drawing.text import POINTS, width


class Lettering(Artist):
    """Text whose baseline starts, has its middle or ends at a point (in inches)."""

    def __init__(
        self, x: float, y: float, words: str, size: float, colour: str, align: str, turn: float
    ) -> None:
        super().__init__()
        self.long = width(words, size)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * self.long
        self.at = (x, y - shift) if turn == 90 else (x - shift, y)
        self.words, self.size, self.colour, self.turn = words, size, colour, turn
        self.zorder = 3

    def draw(self, renderer: Any) -> None:
        """Draw it: called by matplotlib."""
        x, y = (round(float(at), 2) for at in self.get_transform().transform(self.at))
        told = {"font-size": f"{self.size:g}", "fill": self.colour}
        y = round(float(renderer.get_canvas_width_height()[1]) - y, 2)
        if self.turn:
            told["transform"] = f"translate({x:g} {y:g}) rotate({-self.turn:g})"
        else:
            told |= {"x": f"{x:g}", "y": f"{y:g}"}
        if len(self.words) > 1:
            length = {"textLength": f"{self.long * POINTS:.2f}", "lengthAdjust": "spacingAndGlyphs"}
            told |= length
        renderer.writer.element("text", self.words, attrib=told)
