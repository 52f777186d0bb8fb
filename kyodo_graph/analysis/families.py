"""Families of tests: all p of a table are one, corrected together; and what a null can't tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import Any

from kyodo_graph import measures
from kyodo_graph.analysis.backbone import ALPHA
from kyodo_graph.measures.empirical import ENOUGH_DISTINCT

CORRECTION = "Benjamini-Hochberg over the p of this table"
"""The correction as the options of a table name it."""
_FLAT = {"ja": "帰無モデルで変動しない", "en": "does not vary under the null model"}
_COARSE = {
    "ja": "帰無モデルの値が{distinct}通りしかなく、zは示さない",
    "en": "the null has {distinct} different values: no z",
}
_POWERLESS = {
    "ja": "この帰無モデルではpが{finest}より小さくならず、棄却できない",
    "en": "no value of this null has a p below {finest}: the test cannot reject",
}


def corrected(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a table with ``p_adjusted``: all their p one family (Benjamini–Hochberg).

    Where the null takes one value alone (``distinct``) nothing is tested: its p, which is 1, is
    none of the family and is not adjusted.
    """
    p, distinct = columns.index("p"), columns.index("distinct")
    adjusted = columns.index("p_adjusted")
    tested = [k for k, row in enumerate(rows) if _is_number(row[p]) and row[distinct] != 1]
    found = measures.benjamini_hochberg([rows[k][p] for k in tested]).tolist() if tested else []
    by_row: dict[int, float] = dict(zip(tested, found, strict=True))
    return [(*row[:adjusted], by_row.get(k), *row[adjusted + 1 :]) for k, row in enumerate(rows)]


def limits_of_null(distinct: float, finest: float, lang: str) -> Iterator[str]:
    """What a null with so many different values, and no p below ``finest``, can't tell.

    >>> list(limits_of_null(3, 0.4, "en"))[1]
    'no value of this null has a p below 0.4: the test cannot reject'
    >>> list(limits_of_null(1, 1.0, "en")), list(limits_of_null(40, 0.01, "en"))
    (['does not vary under the null model'], [])
    """
    if distinct == 1:
        yield _FLAT[lang]
        return
    if 0 < distinct < ENOUGH_DISTINCT:
        yield _COARSE[lang].format(distinct=int(distinct))
    if finest > ALPHA:
        yield _POWERLESS[lang].format(finest=f"{finest:.2g}")


def _is_number(value: Any) -> bool:
    return value is not None and not isnan(value)
