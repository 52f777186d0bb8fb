"""What the processes that make a report do: each function is one job, and knows no other.

A process has one graph, read once; :func:`begin` gives it to the jobs.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from kyodo_graph.ask_page import ask_page
from kyodo_graph.coding.running import READERS, check_coding, check_data, coded_folder
from kyodo_graph.curation.reviewed import Reviewed
from kyodo_graph.files import write_zip
from kyodo_graph.graph import Graph
from kyodo_graph.readings.built import kept_readings
from kyodo_graph.readings.comparing import Comparison
from kyodo_graph.readings.kept import Kept
from kyodo_graph.report.catalogue import library_tables
from kyodo_graph.report.contents.material import Material, read_material
from kyodo_graph.report.exports import DATA, NETWORKS, TABLES, data_files, network_files
from kyodo_graph.report.facts import Facts, read_facts
from kyodo_graph.report.graphs import GraphPage, render, site_of
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.services.analysing import Analysis, analyse_in
from kyodo_graph.services.checking import CheckReport
from kyodo_graph.services.comparing import NothingToCompareError, compare
from kyodo_graph.shipped import shipped
from kyodo_graph.tables import Table

Lang = Literal["ja", "en"]
Part = Literal["tables", "networks"]
Results = Mapping[str, Any]


@dataclass(frozen=True)
class Order:
    """What was asked for, and where what is made is put."""

    nquads: bytes
    data_sha256: str
    data: tuple[Path, ...]
    sources: Path | None
    beside: Path
    lang: str
    trials: int
    seed: int
    cities: tuple[str, ...]
    single: bool = False
    pdf: bool = False
    reviewed: Reviewed = "any"

    @property
    def parts(self) -> Path:
        """The folder of what is laid by."""
        return self.beside.parent / "parts"


@dataclass(frozen=True)
class _Desk:
    order: Order
    graph: Graph


_DESK: list[_Desk] = []


def begin(order: Order) -> None:
    """Read the graph of an order for the jobs of this process."""
    store = ox.Store()
    store.bulk_load(order.nquads, format=ox.RdfFormat.N_QUADS)

    def coding() -> Kept:
        return kept_readings(order.data, shipped("ontology"), reviewed=order.reviewed)

    _DESK[:] = [_Desk(order, Graph(store, sha256=order.data_sha256, coding=coding))]


def desk() -> tuple[Order, Graph]:
    """The order and the graph of this process."""
    return _DESK[0].order, _DESK[0].graph


def put(name: str, content: bytes) -> None:
    """Write a file of the report."""
    _write(desk()[0].beside / name, content)


def lay(part: Part, name: str, content: bytes) -> None:
    """Lay a file by that is no file of the report itself but goes into a page or an archive."""
    _write(desk()[0].parts / part / name, content)


def laid(part: Part) -> dict[str, Path]:
    """The files that were laid by, by name."""
    folder = desk()[0].parts / part
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path for path in found}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def analysis(city: str) -> dict[Lang, Analysis]:
    """The analysis of one city in both languages."""
    order, graph = desk()
    return analyse_in(
        ("ja", "en"),
        graph,
        city,
        trials=order.trials,
        seed=order.seed,
        data_sha256=order.data_sha256,
    )


def comparison(lang: Lang) -> tuple[Table, ...]:
    """The sheets of the comparison in one language; none where there are not two plans."""
    order, graph = desk()
    try:
        return compare(graph, order.cities, trials=order.trials, seed=order.seed, lang=lang)
    except NothingToCompareError:
        return ()


def checks() -> CheckReport:
    """What all checks of the data say, however their records were reviewed."""
    order = desk()[0]
    return check_data(order.data, order.sources)


def coding() -> Comparison | None:
    """The agreement of two codings; None where no document was coded twice."""
    order = desk()[0]
    folder = coded_folder(order.data)
    coded = [{p.stem for p in (folder / "coding" / reader).glob("*.yaml")} for reader in READERS]
    if not set.intersection(*coded):
        return None
    return check_coding(order.data, order.sources).comparison


def material() -> Material:
    """What the pages of cities, intermediaries and the comparison are made from."""
    order, graph = desk()
    return read_material(graph, read_facts(graph, order.cities))


def library(lang: Lang) -> tuple[Listed, ...]:
    """The tables of the query library in one language."""
    order, graph = desk()
    return library_tables(graph, lang, order.cities)


def graph_page(page: GraphPage) -> bool:
    """Make an interactive page; whether there was anything to draw."""
    order, graph = desk()
    content = render(
        graph,
        page,
        lang=order.lang,
        sources=order.sources,
        seed=order.seed,
        sha256=order.data_sha256,
        site=site_of(read_facts(graph, order.cities), order.lang),
    )
    if content is None:
        return False
    put(page.file, content)
    return True


def exports() -> None:
    """Write the data, the page in which it is asked, and the archive of networks."""
    order, graph = desk()
    files, facts = data_files(order.nquads), read_facts(graph, order.cities)
    for name, content in files.items():
        put(name, content)
    put("ask.html", asking(graph, order, files[DATA[1]], facts))
    for name, content in network_files(graph, facts, order.lang):
        lay("networks", name, content)
    write_zip(order.beside / NETWORKS, laid("networks"))


def asking(graph: Graph, order: Order, trig: bytes, facts: Facts) -> bytes:
    """The page in which the graph of the report is asked."""
    cities = [(city.key, city.label) for city in facts.cities]
    return ask_page(graph, gzip.decompress(trig), cities, lang=order.lang, home="index.html")


def archive_of_tables(results: Results) -> None:  # noqa: ARG001
    """Write the archive of tables, when all are there."""
    write_zip(desk()[0].beside / TABLES, laid("tables"))
