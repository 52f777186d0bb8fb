"""How far a number goes over the readings of the documents, and tests as families."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite

from kyodo_graph.compare.units import Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures.corrections import benjamini_hochberg

SURE = 0.05


def over_readings(
    rules: Rules, unit: Unit, value: Callable[[Rules, Unit], float]
) -> tuple[float, float]:
    """The least and the largest of a number over all readings that have the plan.

    NaN where no reading has the number.
    """
    told = [x for ends in rules.every(unit).values() if isfinite(x := value(*ends))]
    return (min(told), max(told)) if told else (float("nan"), float("nan"))


def adjusted(p: Sequence[float | None]) -> list[float | None]:
    """The p-values of one family, corrected (Benjamini & Hochberg 1995); None where none is.

    >>> adjusted([0.01, None, 0.04])
    [0.02, None, 0.04]
    """
    tested = [x for x in p if x is not None and isfinite(x)]
    left = iter(benjamini_hochberg(tested).tolist() if tested else [])
    return [next(left) if x is not None and isfinite(x) else None for x in p]
