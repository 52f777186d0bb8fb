"""What is said of the indicators of a plan: how many have come how far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.contents.indicators import Series
from kyodo_graph.words.sentences import condition


@dataclass(frozen=True)
class SeriesSaid:
    """The indicators of a plan as sentences tell of them."""

    series: tuple[Series, ...]

    def count(self, standing: str) -> int:
        """The indicators that stand so."""
        return sum(s.standing == standing for s in self.series)

    @property
    def judged(self) -> int:
        """The indicators that have a baseline, a target and a value in between."""
        return sum(bool(s.standing) for s in self.series)

    def fields(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002
        """The numbers for the places of the sentences."""
        return {
            "all": str(len(self.series)),
            "n": str(self.judged),
            "reached": str(self.count("reached")),
            "worse": str(self.count("worse")),
        }


@condition("series")
def there_is_none(said: SeriesSaid) -> bool:
    """Whether the document has no indicator."""
    return not said.series


@condition("series")
def one_can_be_judged(said: SeriesSaid) -> bool:
    """Whether an indicator has a value to set between its baseline and its target."""
    return said.judged > 0


@condition("series")
def none_has_come_anywhere(said: SeriesSaid) -> bool:
    """Whether there are indicators, and no value was reached yet."""
    return bool(said.series) and not any(s.actuals for s in said.series)


@condition("series")
def values_cannot_be_judged(said: SeriesSaid) -> bool:
    """Whether values were reached, and none can be set between a baseline and a target."""
    return any(s.actuals for s in said.series) and not said.judged


@condition("series")
def a_value_is_not_printed(said: SeriesSaid) -> bool:
    """Whether a place for a value has a dash or words."""
    return any(v.number is None for s in said.series for v in s.values)


@condition("series")
def series_differ_in_unit(said: SeriesSaid) -> bool:
    """Whether the indicators are of several units, and so on several scales."""
    return len({s.unit for s in said.series}) > 1
