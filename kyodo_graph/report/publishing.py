"""The jobs that come last: the pages, tables and workbook of one language, from all results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kyodo_graph.checks.sources import at_hand, read_text
from kyodo_graph.curation.dataset import Document as TextVersion
from kyodo_graph.curation.namespaces import SOURCE
from kyodo_graph.graph import Graph
from kyodo_graph.importing.pages import read_pages
from kyodo_graph.report import citing, searching
from kyodo_graph.report.catalogue import (
    analysis_tables,
    coding_tables,
    comparison_tables,
    findings_table,
)
from kyodo_graph.report.exports import table_files
from kyodo_graph.report.facts import Facts, read_facts
from kyodo_graph.report.graphs import GraphPage, graph_pages
from kyodo_graph.report.pages.every import WORKBOOK, all_pages
from kyodo_graph.report.pages.methods import anchors
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.rendering import Frame, render
from kyodo_graph.report.run import Run
from kyodo_graph.report.statements import PassageEntry, passage_entries
from kyodo_graph.report.tables.codes import read_codes
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import Places, anchors_of, plan_names, things
from kyodo_graph.report.tables.setting import Setter
from kyodo_graph.report.work import Order, desk, lay, put
from kyodo_graph.report.workbook import workbook
from kyodo_graph.version import __version__

Results = Mapping[str, Any]


def pages(results: Results, lang: str) -> None:
    """Write all pages and tables of a language."""
    order, graph = desk()
    facts = read_facts(graph, order.cities)
    site = _site(order, graph, facts, results, lang)
    here, other = folders(order.lang)[lang], folders(order.lang)[_other(lang)]
    back = "../" if here else ""
    made = tuple(all_pages(site))
    cities = tuple((c.label[lang], site.places.pages[c.key]) for c in facts.cities)
    files = frozenset(page.file for page in made)
    frame = Frame(lang, f"{back}{other}", site.places.root, cities, files)
    for page in made:
        put(f"{here}{page.file}", render(page, site.run, frame))
    for name, content in table_files(site.tables.values(), lang).items():
        lay("tables", name, content)


def book(results: Results, lang: str) -> None:
    """Write the workbook of a language."""
    order, graph = desk()
    facts = read_facts(graph, order.cities)
    tables = _tables(facts, results, lang)
    content = workbook(tables, run_of(order, facts, results), lang)
    put(f"{folders(order.lang)[lang]}{WORKBOOK}", content)


def search(results: Results) -> None:
    """Write the search of the report, which the pages of both languages share."""
    order, graph = desk()
    facts = read_facts(graph, order.cities)
    passages = {lang: passage_entries(graph, lang) for lang in folders(order.lang)}
    places = _places(order, facts, _drawn_graphs(graph, facts, results), passages["ja"], "ja")
    found = searching.found_in(graph, facts, places, passages, _texts_of(order, graph))
    put(searching.FILE, searching.script(found))


def folders(lang: str) -> dict[str, str]:
    """Where the pages of each language stand: those of ``lang`` at the root."""
    return {lang: "", _other(lang): f"{_other(lang)}/"}


def _other(lang: str) -> str:
    return "en" if lang == "ja" else "ja"


def _site(order: Order, graph: Graph, facts: Facts, results: Results, lang: str) -> Site:
    entries = passage_entries(graph, lang)
    own = {d.key for d in facts.documents}
    drawn = _drawn_graphs(graph, facts, results)
    places = _places(order, facts, drawn, entries, lang)
    texts = _texts_of(order, graph)
    setter = Setter(
        read_codes(graph), places, {c.key: c.label[lang] for c in facts.cities}, anchors()
    )
    return Site(
        facts=facts,
        setter=setter,
        tables={t.key: t for t in _tables(facts, results, lang)},
        analyses={c.key: results[f"analysis {c.key}"][lang] for c in facts.cities},
        findings=results["checks"].findings,
        material=results["material"],
        graphs=drawn,
        passages={key: found for key, found in entries.items() if key in own},
        texts=texts,
        pages={key: read_pages(order.sources, key) for key in texts} if order.sources else {},
        run=run_of(order, facts, results),
    )


def _drawn_graphs(graph: Graph, facts: Facts, results: Results) -> tuple[GraphPage, ...]:
    return tuple(g for g in graph_pages(graph, facts) if results[f"graph {g.file}"])


def _places(
    order: Order,
    facts: Facts,
    drawn: Sequence[GraphPage],
    entries: Mapping[str, Sequence[PassageEntry]],
    lang: str,
) -> Places:
    own = {d.key for d in facts.documents}
    return Places(
        pages=things(facts),
        plan_names=plan_names(facts),
        anchors=anchors_of(facts),
        passages=frozenset(e.pointer for key in own for e in entries.get(key, ())),
        graphs=_graphs(drawn),
        root="../" if folders(order.lang)[lang] else "",
        lang=lang,
    )


def _graphs(pages: Sequence[GraphPage]) -> dict[str, str]:
    """The page in which a thing of a city is shown: that of the whole city, if it was made."""
    return {page.of: page.file for page in pages if page.projection == "whole"}


def _tables(facts: Facts, results: Results, lang: str) -> tuple[Listed, ...]:
    analyses = [results[f"analysis {c.key}"][lang] for c in facts.cities]
    return (
        *results[f"library {lang}"],
        *analysis_tables(analyses, lang),
        *comparison_tables(results[f"comparison {lang}"], lang),
        *coding_tables(results["coding"], lang, [d.key for d in facts.documents]),
        findings_table(results["checks"].findings, lang),
    )


def run_of(order: Order, facts: Facts, results: Results) -> Run:
    """How the report was made."""
    return Run(
        version=__version__,
        data_sha256=order.data_sha256,
        trials=order.trials,
        seed=order.seed,
        date=facts.date,
        checked=results["checks"].ran,
        address=citing.address(),
        machine_coded=results["coding"] is not None,
        reviewed=order.reviewed,
    )


_VERSIONS = """SELECT ?id ?key ?lines ?sha256 WHERE {
  ?id a kyodo:Document ; kyodo:city/kyodo:cityKey ?key ; kyodo:lineCount ?lines ;
      kyodo:sha256 ?sha256 }"""


def _texts_of(order: Order, graph: Graph) -> Mapping[str, Sequence[str]]:
    return _texts(graph, order.sources) if order.sources else {}


def _texts(graph: Graph, sources: Path) -> Mapping[str, Sequence[str]]:
    """The lines of the documents at hand; those of another version are left out."""
    versions = {}
    for row in graph.select(_VERSIONS):
        key = str(row["id"]).removeprefix(SOURCE)
        city, lines = str(row["key"]), int(row["lines"] or 0)
        versions[key] = TextVersion(key, city, lines, str(row["sha256"]))
    found: dict[str, Sequence[str]] = {}
    for key, version in at_hand(versions, sources)[0].items():
        text, odd = read_text(sources, version)
        if not odd:
            found[key] = text.lines
    return found
