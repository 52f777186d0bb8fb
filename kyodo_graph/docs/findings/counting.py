"""Counts in every reading of a city's documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.tables import Cell, Table

SETTLED = "settled"


@dataclass(frozen=True)
class Spread:
    """A count as it was settled, and the least and the most of it over the readings."""

    settled: int
    least: int
    most: int

    @property
    def agreed(self) -> bool:
        """Whether all readings count the same."""
        return self.least == self.most

    def told(self, lang: str) -> str:
        """The settled count, with its range where readings differ.

        >>> Spread(8, 5, 9).told("en"), Spread(8, 5, 9).told("ja"), Spread(8, 8, 8).told("en")
        ('8 (5 to 9)', '8(5〜9)', '8')
        """
        if self.agreed:
            return f"{self.settled}"
        if lang == "ja":
            return f"{self.settled}({self.least}〜{self.most})"
        return f"{self.settled} ({self.least} to {self.most})"


def spread(graph: Graph, city: str, count: Callable[[Graph], int]) -> Spread:
    """Count in every reading of a city's documents."""
    told = {name: count(reading) for name, reading in graph.readings_of(city).items()}
    return Spread(told[SETTLED], min(told.values()), max(told.values()))


def rows(graph: Graph, name: str, city: str, lang: str = "ja") -> list[Mapping[str, Cell]]:
    """The rows of a library query about a city; labels in a language where it has any."""
    takes = any(p.name == "lang" for p in graph.queries[name].parameters)
    options = {"lang": lang} if takes else {}
    found: Table = graph.query(name, city=city, **options)  # type: ignore[call-overload]
    return list(found)


def city_labels(graph: Graph, lang: str) -> dict[str, str]:
    """The names of the cities by their keys."""
    asked = graph.select(
        "SELECT ?key ?label WHERE { ?c kyodo:cityKey ?key ; rdfs:label ?label "
        f'FILTER(LANG(?label) = "{lang}") }} ORDER BY ?key'
    )
    return {str(r["key"]): str(r["label"]) for r in asked}
