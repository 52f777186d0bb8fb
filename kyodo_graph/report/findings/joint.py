"""City office and intermediary in one column of a role table: which of them acts is not said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_table import Column, Line
from kyodo_graph.report.facts import Words
from kyodo_graph.report.findings.told import numbers, unit
from kyodo_graph.report.saying.plans import joined
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP, OFFICE, CENTRE = "finding_joint", "S1", "S3"


@dataclass(frozen=True)
class JointPlan:
    """A plan whose role table has the office and an intermediary in one column."""

    row: PlanRow
    name: Words
    column: Column

    @property
    def marked(self) -> tuple[Line, ...]:
        """The initiatives that have a mark in the table."""
        return tuple(line for line in self.row.table.initiatives if line.marks)

    @property
    def shared(self) -> tuple[Line, ...]:
        """Those with a mark in the column of the two."""
        return tuple(line for line in self.marked if self.column.key in line.marks)


@dataclass(frozen=True)
class Joint:
    """Such plans, of ``tables`` plans with a printed role table."""

    plans: tuple[JointPlan, ...]
    tables: int
    names: Names

    @property
    def number(self) -> tuple[int, int]:
        """The number of the finding and what it is of."""
        if len(self.plans) == 1:
            return len(self.plans[0].shared), len(self.plans[0].marked)
        return len(self.plans), self.tables

    @property
    def _other(self) -> tuple[Column, ...]:
        return tuple(
            c for p in self.plans[:1] for c in p.row.table.columns if c.key != p.column.key
        )

    @property
    def alone(self) -> tuple[Column, ...]:
        """Columns of the one plan that name one actor."""
        return tuple(c for c in self._other if not c.joint)

    @property
    def together(self) -> tuple[Column, ...]:
        """Other columns of it that name several."""
        return tuple(c for c in self._other if c.joint)

    def heads(self, column: Column, lang: str) -> tuple[str, ...]:
        """The actors of a column, in Japanese as its head prints them."""
        printed = column.key.split("・")
        if not column.joint:
            return (column.label[lang],)
        if lang == "ja" and len(printed) == len(column.actors):
            return tuple(printed)
        return tuple(self.names.of(a)[lang] for a in column.actors)

    def _called(self, column: Column, lang: str) -> str:
        return joined(list(self.heads(column, lang)), lang)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        n, of = self.number
        first = self.plans[:1]
        return {
            "plan": first[0].name[lang] if first else "",
            "shared": self._called(first[0].column, lang) if first else "",
            **numbers(n, of, lang),
            "unit": unit([p.row for p in self.plans], lang),
            "together": several([self._called(c, lang) for c in self.together], lang, 4),
            "alone": several([c.label[lang] for c in self.alone], lang, 4),
        }


def joint(rows: Sequence[PlanRow], names: Names, called: Mapping[str, Words]) -> Joint:
    """The facts on columns that the office and an intermediary share."""
    found = []
    for row in rows:
        column = next((c for c in row.table.columns if row.table.printed and _both(c, names)), None)
        if column is not None:
            found.append(JointPlan(row, called[row.plan.id], column))
    return Joint(tuple(found), sum(row.table.printed for row in rows), names)


def _both(column: Column, names: Names) -> bool:
    return column.joint and {OFFICE, CENTRE} <= {names.sector(a) for a in column.actors}


@condition(GROUP)
def one_plan_has_both_in_a_column(found: Joint) -> bool:
    """Whether it is a single plan."""
    return len(found.plans) == 1


@condition(GROUP)
def several_plans_have_both_in_a_column(found: Joint) -> bool:
    """Whether it is several."""
    return len(found.plans) > 1


@condition(GROUP)
def all_initiatives_are_marked(found: Joint) -> bool:
    """Whether the column has a mark in every initiative of the table, of several."""
    return found.number[0] == found.number[1] > 1


@condition(GROUP)
def some_initiatives_are_marked(found: Joint) -> bool:
    """Whether it has a mark in some and not in all."""
    return 0 < found.number[0] < found.number[1]


@condition(GROUP)
def others_share_a_column(found: Joint) -> bool:
    """Whether others share a column, too."""
    return bool(found.together)


@condition(GROUP)
def some_have_a_column_of_their_own(found: Joint) -> bool:
    """Whether an actor has a column of its own."""
    return bool(found.alone)
