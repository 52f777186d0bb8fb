"""Schedules and figures against the heads of the columns in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import Printed, plain, unmarked
from kyodo_graph.checks.printed.marks import meaning, wrong_row
from kyodo_graph.checks.printed.rows import Row, heads, under
from kyodo_graph.checks.printed.said import Said, finding
from kyodo_graph.checks.printed.years import (
    Year,
    head_years,
    listed,
    normal,
    short_years,
    year_columns,
)
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import Record
from kyodo_graph.folding import fold

_KINDS = (
    (("中間目標", "中間値"), "interim_target"),
    (("目標",), "target"),
    (("現状", "基準", "策定時"), "baseline"),
    (("実績",), "actual"),
)


def check_schedules(said: Said) -> Iterator[Finding]:
    """Phases: the word in the column of the year, and what the word means."""
    before: dict[str, str] = {}
    for record, passage in said.of("ScheduleEntry"):
        printed, phase = record.first("printed"), record.first("phase")
        bearer = said.bearers.get(record.iri, "")
        if printed and phase and not record.values("read_by"):
            usual = meaning(said.forms.get("phase", {}), fold(printed))
            # An arrow goes on with what stands before it.
            going_on = "continue" in usual and phase == before.get(bearer)
            if usual and phase not in usual and not going_on:
                expected = " or ".join(sorted(usual))
                message = f"phase {phase!r} where {printed!r} is printed; {expected} is usual"
                ja = f"「{printed}」とあるのにphaseが{phase}である。{expected}のはずである"
                yield finding("mark", "error", record, message, ja, "phase")
        before[bearer] = phase or ""
        fy = record.first("fy")
        if printed and fy and said.has(passage, printed):
            yield from _in_year(said, record, passage, int(fy), printed)


def check_figures(said: Said) -> Iterator[Finding]:
    """Figures of indicators: the column of their year and kind."""
    for record, passage in said.of("Observation"):
        printed, fy = record.first("printed"), record.first("fy")
        if printed and fy and said.has(passage, printed):
            kind = record.first("value_kind") or ""
            yield from _in_year(said, record, passage, int(fy), printed, kind)


_GOES_ON = re.compile(r"\s*(?:年度?)?\s*(?:[~～〜]|以降|以後|から)")
_TO = re.compile(r"\s*(?:年度?)?\s*(?:[~～〜→、・と-]|から|及び)\s*")
"""What makes of a year all that follow: R8～ 継続."""


def _reaches(parts: Sequence[tuple[Year, str]], n: int, fy: int) -> bool:
    """Whether what stands behind a year is said of a fiscal year: its own, one that it goes on to,
    one of the span that it ends."""
    year, part = parts[n]
    if fy in year.fiscal_years or (_GOES_ON.match(part) and fy > max(year.fiscal_years)):
        return True
    first = n
    while first and _TO.fullmatch(parts[first - 1][1]):
        first -= 1
    return first < n and min(parts[first][0].fiscal_years) <= fy <= max(year.fiscal_years)


def kind_of(head: str) -> str:
    """The kind of value that the head of a column names; empty where it names none.

    >>> kind_of("中間目標（R7）"), kind_of("基準値(H29)"), kind_of("指標")
    ('interim_target', 'baseline', '')
    """
    return next((kind for words, kind in _KINDS if any(word in head for word in words)), "")


def _in_year(
    said: Said, record: Record, passage: Passage, fy: int, printed: str, kind: str = ""
) -> Iterator[Finding]:
    rows = said.rows(passage)
    if not rows:
        yield from _in_line(said, record, passage, fy, printed)
        return
    row = _row_of(rows, printed)
    if any(Printed(c).has(printed, True) and short_years(unmarked(c)) for c in row.cells):
        yield from _in_line(said, record, passage, fy, printed)  # 検討 R6　実施 R7～ in one cell
        return
    yield from wrong_row(said, record, passage, row)
    found = heads(said.tables[passage.document], row, year_columns)
    if found is None:
        return
    head, columns = found
    own = [n for n in columns if fy in head_years(head.cells[n])]
    if kind and len(own) > 1:
        own = [n for n in own if kind_of(head.cells[n]) in ("", kind)] or own
    there = [cell for n in own for cell in under(head, n, row)]
    if any(Printed(cell).has(printed, figure=True) for cell in there):
        yield from _kind(record, passage, kind, [unmarked(head.cells[n]) for n in own])
        return
    at = [n for n in columns if any(Printed(c).has(printed, True) for c in under(head, n, row))]
    if own:
        shown = " ".join(unmarked(cell) for cell in there if plain(cell))
        but = f"{shown!r} is" if shown else "the cell is empty"
        message = f"{printed!r} is not in the column of FY{fy} of {passage.pointer}; {but}"
        message += " printed there" if shown else ""
        ja = f"{passage.pointer}の{fy}年度の欄に「{printed}」はない"
        yield finding("cell", "error", record, message, ja, "printed")
    else:
        heading = ", ".join(unmarked(head.cells[n]) for n in at or columns)
        message = f"no column of FY{fy} above {passage.pointer}; {printed!r} is under {heading}"
        if not at:
            message = f"no column of FY{fy} above {passage.pointer}; columns: {heading}"
        ja = f"{passage.pointer}の上に{fy}年度の欄はない({heading})"
        yield finding("column", "error", record, message, ja, "fy")


def _kind(record: Record, passage: Passage, kind: str, own: list[str]) -> Iterator[Finding]:
    named = {kind_of(head) for head in own} - {""}
    if kind and named and kind not in named:
        message = f"value_kind {kind!r} under the head {own[0]!r} of {passage.pointer}"
        ja = f"{passage.pointer}の欄「{own[0]}」の値のvalue_kindが{kind}である"
        expected = " or ".join(sorted(named))
        yield finding(
            "column", "error", record, f"{message}; expected {expected}", ja, "value_kind"
        )


def _row_of(rows: list[Row], printed: str) -> Row:
    """The row among those of a passage in which a figure stands, else the last."""
    having = [r for r in rows if any(Printed(cell).has(printed, True) for cell in r.cells)]
    return (having or rows)[-1]


def _in_line(
    said: Said, record: Record, passage: Passage, fy: int, printed: str
) -> Iterator[Finding]:
    """A line that prints years and what belongs to each in turn: 現状(令和4年度) 1,200人 …"""
    for line in said.text(passage).split("\n"):
        text = normal(unmarked(line))
        found = short_years(text)
        if len(found) < 2 or not plain(text[: found[0].start] + text[found[-1].end :]):
            continue
        ends = [*(year.start for year in found[1:]), len(text)]
        parts = [(y, text[y.end : end]) for y, end in zip(found, ends, strict=True)]
        if not all(plain(part.strip("()（）[]")) for _, part in parts):
            continue
        own = [part for n, (_, part) in enumerate(parts) if _reaches(parts, n, fy)]
        if any(Printed(part).has(printed, True) for part in own):
            return
        if other := [year for year, part in parts if Printed(part).has(printed, True)]:
            years = listed(year for o in other for year in o.fiscal_years[:1])
            message = f"{printed!r} stands behind {other[0].printed} ({years}) in {passage.pointer}"
            ja = f"{passage.pointer}の「{printed}」は{other[0].printed}の値である"
            yield finding("column", "error", record, f"{message}, not behind FY{fy}", ja, "fy")
            return
