"""Plan generations on one axis of years: what was read, what is only mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kyodo_graph.report.charts.canvas import Drawn, breadth, disc, line, tag, text, wrapped
from kyodo_graph.report.charts.colours import HAIR, INK, PAPER, SUPPLIED

_ROW, _BAR, _MOST = 32, 22, 130


@dataclass(frozen=True, slots=True)
class Span:
    """A plan from the beginning of a fiscal year to the end of another.

    ``kind`` is ``read``, ``named`` (only mentioned), ``open`` (no end is printed) or ``unstated``
    (no period is printed: from baseline to target of its indicators). ``read`` tells whether its
    document was read, whatever is printed of its period.
    """

    first: int
    last: int
    kind: str
    short: str
    title: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class Generations:
    """The plans of a city, and the years of results that a document reports on."""

    label: str
    href: str
    spans: tuple[Span, ...]
    reports: tuple[int, ...] = ()


def generations(rows: Sequence[Generations], width: int) -> Drawn:
    """A row for each city."""
    years = [y for r in rows for s in r.spans for y in (s.first, s.last + 1)]
    years += [y for r in rows for y in (*r.reports, *(y + 1 for y in r.reports))]
    if not years:
        return Drawn(width, 0, "")
    first, last = min(years), max(years)
    label = min(max(breadth(r.label) for r in rows) + 14, _MOST)

    def at(year: float) -> float:
        return label + (year - first) / max(last - first, 1) * (width - label - 2)

    body = ""
    bottom = _ROW * len(rows)
    for year in range(-(-first // 5) * 5, last + 1, 5):
        body += line(at(year), 0, at(year), bottom, HAIR)
        if at(year) + 18 < width:
            body += text(at(year), bottom + 14, str(year), anchor="middle", soft=True)
    for n, row in enumerate(rows):
        y = (n + 0.5) * _ROW
        name = text(0, y, wrapped(row.label, label - 4, 1)[0])
        body += tag("a", name, href=row.href) if row.href else name
        for span in row.spans:
            body += _span(span, at(span.first), at(span.last + 1), y)
        for year in row.reports:
            body += disc(at(year + 0.5), y, 5, INK, str(year))
    return Drawn(width, bottom + 28, body)


def _span(span: Span, left: float, right: float, y: float) -> str:
    if span.kind == "unstated":
        return tag("g", line(left, y, right, y, INK, 2, True), span.title)
    read = span.read
    box = tag(
        "rect", x=left + 0.5, y=y - _BAR / 2, width=max(right - left - 1, 2), height=_BAR,
        fill=INK if read else PAPER, stroke=SUPPLIED if span.kind == "open" or not read else INK,
        stroke_dasharray="3 3" if span.kind == "open" else None,
    )  # fmt: skip
    name = ""
    if breadth(span.short) < right - left - 4:
        name = text((left + right) / 2, y, span.short, anchor="middle", fill=PAPER if read else "")
    return tag("g", box + name, span.title)
