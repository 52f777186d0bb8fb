"""The files beside the pages: the data, the networks in every format, the tables as CSV."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kyodo_graph.graph import Graph
from kyodo_graph.networks.exporting import export
from kyodo_graph.report.facts import Facts
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import slug
from kyodo_graph.store.serialise import to_trig
from kyodo_graph.tables.csvw import described

FORMATS = ("graphml", "gexf", "csv")
OF_CITY = ("whole", "actor-element", "actor-actor", "ties")
"""The projections that are written city by city; of all cities together every one is."""


DATA = ("data/kyodo.nq.gz", "data/kyodo.trig.gz")
"""The graph itself."""
TABLES, NETWORKS = "tables.zip", "networks.zip"
"""The archives beside the pages."""


def data_files(nquads: bytes) -> dict[str, bytes]:
    """The graph itself, as ``kyodo build`` writes it, each file compressed."""
    quads = ox.parse(io.BytesIO(nquads), format=ox.RdfFormat.N_QUADS)
    contents = (nquads, to_trig(quads))
    return {name: gzip.compress(one, mtime=0) for name, one in zip(DATA, contents, strict=True)}


def network_names(graph: Graph, facts: Facts) -> list[tuple[str, str, tuple[str, ...]]]:
    """The networks that are written: name of the files, projection, cities."""
    keys = tuple(city.key for city in facts.cities)
    wanted = [(name, name, keys) for name in graph.projections]
    wanted += [
        (f"{slug(key)}-{name}", name, (key,))
        for key in keys
        for name in OF_CITY
        if name in graph.projections
    ]
    return wanted


def network_files(graph: Graph, facts: Facts, lang: str) -> Iterator[tuple[str, bytes]]:
    """The networks in every format, with all attributes, by the names they have in the archive."""
    for name, projection, cities in network_names(graph, facts):
        network = graph.network(projection, city=cities)
        for fmt in FORMATS:
            for end, content in export(network, fmt, lang).items():
                yield f"{name}.{end or fmt}", content


def table_files(tables: Iterable[Listed], lang: str) -> dict[str, bytes]:
    """A CSV for each table, for a spreadsheet: numbers in full, texts guarded, marked as UTF-8.

    Beside each stands what its columns mean.
    """
    return described({t.file(lang): t.table for t in tables}, spreadsheet=True)
