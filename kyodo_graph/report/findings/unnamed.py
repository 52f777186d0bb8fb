"""Plans without a role table: in how many initiatives nobody is named who acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.plan_table import Line
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers, unit
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP = "finding_unnamed"


@dataclass(frozen=True)
class UnnamedPlan:
    """A plan without a role table in which a leader can be read."""

    row: PlanRow
    name: Words

    @property
    def leads(self) -> Mapping[str, tuple[Line, ...]]:
        """Its initiatives by whether a leader is stated, or supplied by the reader."""
        found: dict[str, list[Line]] = {"implied": [], "stated": []}
        for line in self.row.table.initiatives:
            bases = {p.basis for m in line.marks.values() for p in m.parts if p.role == "lead"}
            if bases:
                found["stated" if "stated" in bases else "implied"].append(line)
        return {basis: tuple(lines) for basis, lines in found.items()}


@dataclass(frozen=True)
class Unnamed:
    """Such plans."""

    plans: tuple[UnnamedPlan, ...]

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        supplied, stated = (sum(len(p.leads[k]) for p in self.plans) for k in ("implied", "stated"))
        return supplied, supplied + stated

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number
        return {
            "plans": several([p.name[lang] for p in self.plans], lang, 3),
            "unit": unit([p.row for p in self.plans], lang),
            **numbers(n, of, lang),
        }


def unnamed(rows: Sequence[PlanRow], names: Mapping[str, Words]) -> Unnamed:
    """The facts on leaders that the text leaves out."""
    found = [
        UnnamedPlan(r, names[r.plan.id])
        for r in rows
        if not r.table.printed and any(r.supplied_leads)
    ]
    return Unnamed(tuple(found))


@condition(GROUP)
def some_are_supplied(found: Unnamed) -> bool:
    """Whether a leader had to be supplied."""
    return found.number[0] > 0


@condition(GROUP)
def none_is_stated(found: Unnamed) -> bool:
    """Whether no leader is stated."""
    return found.number[0] == found.number[1] > 0


@condition(GROUP)
def some_are_stated(found: Unnamed) -> bool:
    """Whether one is."""
    return 0 < found.number[0] < found.number[1]
