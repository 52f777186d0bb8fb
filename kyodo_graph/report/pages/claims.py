"""Sentences that carry a number, each with its evidence, a chart, and what it can't say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.tables.grid import Piece

Pieces = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line; ``marked`` where it is the words that a claim rests on."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as a panel shows it.

    ``lines`` has the document's own text, where it is at hand; otherwise ``printed`` has the
    labels and figures that stand there, and ``summary`` what the passage says in our words.
    ``path`` is that of headings, ``pointer`` leads to the passage, ``page`` is empty where it is
    not known.
    """

    document: str
    pointer: Piece
    path: str
    page: str = ""
    lines: tuple[tuple[int, tuple[Span, ...]], ...] = ()
    printed: tuple[str, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One of the rows that a number counts: where it stands, what it is, and its mark or value."""

    pointer: Piece
    label: Pieces
    value: str = ""


@dataclass(frozen=True)
class Citing:
    """How to cite a claim or a figure."""

    text: str
    bibtex: str


@dataclass(frozen=True)
class Evidence:
    """What opens under a sentence.

    ``how`` says how the number was counted, ``rows`` has some of what was counted, ``all_rows``
    leads to all. ``obtain`` says how to get the text where it is not at hand.
    """

    quotes: tuple[Quote, ...]
    how: Pieces
    rows: tuple[CountedRow, ...]
    all_rows: Piece | None
    citation: str
    obtain: Pieces = ()


@dataclass(frozen=True)
class Finding:
    """A sentence with its evidence; ``number`` is the mark on it.

    ``fraction`` is the number in brief (``13``, ``18``), as a list of findings shows it.
    ``more`` are further sentences, ``limit`` what the number can't say.
    """

    id: str
    number: int
    sentence: str
    evidence: Evidence
    more: tuple[Pieces, ...] = ()
    limit: Pieces = ()
    chart: Chart | None = None
    citing: Citing | None = None
    fraction: tuple[str, str] = ("", "")
    kind: str = field(default="finding", init=False)


@dataclass(frozen=True)
class ChartBlock:
    """A chart over the whole breadth of a page, with how to cite it."""

    chart: Chart
    citing: Citing | None = None
    kind: str = field(default="chart", init=False)


@dataclass(frozen=True)
class Opening:
    """The head of the first page: title, what this is, the findings in brief, map and timeline."""

    title: str
    subtitle: str
    lead: Pieces
    warning: str
    by: tuple[Pieces, ...]
    findings: tuple[Finding, ...]
    map: Chart | None
    times: Chart | None
    note: str = ""
    kind: str = field(default="opening", init=False)
