"""The answer of any query as a network to be drawn.

A CONSTRUCT or DESCRIBE query gives its triples: things are nodes, what joins two of them is an
edge, and texts and numbers stay with their node. A SELECT gives an edge for each row, from
its ``?source`` to its ``?target`` (or ``?subject`` and ``?object``), or else from the thing in the
first column of things to that in the second; kind, basis, weight and passages stay with the edge,
where columns are named so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, RDFS, SCHEME
from kyodo_graph.curation.passages import is_pointer, parse_pointer
from kyodo_graph.errors import KyodoError
from kyodo_graph.networks.nodes import Nodes
from kyodo_graph.networks.statements import code, short
from kyodo_graph.store.sparql import Solutions

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[Any]

_TYPE, _LABEL = RDF + "type", RDFS + "label"


class NoNetworkError(KyodoError):
    """An answer that is no network."""

    def __init__(self, source: str, found: str) -> None:
        self.source = source
        self.found = found
        super().__init__(
            f"{source}: {found}; expected a CONSTRUCT or DESCRIBE query, or a SELECT with two "
            "columns of things"
        )


def from_triples(store: ox.Store, triples: Iterable[ox.Triple]) -> Network:
    """Triples as a network: things joined by properties; labels and types describe their node."""
    network: Network = nx.MultiDiGraph()
    described: dict[str, dict[str, Any]] = {}
    links: list[tuple[str, str, str]] = []
    things: dict[str, ox.NamedNode] = {}
    for triple in triples:
        subject = _thing(triple.subject, things)
        predicate = triple.predicate.value
        value = triple.object
        own = described.setdefault(subject, {})
        if predicate == _LABEL and isinstance(value, ox.Literal):
            own[f"label_{value.language or 'ja'}"] = value.value
        elif predicate == _TYPE:
            own["class"] = short(getattr(value, "value", "")).removeprefix(KYODO)
        elif isinstance(value, ox.NamedNode | ox.BlankNode):
            links.append((subject, _thing(value, things), _named(predicate)))
    known = Nodes(store, things)
    for node in dict.fromkeys([*described, *(n for a, b, _ in links for n in (a, b))]):
        network.add_node(node, **_attributes(known, things, node, described.get(node, {})))
    for a, b, kind in links:
        network.add_edge(a, b, kind=kind)
    return network


def from_solutions(store: ox.Store, answer: Solutions, source: str) -> Network:
    """Rows as edges between the things of the first two columns that have things."""
    ends = _ends(answer)
    if len(ends) < 2:
        found = f"{len(ends)} column{'' if len(ends) == 1 else 's'} of things"
        raise NoNetworkError(source, found if answer.terms else "no row")
    first, second = ends[:2]
    network: Network = nx.MultiDiGraph()
    things: dict[str, ox.NamedNode] = {}
    known = Nodes(store, things)
    for terms in answer.terms:
        a, b = terms[first], terms[second]
        nodes = [_thing(term, things) for term in (a, b) if term is not None]
        for node in nodes:
            network.add_node(node, **_attributes(known, things, node, {}))
        if len(nodes) == 2:
            network.add_edge(*nodes, **_said(answer, terms, (first, second)))
    return network


def _ends(answer: Solutions) -> list[int]:
    """The two columns of nodes: by their names, else the first two in which only things stand."""
    for names in _END_NAMES:
        if set(names) <= set(answer.columns):
            return [answer.columns.index(name) for name in names]
    things: list[int] = []
    codes: list[int] = []
    for place in range(len(answer.columns)):
        column = [terms[place] for terms in answer.terms if terms[place] is not None]
        if column and all(map(_is_thing, column)):
            (codes if all(map(_is_code, column)) else things).append(place)
    # A code (a role, say) is an end only where a row has no two things: actors and their themes.
    return things if len(things) > 1 else sorted([*things, *codes[: 2 - len(things)]])


_END_NAMES = (("source", "target"), ("subject_iri", "object_iri"), ("subject", "object"))


def _is_thing(term: Any) -> bool:
    """Whether a term names a thing, and not the passage that speaks of one."""
    if isinstance(term, ox.NamedNode):
        return not is_pointer(term.value)
    return isinstance(term, ox.BlankNode)


def _is_code(term: Any) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(SCHEME)


def _said(answer: Solutions, terms: Any, ends: tuple[int, int]) -> dict[str, Any]:
    """What a row says of its edge: kind, basis, weight and passages, where columns are named so."""
    said: dict[str, Any] = {}
    for place, (name, term) in enumerate(zip(answer.columns, terms, strict=True)):
        if term is None or place in ends:
            continue
        text = str(getattr(term, "value", term))
        if name in ("kind", "relation", "role", "predicate"):
            said["kind"] = _named(text)
        elif name in ("basis", "modality"):
            said[name] = code(text)
        elif name in ("weight", "count"):
            said["weight"] = text
        elif is_pointer(text):
            said.setdefault("passages", []).append(parse_pointer(text).pointer)
    return said


def _thing(term: Any, things: dict[str, ox.NamedNode]) -> str:
    if not isinstance(term, ox.NamedNode):
        return str(getattr(term, "value", term))
    key = short(term.value)
    things[key] = term
    return key


def _named(iri: str) -> str:
    """The name of a property or code without the beginning of its IRI."""
    if iri.startswith(SCHEME):
        return code(iri)
    return iri.rpartition("#")[2].rpartition("/")[2] if "://" in iri else iri


def _attributes(
    known: Nodes, things: Mapping[str, ox.NamedNode], node: str, own: Mapping[str, Any]
) -> dict[str, Any]:
    """What the graph knows of a node, and before that what the answer itself says of it."""
    found = known[node].attributes(node, "node") if node in things else {"mode": "node"}
    return {**found, **own}
