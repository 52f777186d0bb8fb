"""Families of tests: all p of a table are one, and are corrected together."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Any

from kyodo_graph import measures


def corrected(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a table with ``p_adjusted``: all their p one family (Benjamini–Hochberg)."""
    p, adjusted = columns.index("p"), columns.index("p_adjusted")
    tested = [k for k, row in enumerate(rows) if row[p] is not None and not isnan(row[p])]
    found = measures.benjamini_hochberg([rows[k][p] for k in tested]).tolist() if tested else []
    by_row: dict[int, float] = dict(zip(tested, found, strict=True))
    return [(*row[:adjusted], by_row.get(k), *row[adjusted + 1 :]) for k, row in enumerate(rows)]
