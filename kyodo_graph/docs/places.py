"""In which named graphs the statements with each property, and about each class, stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import GRAPH, KYODO, ONTOLOGY, RDF, SOURCE

SHARED = {
    ONTOLOGY: "ontology",
    f"{GRAPH}schemes": "schemes",
    f"{GRAPH}catalog": "catalogue",
    f"{GRAPH}fiscal-years": "years",
    f"{GRAPH}rules": "of rules",
}
"""The graphs that all cities share, and how the page's words name them."""
_KINDS = ("passage", "CurationGraph", "ProvenanceGraph", *SHARED.values())


def places(quads: Iterable[ox.Quad]) -> dict[str, list[str]]:
    """The kinds of graph by term of ours: of a property its statements', of a class its things'.

    A kind is ``passage``, the name of a class of graphs, ``rule NAME`` or a value of `SHARED`.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        predicate = quad.predicate.value
        term = quad.object.value if predicate == RDF + "type" else predicate  # type: ignore[union-attr]
        if term.startswith(KYODO) and isinstance(quad.graph_name, ox.NamedNode):
            found[term].add(_kind(quad.graph_name.value))
    return {term: sorted(kinds, key=_rank) for term, kinds in found.items()}


def _kind(graph: str) -> str:
    if graph.startswith(SOURCE):
        return "passage"
    name, _, rest = graph.removeprefix(GRAPH).partition("/")
    own = {"curation": "CurationGraph", "provenance": "ProvenanceGraph", "rule": f"rule {rest}"}
    return SHARED.get(graph) or own[name]


def _rank(kind: str) -> tuple[int, str]:
    return (_KINDS.index(kind) if kind in _KINDS else len(_KINDS), kind)
