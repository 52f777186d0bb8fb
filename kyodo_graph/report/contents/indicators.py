"""Indicators as short series: all values that are printed, and where they stand to the target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.names import Names, in_both
from kyodo_graph.report.facts import Plan, Words
from kyodo_graph.tables import Cell

KINDS = ("baseline", "actual", "interim_target", "target")
_VALUES = """SELECT DISTINCT ?id ?unit ?fy ?half ?value ?kind ?printed ?text ?said ?source WHERE {
  ?id kyodo:hasObservation ?seen .
  ?seen kyodo:fiscalYear/kyodo:year ?fy ; kyodo:valueKind/kyodo:code ?kind .
  ?passage kyodo:introduces ?seen ; kyodo:pointer ?source
  OPTIONAL { ?id kyodo:unit ?unit }
  OPTIONAL { ?seen kyodo:value ?value }
  OPTIONAL { GRAPH ?passage { ?seen kyodo:printed ?printed } }
  OPTIONAL { ?seen kyodo:valueText ?text FILTER(LANG(?text) = "ja") }
  OPTIONAL { ?seen kyodo:halfYear/kyodo:code ?half }
  OPTIONAL { ?seen kyodo:stated ?said } }"""
_CATEGORIES = """SELECT DISTINCT ?id ?text ?lang WHERE {
  ?id kyodo:hasObservation ?seen ; kyodo:category ?text BIND(LANG(?text) AS ?lang) }"""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fiscal year, of a kind of :data:`KINDS`.

    ``number`` is None where the document prints no number (``printed`` is its dash, or words).
    ``half`` is ``first`` or ``second`` where it is of half a year.
    """

    year: int
    kind: str
    number: float | None
    printed: str
    source: str
    half: str = ""

    @property
    def moment(self) -> float:
        """When it was reached, in years: the end of its year, or of its half."""
        return self.year + (0.5 if self.half == "first" else 1.0)


@dataclass(frozen=True)
class Series:
    """An indicator with its values in the order of time; ``category`` is the answer it counts."""

    id: str
    label: Words
    category: Words | None
    unit: str
    values: tuple[Value, ...]

    def _of(self, kind: str) -> list[Value]:
        return [v for v in self.values if v.kind == kind and v.number is not None]

    @property
    def baseline(self) -> Value | None:
        """The first baseline that has a number."""
        return min(self._of("baseline"), key=lambda v: v.moment, default=None)

    @property
    def target(self) -> Value | None:
        """The last target that has a number; interim targets are none."""
        return max(self._of("target"), key=lambda v: v.moment, default=None)

    @property
    def actuals(self) -> tuple[Value, ...]:
        """What was reached, year by year."""
        return tuple(sorted(self._of("actual"), key=lambda v: v.moment))

    @property
    def latest(self) -> Value | None:
        """What was reached last; None before anything was."""
        return self.actuals[-1] if self.actuals else None

    def share(self, value: Value) -> float | None:
        """How far a value is on the way: 0 at the baseline, 1 at the target.

        None where one of the two has no number, or they are the same.
        """
        start, end = self.baseline, self.target
        if start is None or end is None or start.number == end.number:
            return None
        first, last = start.number or 0.0, end.number or 0.0
        return ((value.number or 0.0) - first) / (last - first)

    @property
    def standing(self) -> str:
        """``reached``, ``between``, ``at_baseline`` or ``worse`` than it; "" if nothing says."""
        share = self.share(self.latest) if self.latest else None
        if share is None:
            return ""
        if share >= 1:
            return "reached"
        return "worse" if share < 0 else "between" if share > 0 else "at_baseline"


def series_of(graph: Graph, names: Names, plan: Plan) -> tuple[Series, ...]:
    """The indicators of a plan in the order of the document."""
    own = set(plan.indicators)
    values: dict[str, dict[Value, None]] = defaultdict(dict)
    units: dict[str, str] = {}
    for r in graph.select(_VALUES):
        key = short(str(r["id"]))
        if key in own and isinstance(r["fy"], int):
            values[key][_value(r)] = None
            units[key] = str(r["unit"] or "")
    categories: dict[str, dict[str, str]] = defaultdict(dict)
    for r in graph.select(_CATEGORIES):
        categories[short(str(r["id"]))][str(r["lang"])] = str(r["text"])
    made = [
        Series(
            id=key,
            label=names.of(key),
            category=in_both(categories[key]) if key in categories else None,
            unit=units[key],
            values=tuple(sorted(found, key=lambda v: (v.moment, KINDS.index(v.kind)))),
        )
        for key, found in values.items()
    ]
    return tuple(sorted(made, key=lambda s: (_first(s.values), s.id)))


def _value(row: Mapping[str, Cell]) -> Value:
    number = row["value"]
    said = isinstance(number, int | float) and row["said"] is not False
    return Value(
        year=int(str(row["fy"])),
        kind=str(row["kind"]),
        number=float(number) if said and isinstance(number, int | float) else None,
        printed=str(row["printed"] or row["text"] or ""),
        source=str(row["source"]),
        half=str(row["half"] or ""),
    )


def _first(values: Sequence[Value]) -> tuple[str, int]:
    places = [parse_pointer(v.source) for v in values]
    return min((place.document, place.first) for place in places)
