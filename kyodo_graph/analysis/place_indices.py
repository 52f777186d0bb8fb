"""The indices of an actor's place: each is a function with its declaration.

What is declared here is in every table, figure and page that shows places. What an index is called,
what it means, who defined it and whether its smallest value ranks first stands under its name in
``words/indices.yaml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import nan
from typing import Any

import networkx as nx

from kyodo_graph import measures
from kyodo_graph.analysis.city import TIES, TWO_MODE
from kyodo_graph.analysis.variants import Network
from kyodo_graph.networks.matrices import actors_of
from kyodo_graph.words import indices

Scores = Mapping[str, float]
Compute = Callable[[Any], Mapping[str, Mapping[Any, float]]]
PROJECTION = "actor-actor"
STACK, SINGLE = "stack", "single"


@dataclass(frozen=True)
class Index:
    """An index: the network that it is of, how it is set against chance, who computes it.

    ``null`` is "stack" (many networks at a time, by ``kernel``), "single" (one by one, with fewer
    trials), or why there is none: "fixed", "roles", "weights", "ties". Elements are resampled for
    the interval of an index that has a null or a ``kernel``. ``compute`` gives the values of all
    indices that it declares, by name. An index that is ``ego`` depends on the ego network alone.
    ``function`` is what a user calls to have it.
    """

    name: str
    network: str
    null: str
    kernel: str | None
    ego: bool
    compute: Compute
    function: Callable[..., Any]

    @property
    def higher(self) -> bool:
        """Whether a higher value is the more central place."""
        return not indices()[self.name].smaller_first


_DECLARED: dict[str, Index] = {}


def declared() -> Mapping[str, Index]:
    """The indices by name, in the order of the tables."""
    return _DECLARED


def index(
    *names: str,
    network: str,
    null: str,
    kernel: str | None = None,
    ego: bool = False,
    function: Callable[..., Any] | None = None,
) -> Callable[[Compute], Compute]:
    """Declare indices that a function computes; raises ValueError for a name declared before.

    Without a ``kernel`` that of a stack is the one of the index's name.
    """

    def declare(compute: Compute) -> Compute:
        for name in names:
            if name in _DECLARED:
                raise ValueError(f"the index {name!r} is declared twice")
            stack = kernel or (name if null == STACK else None)
            _DECLARED[name] = Index(name, network, null, stack, ego, compute, function or compute)
        return compute

    return declare


@index("elements", network=TWO_MODE, null="fixed")
def elements(B: Network) -> dict[str, Scores]:
    """The number of elements in which an actor takes part."""
    return {"elements": {a: float(B.degree(a)) for a in actors_of(B)}}


@index("leads", network=TWO_MODE, null="roles")
def leads(B: Network) -> dict[str, Scores]:
    """The number of elements that an actor leads; undefined where no document prints who leads."""
    stated = any("lead" in data.get("roles", ()) for *_, data in B.edges(data=True))

    def led(actor: str) -> float:
        return float(sum("lead" in data.get("roles", ()) for *_, data in B.edges(actor, data=True)))

    return {"leads": {a: led(a) if stated else nan for a in actors_of(B)}}


@index("strength", network=TWO_MODE, null="weights")
def strength(B: Network) -> dict[str, Scores]:
    """The sum of the weights of an actor's parts."""
    return {"strength": {a: float(B.degree(a, weight="weight")) for a in actors_of(B)}}


# The margins are what the null model keeps: degree, declared first, gets an interval only.
@index(
    "closeness",
    "betweenness",
    "eigenvector",
    network=TWO_MODE,
    null=STACK,
    function=measures.two_mode_centrality,
)
@index(
    "degree",
    network=TWO_MODE,
    null="fixed",
    kernel="degree",
    function=measures.two_mode_centrality,
)
def centralities(B: Network) -> dict[str, Scores]:
    """The centralities of the two-mode network."""
    table = measures.two_mode_centrality(B, actors_of(B)).keyed("node")
    names = ("degree", "closeness", "betweenness", "eigenvector")
    return {name: {a: table[a][name] for a in actors_of(B)} for name in names}


@index(
    "effective_size", "efficiency", "constraint", "hierarchy",
    network=PROJECTION, null=SINGLE, ego=True, function=measures.structural_holes,
)  # fmt: skip
def holes(P: Network) -> dict[str, Scores]:
    """Structural holes in ego scope."""
    table = measures.structural_holes(P, scope="ego")
    names = ("effective_size", "efficiency", "constraint", "hierarchy")
    return {name: dict(zip(P, table.column(name), strict=True)) for name in names}


@index("ev_normalised", network=PROJECTION, null=SINGLE, function=measures.everett_valente)
def brokerage(P: Network) -> dict[str, Scores]:
    """Everett–Valente brokerage."""
    values = measures.everett_valente(P).column("ev_normalised")
    return {"ev_normalised": dict(zip(P, values, strict=True))}


@index("bridging", network=PROJECTION, null=SINGLE, function=measures.bridging)
def bridging(P: Network) -> dict[str, Scores]:
    """Bridging centrality."""
    return {"bridging": dict(zip(P, measures.bridging(P).column("bridging"), strict=True))}


@index("ties_out", "ties_in", network=TIES, null="ties")
def partners(T: nx.DiGraph[Any]) -> dict[str, Scores]:
    """How many others an actor's ties go to, and come from."""
    return {
        "ties_out": {n: float(d) for n, d in T.out_degree()},
        "ties_in": {n: float(d) for n, d in T.in_degree()},
    }


@index("brokered", network=TIES, null="ties", function=measures.gould_fernandez)
def brokered(T: nx.DiGraph[Any]) -> dict[str, Scores]:
    """The pairs that an actor stands between, whatever their groups."""
    total = measures.gould_fernandez(T, dict.fromkeys(T, "all")).nodes
    return {"brokered": {r["node"]: r["raw"] for r in total.records() if r["role"] == "total"}}
