"""Result tables: named columns and rows with the options that the numbers depend on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

import numpy as np

from kyodo_graph.tables import Cell, Table

Words = Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """One table of an analysis.

    ``options`` are what the numbers depend on (seed, trials, scope, model); ``remarks`` what must
    be said beside them, in both languages. An empty cell is an undefined number or something that
    no document states; a column ``note`` or a remark says which.
    """

    name: str
    title: Words
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    options: Mapping[str, Cell] = field(default_factory=dict)
    remarks: tuple[Words, ...] = ()

    @property
    def table(self) -> Table:
        """The rows as a plain table, numbers in full."""
        return Table(self.columns, self.rows)

    def records(self) -> list[dict[str, Cell]]:
        """Each row as a dict from column name to cell."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def result(
    name: str,
    title: Words,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    options: Mapping[str, Any] | None = None,
    remarks: Iterable[Words] = (),
) -> Result:
    """A result of plain cells: NaN becomes an empty cell, NumPy scalars Python's."""
    body = tuple(tuple(cell(value) for value in row) for row in rows)
    for row in body:
        if len(row) != len(columns):
            raise ValueError(f"{name}: a row has {len(row)} cells; expected {len(columns)}")
    told = {key: cell(value) for key, value in (options or {}).items()}
    return Result(name, title, tuple(columns), body, told, tuple(remarks))


def cell(value: Any) -> Cell:
    """A value as a table's cell, floats to ten significant digits.

    More digits than that differ between machines with the order of additions.

    >>> [cell(x) for x in (float("nan"), 1 / 3, -0.0, True, 2, "市", None)]
    [None, 0.3333333333, 0.0, True, 2, '市', None]
    """
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return (float(f"{value:.10g}") + 0.0) if isfinite(value) else None
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(v) for v in value)
    return str(value)
