"""Indicators with results: how many have reached the target that the plan set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.indicators import Series
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers
from kyodo_graph.words.numerals import spelled
from kyodo_graph.words.sentences import condition

GROUP = "finding_targets"


@dataclass(frozen=True)
class TargetPlan:
    """A plan whose document prints results; ``judged`` have a baseline, a target and a result."""

    row: PlanRow
    name: Words

    @property
    def judged(self) -> tuple[Series, ...]:
        """The indicators that can be judged, the nearest to the target first."""
        return tuple(sorted((s for s in self.row.series if s.standing), key=lambda s: -_share(s)))


def _share(series: Series) -> float:
    return (series.share(series.latest) if series.latest else None) or 0.0


@dataclass(frozen=True)
class Targets:
    """Plans with results, of all plans that have indicators."""

    plans: tuple[TargetPlan, ...]
    with_indicators: int

    @property
    def judged(self) -> tuple[Series, ...]:
        """All indicators that can be judged."""
        return tuple(s for p in self.plans for s in p.judged)

    def count(self, standing: str) -> int:
        """The indicators that stand so to their targets."""
        return sum(s.standing == standing for s in self.judged)

    @property
    def unjudged(self) -> int:
        """Indicators of these plans that lack a baseline, a target or a result."""
        return sum(len(p.row.series) for p in self.plans) - len(self.judged)

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        return self.count("reached"), len(self.judged)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number
        return {
            "plan": self.plans[0].name[lang] if self.plans else "",
            "plans": spelled(len(self.plans), lang),
            "all": spelled(self.with_indicators, lang),
            **numbers(n, of, lang),
            "worse": spelled(self.count("worse"), lang),
            "unjudged": spelled(self.unjudged, lang),
        }


def targets(rows: Sequence[PlanRow], names: Mapping[str, Words]) -> Targets:
    """The facts on indicators with results."""
    found = [TargetPlan(r, names[r.plan.id]) for r in rows if any(s.standing for s in r.series)]
    return Targets(tuple(found), sum(bool(r.series) for r in rows))


@condition(GROUP)
def one_plan_has_results(found: Targets) -> bool:
    """Whether the document of a single plan prints results that can be judged."""
    return len(found.plans) == 1


@condition(GROUP)
def several_plans_have_results(found: Targets) -> bool:
    """Whether those of several do."""
    return len(found.plans) > 1


@condition(GROUP)
def several_are_judged(found: Targets) -> bool:
    """Whether there is more than one indicator."""
    return len(found.judged) > 1


@condition(GROUP)
def some_reached_it(found: Targets) -> bool:
    """Whether an indicator has reached its target."""
    return found.number[0] > 0


@condition(GROUP)
def none_reached_it(found: Targets) -> bool:
    """Whether none has."""
    return found.number[0] == 0 < found.number[1]


@condition(GROUP)
def some_are_worse(found: Targets) -> bool:
    """Whether one is worse than its baseline."""
    return found.count("worse") > 0


@condition(GROUP)
def some_cannot_be_judged(found: Targets) -> bool:
    """Whether one lacks what it takes."""
    return bool(found.plans) and found.unjudged > 0


@condition(GROUP)
def other_plans_have_none(found: Targets) -> bool:
    """Whether plans with indicators have no result."""
    return 0 < len(found.plans) < found.with_indicators
