"""Where businesses come in: as leads, as participants, in the columns of role tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kyodo_graph.docs.findings.counting import Spread, rows, spread
from kyodo_graph.graph import Graph
from kyodo_graph.words.phrases import several
from kyodo_graph.words.sentences import condition

GROUP = "findings_businesses"
BUSINESS = "S7"


@dataclass(frozen=True)
class Businesses:
    """By city: initiatives and policies that a business leads, joins, and cells of role tables."""

    led: Mapping[str, Spread]
    joined: Mapping[str, Spread]
    cells: Mapping[str, Spread]

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {
            "led": _told(self.led, lang),
            "joined": _told(self.joined, lang),
            "cells": _told(self.cells, lang),
        }


def _told(by_city: Mapping[str, Spread], lang: str) -> str:
    gap = "" if lang == "ja" else " "
    return several((f"{c}{gap}{s.told(lang)}" for c, s in by_city.items() if s.most), lang, 12)


def businesses(graph: Graph, labels: Mapping[str, str]) -> Businesses:
    """The facts of all cities."""
    kinds = ("led", "joined", "cells")
    found = {
        kind: {
            label: spread(graph, city, partial(_count, city=city, kind=kind))
            for city, label in labels.items()
        }
        for kind in kinds
    }
    return Businesses(*(found[kind] for kind in kinds))


def _count(graph: Graph, city: str, kind: str) -> int:
    own = {r["iri"] for r in rows(graph, "actors", city) if r["sector"] == BUSINESS}
    held = [r for r in rows(graph, "roles", city) if r["actor_iri"] in own]
    if kind == "cells":
        return sum(bool(r["column"]) for r in held)
    led = {r["element_iri"] for r in held if r["role"] == "lead"}
    joined = {r["element_iri"] for r in held if r["role"] in ("participant", "support")}
    return len(led if kind == "led" else joined - led)


@condition(GROUP)
def no_business_leads(found: Businesses) -> bool:
    """Whether no reading has a business lead anything in any city's plan."""
    return not any(s.most for s in found.led.values())


@condition(GROUP)
def a_business_leads(found: Businesses) -> bool:
    """Whether in some reading a business leads."""
    return not no_business_leads(found)


@condition(GROUP)
def no_column_is_theirs(found: Businesses) -> bool:
    """Whether no role table has a cell of a business, in any reading."""
    return not any(s.most for s in found.cells.values())


@condition(GROUP)
def a_column_is_theirs(found: Businesses) -> bool:
    """Whether a role table has a cell of a business."""
    return not no_column_is_theirs(found)


@condition(GROUP)
def businesses_join(found: Businesses) -> bool:
    """Whether businesses join in some city."""
    return any(s.most for s in found.joined.values())
