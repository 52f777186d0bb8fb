"""Load a graph into memory in a process of its own and ask it, as JSON.

The peer of loading is pyoxigraph alone, which does not merge; that of each query the same query
put to pyoxigraph alone on the same store.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.graph import Graph
from kyodo_graph.library.binding import bind

PAIRWISE = ("actors_only_here", "basis_by_city")
"""Queries that compare every city with every other."""


def main(path: str, city: str, names: list[str]) -> None:
    """Print quads, seconds of loading, seconds and rows of each query, peak memory in MB."""
    store = ox.Store()
    bare = _seconds(lambda: store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS))
    quads = len(store)
    merging = _seconds(lambda: Graph(store))
    graph = Graph.__new__(Graph)  # merged already: a second merge would be counted
    graph.__dict__.update(Graph(ox.Store()).__dict__, store=store)
    times = {}
    for name in names:
        rows: list[int] = []
        took = _warm(lambda name=name, rows=rows: rows.append(len(graph.query(name, city=city))))  # type: ignore[misc]
        query = graph.library_query(name)
        held = {ox.Variable(k): v for k, (v,) in bind(query, {"city": city}, store).items()}
        peer = _warm(
            lambda query=query, held=held: list(  # type: ignore[misc]
                store.query(query.text, prefixes=PREFIXES, substitutions=held)  # type: ignore[arg-type]
            )
        )
        times[name] = [took, rows[0], peer]
    pairs = {}
    for name in PAIRWISE:
        rows = []
        took = _seconds(lambda name=name, rows=rows: rows.append(len(graph.query(name))))  # type: ignore[misc]
        pairs[name] = [took, rows[0]]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"quads": quads, "bare": bare, "load": bare + merging, "queries": times, "pairs": pairs}
    print(json.dumps({**found, "memory_mb": memory}))


def _warm(work: Callable[[], object]) -> float:
    """The median of three runs, after one that is not counted."""
    work()
    return statistics.median(_seconds(work) for _ in range(3))


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process, which what else the machine does changes less."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
