"""Compare plans of several cities: read the graph, ask what may be compared, render the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kyodo_graph.compare import (
    answers,
    coverage,
    distances,
    generations,
    granularity,
    maps,
    participation,
    profiles,
)
from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.reading import units
from kyodo_graph.compare.structure import Index, profile
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.errors import KyodoError
from kyodo_graph.files import write_files
from kyodo_graph.graph import Graph, load_folders
from kyodo_graph.services.asking import UsageError
from kyodo_graph.services.comparing_tables import scheme_labels, unit_network, unit_tables
from kyodo_graph.shipped import Data
from kyodo_graph.tables import Cell, Table
from kyodo_graph.tables.csvw import described
from kyodo_graph.tables.sections import section
from kyodo_graph.version import __version__
from kyodo_graph.words.languages import check_lang

FORMATS = ("table", "csv", "tsv", "json", "md")
Track = Callable[[Sequence[Any]], Iterable[Any]]


class NothingToCompareError(KyodoError):
    """Fewer than two plans are at hand."""

    def __init__(self, found: Sequence[str]) -> None:
        self.found = tuple(found)
        there = f"only {', '.join(found)}" if found else "no plan whose document was read"
        super().__init__(
            f"nothing to compare: {there}; expected two plans, of two cities (--city A --city B) "
            "or two generations of one"
        )


def compare(
    graph: Graph,
    city: str | Sequence[str] = (),
    *,
    exact: bool = False,
    trials: int = 1000,
    seed: int = 0,
    lang: str = "ja",
    track: Track = iter,
) -> tuple[Table, ...]:
    """Compare the plans of cities (without names: of all) and give the tables of the comparison.

    ``exact`` counts exact matches of levels and actors only. ``trials`` and ``seed`` are those of
    the nulls and of the bootstrap. ``track`` wraps the list of slow steps, for a progress bar.

    Raises UnknownNameError for an unknown city, :class:`NothingToCompareError` with fewer than two
    plans, MeasureError for trials below 1.
    """
    lang = check_lang(lang)
    given = (city,) if isinstance(city, str) else city
    cities = tuple(dict.fromkeys(map(graph.check_city, given)))
    wanted = cities or graph.cities
    read = [u for u in units(unit_tables(graph, lang)) if u.city in wanted]
    plans = [replace(u, network=unit_network(graph, u)) for u in read]
    silent = sorted(set(wanted) - {u.city for u in plans})
    if len(plans) < 2:
        raise NothingToCompareError([u.name for u in plans])
    rules = Rules(plans, Alignment(plans, exact))
    themes, sectors, functions, forms = (
        scheme_labels(graph, name, lang)
        for name in ("theme", "sector", "function", "collaboration-form")
    )
    keys = list(themes)
    found = _profiles(graph, rules, trials, seed, track)
    options: dict[str, Cell] = {"null": "curveball, plan by plan", "trials": trials, "seed": seed}
    apart = [
        *distances.structural(plans, found["all"], rules),
        distances.Distance("theme_bray_curtis", "themes", coverage.dissimilarity(rules, keys)),
    ]
    return (
        granularity.documents_sheet(rules, lang, silent),
        granularity.allowed_sheet(rules, lang),
        rules.alignment.levels_sheet(),
        rules.alignment.actors_sheet(),
        coverage.coverage_sheet(rules, keys, themes, lang),
        coverage.richness_sheet(rules, keys, lang),
        coverage.lacking_sheet(rules, keys, themes, lang),
        coverage.dissimilarity_sheet(rules, keys, lang),
        coverage.nestedness_sheet(rules, keys, trials, seed, lang),
        participation.sector_sheet(rules, sectors, lang),
        participation.theme_sheet(rules, keys, themes, lang),
        answers.forms_sheet(rules, forms, lang),
        answers.functions_sheet(rules, functions, lang),
        answers.indicators_sheet(rules, lang),
        answers.statuses_sheet(rules, lang),
        answers.lineage_sheet(rules),
        profiles.values_sheet(rules, found, options, lang),
        profiles.z_sheet(rules, found, options, lang),
        distances.distance_sheet(rules, apart, lang),
        maps.map_sheet(rules, apart, lang),
        maps.tree_sheet(rules, apart, lang),
        generations.generations_sheet(rules, keys, lang),
    )


def _profiles(
    graph: Graph, rules: Rules, trials: int, seed: int, track: Track
) -> dict[str, dict[str, list[Index] | None]]:
    """The indices by variant and plan; None where too little is left of the network."""
    able = [u for u in rules.units if rules.alone("structure_z", u) is None]
    found: dict[str, dict[str, list[Index] | None]] = {v: {} for v in profiles.VARIANTS}
    done: dict[tuple[str, frozenset[object]], list[Index] | None] = {}
    for variant, unit in track([(v, u) for v in profiles.VARIANTS for u in able]):
        network = unit.network if variant == "all" else unit_network(graph, unit, variant)
        # Many plans have no joint column, say: the same network has the same numbers.
        key = (unit.name, frozenset(network.edges))
        if key not in done:
            left = rules.alone("structure_z", replace(unit, network=network)) is None
            done[key] = profile(network, trials, seed) if left else None
        found[variant][unit.name] = done[key]
    return found


def run(
    cities: Sequence[str],
    fmt: str,
    output: Path | None,
    *,
    data: Data = None,
    rdf: Iterable[str | Path] = (),
    exact: bool = False,
    trials: int = 1000,
    seed: int = 0,
    lang: str = "ja",
    track: Track = iter,
    width: int | None = None,
) -> str | None:
    """Compare and render; csv and tsv are written to the folder ``output``, the rest is given.

    ``width`` is that of the terminal which tables shall fit.
    """
    if fmt in ("csv", "tsv") and output is None:
        raise UsageError(f"{fmt} makes one file a table; expected -o FOLDER")
    if output is not None and fmt in ("csv", "tsv") and output.exists() and not output.is_dir():
        raise UsageError(f"{output} is a file; expected a folder for one file a table")
    sheets = compare(
        load_folders(data, rdf=rdf),
        cities,
        exact=exact,
        trials=trials,
        seed=seed,
        lang=lang,
        track=track,
    )
    if output is not None and fmt in ("csv", "tsv"):
        write_files(output, files(sheets, fmt, lang))
        return None
    return text(sheets, fmt, lang, width)


def text(sheets: Sequence[Table], fmt: str, lang: str, width: int | None = None) -> str:
    """All tables as one text: json, md or, for a terminal (of a ``width``), table."""
    if fmt == "json":
        return _json(sheets, lang)
    return "\n".join(section(one, fmt, lang, width) for one in sheets)


def files(sheets: Sequence[Table], fmt: str, lang: str) -> dict[str, bytes]:
    """One file a table with what its columns mean, and ``about``: title, options, notes of each."""
    tab = "\t" if fmt == "tsv" else ","
    about = Table(
        ("table", "key", "value"),
        tuple(
            row
            for one in sheets
            for row in (
                (one.name, "title", one.title[lang]),
                *((one.name, key, value) for key, value in one.options.items()),
                *((one.name, "note", note[lang]) for note in one.remarks),
                (one.name, "kyodo-graph", __version__),
            )
        ),
        name="about",
    )
    tables = {"about": about} | {one.name: one for one in sheets}
    return described({f"{name}.{fmt}": t for name, t in tables.items()}, delimiter=tab)


def _json(sheets: Sequence[Table], lang: str) -> str:
    tables = {}
    for one in sheets:
        made = one.to_object(lang)
        # "notes" is what remarks were called in 0.1; it goes with version 0.3.
        tables[one.name] = made | {"notes": made["remarks"]}
    whole = {"package": "kyodo-graph", "version": __version__, "lang": lang, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
