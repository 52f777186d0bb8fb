"""Analyse a city of a graph: gather what the analysis needs, and render what it gives."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kyodo_graph.analysis import rendering
from kyodo_graph.analysis.city import (
    ACTIVITIES,
    TIES,
    TWO_MODE,
    Actor,
    City,
    Function,
    Operation,
    Options,
    StatedTie,
)
from kyodo_graph.analysis.methods import paragraph
from kyodo_graph.analysis.places import Readings
from kyodo_graph.analysis.report import STEPS, Analysis, report
from kyodo_graph.analysis.seen import SETTLED
from kyodo_graph.analysis.variants import INTERMEDIARY, VARIANTS, Network, without
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.files import write_files
from kyodo_graph.graph import Graph, load_folders
from kyodo_graph.measures.errors import InvalidOptionError
from kyodo_graph.shipped import Data
from kyodo_graph.tables import Cell
from kyodo_graph.version import __version__
from kyodo_graph.words.languages import LANGS, Lang, check_lang

__all__ = ["STEPS", "Analysis", "analyse", "analyse_all", "as_text", "gather", "write_analyses"]


_PLANS = """SELECT ?element ?plan ?key WHERE {
  ?in kyodo:cityKey ?key . ?element kyodo:city ?in ; kyodo:inPlan ?plan }"""
_PRIMARY = """SELECT ?element ?theme ?key WHERE {
  ?in kyodo:cityKey ?key . ?element kyodo:city ?in ; kyodo:primaryTheme/kyodo:code ?theme }"""
_PLAN_NAMES = """SELECT ?plan ?label ?key WHERE {
  ?in kyodo:cityKey ?key . ?plan a kyodo:Plan ; kyodo:city ?in ; rdfs:label ?label
  FILTER(LANG(?label) = ?lang) }"""
_THEMES = """SELECT ?theme ?label ?lang WHERE {
  ?concept a kyodo:Theme ; kyodo:code ?theme ; rdfs:label ?label
  FILTER(LANG(?label) = ?lang) }"""
_RELATIONS = """SELECT ?relation ?label ?lang WHERE {
  ?concept a kyodo:TieRelation ; kyodo:code ?relation ; rdfs:label ?label
  FILTER(LANG(?label) = ?lang) }"""
_CITY = """SELECT ?label ?lang ?key WHERE {
  ?in kyodo:cityKey ?key ; rdfs:label ?label BIND(LANG(?label) AS ?lang) }"""


def analyse(
    graph: Graph,
    city: str,
    *,
    trials: int = 1000,
    seed: int = 0,
    lang: Lang = "ja",
    data_sha256: str | None = None,
    step: Callable[[], object] = lambda: None,
    numbers: dict[Hashable, Any] | None = None,
) -> Analysis:
    """Analyse the networks of a city: the tables that ``kyodo analyze`` prints.

    The same data, trials and seed give the same numbers. ``data_sha256`` is the hash of the data
    for the methods paragraph, without it that of the graph. ``step`` is called after each of the
    ``STEPS`` parts of the work. ``numbers`` keeps what does not depend on the language, for
    :func:`analyse_in`.

    Raises UnknownNameError for a city that the graph does not have, InvalidOptionError for trials
    below 1 or a negative seed.

    >>> import kyodo_graph as kg
    >>> done = analyse(kg.load(), "shinjo", trials=19)
    >>> done.results["networks"].columns[:3]
    ('city', 'network', 'variant')
    """
    if trials < 1:
        raise InvalidOptionError("trials", trials, "a whole number of at least 1")
    if seed < 0:
        raise InvalidOptionError("seed", seed, "a whole number of at least 0")
    city, lang = graph.check_city(city), check_lang(lang)
    options = Options(trials, seed)
    gathered = gather(graph, city, lang)
    if numbers is not None:
        gathered = replace(gathered, numbers=numbers)
    made = report(gathered, options, step, readings_of(graph, gathered))
    sha = data_sha256 or graph.sha256
    methods = {str(t): paragraph(gathered, options, __version__, sha, t) for t in LANGS}
    return Analysis(
        city, gathered.label, made.results, made.sentence, methods, __version__, sha, trials, seed,
        made.claims, made.limits,
    )  # fmt: skip


def analyse_in(
    langs: Sequence[Lang],
    graph: Graph,
    city: str,
    *,
    trials: int = 1000,
    seed: int = 0,
    data_sha256: str | None = None,
) -> dict[Lang, Analysis]:
    """The analysis in several languages: the numbers are computed once, the tables for each.

    Each is what :func:`analyse` gives in that language.
    """
    numbers: dict[Hashable, Any] = {}
    return {
        lang: analyse(
            graph, city, trials=trials, seed=seed, lang=lang, data_sha256=data_sha256,
            numbers=numbers,
        )
        for lang in langs
    }  # fmt: skip


def readings_of(graph: Graph, settled: City) -> Readings:
    """A gathered city with what each kept reading makes of it.

    Of the others only networks are used, which are the same in every language.
    """
    others = settled.once(
        ("readings", settled.key),
        lambda: {
            name: gather(read, settled.key, check_lang(settled.lang))
            for name, read in graph.readings_of(settled.key).items()
            if name != SETTLED
        },
    )
    alphas = tuple(a for a in graph.coding.alphas if a.city == settled.key)
    return Readings({SETTLED: settled, **others}, alphas)


def gather(graph: Graph, city: str, lang: Lang = "ja") -> City:
    """What the analysis needs to know of a city, out of the graph."""
    key = {"key": ox.Literal(city)}
    own = graph.query("intermediary_operation", city=city, lang=lang)
    runs = graph.query("operators", city=city, lang=lang)
    given = graph.query("intermediary_functions", city=city, lang=lang)
    tongue = {"lang": ox.Literal(lang)}
    return City(
        key=city,
        names={str(r["lang"]): str(r["label"]) for r in graph.select(_CITY, key)},
        networks=_networks(graph, city),
        plans={_id(r["element"]): _id(r["plan"]) for r in graph.select(_PLANS, key)},
        primary={_id(r["element"]): str(r["theme"]) for r in graph.select(_PRIMARY, key)},
        themes={str(r["theme"]): str(r["label"]) for r in graph.select(_THEMES, tongue)},
        intermediaries=tuple(
            Actor(_id(r["iri"]), str(r["intermediary"]), str(r["type"]), INTERMEDIARY,
                  str(r["specificity"] or ""))
            for r in {r["iri"]: r for r in own}.values()
        ),
        operations=tuple(
            Operation(_id(r["operated_iri"]), _id(r["operator_iri"]),
                      str(r["operation_form"] or ""), str(r["source"]), str(r["operator"] or ""))
            for r in runs
        ) + tuple(
            Operation(_id(r["iri"]), "", str(r["operation_form"]), str(r["source"]))
            for r in own if r["operation_form"]
        ),
        functions=tuple(
            Function(_id(r["iri"]), str(r["function"]), str(r["function_label"]),
                     str(r["basis"]), str(r["source"]))
            for r in given
        ),
        stated_ties=tuple(
            StatedTie(u, "".join(d["roles"]), v, "".join(d["modality"]), record)
            for u, v, d in graph.network(TIES, city=city, parallel=True).edges(data=True)
            for record in d["records"]
        ),
        lang=lang,
        plan_names={_id(r["plan"]): str(r["label"])
                    for r in graph.select(_PLAN_NAMES, key | tongue)},
        relation_names={str(r["relation"]): str(r["label"])
                        for r in graph.select(_RELATIONS, tongue)},
    )  # fmt: skip


def _networks(graph: Graph, city: str) -> dict[str, dict[str, Network]]:
    """Every projection in every variant; those without generic actors or the office are made here,
    and the ties have no joint columns, so that the graph is asked no more often than it must be."""
    found: dict[str, dict[str, Network]] = {v.name: {} for v in VARIANTS}
    for projection in (TWO_MODE, ACTIVITIES, TIES):
        whole = graph.network(projection, city=city)
        for variant in VARIANTS:
            made: Network | None = whole
            if variant.name != "all" and not (projection == TIES and "joint" in variant.filters):
                made = without(whole, variant.name)
            if made is None:
                made = graph.network(projection, city=city, **variant.filters)
            found[variant.name][projection] = made
    return found


def _id(iri: Cell) -> str:
    return str(iri).removeprefix(ID)


def analyse_all(
    cities: Sequence[str],
    *,
    data: Data = None,
    rdf: Iterable[str | Path] = (),
    trials: int = 1000,
    seed: int = 0,
    lang: Lang = "ja",
    step: Callable[[], object] = lambda: None,
) -> list[Analysis]:
    """Analyse cities of a data folder, all of them where none is named, each once.

    ``rdf`` are files of own RDF beside it.
    """
    graph = load_folders(data, rdf=rdf)
    keys = list(dict.fromkeys(cities)) or list(graph.cities)
    keys = [graph.check_city(key) for key in keys]
    sha = graph.sha256
    return [
        analyse(graph, key, trials=trials, seed=seed, lang=lang, data_sha256=sha, step=step)
        for key in keys
    ]


def as_text(analyses: Sequence[Analysis], fmt: str, lang: Lang, width: int | None = None) -> str:
    """All cities as one text: table (one screen), or md or json with all tables."""
    return rendering.as_text(analyses, fmt, lang, width)


def check_table(name: str) -> str:
    """The name of a table of an analysis; raises UnknownNameError with the nearest names."""
    return rendering.check_table(name)


def as_table(
    analyses: Sequence[Analysis], name: str, fmt: str, lang: Lang, width: int | None = None
) -> str:
    """One table of all cities; raises UnknownNameError with the nearest names."""
    return rendering.as_table(analyses, name, fmt, lang, width)


def write_analyses(analyses: Sequence[Analysis], fmt: str, lang: Lang, folder: Path) -> list[Path]:
    """Write the files of ``rendering.as_files`` into a folder: all of them or none."""
    return write_files(folder, rendering.as_files(analyses, fmt, lang))


def city_count(data: Data = None, rdf: Iterable[str | Path] = ()) -> int:
    """How many cities the data has."""
    return len(load_folders(data, rdf=rdf).cities)
