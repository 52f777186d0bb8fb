"""Cells of tables: what they hold, how they are written, and the one rule for rounding.

**The rule.** Measures and queries give numbers in full. A table that is published (by ``analyze``,
``compare`` or the report) has them to ten significant digits, since more differ between machines
with the order of additions. For reading (a notebook, a terminal) a long number is shown to six
digits; files always have what the table has.
"""

from __future__ import annotations

from math import isfinite, isnan
from typing import Any

Cell = str | int | float | bool | None

DIGITS = 10
"""Significant digits of a published number."""
SHORT = 6
"""Significant digits of a number that is shown for reading."""
_LONG = 8  # characters of a number beyond which it is shown shorter
_KNOWN = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """A NumPy scalar as the Python number that it stands for; all else as it is.

    >>> import numpy as np
    >>> plain(np.float64(0.5)), plain("市民")
    (0.5, '市民')
    """
    is_scalar = type(value).__module__ == "numpy" and hasattr(value, "dtype")
    return value.item() if is_scalar and value.ndim == 0 else value


def plain_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row of plain cells; the row itself where its cells are plain already."""
    return row if _KNOWN.issuperset(map(type, row)) else tuple(map(plain, row))


def published_cell(value: Any) -> Cell:
    """A value as a published table has it: ten significant digits, nothing for what is undefined.

    >>> [published_cell(x) for x in (float("nan"), 1 / 3, -0.0, True, 2, "市", None)]
    [None, 0.3333333333, 0.0, True, 2, '市', None]
    """
    value = plain(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return (float(f"{value:.{DIGITS}g}") + 0.0) if isfinite(value) else None
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(str(v) for v in value)
    return str(value)


def show(cell: Any) -> str:
    """A cell as text, in full: nothing for None, true and false as RDF writes them.

    >>> [show(c) for c in (None, True, 74.7, "市民")]
    ['', 'true', '74.7', '市民']
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def brief(value: Any) -> str:
    """A cell for reading: a long number to six significant digits.

    >>> [brief(x) for x in (74.7, 1 / 3, 1e-12, 1234567.891, True, None)]
    ['74.7', '0.333333', '1e-12', '1234567.891', 'true', '']
    """
    if not isinstance(value, float) or len(repr(value)) <= _LONG:
        return show(value)
    return f"{value:.{SHORT}g}" if abs(value) < 10**SHORT else f"{value:.{DIGITS}g}"


def undefined(value: Any) -> bool:
    """Whether a cell is a number that is not defined (NaN).

    >>> undefined(float("nan")), undefined(None)
    (True, False)
    """
    return isinstance(value, float) and isnan(value)


def dashed(value: Any) -> str:
    """A cell for reading, with a dash for what is not there.

    >>> [dashed(x) for x in (0, None, float("nan"))]
    ['0', '–', '–']
    """
    return "–" if value is None or undefined(value) else brief(value)
