"""Who gives money or commissions, as the documents state it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kyodo_graph.docs.findings.counting import Spread, rows, spread
from kyodo_graph.graph import Graph
from kyodo_graph.words.sentences import condition

GROUP = "findings_money"
OFFICE = "S1"
RELATIONS = ("funds", "entrusts")
MEANT = ("planned", "under_consideration")


@dataclass(frozen=True)
class Money:
    """Ties of money and commissions of a city: from the city office, from others, meant only.

    ``firm`` counts those of others that are neither planned nor under consideration.
    """

    city: str
    office: Spread
    others: Spread
    firm: Spread

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "city": self.city,
            "office": self.office.told(lang),
            "others": self.others.told(lang),
            "firm": self.firm.told(lang),
        }


def money(graph: Graph, city: str, label: str) -> Money:
    """The facts of a city."""
    return Money(
        label,
        *(
            spread(graph, city, partial(_count, city=city, kind=kind))
            for kind in ("office", "others", "firm")
        ),
    )


def _count(graph: Graph, city: str, kind: str) -> int:
    office = {r["iri"] for r in rows(graph, "actors", city) if r["sector"] == OFFICE}
    given = [r for r in rows(graph, "ties", city) if r["relation"] in RELATIONS]
    if kind == "office":
        return sum(r["subject_iri"] in office for r in given)
    others = [r for r in given if r["subject_iri"] not in office]
    return len([r for r in others if kind == "others" or r["modality"] not in MEANT])


@condition(GROUP)
def the_office_alone_gives(found: Money) -> bool:
    """Whether the city office gives, and no one else in any reading."""
    return found.office.least > 0 and not found.others.most


@condition(GROUP)
def others_would_give(found: Money) -> bool:
    """Whether others give in some reading, which is planned or considered in all of them."""
    return found.others.most > 0 and not found.firm.most


@condition(GROUP)
def others_give(found: Money) -> bool:
    """Whether in every reading someone else gives already."""
    return found.firm.least > 0


@condition(GROUP)
def others_give_to_some_readers(found: Money) -> bool:
    """Whether readings differ on whether anyone else gives already."""
    return not found.firm.least and found.firm.most > 0


@condition(GROUP)
def nobody_gives(found: Money) -> bool:
    """Whether no reading finds a tie of money or a commission."""
    return not found.office.most and not found.others.most
