"""What is said of a plan's table: who leads, how the table is to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.curation.fiscal_years import fiscal_year_label
from kyodo_graph.report.contents.compared import PRINTED, PlanRow
from kyodo_graph.report.contents.names import Names
from kyodo_graph.report.contents.plan_network import PlanNetwork
from kyodo_graph.report.contents.plan_table import Column, PlanTable
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition


@dataclass(frozen=True)
class PlanSaid:
    """A plan that was read, as sentences tell of it."""

    row: PlanRow
    names: Names
    readings: tuple[tuple[int, int], ...] = ()
    """Initiatives with a supplied lead, and with a stated one, in each reading."""

    @property
    def table(self) -> PlanTable:
        """The table of the plan."""
        return self.row.table

    @property
    def most(self) -> tuple[Column, ...]:
        """The columns that lead most initiatives, as printed; none where no lead is printed."""
        leads = self.row.leads
        top = max(leads.values(), default=0)
        return tuple(c for c in self.table.columns if top and leads.get(c.key) == top)

    @property
    def throughout(self) -> Column | None:
        """A joint column that has a mark in every initiative."""
        lines = self.table.initiatives
        return next(
            (
                c
                for c in self.table.columns
                if c.joint and lines and all(c.key in line.marks for line in lines)
            ),
            None,
        )

    def things(self, lang: str) -> str:
        """What the plan calls its initiatives, where it calls all of them one thing."""
        return things(self.table, lang)

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        supplied, stated = self.row.supplied_leads
        shared = self.throughout.actors if self.throughout else ()
        return {
            "of": str(len(self.table.initiatives)),
            "things": self.things(lang),
            "n": str(max(self.row.leads.values(), default=0)),
            "who": several([c.label[lang] for c in self.most], lang),
            "shared": joined([self.names.of(a)[lang] for a in shared], lang),
            "supplied": str(supplied),
            "stated": str(stated),
            "supplied_range": _between([r[0] for r in self.readings], lang),
            "stated_range": _between([r[1] for r in self.readings], lang),
        }


def _between(numbers: Sequence[int], lang: str) -> str:
    """The least and the most of some numbers.

    >>> _between([3, 1, 2], "ja"), _between([3, 1], "en"), _between([2, 2], "en")
    ('1〜3', '1 to 3', '2')
    """
    ends = sorted({min(numbers, default=0), max(numbers, default=0)})
    return ("〜" if lang == "ja" else " to ").join(map(str, ends))


def things(table: PlanTable, lang: str) -> str:
    """What the initiatives of a plan are called: 事業 …; 取組 where it has several names."""
    levels = {line.level["ja"] for line in table.initiatives}
    if lang == "en":
        return "projects" if levels and all("事業" in level for level in levels) else "initiatives"
    level = next(iter(levels), "")
    return level if len(levels) == 1 and level not in ("", "内容") else "取組"


def joined(names: list[str], lang: str) -> str:
    """Names with and between them.

    >>> joined(["行政", "センター"], "ja"), joined(["the city", "the centre"], "en")
    ('行政とセンター', 'the city and the centre')
    """
    if lang == "ja":
        return "と".join(names)
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


@condition("plan_head")
def leads_are_printed(said: PlanSaid) -> bool:
    """Whether the document prints a role table with marks of who leads."""
    return bool(said.row.leads)


@condition("plan_head")
def one_column_leads_most(said: PlanSaid) -> bool:
    """Whether one column alone leads more than every other."""
    return len(said.most) == 1


@condition("plan_head")
def several_columns_lead_most(said: PlanSaid) -> bool:
    """Whether several columns lead the same number, and no other more."""
    return len(said.most) > 1


@condition("plan_head")
@condition("plan_table")
def a_table_is_printed(said: PlanSaid) -> bool:
    """Whether the document prints a table of roles."""
    return said.table.printed


@condition("plan_head")
def no_lead_is_printed(said: PlanSaid) -> bool:
    """Whether its table has no mark of who leads."""
    return said.table.printed and not said.row.leads


@condition("plan_head")
def a_joint_column_is_marked_throughout(said: PlanSaid) -> bool:
    """Whether a column that names several actors has a mark in every initiative."""
    return said.throughout is not None


@condition("plan_head")
def no_joint_column_is_marked_throughout(said: PlanSaid) -> bool:
    """Whether no such column has a mark in every initiative."""
    return said.throughout is None


@condition("plan_head")
@condition("plan_table")
def no_table_is_printed(said: PlanSaid) -> bool:
    """Whether the document prints no table of roles, and has initiatives."""
    return not said.table.printed and bool(said.table.initiatives)


@condition("plan_head")
def readings_agree_on_leads(said: PlanSaid) -> bool:
    """Whether every reading finds as many leads stated and supplied."""
    return len(set(said.readings)) <= 1


@condition("plan_head")
def readings_differ_on_leads(said: PlanSaid) -> bool:
    """Whether readings find different numbers of them."""
    return len(set(said.readings)) > 1


@condition("plan_head")
def leads_are_supplied(said: PlanSaid) -> bool:
    """Whether a reader supplied who leads an initiative."""
    return said.row.supplied_leads[0] > 0


@condition("plan_head")
def no_lead_is_supplied(said: PlanSaid) -> bool:
    """Whether a reader supplied no lead."""
    return said.row.supplied_leads[0] == 0


@condition("plan_head")
def leads_are_stated(said: PlanSaid) -> bool:
    """Whether the text states who leads an initiative."""
    return said.row.supplied_leads[1] > 0


@condition("plan_head")
def no_lead_is_stated(said: PlanSaid) -> bool:
    """Whether the text states of no initiative who leads it."""
    return said.row.supplied_leads[1] == 0


@condition("plan_head")
def every_lead_is_supplied(said: PlanSaid) -> bool:
    """Whether every initiative has a lead, each supplied by a reader."""
    return 0 < said.row.supplied_leads[0] == len(said.table.initiatives)


@condition("plan_head")
def not_every_lead_is_supplied(said: PlanSaid) -> bool:
    """Whether that is not so."""
    return not every_lead_is_supplied(said)


@condition("plan_head")
def no_initiative_is_set_out(said: PlanSaid) -> bool:
    """Whether the document sets out no initiative of the plan."""
    return not said.table.initiatives


@condition("plan_table")
def an_actor_is_named(said: PlanSaid) -> bool:
    """Whether any actor has a part in an element."""
    return bool(said.table.columns)


@condition("plan_table")
def no_actor_is_named(said: PlanSaid) -> bool:
    """Whether no actor has a part in any element."""
    return not said.table.columns


@condition("plan_table")
def a_part_is_supplied(said: PlanSaid) -> bool:
    """Whether a mark in the table is one that a reader supplied."""
    return any(m.basis != "stated" for line in said.table.lines for m in line.marks.values())


@condition("plan_table")
def a_column_is_joint(said: PlanSaid) -> bool:
    """Whether a column names several actors."""
    return any(c.joint for c in said.table.columns)


@condition("plan_table")
def parts_stand_beside_the_table(said: PlanSaid) -> bool:
    """Whether the text tells of parts that stand in no column."""
    return bool(said.table.unplaced)


@dataclass(frozen=True)
class NetworkSaid:
    """The ties that a plan's document tells."""

    network: PlanNetwork

    def fields(self, lang: str) -> Mapping[str, str]:  # noqa: ARG002
        """The numbers for the places of the sentences."""
        pairs = self.network.pairs
        return {
            "actors": str(len(self.network.nodes)),
            "pairs": str(len(pairs)),
            "supplied": str(sum(not p.stated for p in pairs)),
        }


@condition("plan_network")
def pairs_are_tied(said: NetworkSaid) -> bool:
    """Whether two actors are tied."""
    return bool(said.network.pairs)


@condition("plan_network")
def no_pair_is_tied(said: NetworkSaid) -> bool:
    """Whether none are."""
    return not said.network.pairs


@condition("plan_network")
def a_tie_is_supplied(said: NetworkSaid) -> bool:
    """Whether a pair is tied only as a reader supplied it."""
    return any(not p.stated for p in said.network.pairs)


@condition("plan_network")
def kinds_are_tied_to_themselves(said: NetworkSaid) -> bool:
    """Whether a kind of actor is tied to its own kind, which is not drawn."""
    return bool(said.network.own)


@dataclass(frozen=True)
class DocumentSaid:
    """A plan and what its document prints."""

    row: PlanRow
    words: Mapping[str, Mapping[str, str]]

    def _named(self, yes: bool, lang: str) -> list[str]:
        found = self.row.printed
        return [self.words[lang][k] for k in PRINTED if found[k] is yes]

    def fields(self, lang: str) -> Mapping[str, str]:
        """The words for the places of the sentences."""
        plan = self.row.plan

        def lower(names: list[str]) -> list[str]:
            return names if lang == "ja" else [n[0].lower() + n[1:] for n in names]

        return {
            "start": _year(plan.start_fy, lang),
            "end": _year(plan.end_fy, lang),
            "printed": several(lower(self._named(True, lang)), lang),
            "lacking": several(lower(self._named(False, lang)), lang),
        }


def _year(year: int | None, lang: str) -> str:
    if year is None:
        return ""
    return fiscal_year_label(year) if lang == "ja" else str(year)


@condition("plan_document")
def the_period_is_stated(said: DocumentSaid) -> bool:
    """Whether first and last year of the plan are stated."""
    return said.row.plan.start_fy is not None and said.row.plan.end_fy is not None


@condition("plan_document")
def only_the_start_is_stated(said: DocumentSaid) -> bool:
    """Whether the plan's first year is stated and its last is not."""
    return said.row.plan.start_fy is not None and said.row.plan.end_fy is None


@condition("plan_document")
def the_start_is_not_stated(said: DocumentSaid) -> bool:
    """Whether the plan's first year is not stated."""
    return said.row.plan.start_fy is None


@condition("plan_document")
def something_is_printed(said: DocumentSaid) -> bool:
    """Whether the document prints one of the things that plans are compared by."""
    return any(said.row.printed.values())


@condition("plan_document")
def something_is_lacking(said: DocumentSaid) -> bool:
    """Whether it lacks one of them."""
    return not all(said.row.printed.values())
