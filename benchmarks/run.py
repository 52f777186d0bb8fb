"""The measurements of docs/performance.md, all in one run::

python -m benchmarks.run                  # small graphs, about two minutes
python -m benchmarks.run --national 1741  # and the national graph (some GB of memory)
python -m benchmarks.run --write          # also writes docs/performance.md
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
from tabulate import tabulate

import kyodo_graph as kg
from benchmarks.every_city import every_city_table, every_city_times
from benchmarks.measures import nulls
from benchmarks.measuring import Row, command, seconds, side_by_side, timed
from benchmarks.national import write_nquads, write_yaml
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.graph import Graph, built_nquads
from kyodo_graph.library.binding import bind
from kyodo_graph.shipped import shipped
from kyodo_graph.store.building import build

ROOT = Path(__file__).parent.parent
QUERIES = ("plans", "elements", "roles", "statuses", "observations", "actors", "ties", "themes")
PLAIN = {
    "instances by class": """SELECT ?class (COUNT(DISTINCT ?x) AS ?n) { ?x a ?class }
        GROUP BY ?class""",
    "labels of actors of a city": """SELECT DISTINCT ?label {
        ?city kyodo:cityKey "yamaguchi" .
        ?actor kyodo:city ?city ; a kyodo:Actor ; rdfs:label ?label
    }""",
}
BARE_CLICK = "import click\n@click.group()\ndef g():\n    pass\ng(['--help'])"


def bare(
    store: ox.Store, graph: Graph, name: str, **parameters: str
) -> list[tuple[str | None, ...]]:
    """The same query with nothing but pyoxigraph: terms' values as tuples."""
    query = graph.library_query(name)
    terms = {ox.Variable(k): v for k, (v,) in bind(query, parameters, store).items()}
    found = store.query(query.text, prefixes=PREFIXES, substitutions=terms)
    return [tuple(t.value if t is not None else None for t in row) for row in found]  # type: ignore[union-attr]


def queries(graph: Graph, label: str, city: str = "", runs: int = 7) -> list[Row]:
    """The representative queries against bare pyoxigraph."""
    given = {"city": city} if city else {}
    return [
        side_by_side(
            f"query {name}{' of one city' if city else ''}, {label}",
            "bare pyoxigraph",
            lambda name=name: graph.query(name, **given),
            lambda name=name: bare(graph.store, graph, name, **given),
            runs,
        )
        for name in QUERIES
    ]


def to_csv(graph: Graph, label: str, runs: int = 7) -> list[Row]:
    """The representative queries over all cities to CSV, against the engine's own writer."""

    def engine(name: str) -> bytes | None:
        query = graph.library_query(name)
        terms = {ox.Variable(k): v for k, (v,) in bind(query, {}, graph.store).items()}
        found = graph.store.query(query.text, prefixes=PREFIXES, substitutions=terms)
        assert isinstance(found, ox.QuerySolutions)
        return found.serialize(format=ox.QueryResultsFormat.CSV)

    return [
        side_by_side(
            f"query {name} to CSV, {label}",
            "pyoxigraph to CSV",
            lambda name=name: graph.query(name).to_csv(),  # type: ignore[misc]
            lambda name=name: engine(name),  # type: ignore[misc]
            runs,
        )
        for name in QUERIES
    ]


def medians(rows: list[Row]) -> str:
    """The median ratios of the queries, by what they are about."""
    groups = {
        "of one city": [r.ratio for r in rows if "of one city" in r.what],
        "of all cities": [
            r.ratio for r in rows if r.peer == "bare pyoxigraph" and r.what.startswith("query ")
            and "of one city" not in r.what
        ],
        "of all cities to CSV": [r.ratio for r in rows if r.peer == "pyoxigraph to CSV"],
    }  # fmt: skip
    told = [f"{statistics.median(ratios):.2f} {name}" for name, ratios in groups.items() if ratios]
    return f"Median ratio of the library queries: {', '.join(told)}.\n"


def against_rdflib(nquads: bytes, graph: Graph) -> list[Row]:
    """Load, and two questions, on rdflib's own store (few runs: it is slow).

    The library's queries ask for the passage by ``GRAPH ?passage``; with hundreds of named graphs
    rdflib's own engine needs minutes for one, so plainer questions are put to both here.
    """
    import rdflib

    def load() -> rdflib.Dataset:
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=nquads, format="nquads")
        return dataset

    dataset = load()
    rows = [side_by_side("load, four cities", "rdflib's own store", ours_load, load, 2)]
    for what, text in PLAIN.items():
        rows.append(
            side_by_side(
                f"{what}, four cities",
                "rdflib's own store",
                lambda text=text: graph.sparql(text),
                lambda text=text: list(dataset.query(text, initNs=PREFIXES)),
                2,
            )
        )
    return rows


def ours_load() -> ox.Store:
    """Load as `kyodo_graph.load` does, the cache's check included."""
    return kg.load().store


def bare_load(nquads: bytes) -> ox.Store:
    """Load with pyoxigraph alone."""
    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return store


def building(folder: Path) -> list[list[str]]:
    """Build from YAML: the real data, and more and more municipalities."""
    ontology = shipped("ontology")
    rows = []
    real = min(
        timed(lambda: build(read_dataset(shipped("data"), ontology), ontology)) for _ in range(3)
    )
    rows.append(["the real data (4 cities)", seconds(real), seconds(real / 4)])
    for number in (4, 16, 64):
        data = folder / f"yaml-{number}"
        write_yaml(data, number)
        took = timed(lambda data=data: build(read_dataset(data, ontology), ontology))
        rows.append([f"{number} municipalities", seconds(took), seconds(took / number)])
    kept = timed(lambda: built_nquads(data, ontology=ontology))
    plan = min(data.glob("*/*.yaml"))
    plan.write_bytes(plan.read_bytes() + b"# changed\n")
    changed = timed(lambda: built_nquads(data, ontology=ontology))
    rows.append([f"{number} municipalities, kept city by city", seconds(kept), ""])
    rows.append([f"one changed of {number} (1 / {kept / changed:.1f})", seconds(changed), ""])
    return rows


def national(number: int, folder: Path) -> dict[str, object]:
    """Load a national graph in a process of its own and ask it; memory is that process's."""
    path = folder / "national.nq"
    write_nquads(path, number)
    line = [sys.executable, "-m", "benchmarks.national_load", str(path), "m0007", *QUERIES]
    done = subprocess.run(line, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, object] = json.loads(done.stdout)
    found["municipalities"] = number
    found["file_mb"] = path.stat().st_size / 2**20
    return found


def report(
    rows: list[Row],
    built: list[list[str]],
    everywhere: list[list[str]],
    nation: dict[str, object] | None,
    arguments: list[str],
) -> str:
    """The page: what was measured, how, and what it says."""
    head = ["what", "peer", "ours", "peer's", "ours / peer's"]
    parts = [
        "# Performance\n",
        f"Measured by `{' '.join(['python -m benchmarks.run', *arguments])}`; both sides of a row "
        "run in turn, medians of several runs. Seconds say little (they are one machine's, which "
        "did other work, too); ratios hold.\n",
        f"Python {platform.python_version()}, pyoxigraph {ox.__version__}, "
        f"{os.cpu_count()} cores.\n",
        "## Side by side\n",
        tabulate([r.cells() for r in rows], headers=head, tablefmt="github", disable_numparse=True)
        + "\n",
        medians(rows),
        "## Building from YAML\n",
        tabulate(
            built, headers=["data", "in all", "a city"], tablefmt="github", disable_numparse=True
        )
        + "\n",
        "## Measures of every city\n",
        "Degree, betweenness, constraint and brokerage of all actors (`kyodo_graph.every_city`); "
        "the store is read once for all cities, by one process.\n",
        every_city_table(everywhere) + "\n",
    ]
    if nation:
        times, pairs = nation["queries"], nation["pairs"]
        assert isinstance(times, dict)
        assert isinstance(pairs, dict)
        asked = [
            [name, str(n), seconds(ours), seconds(bare)] for name, (ours, n, bare) in times.items()
        ]
        together = [sum(row[place] for row in times.values()) for place in (0, 2)]
        asked.append(["all of them", "", *map(seconds, together)])
        load, bare_load = float(str(nation["load"])), float(str(nation["bare"]))
        parts += [
            f"## A graph of {nation['municipalities']:,} municipalities\n",
            "There are 1,741 in Japan. "
            f"{nation['quads']:,} quads ({nation['file_mb']:.0f} MB of N-Quads): loaded into "
            f"memory and merged in {seconds(load)} of CPU time ({load / bare_load:.2f} times the "
            f"{seconds(bare_load)} of pyoxigraph alone, which does not merge), "
            f"{nation['memory_mb']:.0f} MB resident at the peak. Questions about one "
            "municipality, narrowed to it, and the same query put to pyoxigraph alone (CPU time; "
            "medians of three, after one that is not counted):\n",
            tabulate(
                asked,
                headers=["query", "rows", "ours", "pyoxigraph alone"],
                tablefmt="github",
                disable_numparse=True,
            )
            + "\n",
            "Over all municipalities: "
            + ", ".join(f"`{name}` {seconds(t)} ({n} rows)" for name, (t, n) in pairs.items())
            + ".\n",
        ]
    return "\n".join(parts)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--national", type=int, default=0, metavar="N")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        # Before rdflib's objects fill the memory of this process and slow what comes after.
        built = building(Path(name))
        everywhere = every_city_times(Path(name))
        nation = national(options.national, Path(name)) if options.national else None
    nquads = built_nquads()
    graph = kg.load()
    rows = [
        side_by_side("load, four cities", "bare pyoxigraph", ours_load, lambda: bare_load(nquads)),
        *queries(graph, "four cities", city="yamaguchi"),
        *queries(graph, "four cities"),
        *to_csv(graph, "four cities"),
        *against_rdflib(nquads, graph),
        nulls(0.05),
        nulls(0.1),
        side_by_side(
            "kyodo --help (process)", "a bare click program",
            command(["-m", "kyodo_graph.cli.main", "--help"]), command(["-c", BARE_CLICK]),
        ),
        side_by_side(
            "kyodo query roles, warm cache (process)", "python -c pass",
            command(["-m", "kyodo_graph.cli.main", "query", "roles"]), command(["-c", "pass"]),
        ),
    ]  # fmt: skip
    page = report(rows, built, everywhere, nation, sys.argv[1:])
    print(page)
    if options.write:
        (ROOT / "docs" / "performance.md").write_text(page, encoding="utf-8")
    print(
        f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
