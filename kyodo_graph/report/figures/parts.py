"""What a figure is put together from, in words and numbers alone: nothing is drawn here.

A builder makes a :class:`Chart` (rows of dots, whiskers and bars on common scales) or a
:class:`Grid` (a matrix with the number in each cell) for a language; the painters draw it.
"""

from __future__ import annotations

from dataclasses import dataclass

from kyodo_graph.report.drawing.sheet import FAINT, HATCH, SIZE, WIDTH, Align
from kyodo_graph.views.styles import INK, LINE, PAPER


@dataclass(frozen=True)
class Row:
    """A row: its label and, above the first of them, the group that rows stand in."""

    label: str
    group: str = ""


@dataclass(frozen=True)
class Point:
    """A value with its interval; ``label`` stands beside it. Without a value its lane is empty."""

    value: float | None
    low: float | None = None
    high: float | None = None
    mark: str = "o"
    fill: str = INK
    label: str = ""
    size: float = 5.5


@dataclass(frozen=True)
class Span:
    """A bar from one value to another; ``label`` stands in it if it has room."""

    low: float
    high: float
    fill: str = PAPER
    hatch: str = ""
    label: str = ""
    ink: str = ""


@dataclass(frozen=True)
class Cell:
    """What a panel shows in a row; ``word`` stands there in place of a number that is lacking."""

    points: tuple[Point, ...] = ()
    spans: tuple[Span, ...] = ()
    word: str = ""
    joined: str = ""
    """A line from first to last point: ``solid`` or ``dots``."""
    after: tuple[Point, ...] = ()
    """Points that the line leaves alone."""


@dataclass(frozen=True)
class Panel:
    """A scale that all rows share. ``marks`` are upright lines with a word, ``band`` is shaded."""

    title: str
    cells: tuple[Cell, ...]
    low: float
    high: float
    ticks: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    marks: tuple[tuple[float, str], ...] = ()
    band: tuple[float, float] | None = None
    weight: float = 1.0


@dataclass(frozen=True)
class Column:
    """A column of text beside the panels; a line break stands for one of the lanes."""

    title: str
    cells: tuple[str, ...]
    align: Align = "left"
    room: float = 1.6


@dataclass(frozen=True)
class Key:
    """A mark, a box or a line, and what it means. Without either it is words alone."""

    words: str
    mark: str = ""
    fill: str = INK
    hatch: str = ""
    edge: str = INK
    ink: str = ""
    box: bool = False
    line: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Chart:
    """Rows of dots, whiskers and bars."""

    rows: tuple[Row, ...]
    parts: tuple[Panel | Column, ...]
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    lanes: int = 1
    lane: float = 0.13
    label_room: float = 2.3
    most_lines: int = 2


@dataclass(frozen=True)
class Box:
    """A cell of a matrix. ``shade`` from 0 to 1; ``below`` is left out where there is no room."""

    text: str = ""
    below: str = ""
    shade: float = 0.0
    hatch: str = ""
    mark: str = ""
    fill: str = INK
    edge: str = LINE


@dataclass(frozen=True)
class Grid:
    """A matrix: column heads (in groups), rows and cells."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    cells: tuple[tuple[Box, ...], ...]
    groups: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()
    label_room: float = 2.3
    cell_room: float = 1.1
    most_lines: int = 2
    size: float = SIZE
    width: float = WIDTH


NOT_STATED = Box(hatch=HATCH)
"""The cell of something that no document states, which is not zero."""


def not_stated_key(words: str) -> Key:
    """The key that goes with it."""
    return Key(words, box=True, fill=PAPER, hatch=HATCH, edge=LINE, ink=FAINT)
