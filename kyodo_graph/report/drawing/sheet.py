"""A page to draw a figure on, in inches from its top left corner, and what is drawn on it.

matplotlib does the drawing; where everything stands is computed here, from measured widths of
text, so that no label meets another. Nothing global is changed for longer than the writing takes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from kyodo_graph.report.drawing.svg import tidy
from kyodo_graph.report.drawing.text import LEAST, POINTS, MissingFigureError, wrap
from kyodo_graph.views.styles import INK, LINE, MUTED, PAPER

if TYPE_CHECKING:
    from matplotlib.artist import Artist

WIDTH = 7.08
"""Of what is drawn on a full figure, in inches; with the margins it is 7.2."""
MARGIN = 0.06
SIZE = 8.0
"""Of type, in points."""
PITCH = 1.3
"""Of lines, in sizes of type."""
MARKS = ("o", "s", "D", "^", "v", "P", "X", "h")
"""Shapes that stay apart at small size, for things of one kind (plans side by side)."""
FILLS = (INK, PAPER, "#9aa5b1", PAPER, INK, "#9aa5b1", INK, PAPER)
"""What fills them: dark, white and grey alternate, which a photocopy keeps."""
HATCH = "/////"
"""Of what is not stated, everywhere."""
FAINT = "#8d99a6"
"""The colour of that hatch: to be seen in print, and not before the numbers."""
Align = Literal["left", "center", "right"]
# What a matplotlibrc could otherwise change in the drawing.
_SETTINGS: Mapping[str, Any] = {
    "svg.fonttype": "path",
    "svg.image_inline": True,
    "svg.id": None,
    "hatch.linewidth": 0.6,
    "lines.scale_dashes": True,
    "path.simplify": False,
    "path.snap": True,
    "path.sketch": None,
    "path.effects": [],
    "patch.antialiased": True,
    "lines.antialiased": True,
    "text.usetex": False,
    "text.parse_math": False,
}


class Page:
    """A white page of so many inches, on which a figure is drawn."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        try:
            from matplotlib.figure import Figure
        except ImportError as error:
            raise MissingFigureError("matplotlib") from error
        self.width, self.height = width, height
        self.figure = Figure(
            figsize=(width + 2 * MARGIN, height + 2 * MARGIN),
            dpi=POINTS,
            facecolor=PAPER,
            edgecolor="none",
            frameon=True,
        )

    def _add(self, artist: Artist) -> None:
        from matplotlib.transforms import Affine2D

        inside = Affine2D().translate(MARGIN, MARGIN)
        artist.set_transform(inside + self.figure.dpi_scale_trans)
        self.figure.add_artist(artist)

    def text(
        self, x: float, y: float, words: str, *, size: float = SIZE, colour: str = INK,
        align: Align = "left", turn: float = 0.0,
    ) -> None:  # fmt: skip
        """A line of text whose middle stands at a height; ``turn`` in degrees."""
        from kyodo_graph.report.drawing.lettering import Lettering

        if not words:
            return
        # The middle of figures and Japanese characters, not of this line's own glyphs: lines of
        # one row must not dance.
        drop = 0.36 * size / POINTS
        x, y = (x + drop, y) if turn == 90 else (x, y + drop)
        self._add(Lettering(x, self.height - y, words, size, colour, align, turn))

    def lines(
        self, x: float, y: float, words: Sequence[str], *, size: float = SIZE, colour: str = INK,
        align: Align = "left",
    ) -> None:  # fmt: skip
        """Lines of text whose middle, taken together, stands at a height."""
        pitch = PITCH * size / POINTS
        top = y - pitch * (len(words) - 1) / 2
        for k, line in enumerate(words):
            self.text(x, top + k * pitch, line, size=size, colour=colour, align=align)

    def line(
        self, xs: Sequence[float], ys: Sequence[float], *, weight: float = 0.8, colour: str = INK,
        dashes: Sequence[float] = (), layer: float = 2.0,
    ) -> None:  # fmt: skip
        """A line through points."""
        from matplotlib.lines import Line2D

        style: Any = (0, tuple(dashes)) if dashes else "solid"
        down = [self.height - y for y in ys]
        self._add(
            Line2D(
                list(xs), down, linewidth=weight, color=colour, linestyle=style, marker="None",
                solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round", zorder=layer,
            )
        )  # fmt: skip

    def segments(
        self,
        ends: Sequence[tuple[float, float, float, float]],
        *,
        weight: float = 0.5,
        colour: str = LINE,
        layer: float = 0.3,
    ) -> None:
        """Separate straight lines of one look (x, y, x, y), drawn at once."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if ends:
            points = [
                p
                for x0, y0, x1, y1 in ends
                for p in ((x0, self.height - y0), (x1, self.height - y1))
            ]
            path = Path(points, [Path.MOVETO, Path.LINETO] * len(ends))
            self._add(PathPatch(path, facecolor="none", edgecolor=colour, linewidth=weight,
                                capstyle="butt", zorder=layer))  # fmt: skip

    def squares(self, corners: Sequence[tuple[float, float]], side: float) -> None:
        """Dark squares by their top left corners, drawn at once."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if corners:
            ends = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
            points = [(x + a, self.height - y - b) for x, y in corners for a, b in ends]
            codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * len(corners)
            self._add(PathPatch(Path(points, codes), facecolor=INK, edgecolor="none", linewidth=0))

    def curve(
        self, x0: float, y0: float, x1: float, y1: float, *, weight: float = 0.9,
        colour: str = INK, dashes: Sequence[float] = (),
    ) -> None:  # fmt: skip
        """A curve from one side to the other that leaves and arrives level."""
        steps = [k / 24 for k in range(25)]
        xs = [x0 + (x1 - x0) * t for t in steps]
        ys = [y0 + (y1 - y0) * (3 * t * t - 2 * t**3) for t in steps]
        self.line(xs, ys, weight=weight, colour=colour, dashes=dashes)

    def box(
        self, x: float, y: float, across: float, down: float, *, fill: str = PAPER,
        edge: str = INK, weight: float = 0.5, hatch: str = "", ink: str = "", layer: float = 1.0,
    ) -> None:  # fmt: skip
        """A box by its top left corner; ``ink`` is the colour of the hatch, else that of the edge.

        A box without an edge has ``edge="none"``.
        """
        from matplotlib.patches import Rectangle

        where = (x, self.height - y - down)
        self._add(Rectangle(where, across, down, facecolor=fill, edgecolor=edge,
                            linewidth=0 if edge == "none" else weight, zorder=layer))  # fmt: skip
        if hatch:
            # By itself, since a hatch has the colour of the edge.
            lined = Rectangle(where, across, down, facecolor="none", edgecolor=ink or edge,
                              hatch=hatch, linewidth=0, zorder=layer)  # fmt: skip
            if hasattr(lined, "set_hatch_linewidth"):  # older versions take it from the settings
                lined.set_hatch_linewidth(_SETTINGS["hatch.linewidth"])
            self._add(lined)

    def mark(
        self, x: float, y: float, shape: str = "o", *, size: float = 5.0, fill: str = INK,
        edge: str = INK, weight: float = 0.8,
    ) -> None:  # fmt: skip
        """A mark, its size in points."""
        from matplotlib.lines import Line2D

        self._add(
            Line2D(
                [x], [self.height - y], linestyle="None", marker=shape, markersize=size,
                markerfacecolor=fill, markeredgecolor=edge, markeredgewidth=weight, zorder=4,
            )
        )  # fmt: skip

    def whisker(self, x0: float, x1: float, y: float) -> None:
        """An interval: a line with short caps."""
        caps = [(x, y - 0.03, x, y + 0.03) for x in (x0, x1)]
        self.segments([(x0, y, x1, y), *caps], weight=0.9, colour=INK, layer=2.0)

    def notes(self, y: float, notes: Sequence[str], *, left: float = 0.0) -> None:
        """What has to be read with a figure, below it."""
        for line in note_lines(notes, self.width - left):
            self.text(left, y, line, size=LEAST, colour=MUTED)
            y += PITCH * LEAST / POINTS

    def rule(self, y: float, left: float = 0.0, right: float | None = None) -> None:
        """A hairline across the page."""
        end = self.width if right is None else right
        self.line((left, end), (y, y), weight=0.5, colour=LINE, layer=0.5)

    def svg(self, name: str, lang: str, title: str, desc: str) -> bytes:
        """The page as SVG; the same drawing gives the same bytes."""
        import matplotlib as mpl
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        out = io.StringIO()
        canvas: Any = FigureCanvasSVG(self.figure)
        settings: Any = {k: v for k, v in _SETTINGS.items() if k in mpl.rcParams}
        settings["svg.hashsalt"] = f"{name} {lang}"
        with mpl.rc_context(settings):
            canvas.print_svg(out, metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
        return tidy(out.getvalue(), name, lang, title, desc)


def note_lines(notes: Sequence[str], room: float) -> list[str]:
    """Notes as the lines that they take below a figure."""
    return [line for note in notes for line in wrap(note, room, LEAST, most=12)]


def note_height(notes: Sequence[str], room: float) -> float:
    """How much room notes take below a figure, in inches."""
    return len(note_lines(notes, room)) * PITCH * LEAST / POINTS
