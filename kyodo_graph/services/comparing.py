"""Compare plans of several cities: read the graph, ask what may be compared, render the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kyodo_graph.compare import (
    answers,
    coverage,
    generations,
    granularity,
    maps,
    participation,
    profiles,
    said,
    theme_distances,
)
from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.reading import units
from kyodo_graph.compare.said.names import plan_names
from kyodo_graph.compare.structure import Index, differences, profile
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.errors import KyodoError
from kyodo_graph.files import write_files
from kyodo_graph.graph import Graph, load_folders
from kyodo_graph.readings.kept import SETTLED
from kyodo_graph.services.asking import UsageError
from kyodo_graph.services.comparing_tables import (
    city_names,
    scheme_labels,
    unit_network,
    unit_tables,
)
from kyodo_graph.shipped import Data
from kyodo_graph.tables import Cell, Table
from kyodo_graph.tables.csvw import described
from kyodo_graph.tables.delimited import table_csv
from kyodo_graph.tables.screens import check_table, screen
from kyodo_graph.tables.sections import section
from kyodo_graph.version import __version__
from kyodo_graph.words import page
from kyodo_graph.words.languages import check_lang
from kyodo_graph.words.sentences import Facts

FORMATS = ("table", "csv", "tsv", "json", "md")
NAMES = (
    said.SAID, said.REFUSED, "documents", "allowed", "alignment_levels", "alignment_actors",
    "theme_coverage", "themes_lacking", "theme_dissimilarity", "theme_map", "sector_roles",
    "roles_by_theme", "forms", "functions", "indicators", "status_survival", "lineage",
    "structure_values", "structure_z", "generations",
)  # fmt: skip
"""The tables of a comparison, in their order."""
LEAST_TRIALS = 20
"""Of the nulls of other readings, whose means alone are used: a tenth of the trials, at least."""
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
    rules = _rules(graph, wanted, exact, lang)
    silent = sorted(set(wanted) - {u.city for u in rules.units})
    if len(rules.units) < 2:
        raise NothingToCompareError([u.name for u in rules.units])
    themes, sectors, functions, forms = (
        scheme_labels(graph, name, lang)
        for name in ("theme", "sector", "function", "collaboration-form")
    )
    keys = list(themes)
    found = _profiles(graph, rules, trials, seed, track)
    options: dict[str, Cell] = {"null": "curveball, plan by plan", "trials": trials, "seed": seed}
    pairs = theme_distances.theme_pairs(rules, keys, trials, seed)
    names = plan_names(rules.units, city_names(graph, lang), lang)
    z = profiles.z_sheet(rules, found, options, lang)
    facts: list[tuple[str, Facts]] = [
        (said.whole.GROUP, _whole(rules, names)),
        (said.themes.GROUP, said.themes.themes_of(rules, names, themes, pairs, trials)),
        (said.functions.GROUP, said.functions.functions_of(rules, names, functions)),
        (said.roles.GROUP, said.roles.roles_of(rules, names, sectors)),
        (said.structure.GROUP, said.structure.structure_of(z, names)),
        *((said.progress.GROUP, said.progress.progress_of(u, names[u.name])) for u in rules.units),
    ]
    return (
        said.said_sheet(facts, lang),
        said.refused_sheet(said.refusals.refusals(rules, names, lang), lang),
        granularity.documents_sheet(rules, lang, silent),
        granularity.allowed_sheet(rules, lang),
        rules.alignment.levels_sheet(),
        rules.alignment.actors_sheet(),
        coverage.coverage_sheet(rules, keys, themes, lang),
        coverage.lacking_sheet(rules, keys, themes, lang),
        theme_distances.dissimilarity_sheet(rules, pairs, keys, trials, seed, lang),
        maps.map_sheet(rules, pairs, lang),
        participation.sector_sheet(rules, sectors, lang),
        participation.theme_sheet(rules, keys, themes, lang),
        answers.forms_sheet(rules, forms, lang),
        answers.functions_sheet(rules, functions, lang),
        answers.indicators_sheet(rules, lang),
        answers.statuses_sheet(rules, lang),
        answers.lineage_sheet(rules),
        profiles.values_sheet(rules, found, options, lang),
        z,
        generations.generations_sheet(rules, keys, lang),
    )


def _rules(graph: Graph, wanted: Sequence[str], exact: bool, lang: str) -> Rules:
    """The rules on the plans as they were settled and, beside them, as each reading has them."""
    read_in = {city: graph.readings_of(city) for city in wanted}
    names = list(dict.fromkeys(name for named in read_in.values() for name in named))
    made = {}
    for name in names:
        source = graph.readings[name]
        own = [
            replace(u, network=unit_network(source, u))
            for u in units(unit_tables(source, lang))
            if name in read_in.get(u.city, ())
        ]
        made[name] = Rules(own, Alignment(own, exact))
    settled = made.pop(SETTLED)
    return replace(settled, readings=made)


def _whole(rules: Rules, names: dict[str, str]) -> said.whole.Whole:
    return said.whole.Whole(
        {names[u.name]: u.city for u in rules.units},
        {names[u.name]: len(rules.every(u)) for u in rules.units},
    )


def _profiles(
    graph: Graph, rules: Rules, trials: int, seed: int, track: Track
) -> profiles.Profiles:
    """The indices by variant and plan, None where too little is left of the network."""
    able = [u for u in rules.units if rules.alone("structure_z", u) is None]
    settled: dict[str, dict[str, list[Index] | None]] = {v: {} for v in profiles.VARIANTS}
    read: dict[str, dict[str, dict[str, Mapping[str, profiles.Pair]]]] = {}
    done: dict[tuple[str, str, frozenset[object]], Any] = {}
    for variant, unit in track([(v, u) for v in profiles.VARIANTS for u in able]):
        for name, (there, own) in rules.every(unit).items():
            network = own.network
            if variant != "all":
                network = unit_network(graph.readings[name], own, variant)
            left = there.alone("structure_z", replace(own, network=network)) is None
            # Many plans have no joint column, say: the same network has the same numbers.
            key = (unit.name, SETTLED if name == SETTLED else "", frozenset(network.edges))
            if left and key not in done:
                few = max(LEAST_TRIALS, trials // 10)
                done[key] = (
                    profile(network, trials, seed)
                    if name == SETTLED
                    else differences(network, few, seed)
                )
            if name == SETTLED:
                settled[variant][unit.name] = done[key] if left else None
            elif left:
                read.setdefault(name, {}).setdefault(variant, {})[unit.name] = done[key]
    return profiles.Profiles(settled, read)


def run(
    cities: Sequence[str],
    fmt: str,
    output: Path | None,
    *,
    table: str = "",
    data: Data = None,
    rdf: Iterable[str | Path] = (),
    exact: bool = False,
    trials: int = 1000,
    seed: int = 0,
    lang: str = "ja",
    track: Track = iter,
    width: int | None = None,
) -> str | None:
    """Compare and render.

    As ``table`` one screen: the sentences that hold, and what cannot be compared; as md and json
    all tables. With the name of a ``table`` that one alone. All tables as csv and tsv are written
    to the folder ``output``, the rest is given. ``width`` is that of the terminal to be fitted.

    Raises UnknownNameError for a table that there is none of, before anything is computed.
    """
    if table:
        check_table(table, NAMES)
    folder = fmt in ("csv", "tsv") and not table
    if folder and output is None:
        raise UsageError(f"{fmt} makes one file a table; expected -o FOLDER or --table NAME")
    if folder and output is not None and output.exists() and not output.is_dir():
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
    if folder and output is not None:
        write_files(output, files(sheets, fmt, lang))
        return None
    if not table:
        whole = text(sheets, fmt, lang, width) if fmt != "table" else ""
        return whole or first_screen(sheets, lang, width)
    one = next(s for s in sheets if s.name == table)
    if fmt in ("csv", "tsv"):
        return table_csv(one, "\t" if fmt == "tsv" else ",")
    return text([one], fmt, lang, width)


def first_screen(sheets: Sequence[Table], lang: str, width: int | None = None) -> str:
    """What holds and what cannot be compared, in sentences, and how to get the rest."""
    by_name = {s.name: s for s in sheets}
    blocks = [
        (by_name[name].title[lang], [str(r["sentence"]) for r in by_name[name].records()])
        for name in (said.SAID, said.REFUSED)
    ]
    names = ", ".join(n for n in NAMES if n not in (said.SAID, said.REFUSED))
    return screen(blocks, page("screen")[lang]["more"].format(tables=names), width)


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
