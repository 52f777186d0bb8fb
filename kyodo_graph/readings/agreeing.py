"""How far each two readings of a city's documents agree, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import isnan

from kyodo_graph.curation.dataset import Document
from kyodo_graph.measures.agreement import krippendorff
from kyodo_graph.readings.coded import Reading
from kyodo_graph.readings.fields import FIELDS
from kyodo_graph.readings.kept import Alpha
from kyodo_graph.readings.matching import match


def alphas(
    readings: Mapping[str, Mapping[str, Reading]], documents: Mapping[str, Document]
) -> Iterator[Alpha]:
    """Alpha of each two readings, by city and field; documents that only one codes are left out.

    Lines without text count as units of *element*, since the documents need not be at hand.
    """
    for city in sorted({d.city for d in documents.values()}):
        for first, second in combinations(readings, 2):
            both = [k for k in readings[first] if k in readings[second]]
            matched = {
                k: match(readings[first][k], readings[second][k])
                for k in both
                if documents[k].city == city
            }
            for field in FIELDS if matched else ():
                units = [
                    unit
                    for k, m in matched.items()
                    for unit in field.units(m, range(1, documents[k].lines + 1))
                ]
                yield Alpha(
                    city, field.name, first, second, len(units),
                    _alpha([u.first for u in units], [u.second for u in units]),
                )  # fmt: skip


def _alpha(first: list[str], second: list[str]) -> float | None:
    found = krippendorff([first, second]).alpha if first else float("nan")
    return None if isnan(found) else found
