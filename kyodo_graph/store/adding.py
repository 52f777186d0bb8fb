"""Own RDF beside the graph: into a graph of its own, and into the merge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import GRAPH
from kyodo_graph.errors import KyodoError, expect
from kyodo_graph.store.formats import read_quads, stem_of
from kyodo_graph.store.merging import extend
from kyodo_graph.store.single_values import second_values

OWN = GRAPH + "own/"
"""What the IRIs of graphs of own RDF begin with, where none is given."""

_DEFAULT = ox.DefaultGraph()
_SHOWN = 5


class NoTriplesError(KyodoError, TypeError):
    """Something that is neither a file nor triples."""

    def __init__(self, given: object) -> None:
        kind = type(given).__name__
        super().__init__(f"{kind} is nothing to add; expected the path of an RDF file, or triples")


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: how many quads, to which graphs, and what is to be said of it."""

    quads: int
    graphs: tuple[str, ...]
    notes: tuple[str, ...]


def add(store: ox.Store, given: object, graph: str = "") -> Added:
    """Add a file or triples to a merged store: all of it, or nothing where something is wrong.

    Triples go to the graph of the IRI ``graph``, by default one named after the file; quads of a
    file with named graphs stay in theirs. A second value of a property that has one at most is kept
    and noted.
    """
    expect("graph", graph, str, "the IRI of a graph")
    if isinstance(given, str | Path):
        path = Path(given)
        name = graph or OWN + quote(stem_of(path), safe="")
        quads, source = read_quads(path, name), str(path)
    else:
        name, source = graph or OWN + "triples", "triples"
        quads = [_quad(one, given) for one in _each(given)]
    try:
        own = ox.NamedNode(name)
    except ValueError as error:
        raise KyodoError(f"{name!r} is no IRI of a graph; expected http://…") from error
    placed = [
        ox.Quad(q.subject, q.predicate, q.object, own) if q.graph_name == _DEFAULT else q
        for q in quads
    ]
    twice = [f"{source}: {one}" for one in second_values(store, placed)]
    if len(twice) > _SHOWN:
        more = f"{source}: … and {len(twice) - _SHOWN} more such values"
        twice = [*twice[:_SHOWN], more]
    extend(store, placed)
    graphs = sorted({q.graph_name.value for q in placed if isinstance(q.graph_name, ox.NamedNode)})
    return Added(len(set(placed)), tuple(graphs), tuple(twice))


def _each(given: object) -> Iterable[object]:
    if isinstance(given, Iterable):
        return given
    raise NoTriplesError(given)


def _quad(one: object, given: object) -> ox.Quad:
    """A triple or quad of pyoxigraph, or three or four terms of rdflib (as its graphs give)."""
    if isinstance(one, ox.Quad):
        return one
    if isinstance(one, ox.Triple):
        return ox.Quad(one.subject, one.predicate, one.object)
    if not isinstance(one, tuple) or not 3 <= len(one) <= 4:
        raise NoTriplesError(given)
    try:
        return ox.Quad(*map(_term, one))  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise NoTriplesError(one) from error


def _term(term: object) -> object:
    """A term of pyoxigraph, from one of rdflib where it is one."""
    if not type(term).__module__.startswith("rdflib."):
        return _DEFAULT if term is None else term
    text, kind = str(term), type(term).__name__
    if kind == "URIRef":
        return ox.NamedNode(text)
    if kind == "BNode":
        return ox.BlankNode(text)
    if kind != "Literal":  # a graph, as the fourth of a quad
        return _term(getattr(term, "identifier", term)) if hasattr(term, "identifier") else term
    language, datatype = getattr(term, "language", None), getattr(term, "datatype", None)
    if language:
        return ox.Literal(text, language=language)
    return ox.Literal(text, datatype=ox.NamedNode(str(datatype)) if datatype else None)
