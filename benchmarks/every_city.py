"""Measures of every city: the time of one city as cities grow::

OPENBLAS_NUM_THREADS=1 python -m benchmarks.every_city
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
from tabulate import tabulate

from benchmarks.measuring import seconds, timed
from benchmarks.national import write_nquads
from kyodo_graph.graph import Graph
from kyodo_graph.services.everywhere import every_city, networks_of_cities

NUMBERS = (20, 60, 150)
PROCESSES = 2
HEAD = (
    "municipalities",
    "actors",
    "networks, a city",
    "measures, a city",
    f"in {PROCESSES} processes, a city",
)


def every_city_times(folder: Path, numbers: Sequence[int] = NUMBERS) -> list[list[str]]:
    """A row for each number of municipalities; each time is of all of them, divided by them.

    The networks come with all their evidence; the measures include reading the store, the
    processes are running before the clock starts. Of two runs the shorter one counts.
    """
    rows = []
    for number in numbers:
        path = folder / f"every-{number}.nq"
        write_nquads(path, number)
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        path.unlink()
        graph = Graph(store)
        actors = len(every_city(graph, n_jobs=PROCESSES).table)
        runs = (
            lambda graph=graph: sum(1 for _ in networks_of_cities(graph)),
            lambda graph=graph: every_city(graph),
            lambda graph=graph: every_city(graph, n_jobs=PROCESSES),
        )
        times = [min(timed(run), timed(run)) / number for run in runs]
        rows.append([str(number), str(actors), *map(seconds, times)])
    return rows


def every_city_table(rows: list[list[str]]) -> str:
    """The rows as a table of a Markdown page."""
    return tabulate(rows, headers=HEAD, tablefmt="github", disable_numparse=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(every_city_table(every_city_times(Path(name))))
