"""What a page is made of: sections with paragraphs, lists, tables, figures. No markup here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kyodo_graph.report.pages.claims import ChartBlock, Finding, Opening
from kyodo_graph.report.pages.matrix import (
    ActorParts,
    Choice,
    Matrix,
    Multiples,
    NetworkBlock,
    Sentences,
    Told,
)
from kyodo_graph.report.statements import PassageEntry
from kyodo_graph.report.tables.grid import Grid, Piece

Pieces = Sequence[Piece]
_SLOT = re.compile(r"\{(\w+)\}")


def say(text: str, **parts: Piece | str | int | Pieces) -> tuple[Piece, ...]:
    """A sentence with links in it: each ``{name}`` is replaced by the part of that name.

    >>> say("{n} plans", n=Piece("3", "#plans"))
    (Piece(text='3', href='#plans'), Piece(text=' plans', href=None))
    """
    made: list[Piece] = []
    at = 0
    for slot in _SLOT.finditer(text):
        made.append(Piece(text[at : slot.start()]))
        part = parts[slot[1]]
        if isinstance(part, Piece):
            made.append(part)
        elif isinstance(part, str | int):
            made.append(Piece(str(part)))
        else:
            made.extend(part)
        at = slot.end()
    made.append(Piece(text[at:]))
    return tuple(p for p in made if p.text)


@dataclass(frozen=True)
class Prose:
    """Paragraphs; ``tone`` is ``lead``, ``caution`` or nothing."""

    paragraphs: tuple[Pieces, ...]
    tone: str = ""
    kind: str = "prose"


@dataclass(frozen=True)
class Items:
    """A list of lines, each with what is said below it."""

    items: tuple[Pieces, ...]
    columns: bool = False
    kind: str = "items"


@dataclass(frozen=True)
class Terms:
    """Names with what is said of them; ``anchors`` are the ids of the names."""

    terms: tuple[tuple[str, str, tuple[Pieces, ...]], ...]
    kind: str = "terms"


@dataclass(frozen=True)
class TableBlock:
    """A table; ``folded`` means closed until asked for, with a line on what it is for."""

    grid: Grid
    folded: bool = False
    kind: str = "table"


@dataclass(frozen=True)
class Code:
    """Text to be copied as it is."""

    text: str
    label: str = ""
    kind: str = "code"


@dataclass(frozen=True)
class PassageList:
    """The passages of a document, with the lines of its text where they are at hand."""

    entries: tuple[PassageEntry, ...]
    anchors: Mapping[str, str]
    links: Mapping[str, str]
    lines: Mapping[int, str] = field(default_factory=dict)
    kind: str = "passages"


Block = (
    Prose | Items | Terms | TableBlock | Code | PassageList
    | Finding | ChartBlock | Opening
    | Matrix | Multiples | Told | Sentences | NetworkBlock | ActorParts | Choice
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of its own; sub-sections stand one level below."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing under the heading."""
        return not self.blocks and not self.parts


@dataclass(frozen=True)
class Page:
    """A page: file, title, the part of the report it belongs to, and its content.

    ``trail`` leads to it from the first page, ``label`` is its short name there.
    """

    file: str
    title: str
    part: str
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    trail: tuple[Piece, ...] = ()
    label: str = ""
