"""What became of the items of a plan, as its city assessed them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.compare.answers import GOING_ON
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_table import Line
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP = "finding_fates"
ORDER = (
    "continued",
    "expanded",
    "reviewed",
    "reduced",
    "abolition_considered",
    "completed",
    "merged",
    "suspended",
    "abolished",
)


@dataclass(frozen=True)
class FatePlan:
    """A plan whose items were assessed one by one."""

    row: PlanRow
    name: Words

    @property
    def fates(self) -> Mapping[str, tuple[Line, ...]]:
        """The items by what becomes of them: those that go on first."""
        found: dict[str, list[Line]] = {}
        for line in self.row.table.lines:
            if line.status and line.status.disposition:
                found.setdefault(line.status.disposition, []).append(line)
        order = sorted(found, key=lambda k: (ORDER.index(k) if k in ORDER else len(ORDER), k))
        return {key: tuple(found[key]) for key in order}


@dataclass(frozen=True)
class Fates:
    """Such plans."""

    plans: tuple[FatePlan, ...]
    names: Names

    @property
    def counts(self) -> Mapping[str, int]:
        """Items by what becomes of them, over all plans."""
        made: dict[str, int] = {}
        for plan in self.plans:
            for key, lines in plan.fates.items():
                made[key] = made.get(key, 0) + len(lines)
        return made

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        return sum(self.counts.get(k, 0) for k in GOING_ON), sum(self.counts.values())

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number
        others = (
            _counted(self.names.concept("disposition", k)[lang], count, lang)
            for k, count in self.counts.items()
            if k not in GOING_ON
        )
        return {
            "plan": self.plans[0].name[lang] if self.plans else "",
            "plans": str(len(self.plans)),
            **numbers(n, of, lang),
            "others": several(others, lang, 6),
        }


def _counted(label: str, count: int, lang: str) -> str:
    return f"{label}{count}" if lang == "ja" else f"{count} {label}"


def fates(rows: Sequence[PlanRow], names: Names, called: Mapping[str, Words]) -> Fates:
    """The facts on assessed items."""
    found = [FatePlan(r, called[r.plan.id]) for r in rows if r.fates]
    return Fates(tuple(p for p in found if p.fates), names)


@condition(GROUP)
def one_plan_is_assessed(found: Fates) -> bool:
    """Whether the items of a single plan were assessed."""
    return len(found.plans) == 1


@condition(GROUP)
def several_plans_are_assessed(found: Fates) -> bool:
    """Whether those of several were."""
    return len(found.plans) > 1


@condition(GROUP)
def some_go_on(found: Fates) -> bool:
    """Whether an item goes on."""
    return found.number[0] > 0


@condition(GROUP)
def none_goes_on(found: Fates) -> bool:
    """Whether none does."""
    return bool(found.plans) and found.number[0] == 0


@condition(GROUP)
def others_do_not(found: Fates) -> bool:
    """Whether something else becomes of others."""
    return found.number[0] < found.number[1]
