"""How much of what is coded the documents say themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.docs.findings.counting import SETTLED, rows
from kyodo_graph.graph import Graph
from kyodo_graph.words.phrases import percent
from kyodo_graph.words.sentences import condition

GROUP = "findings_basis"
CLASSES = ("Participation", "Tie")
# So many points apart the readers did not follow one rule.
APART = 0.1


@dataclass(frozen=True)
class Basis:
    """The shares of a city's roles and ties that were supplied: settled, least, most."""

    city: str
    roles: tuple[float, float, float]
    ties: tuple[float, float, float]

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        return {"city": self.city, "roles": _told(self.roles, lang), "ties": _told(self.ties, lang)}


def _told(shares: tuple[float, float, float], lang: str) -> str:
    own, least, most = map(percent, shares)
    if lang == "ja":
        return f"{own}%" if least == most else f"{own}%({least}〜{most}%)"
    return f"{own} %" if least == most else f"{own} % ({least} to {most})"


def basis(graph: Graph, city: str, label: str) -> Basis:
    """The facts of a city."""
    told = {name: _shares(g, city) for name, g in graph.readings_of(city).items()}
    found = [
        (told[SETTLED][c], min(t[c] for t in told.values()), max(t[c] for t in told.values()))
        for c in CLASSES
    ]
    return Basis(label, found[0], found[1])


def _shares(graph: Graph, city: str) -> Mapping[str, float]:
    given = {r["class"]: r["share_implied"] for r in rows(graph, "basis_by_city", city)}
    return {c: float(given.get(c) or 0) for c in CLASSES}


@condition(GROUP)
def readers_supply(found: Basis) -> bool:
    """Whether anything was supplied in any reading."""
    return found.roles[2] > 0 or found.ties[2] > 0


@condition(GROUP)
def nothing_is_supplied(found: Basis) -> bool:
    """Whether every role and tie stands in the documents' own words, in every reading."""
    return not readers_supply(found)


@condition(GROUP)
def readers_are_far_apart(found: Basis) -> bool:
    """Whether the readings differ by ten points or more."""
    return any(most - least >= APART for _, least, most in (found.roles, found.ties))
