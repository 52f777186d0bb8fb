"""Make the report: check, analyse, compare, draw, write; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kyodo_graph.curation.reviewed import check_reviewed
from kyodo_graph.errors import OutputError
from kyodo_graph.extras import need
from kyodo_graph.files import entries
from kyodo_graph.graph import Graph, built_nquads
from kyodo_graph.measures.errors import InvalidOptionError
from kyodo_graph.report import publishing, searching, sending, work
from kyodo_graph.report.archive import check_archive, write_archive
from kyodo_graph.report.exports import DATA, NETWORKS, TABLES
from kyodo_graph.report.facts import LANGS, Facts, read_facts
from kyodo_graph.report.folder import check_folder, move_in
from kyodo_graph.report.graphs import GraphPage, graph_pages
from kyodo_graph.report.jobs import Job, run_jobs
from kyodo_graph.report.manifest import MANIFEST, manifest
from kyodo_graph.report.pages.every import FIXED, WORKBOOK
from kyodo_graph.report.readme import README, readme
from kyodo_graph.report.rendering import assets
from kyodo_graph.report.tables.places import page_names
from kyodo_graph.report.work import Order
from kyodo_graph.report.workshops import workshop
from kyodo_graph.shipped import Data, Selection, data_folders
from kyodo_graph.store.serialise import content_hash

Step = Callable[[int, int, str], object]
"""Told how many of how many jobs are done, and the name of the last one."""


@dataclass(frozen=True)
class Made:
    """A report that was made: its first page, its files, whether the checks found something.

    ``archive`` is that of the whole, where one was asked for.
    """

    index: Path
    files: tuple[str, ...]
    failed: bool
    archive: Path | None = None


def make_report(
    output: str | Path,
    *,
    data: Data = None,
    lang: str = "ja",
    sources: str | Path | None = None,
    trials: int = 1000,
    seed: int = 0,
    city: str | Sequence[str] = (),
    processes: int | None = None,
    single: bool = False,
    pdf: bool = False,
    archive: bool = False,
    step: Step = lambda *_: None,
) -> Made:
    """Make the report of a data folder (default: the shipped one) in the folder ``output``.

    Where ``data`` is a Selection, only records that were reviewed so count, and the pages say it.
    ``lang`` is the language of the pages at its root; those of the other stand in a folder within.
    ``sources`` is the folder of the documents' text versions, whose passages are then shown.
    With ``single`` the main pages stand in one file, too; with ``pdf`` there is a summary of two
    pages if a browser of Chromium's kind is installed (its bytes are not the same everywhere);
    with ``archive`` the whole is packed beside the folder.
    ``processes`` work at a time (default: as many as there are cores); the same data and options
    give the same bytes whatever their number.

    A folder may hold an earlier report, whose files are replaced; files that are not the report's
    are never touched. Raises OutputError where the report can't be written or something foreign is
    in its way, InputError for data that can't be read, UnknownNameError for an unknown city,
    InvalidOptionError for trials below 1 or a negative seed.
    """
    if trials < 1:
        raise InvalidOptionError("trials", trials, "a whole number of at least 1")
    if seed < 0:
        raise InvalidOptionError("seed", seed, "a whole number of at least 0")
    need("report", "the report")
    folder = Path(output)
    folders = data_folders(data)
    if sources is not None:
        entries(Path(sources))  # before any process is started
    reviewed = check_reviewed(data.reviewed if isinstance(data, Selection) else "any")
    nquads = built_nquads(Selection(folders, reviewed))
    graph = _graph(nquads)
    cities = (city,) if isinstance(city, str) else tuple(dict.fromkeys(city))
    for key in cities:
        graph.check_city(key)
    facts, drawn = _planned(graph, cities)
    check_folder(folder, planned_files(facts, drawn, lang))
    if archive:
        check_archive(folder)
    with workshop(folder) as beside:
        order = Order(
            nquads=nquads,
            data_sha256=content_hash(nquads),
            data=folders,
            sources=Path(sources) if sources is not None else None,
            beside=beside,
            lang=lang,
            trials=trials,
            seed=seed,
            cities=tuple(c.key for c in facts.cities) if cities else (),
            single=single,
            pdf=pdf,
            reviewed=reviewed,
        )
        results = _results(order, jobs(facts, drawn), processes, step)
        files = _finish(order, facts, results)
        move_in(beside, folder, files)
    packed = write_archive(folder, files) if archive else None
    return Made(folder / "index.html", tuple(files), results["checks"].failed, packed)


def _graph(nquads: bytes) -> Graph:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return Graph(store)


def _planned(graph: Graph, cities: Sequence[str]) -> tuple[Facts, tuple[GraphPage, ...]]:
    facts = read_facts(graph, cities)
    return facts, graph_pages(graph, facts)


def planned_files(facts: Facts, drawn: Sequence[GraphPage], lang: str) -> list[str]:
    """The files that the report may have."""
    pages = (*FIXED, *page_names(facts).values(), WORKBOOK)
    places = publishing.folders(lang).values()
    return [
        *(f"{place}{name}" for place in places for name in pages),
        *(page.file for page in drawn),
        *sending.NAMES,
        "ask.html", *DATA, TABLES, NETWORKS, searching.FILE, *assets(), README, MANIFEST,
    ]  # fmt: skip


def jobs(facts: Facts, drawn: Sequence[GraphPage]) -> list[Job]:
    """All that is to be done, with what each part waits for, the slowest first to begin."""
    keys = [c.key for c in facts.cities]
    sizes = {c.key: sum(len(p.elements) for p in facts.plans_of(c.key)) for c in facts.cities}
    made = [Job(f"analysis {key}", work.analysis, (key,), weight=130 + sizes[key]) for key in keys]
    made += [
        *(Job(f"comparison {lang}", work.comparison, (lang,), weight=150) for lang in LANGS),
        Job("checks", work.checks, weight=120),
        Job("coding", work.coding, weight=110),
        *(Job(f"library {lang}", work.library, (lang,), weight=20) for lang in LANGS),
        *(Job(f"graph {g.file}", work.graph_page, (g,), weight=10 + len(g.cities)) for g in drawn),
        Job("exports", work.exports, weight=30),
        Job("material", work.material, weight=115),
    ]  # fmt: skip
    for lang in LANGS:
        tables = (
            *(f"analysis {key}" for key in keys),
            f"comparison {lang}",
            f"library {lang}",
            "checks",
            "coding",
        )
        made.append(Job(f"workbook {lang}", publishing.book, (lang,), needs=tables, weight=60))
        shown = (
            *tables,
            "material",
            *(f"graph {g.file}" for g in drawn),
        )
        made.append(Job(f"pages {lang}", publishing.pages, (lang,), needs=shown, weight=200))
    graphs = tuple(f"graph {g.file}" for g in drawn)
    made.append(Job("search", publishing.search, needs=graphs, weight=40))
    all_pages = tuple(f"pages {lang}" for lang in LANGS)
    made.append(Job("archive of tables", work.archive_of_tables, needs=all_pages))
    return made


def _results(
    order: Order, wanted: Sequence[Job], processes: int | None, step: Step
) -> dict[str, Any]:
    count = 0

    def done(name: str) -> None:
        nonlocal count
        count += 1
        step(count, len(wanted), name)

    step(0, len(wanted), "")
    return run_jobs(
        wanted,
        processes=processes,
        begin=work.begin,
        given=(order,),
        done=done,
        scratch=order.beside.parent,
    )


def _finish(order: Order, facts: Facts, results: dict[str, Any]) -> list[str]:
    """Write what belongs to no job: assets, what can be sent, README, manifest. Gives all files."""
    sent = sending.singles(order.beside, order.lang) if order.single else {}
    sent |= sending.summaries(order.beside, order.lang) if order.pdf else {}
    for name, content in (assets() | sent).items():
        path = order.beside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    files = sorted(
        p.relative_to(order.beside).as_posix() for p in order.beside.rglob("*") if p.is_file()
    )
    run = publishing.run_of(order, facts, results)
    (order.beside / README).write_bytes(readme(run, order.lang, {*files, MANIFEST}))
    files.append(README)
    told = manifest(
        order.beside,
        files,
        run,
        lang=order.lang,
        cities=[c.key for c in facts.cities],
        texts=order.sources is not None,
    )
    (order.beside / MANIFEST).write_bytes(told)
    return [*files, MANIFEST]


__all__ = ["Made", "OutputError", "make_report"]
