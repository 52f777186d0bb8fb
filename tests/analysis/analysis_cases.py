"""Made-up cities, small enough to compute every number by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

from kyodo_graph.analysis.city import ACTIVITIES, TIES, TWO_MODE, Actor, City
from kyodo_graph.analysis.variants import VARIANTS, Network, without

# What an actor is, by the first letter of its name: office, intermediary, NPO, generic people.
KINDS = {
    "o": ("city_government", "S1", "named"),
    "c": ("intermediary_center", "S3", "named"),
    "n": ("npo", "S4", "named"),
    "b": ("business", "S7", "category"),
    "g": ("individual_class", "S0", "generic"),
}


def two_mode(parts: Mapping[str, str], leads: Mapping[str, str] | None = None) -> nx.Graph:
    """A two-mode network: ``{"centre": "e1 e2"}`` is a part of the centre in both elements."""
    B = nx.Graph()
    for actor in parts:
        B.add_node(actor, **attributes(actor))
    for actor, elements in parts.items():
        for e in elements.split():
            B.add_node(e, mode="element", label_ja=e, label_en=e, themes=["T06"])
            role = "lead" if e in (leads or {}).get(actor, "").split() else "participant"
            B.add_edge(actor, e, weight=1.0, roles=[role], elements=[e])
    return B


def ties(pairs: Iterable[tuple[str, str]]) -> nx.DiGraph:
    """A network of ties."""
    T = nx.DiGraph()
    for u, v in pairs:
        for n in (u, v):
            T.add_node(n, **attributes(n))
        T.add_edge(u, v, weight=1.0)
    return T


def attributes(actor: str) -> dict[str, object]:
    """The attributes that ``Graph.network`` would give the actor."""
    kind, sector, specificity = KINDS[actor[0]]
    return {
        "mode": "actor", "label_ja": actor, "label_en": actor, "type": kind, "sector": sector,
        "specificity": specificity, "themes": [],
    }  # fmt: skip


def city(
    B: Network | None = None,
    T: Network | None = None,
    *,
    plans: Mapping[str, str] | None = None,
    primary: Mapping[str, str] | None = None,
    intermediaries: Iterable[str] = (),
    stated: Network | None = None,
) -> City:
    """A city of a two-mode network and ties, the variants made as the analysis makes them."""
    whole = {TWO_MODE: B or nx.Graph(), TIES: T or nx.DiGraph(), ACTIVITIES: nx.Graph()}
    networks: dict[str, dict[str, Network]] = {}
    for v in VARIANTS:
        made = {name: without(graph, v.name) for name, graph in whole.items()}
        networks[v.name] = {n: whole[n] if g is None else g for n, g in made.items()}
    if stated is not None:
        networks["stated"][TWO_MODE] = stated
    named = tuple(Actor(a, a, *KINDS[a[0]]) for a in intermediaries)
    return City(
        key="x",
        names={"ja": "架空市", "en": "Nowhere"},
        networks=networks,
        plans=plans or {},
        primary=primary or {},
        themes={"T06": "Intermediary support"},
        intermediaries=named,
        lang="en",
    )


# A centre that meets four NPOs one by one; the office takes part in one of the elements.
STAR = {"c": "e1 e2 e3 e4", "n1": "e1", "n2": "e2", "n3": "e3", "n4": "e4", "o": "e1"}
