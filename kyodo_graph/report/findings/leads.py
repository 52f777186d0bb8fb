"""Who leads, as documents print it: marks of a role table, nothing that a reader supplied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.plan_table import Column, Line
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers, unit
from kyodo_graph.words.numerals import spelled
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP, OFFICE = "finding_leads", "S1"


@dataclass(frozen=True)
class LeadPlan:
    """A plan that marks who leads."""

    row: PlanRow
    name: Words

    @property
    def marked(self) -> tuple[Line, ...]:
        """The initiatives that have a mark in the table."""
        return tuple(line for line in self.row.table.initiatives if line.marks)

    @property
    def columns(self) -> tuple[tuple[Column, int], ...]:
        """Columns with the number of initiatives that each leads, the office's first."""
        leads = self.row.leads
        own = [(c, leads[c.key]) for c in self.row.table.columns if c.key in leads]
        return tuple(sorted(own, key=lambda c: (not _office(c[0]), -c[1])))

    @property
    def by_office(self) -> tuple[Line, ...]:
        """The initiatives that the city office leads in a column of its own."""
        office = {c.key for c, _ in self.columns if _office(c)}
        return tuple(
            line
            for line in self.marked
            if any(k in office and m.role == "lead" for k, m in line.marks.items())
        )


def _bracketed(count: int, lang: str) -> str:
    return f"（{count}）" if lang == "ja" else f" ({count})"


def _office(column: Column) -> bool:
    return column.sector == OFFICE and not column.joint


@dataclass(frozen=True)
class Leads:
    """Plans that mark who leads, of ``read`` plans.

    ``silent`` are plans without a role table in which every reading of several finds a stated
    leader in fewer than half of the initiatives.
    """

    plans: tuple[LeadPlan, ...]
    read: int
    silent: tuple[Words, ...]

    @property
    def over_half(self) -> int:
        """In how many of the plans the office leads more than half."""
        return sum(2 * len(p.by_office) > len(p.marked) for p in self.plans)

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        if len(self.plans) == 1:
            return len(self.plans[0].by_office), len(self.plans[0].marked)
        return self.over_half, len(self.plans)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number
        first = self.plans[:1]
        others = [
            f"{c.label[lang]}{_bracketed(count, lang)}"
            for p in first
            for c, count in p.columns
            if not _office(c)
        ]
        return {
            "plan": first[0].name[lang] if first else "",
            **numbers(n, of, lang),
            "unit": unit([p.row for p in self.plans], lang),
            "others": several(others, lang, 6),
            "read": spelled(self.read, lang),
            "plans": spelled(len(self.plans), lang),
            "silent": several([name[lang] for name in self.silent], lang, 6),
        }


def leads(
    rows: Sequence[PlanRow], names: Mapping[str, Words], stated: Mapping[str, Sequence[int]]
) -> Leads:
    """The facts on who leads; ``stated`` counts, for each reading, stated leaders of a plan."""
    found = [LeadPlan(r, names[r.plan.id]) for r in rows if r.printed["lead_marks"]]
    silent = [
        names[r.plan.id]
        for r in rows
        if not r.table.printed
        and len(counts := stated.get(r.plan.id, ())) > 1
        and 2 * max(counts) < len(r.table.initiatives)
    ]
    return Leads(tuple(found), len(rows), tuple(silent))


@condition(GROUP)
def one_plan_marks_leads(found: Leads) -> bool:
    """Whether a single plan marks who leads."""
    return len(found.plans) == 1


@condition(GROUP)
def several_are_marked(found: Leads) -> bool:
    """Whether the plan, or the plans, have more than one initiative with a mark."""
    return sum(len(p.marked) for p in found.plans) > 1


@condition(GROUP)
def several_plans_mark_leads(found: Leads) -> bool:
    """Whether several do."""
    return len(found.plans) > 1


@condition(GROUP)
def the_office_leads_some(found: Leads) -> bool:
    """Whether the city office leads in that plan."""
    return found.number[0] > 0


@condition(GROUP)
def the_office_leads_none(found: Leads) -> bool:
    """Whether it leads nowhere, or nowhere more than half."""
    return found.number[0] == 0


@condition(GROUP)
def others_lead_too(found: Leads) -> bool:
    """Whether another column leads, too."""
    return any(not _office(c) for p in found.plans[:1] for c, _ in p.columns)


@condition(GROUP)
def some_mark_nobody(found: Leads) -> bool:
    """Whether a plan was read that marks nobody as leader."""
    return 0 < len(found.plans) < found.read


@condition(GROUP)
def some_plans_are_silent(found: Leads) -> bool:
    """Whether another plan names a leader in fewer than half of its initiatives, whoever reads."""
    return bool(found.silent)


@condition(GROUP)
def the_plan_is_a_draft(found: Leads) -> bool:
    """Whether the one plan is a draft."""
    return len(found.plans) == 1 and found.plans[0].row.plan.status == "draft"
