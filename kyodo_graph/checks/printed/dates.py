"""Fiscal years and values against the years and numbers that are printed for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.claims import unmarked
from kyodo_graph.checks.printed.numbers import numbers
from kyodo_graph.checks.printed.rows import Row
from kyodo_graph.checks.printed.said import Said, finding
from kyodo_graph.checks.printed.years import Year, listed, normal, years

_DATED = ("TimelineEvent", "Activity")
_VALUED = ("Observation", "Quantity")


def check_dates(said: Said) -> Iterator[Finding]:
    """The fiscal year of what is dated: that of its date, or of the row in which it stands."""
    for cls in _DATED:
        for record, passage in said.of(cls):
            fy = record.first("fy")
            if not fy:
                continue
            date, here = record.first("date") or "", unmarked(said.text(passage))
            # 策定 in the row of 平成22年度, 施行 in H23.4: the row's year holds for the event.
            said_there = _heading(said.rows(passage)) or years(date)
            if not said_there and cls == "TimelineEvent":
                said_there = [year for year in years(here) if year.exact]
            if not said_there or any(_holds(year, date, int(fy)) for year in said_there):
                continue
            in_row = bool(_heading(said.rows(passage)))
            if not in_row and any(int(fy) in year.fiscal_years for year in _fiscal(here)):
                continue
            shown, expected = said_there[0].printed, listed(said_there[0].fiscal_years)
            where = passage.pointer
            message = f"fy {fy} where {shown!r} is printed in {where}; expected {expected}"
            ja = f"{where}に{shown}とあるのにfyが{fy}である({expected})"
            yield finding("year", "warning", record, message, ja, "fy")


def check_values(said: Said) -> Iterator[Finding]:
    """Values against the figure that is printed for them."""
    for cls in _VALUED:
        for record, passage in said.of(cls):
            value, printed = record.first("value"), record.first("printed")
            if value is None or not printed or not said.has(passage, printed):
                continue
            unit = record.first("unit") or _unit(said, record.iri)
            if Decimal(value) in numbers(unmarked(printed), unit):
                continue
            message = f"value {value} is not the number in printed {printed!r}"
            ja = f"値{value}は印字「{printed}」の数ではない"
            yield finding("value", "error", record, message, ja, "value")


def _heading(rows: Sequence[Row]) -> list[Year]:
    """The fiscal year in the first cell of a row, where it alone stands there."""
    first = [normal(unmarked(row.cells[0])).strip() for row in rows]
    return [year for cell in first for year in years(cell) if year.exact and year.printed == cell]


def _holds(year: Year, date: str, fy: int) -> bool:
    """Whether a fiscal year is a printed one; 令和5年度から goes on, 令和5年度まで went on."""
    behind = normal(date)[year.end :].strip()
    if behind.startswith(("から", "以降", "より")):
        return fy >= year.fiscal_years[0]
    if behind.startswith(("まで", "以前")):
        return fy <= year.fiscal_years[-1]
    return fy in year.fiscal_years


def _fiscal(text: str) -> list[Year]:
    return [year for year in years(text) if year.printed.endswith("年度")]


def _unit(said: Said, iri: str) -> str:
    return said.units.get(said.bearers.get(iri, ""), "")
