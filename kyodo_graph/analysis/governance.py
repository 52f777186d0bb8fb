"""Which form of network governance (Provan & Kenis 2008) a reading's stated parts look like.

Only what a document states counts: a subject that a coder supplied would decide the form by the
coder's rule. Each of three indices on the two-mode network is read under nine pairs of thresholds.
The signature:

* concentrated (two-mode centralisation of the index at least ``c``) while the rest is sparse (the
  density of co-participation among all other actors below ``d``): a hub form. Which one, the kind
  of the actor with the highest value says: an intermediary – network administrative organisation;
  any other actor, the city office included – lead organisation; a generic actor ("市民") or several
  actors that tie (other than parts of the city office) – no decision;
* not concentrated while the actors are dense among themselves: shared governance;
* anything else is a mixed signature: no decision.

The thresholds are conventions, and the 27 decisions depend on each other: they are nine ways to
read three numbers of one network. The form of a reading is that of more than half of them. Whether
it may be said at all is judged over all readings, in :mod:`kyodo_graph.analysis.verdicts`.
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
from kyodo_graph.analysis.scores import scores_on
from kyodo_graph.analysis.variants import INTERMEDIARY, OFFICE, Network
from kyodo_graph.networks.matrices import actors_of, projected

CONCENTRATED = (0.25, 1 / 3, 0.5)
DENSE = (1 / 3, 0.5, 2 / 3)
VOTING = ("degree", "betweenness", "eigenvector")
LEAST_ACTORS = 3
STATED = "stated"

NAO, LEAD, SHARED, UNDETERMINED = "nao", "lead_organization", "shared_governance", "undetermined"
FORMS = (NAO, LEAD, SHARED, UNDETERMINED)


@dataclass(frozen=True)
class Evidence:
    """What one index shows: the numbers, and how often each form was decided (nine in all)."""

    index: str
    first: tuple[str, ...]
    kind: str
    highest: float
    second: float
    centralization: float
    rest_density: float
    rest_alone: float
    votes: Mapping[str, int]


@dataclass(frozen=True)
class Verdict:
    """The form of one reading, with the ``count`` of its ``cells`` decisions that are for it.

    Without a network to look at there are no cells; an undetermined form counts 0.
    """

    form: str
    count: int
    cells: int
    evidence: tuple[Evidence, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """Who is first by every index that decides for the form; nobody where indices differ."""
        named = {e.first for e in self.evidence if e.votes.get(self.form)}
        hub = self.form in (NAO, LEAD) and len(named) == 1
        return named.pop() if hub else ()


def classify(city: City, variant: str = STATED) -> Verdict:
    """The form that the two-mode network of one reading of a city shows."""
    B = city.network(TWO_MODE, variant)
    if len(actors_of(B)) < LEAST_ACTORS:
        return Verdict(UNDETERMINED, 0, 0, ())
    evidence = tuple(_evidence(city, B, scores_on(TWO_MODE, B)))
    total: Counter[str] = Counter()
    for e in evidence:
        total.update(e.votes)
    cells = sum(total.values())
    form = max((NAO, LEAD, SHARED), key=lambda f: total[f])
    if 2 * total[form] <= cells:
        return Verdict(UNDETERMINED, 0, cells, evidence)
    return Verdict(form, total[form], cells, evidence)


def _evidence(city: City, B: Network, scores: Mapping[str, Scores]) -> Iterator[Evidence]:
    P = projected(B)
    for index in VOTING:
        values = {a: v for a, v in scores[index].items() if not isnan(v)}
        if values:
            yield _one(city, index, B, P, values)


def _one(city: City, index: str, B: Network, P: Network, values: Scores) -> Evidence:
    top = max(values.values())
    first = tuple(sorted(a for a, v in values.items() if v >= top - 1e-9 * max(1.0, top)))
    others = [v for a, v in values.items() if a not in first]
    who = kind_of(city, first)
    concentrated = _centralization(B, index, values)
    hub = first if len(values) - len(first) > 1 else ()  # all alike: there is no rest to look at
    density = rest_density(P, hub)
    votes = Counter(vote(who, concentrated, density, c, d) for c, d in product(CONCENTRATED, DENSE))
    second = top if len(first) > 1 else max(others, default=float("nan"))
    alone = rest_density(projected(_without_elements(B, hub)), hub)
    return Evidence(index, first, who, top, second, concentrated, density, alone, dict(votes))


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
