"""Who leads, and who says so: the documents' tables, their sentences, or the reader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kyodo_graph.docs.findings.counting import Spread, rows, spread
from kyodo_graph.graph import Graph
from kyodo_graph.words.sentences import condition

GROUP = "findings_leads"


@dataclass(frozen=True)
class Leads:
    """The leads of a city's documents: printed in a table, stated in text, supplied by readers."""

    city: str
    printed: Spread
    stated: Spread
    supplied: Spread

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "city": self.city,
            "printed": self.printed.told(lang),
            "stated": self.stated.told(lang),
            "supplied": self.supplied.told(lang),
            "least": str(self.supplied.least),
            "most": str(self.supplied.most),
        }


def leads(graph: Graph, city: str, label: str) -> Leads:
    """The facts of a city."""
    return Leads(
        label,
        *(
            spread(graph, city, partial(_count, city=city, kind=kind))
            for kind in ("printed", "stated", "supplied")
        ),
    )


def _count(graph: Graph, city: str, kind: str) -> int:
    return sum(
        kind == ("supplied" if r["basis"] == "implied" else "printed" if r["column"] else "stated")
        for r in rows(graph, "roles", city)
        if r["role"] == "lead"
    )


@condition(GROUP)
def leads_are_written(found: Leads) -> bool:
    """Whether the documents print or state a lead in some reading."""
    return found.printed.most + found.stated.most > 0


@condition(GROUP)
def no_lead_is_written(found: Leads) -> bool:
    """Whether no reading finds a lead in the documents' own words."""
    return not leads_are_written(found)


@condition(GROUP)
def readers_supply_alike(found: Leads) -> bool:
    """Whether readers supplied leads, and as many in every reading."""
    return found.supplied.agreed and found.supplied.most > 0


@condition(GROUP)
def readers_supply_unlike(found: Leads) -> bool:
    """Whether readers differ in how many leads they supplied."""
    return not found.supplied.agreed
