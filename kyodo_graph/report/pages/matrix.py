"""Blocks of the pages of cities, intermediaries and the comparison: marks, small series, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyodo_graph.report.charts.glyphs import Glyph
from kyodo_graph.report.tables.grid import Piece

Pieces = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class MatrixHead:
    """The head of a column.

    ``lines`` are the names in it: of a joint column the actors that share it, under a bracket that
    ``bracket`` labels. ``group`` is what stands above it and its neighbours; ``kind`` is
    ``mark``, ``upright`` (a mark under letters from top to bottom), ``text``, ``short``, ``number``
    or ``years``; ``wide_only`` columns are left out on a phone.
    """

    lines: tuple[str, ...]
    kind: str = "mark"
    group: str = ""
    bracket: str = ""
    title: str = ""
    wide_only: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Marks of one kind in a row, and what they are called and how many they are."""

    glyphs: tuple[Glyph, ...]
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell: a mark, or text, or nothing. ``span`` is the number of columns that it takes."""

    pieces: Pieces = ()
    glyphs: tuple[Glyph, ...] = ()
    strong: bool = False
    soft: bool = False
    span: int = 1
    href: str = ""
    id: str = ""
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A row; ``kind`` is ``row``, ``top`` (a heading of rows), ``mid`` (one below), or ``none``.

    ``city`` is the key of the city that it is of, where cities can be chosen.
    """

    cells: tuple[MatrixCell, ...]
    kind: str = "row"
    id: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows that are closed until asked for, with the line that stands for them."""

    label: str
    rows: tuple[MatrixRow, ...]
    id: str = ""


@dataclass(frozen=True)
class Matrix:
    """A table of marks; it is as broad as its columns need, and never broader than the page.

    ``name`` is its id and that of the file of its numbers. Where ``folds`` has parts, each is a
    table of its own below the same heads, the first of them ``opened``. ``look`` is ``tree``
    (a plan: as broad as the page) or ``texts`` (a list on a phone).
    """

    name: str
    caption: str
    heads: tuple[MatrixHead, ...]
    rows: tuple[MatrixRow, ...] = ()
    folds: tuple[Fold, ...] = ()
    csv: str = ""
    look: str = ""
    opened: bool = True
    kind: str = field(default="matrix", init=False)

    @property
    def headed(self) -> bool:
        """Whether any column has a name."""
        return any(h.lines for h in self.heads)

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """What stands above the heads, with how many columns it spans; none where nothing does."""
        if not any(h.group for h in self.heads):
            return ()
        made: list[tuple[str, int]] = []
        for head in self.heads:
            if made and made[-1][0] == head.group:
                made[-1] = (head.group, made[-1][1] + 1)
            else:
                made.append((head.group, 1))
        return tuple(made)


@dataclass(frozen=True, slots=True)
class Multiple:
    """One indicator: its name, its drawing, all its values (year, printed, kind), its standing."""

    title: str
    note: str
    svg: str
    values: tuple[tuple[str, str, str], ...]
    verdict: str
    href: str
    standing: str = ""


@dataclass(frozen=True)
class Multiples:
    """Indicators side by side; ``broad`` where one has values between baseline and target."""

    name: str
    multiples: tuple[Multiple, ...]
    broad: bool = False
    csv: str = ""
    kind: str = field(default="multiples", init=False)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A line of text with its evidence; ``label`` names what it is about."""

    label: str
    said: Pieces


@dataclass(frozen=True)
class Told:
    """Lines under labels, as a list of definitions: operator, functions, roles, relations."""

    lines: tuple[Pointed, ...]
    kind: str = field(default="told", init=False)


@dataclass(frozen=True)
class Sentences:
    """Sentences of the registry: the first lead on, ``limits`` say what they can't say."""

    said: tuple[Pieces, ...]
    limits: tuple[str, ...] = ()
    tone: str = ""
    kind: str = field(default="sentences", init=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """An actor of a network in the list below it: its ties in words."""

    id: str
    label: str
    sector: str
    lines: tuple[Pieces, ...]


@dataclass(frozen=True)
class NetworkBlock:
    """The network of a plan: its drawing on a wide screen, and each actor's ties as a list.

    Where ``folded`` has a line, the network is closed behind it: one plan is seen at a time.
    """

    name: str
    caption: str
    svg: str
    readers: tuple[Reader, ...]
    links: Pieces = ()
    folded: str = ""
    kind: str = field(default="network", init=False)


@dataclass(frozen=True)
class Choice:
    """Cities to be shown or left out: key and name."""

    label: str
    cities: tuple[tuple[str, str], ...]
    kind: str = field(default="choice", init=False)


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of an actor: its mark, and the element with its passage."""

    glyph: Glyph
    piece: Piece


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with its parts, or with their number where they are many."""

    label: str
    sector: str
    title: str
    chips: tuple[Chip, ...]
    counted: Pieces = ()


@dataclass(frozen=True)
class ActorParts:
    """Actors and what they have a part in; ``once`` are closed until asked for."""

    name: str
    title: str
    rows: tuple[ActorRow, ...]
    once: tuple[ActorRow, ...]
    more: str
    kind: str = field(default="actor_parts", init=False)
