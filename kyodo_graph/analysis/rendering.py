"""What an analysis prints, in the formats of the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.tables import Cell, Table
from kyodo_graph.tables.sections import section

METHODS = {"ja": "方法", "en": "Methods"}


def as_text(analyses: Sequence[Analysis], fmt: str, lang: str, width: int | None = None) -> str:
    """All tables of all cities as one text: table (for a terminal of a ``width``), md or json."""
    if fmt == "json":
        content = {"cities": [_object(a) for a in analyses]}
        return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    mark = "#" if fmt == "md" else ""
    parts: list[str] = []
    for a in analyses:
        parts.append(f"{mark} {a.label} ({a.city})".strip())
        parts.append(a.sentence)
        parts += [section(r, fmt, lang, width).rstrip("\n") for r in a.results.values()]
        parts.append(f"{mark * 2} {METHODS[lang]}".strip())
        parts.append(a.methods[lang])
    return "\n\n".join(parts).rstrip("\n") + "\n"


def as_files(analyses: Sequence[Analysis], fmt: str, lang: str) -> dict[str, bytes]:
    """One file a table (csv or tsv), the rows of all cities one below the other.

    ``options.csv`` has the options and remarks of each table, ``methods.ja.md`` and
    ``methods.en.md`` the methods paragraphs.
    """
    files: dict[str, str] = {}
    told: list[tuple[Cell, ...]] = []
    delimiter = "\t" if fmt == "tsv" else ","
    for name in analyses[0].results if analyses else ():
        same = [a.results[name] for a in analyses]
        rows = tuple(row for r in same for row in r.rows)
        files[f"{name}.{fmt}"] = Table(same[0].columns, rows).to_csv(delimiter=delimiter)
        for a, r in zip(analyses, same, strict=True):
            told += [(a.city, name, key, value) for key, value in r.options.items()]
            told += [(a.city, name, "remark", remark[lang]) for remark in r.remarks]
    for a in analyses:
        told += [(a.city, "", "data_sha256", a.data_sha256), (a.city, "", "version", a.version)]
    options = Table(("city", "table", "option", "value"), tuple(told))
    files[f"options.{fmt}"] = options.to_csv(delimiter=delimiter)
    for tongue in METHODS:
        texts = [f"# {a.label}\n\n{a.methods[tongue]}" for a in analyses]
        files[f"methods.{tongue}.md"] = "\n".join(texts)
    return {name: text.encode("utf-8") for name, text in files.items()}


def _object(a: Analysis) -> dict[str, Any]:
    return {
        "city": a.city, "label": a.label, "version": a.version, "data_sha256": a.data_sha256,
        "trials": a.trials, "seed": a.seed, "verdict": a.sentence,
        "tables": {name: r.to_object() for name, r in a.results.items()},
        "methods": dict(a.methods),
    }  # fmt: skip
