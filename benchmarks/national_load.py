"""Load a graph into memory in a process of its own and ask it about one city, as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time

import pyoxigraph as ox

from kyodo_graph.graph import Graph


def main(path: str, city: str, names: list[str]) -> None:
    """Print quads, seconds of loading, seconds and rows of each query, peak memory in MB."""
    store = ox.Store()
    start = time.perf_counter()
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    load = time.perf_counter() - start
    graph = Graph(store)
    times = {}
    for name in names:
        start = time.perf_counter()
        rows = len(graph.query(name, city=city))  # type: ignore[arg-type]
        times[name] = [time.perf_counter() - start, rows]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"quads": len(store), "load": load, "queries": times, "memory_mb": memory}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
