"""The merge: every triple once in the default graph, beside the named graphs that state it.

Files hold named graphs only; whoever makes a store of them merges, so that a question without
GRAPH sees each statement once, however many passages make it. (The engine's own union counts a
triple once for each graph: https://github.com/oxigraph/oxigraph/issues/1919.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_DEFAULT = ox.DefaultGraph()


def merge(store: ox.Store) -> None:
    """Add every triple of the named graphs to the default graph; a second time changes nothing."""
    store.update(_MERGE)


def merged(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store of quads and their merge."""
    store = ox.Store()
    store.bulk_extend(quads)
    merge(store)
    return store


def extend(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Add quads to a merged store, which stays one."""
    for quad in quads:
        store.extend((quad, ox.Quad(quad.subject, quad.predicate, quad.object)))


def named_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of the named graphs: what files hold and hashes are of."""
    return (quad for quad in store if quad.graph_name != _DEFAULT)


def size(store: ox.Store) -> tuple[int, int]:
    """How many quads the named graphs of a store have, and how many triples its default graph."""
    triples = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(triples, ox.QuerySolutions)
    counted = int(next(triples)["n"].value)
    return len(store) - counted, counted
