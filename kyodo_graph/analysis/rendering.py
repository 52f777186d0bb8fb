"""What an analysis prints, in the formats of the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from kyodo_graph.analysis.report import TABLES, Analysis
from kyodo_graph.analysis.screen import as_screen
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.tables import Cell, Table
from kyodo_graph.tables.csvw import described
from kyodo_graph.tables.sections import section
from kyodo_graph.words import LANGS, page


def as_text(analyses: Sequence[Analysis], fmt: str, lang: str, width: int | None = None) -> str:
    """All cities as one text: table is one screen of a ``width``; md and json have all tables."""
    if fmt == "table":
        return as_screen(analyses, lang, width)
    if fmt == "json":
        content = {"cities": [_object(a) for a in analyses]}
        return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    parts: list[str] = []
    space = "" if lang == "ja" else " "
    for a in analyses:
        parts.append(f"# {a.label} ({a.city})")
        parts += [space.join(claim.sentences) for claim in a.claims]
        parts += [f"## {page('screen')[lang]['limits']}", space.join(a.limits)]
        parts += [section(r, fmt, lang, width).rstrip("\n") for r in a.results.values()]
        parts.append(f"## {page('methods')[lang]['heading']}")
        parts.append(a.methods[lang])
    return "\n\n".join(parts).rstrip("\n") + "\n"


def check_table(name: str) -> str:
    """The name of a table; raises UnknownNameError with the nearest names.

    >>> check_table("places")
    'places'
    """
    if name not in TABLES:
        raise UnknownNameError("table", name, nearest_or_all(name, TABLES))
    return name


def one_table(analyses: Sequence[Analysis], name: str) -> Table:
    """A table of all cities, their rows one below the other, with what must be said beside.

    Raises UnknownNameError with the nearest names.
    """
    check_table(name)
    first, *others = (a.results[name] for a in analyses)
    return first.of_rows(tuple(row for r in (first, *others) for row in r.rows))


def as_table(
    analyses: Sequence[Analysis], name: str, fmt: str, lang: str, width: int | None = None
) -> str:
    """One table of all cities as text: table, md, csv, tsv or json."""
    table = one_table(analyses, name)
    if fmt in ("table", "md"):
        return section(table, fmt, lang, width)
    if fmt == "json":
        content = {k: v for k, v in table.to_object().items() if k != "options"}
        return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return table.to_csv(delimiter="\t" if fmt == "tsv" else ",")


def as_files(analyses: Sequence[Analysis], fmt: str, lang: str) -> dict[str, bytes]:
    """One file a table (csv or tsv), the rows of all cities one below the other.

    Beside each stands what its columns mean (:mod:`kyodo_graph.tables.csvw`). ``options.csv`` has
    the options and remarks of each table, ``methods.ja.md`` and ``methods.en.md`` the methods
    paragraphs.
    """
    tables: dict[str, Table] = {}
    told: list[tuple[Cell, ...]] = []
    delimiter = "\t" if fmt == "tsv" else ","
    for name in analyses[0].results if analyses else ():
        same = [a.results[name] for a in analyses]
        rows = tuple(row for r in same for row in r.rows)
        tables[f"{name}.{fmt}"] = same[0].of_rows(rows)
        for a, r in zip(analyses, same, strict=True):
            told += [(a.city, name, key, value) for key, value in r.options.items()]
            told += [(a.city, name, "remark", remark[lang]) for remark in r.remarks]
    for a in analyses:
        told += [(a.city, "", "data_sha256", a.data_sha256), (a.city, "", "version", a.version)]
    columns = ("city", "table", "option", "value")
    tables[f"options.{fmt}"] = Table(columns, tuple(told), name="options")
    files = described(tables, delimiter=delimiter)
    for tongue in LANGS:
        texts = [f"# {a.label}\n\n{a.methods[tongue]}" for a in analyses]
        files[f"methods.{tongue}.md"] = "\n".join(texts).encode("utf-8")
    return files


def _object(a: Analysis) -> dict[str, Any]:
    return {
        "city": a.city, "label": a.label, "version": a.version, "data_sha256": a.data_sha256,
        "trials": a.trials, "seed": a.seed, "verdict": a.sentence,
        "claims": [asdict(claim) for claim in a.claims], "limits": a.limits,
        "tables": {name: r.to_object() for name, r in a.results.items()},
        "methods": dict(a.methods),
    }  # fmt: skip
