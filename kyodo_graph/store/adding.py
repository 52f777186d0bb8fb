"""Own RDF beside the graph: into a graph of its own, and into the merge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import GRAPH, ID, OWL, RDF
from kyodo_graph.errors import KyodoError
from kyodo_graph.store.formats import read_quads, stem_of
from kyodo_graph.store.merging import extend

OWN = GRAPH + "own/"
"""What the IRIs of graphs of own RDF begin with, where none is given."""

_FUNCTIONAL = ox.NamedNode(OWL + "FunctionalProperty")
_TYPE = ox.NamedNode(RDF + "type")
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
    notes = _second_values(store, placed, source)
    extend(store, placed)
    graphs = sorted({q.graph_name.value for q in placed if isinstance(q.graph_name, ox.NamedNode)})
    return Added(len(set(placed)), tuple(graphs), tuple(notes))


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


def _second_values(store: ox.Store, quads: Sequence[ox.Quad], source: str) -> list[str]:
    """What has, with these quads, two values of a property that can have one."""
    functional = {
        q.subject for q in store.quads_for_pattern(None, _TYPE, _FUNCTIONAL, _DEFAULT)
    } | {q.subject for q in quads if q.predicate == _TYPE and q.object == _FUNCTIONAL}
    values: dict[tuple[object, ox.NamedNode], set[object]] = {}
    for quad in quads:
        if quad.predicate in functional:
            key = (quad.subject, quad.predicate)
            if key not in values:
                known = store.quads_for_pattern(quad.subject, quad.predicate, None, _DEFAULT)
                values[key] = {q.object for q in known}
            values[key].add(quad.object)
    found = sorted(
        f"{source}: {_short(subject)} now has {len(objects)} values of {_short(predicate)}, which "
        "has one at most; all are kept"
        for (subject, predicate), objects in values.items()
        if len(objects) > 1
    )
    more = f"{source}: … and {len(found) - _SHOWN} more such values"
    return [*found[:_SHOWN], more] if len(found) > _SHOWN else found


def _short(term: object) -> str:
    return str(getattr(term, "value", term)).removeprefix(ID).rpartition("#")[2]
