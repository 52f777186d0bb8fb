"""What plans can be asked side by side: one row a plan, one value a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import short
from kyodo_graph.report.contents.indicators import Series, series_of
from kyodo_graph.report.contents.names import Names, plans_read
from kyodo_graph.report.contents.plan_table import PlanTable, plan_table
from kyodo_graph.report.facts import Facts, Plan, Words

PRINTED = ("role_table", "lead_marks", "schedule", "targets", "actuals", "assessments")
"""What a document may print, in the order of the columns."""


@dataclass(frozen=True)
class PlanRow:
    """A plan that was read, with all that is compared of it."""

    plan: Plan
    table: PlanTable
    series: tuple[Series, ...]
    themes: Mapping[str, int]
    themed: int

    @property
    def printed(self) -> Mapping[str, bool]:
        """Which things of :data:`PRINTED` its document prints."""
        values = [v for s in self.series for v in s.values if v.number is not None]
        return {
            "role_table": self.table.printed,
            "lead_marks": self.table.printed and bool(self.leads),
            "schedule": self.table.years is not None,
            "targets": any(v.kind == "target" for v in values),
            "actuals": any(v.kind == "actual" for v in values),
            "assessments": self.table.assessed,
        }

    @property
    def leads(self) -> Mapping[str, int]:
        """By column of a printed role table: initiatives that it leads; none without a table."""
        if not self.table.printed:
            return {}
        found = Counter(
            column
            for line in self.table.initiatives
            for column, mark in line.marks.items()
            if mark.role == "lead"
        )
        return {c.key: found[c.key] for c in self.table.columns if found[c.key]}

    @property
    def supplied_leads(self) -> tuple[int, int]:
        """Initiatives with a lead that only a reader supplied, and with one that is stated.

        Of plans without a printed role table; an initiative with both is among the stated ones.
        """
        leads = [
            {p.basis for m in line.marks.values() for p in m.parts if p.role == "lead"}
            for line in self.table.initiatives
        ]
        stated = sum("stated" in found for found in leads)
        return sum(bool(found) for found in leads) - stated, stated

    @property
    def first_themes(self) -> tuple[str, ...]:
        """The most frequent themes, all that tie."""
        most = max(self.themes.values(), default=0)
        return tuple(sorted(t for t, n in self.themes.items() if n == most and most))

    @property
    def fates(self) -> Mapping[str, int]:
        """Assessed items by what becomes of them."""
        return dict(Counter(line.status.disposition for line in self.table.lines if line.status))


def plan_rows(graph: Graph, names: Names, facts: Facts) -> tuple[PlanRow, ...]:
    """All plans that were read, by city, the latest of a city first."""
    themes: dict[str, set[str]] = {}
    for row in graph.query("themes"):
        themes.setdefault(short(str(row["iri"])), set()).add(str(row["theme"]))
    return tuple(
        _row(graph, names, plan, themes)
        for city in facts.cities
        for plan in plans_read(facts, city.key)
    )


def _row(graph: Graph, names: Names, plan: Plan, themes: Mapping[str, set[str]]) -> PlanRow:
    table = plan_table(graph, names, plan)
    own = [themes[line.id] for line in table.initiatives if line.id in themes]
    return PlanRow(
        plan=plan,
        table=table,
        series=series_of(graph, names, plan),
        themes=dict(sorted(Counter(t for found in own for t in found).items())),
        themed=len(own),
    )


def theme_labels(names: Names, rows: tuple[PlanRow, ...]) -> Mapping[str, Words]:
    """The themes that any plan has, by code."""
    codes = sorted({code for row in rows for code in row.themes})
    return {code: names.concept("theme", code) for code in codes}
