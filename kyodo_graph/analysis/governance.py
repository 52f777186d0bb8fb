"""Table 7: which form of network governance, after Provan & Kenis (2008), by stated criteria.

Every cell of the vote is one index in one variant under one pair of thresholds. The signature:

* concentrated (two-mode centralisation of the index at least ``c``) while the rest is sparse (the
  density of co-participation among all other actors below ``d``): a hub form. Which one, the kind
  of the actor with the highest value says: an intermediary – network administrative organisation;
  any other actor, the city office included – lead organisation; a generic actor ("市民") or several
  actors that tie (other than parts of the city office) – no decision;
* not concentrated while the actors are dense among themselves: shared governance;
* anything else is a mixed signature: no decision.

Both thresholds are conventions, not findings; each cell is therefore decided under nine pairs of
them. The class is the form of more than half of all cells, otherwise undetermined, and the share
of cells says how firm it is. The variant without the city office is shown and has no vote, since
it rules out one of the forms by construction; a variant with the same ties as an earlier one has
none, since it would count twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import isnan

import networkx as nx

from kyodo_graph import measures
from kyodo_graph.analysis.city import TWO_MODE, City
from kyodo_graph.analysis.place_indices import Scores
from kyodo_graph.analysis.variants import INTERMEDIARY, NAMES, OFFICE, Network, same_ties
from kyodo_graph.networks.matrices import actors_of, projected

CONCENTRATED = (0.25, 1 / 3, 0.5)
DENSE = (1 / 3, 0.5, 2 / 3)
VOTING = ("degree", "betweenness", "eigenvector")
LEAST_ACTORS = 3

NAO, LEAD, SHARED, UNDETERMINED = "nao", "lead_organization", "shared_governance", "undetermined"
FORMS = (NAO, LEAD, SHARED, UNDETERMINED)


@dataclass(frozen=True)
class Evidence:
    """What one index in one variant shows: the numbers, and its votes by form (nine in all)."""

    variant: str
    index: str
    first: tuple[str, ...]
    kind: str
    highest: float
    second: float
    centralization: float
    rest_density: float
    rest_alone: float
    counted: bool
    why_not: str
    votes: Mapping[str, int]


@dataclass(frozen=True)
class Verdict:
    """The class, how firm it is (share of all cells), and who agrees."""

    form: str
    share: float
    cells: int
    totals: Mapping[str, int]
    variants: tuple[int, int]
    indices: tuple[int, int]
    evidence: tuple[Evidence, ...]

    @property
    def leaders(self) -> dict[tuple[str, ...], int]:
        """For how many of the decisions for the class which actor was first, most first.

        Decisions for a lead organisation can name different leaders: then the form is shared by the
        variants, the organisation is not.
        """
        found: Counter[tuple[str, ...]] = Counter()
        if self.form in (NAO, LEAD):
            for e in self.evidence:
                if e.counted and e.votes.get(self.form):
                    found[e.first] += e.votes[self.form]
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    @property
    def firmness(self) -> str:
        """firm (at least 0.9 of the cells), fair (0.75), weak (above 0.5) or none."""
        if self.form == UNDETERMINED:
            return "none"
        return "firm" if self.share >= 0.9 else "fair" if self.share >= 0.75 else "weak"


def classify(city: City, by_variant: Mapping[str, Mapping[str, Scores]]) -> Verdict:
    """The form of governance that a city's two-mode network shows, and how firm that is."""
    evidence = tuple(_evidence(city, by_variant))
    counted = [e for e in evidence if e.counted]
    total: Counter[str] = Counter()
    for e in counted:
        total.update(e.votes)
    cells = sum(total.values())
    form, most = _most(total)
    if not cells or 2 * most <= cells:
        form, most = UNDETERMINED, total[UNDETERMINED]
    return Verdict(
        form,
        most / cells if cells else float("nan"),
        cells,
        {f: total[f] for f in FORMS},
        _agree(form, [[e for e in counted if e.variant == v] for v in NAMES]),
        _agree(form, [[e for e in counted if e.index == i] for i in VOTING]),
        evidence,
    )


def _evidence(city: City, by_variant: Mapping[str, Mapping[str, Scores]]) -> Iterator[Evidence]:
    seen: list[tuple[str, Network]] = []
    for variant in NAMES:
        B = city.network(TWO_MODE, variant)
        why = ""
        twin = next((name for name, other in seen if same_ties(B, other)), None)
        if len(actors_of(B)) < LEAST_ACTORS:
            why = "few"
        elif variant == "no_office":
            why = "office"
        elif twin:
            why = f"twin {twin}"
        seen.append((variant, B))
        P = projected(B)
        for index in VOTING:
            yield _one(city, variant, index, B, P, by_variant[variant].get(index, {}), why)


def _one(
    city: City, variant: str, index: str, B: Network, P: Network, values: Scores, why: str
) -> Evidence:
    nothing = float("nan")
    defined = {a: v for a, v in values.items() if not isnan(v)}
    if not defined:
        told = why or "undefined"
        return Evidence(variant, index, (), "", *(nothing,) * 5, False, told, {})
    top = max(defined.values())
    first = tuple(sorted(a for a, v in defined.items() if v >= top - 1e-9 * max(1.0, top)))
    others = [v for a, v in defined.items() if a not in first]
    who = kind_of(city, first)
    concentrated = _centralization(B, index, defined)
    hub = first if len(defined) - len(first) > 1 else ()  # all alike: there is no rest to look at
    density = rest_density(P, hub)
    votes = Counter(vote(who, concentrated, density, c, d) for c, d in product(CONCENTRATED, DENSE))
    second = top if len(first) > 1 else max(others, default=nothing)
    alone = rest_density(projected(_without_elements(B, hub)), hub)
    return Evidence(
        variant, index, first, who, top, second, concentrated, density, alone, not why, why,
        dict(votes),
    )  # fmt: skip


def vote(who: str, centralization: float, density: float, c: float, d: float) -> str:
    """The form that one pair of thresholds gives; mixed or undefined signatures decide nothing.

    >>> vote("intermediary", 0.6, 0.2, 1 / 3, 0.5), vote("office", 0.6, 0.2, 1 / 3, 0.5)
    ('nao', 'lead_organization')
    >>> vote("office", 0.1, 0.8, 1 / 3, 0.5), vote("office", 0.6, 0.8, 1 / 3, 0.5)
    ('shared_governance', 'undetermined')
    """
    if isnan(centralization) or isnan(density):
        return UNDETERMINED
    if centralization >= c and density < d:
        hubs = {"intermediary": NAO, "office": LEAD, "other": LEAD}
        return hubs.get(who, UNDETERMINED)
    return SHARED if centralization < c and density >= d else UNDETERMINED


def kind_of(city: City, first: tuple[str, ...]) -> str:
    """The kind of the first actor; several that tie are of one kind only as parts of the office."""
    kinds = {kind(city, a) for a in first}
    return kinds.pop() if len(first) == 1 or kinds == {"office"} else "several"


def kind(city: City, actor: str) -> str:
    """intermediary, office (the city office), generic, or other."""
    a = city.actors[actor]
    if a.sector == OFFICE:
        return "office"
    if a.sector == INTERMEDIARY:
        return "intermediary"
    return "generic" if a.specificity == "generic" else "other"


def rest_density(P: Network, first: tuple[str, ...]) -> float:
    """Density of co-participation among all actors but the first; NaN with fewer than two left.

    Where all actors tie (or all but one), none is left out.

    Ties count that the others have in elements of their own or together with the first;
    ``rest_alone`` of the evidence counts only elements in which the first take no part.
    """
    rest = P.subgraph(set(P) - set(first))
    return nx.density(rest) if len(rest) > 1 else float("nan")


def _without_elements(B: Network, first: tuple[str, ...]) -> Network:
    """The network without the elements of the first actors; all actors stay."""
    return B.subgraph(set(B) - {e for a in first for e in B[a]})


def _centralization(B: Network, index: str, values: Scores) -> float:
    """Two-mode centralisation; for the eigenvector, Σ(max − x) over (n − 1) max."""
    if index != "eigenvector":
        return measures.two_mode_centralization(B, actors_of(B), index)
    top, n = max(values.values()), len(values)
    if n < 2 or top <= 0:
        return float("nan")
    return sum(top - v for v in values.values()) / ((n - 1) * top)


def _most(votes: Mapping[str, int]) -> tuple[str, int]:
    decided = {f: votes.get(f, 0) for f in (NAO, LEAD, SHARED)}
    best = max(decided, key=lambda f: decided[f])
    return best, decided[best]


def _agree(form: str, groups: list[list[Evidence]]) -> tuple[int, int]:
    """How many groups of evidence give the form by more than half of their cells, of how many."""
    agreeing = counted = 0
    for group in groups:
        votes: Counter[str] = Counter()
        for e in group:
            votes.update(e.votes)
        if total := sum(votes.values()):
            counted += 1
            agreeing += 2 * votes[form] > total
    return agreeing, counted
