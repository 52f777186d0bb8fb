"""Sheets: the tables of a comparison, each with its title, its options and what it can't say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kyodo_graph.compare.units import Text
from kyodo_graph.tables import Cell, Table

DIGITS = 6
_NORMAL = 1.959963984540054  # the 97.5 % quantile


@dataclass(frozen=True)
class Sheet:
    """A table with what is needed to read it; texts are in both languages.

    A row whose column ``refused`` holds a text has no numbers: it stands for a comparison that the
    documents forbid, and the text says why.
    """

    name: str
    title: Text
    table: Table
    options: Mapping[str, Cell] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()


def sheet(
    name: str,
    title: Text,
    columns: Iterable[str],
    rows: Iterable[Iterable[Cell]],
    options: Mapping[str, Cell] | None = None,
    notes: Iterable[Text] = (),
) -> Sheet:
    """Make a sheet; fractions are rounded to six digits, and what is undefined is left empty."""
    body = tuple(tuple(cell(c) for c in row) for row in rows)
    return Sheet(name, title, Table(tuple(columns), body), dict(options or {}), tuple(notes))


def cell(value: Cell) -> Cell:
    """A cell as it is shown: six digits, nothing for NaN, no minus zero.

    >>> [cell(x) for x in (1 / 3, float("nan"), -0.0, 7, None)]
    [0.333333, None, 0.0, 7, None]
    """
    if isinstance(value, bool) or not isinstance(value, float):
        return value
    return round(value, DIGITS) + 0.0 if math.isfinite(value) else None


def share(part: float, whole: float) -> float:
    """A share, NaN where there is nothing to share.

    >>> share(1, 4), share(0, 0)
    (0.25, nan)
    """
    return part / whole if whole else float("nan")


def wilson(count: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson (1927); NaN where there is nothing to share.

    >>> [round(x, 4) for x in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    if not of:
        return float("nan"), float("nan")
    p, z2 = count / of, _NORMAL**2
    centre = (p + z2 / (2 * of)) / (1 + z2 / of)
    half = _NORMAL * ((p * (1 - p) + z2 / (4 * of)) / of) ** 0.5 / (1 + z2 / of)
    # Rounding alone may leave the interval by a hair at 0 and 1.
    return (0.0 if count == 0 else centre - half), (1.0 if count == of else centre + half)
