"""What an analysis prints, in the formats of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.tables import Cell, Table, show

METHODS = {"ja": "方法", "en": "Methods"}


def as_text(
    analyses: Sequence[Analysis], fmt: str, lang: str, draw: Callable[[Table, str], str]
) -> str:
    """All tables of all cities as one text: table (for a terminal), md or json.

    ``draw`` renders a table in the format.
    """
    if fmt == "json":
        content = {"cities": [_object(a) for a in analyses]}
        return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    mark = "#" if fmt == "md" else ""
    parts: list[str] = []
    for a in analyses:
        parts.append(f"{mark} {a.label} ({a.city})".strip())
        parts.append(a.sentence)
        for r in a.results.values():
            parts.append(f"{mark * 2} {r.title[lang]} [{r.name}]".strip())
            parts.append(draw(Table(r.columns, tuple(_short(r.rows))), fmt).rstrip("\n"))
            if r.options:
                parts.append("; ".join(f"{k}: {show(v)}" for k, v in r.options.items()))
            parts += [remark[lang] for remark in r.remarks]
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
    tables = {
        name: {"title": dict(r.title), "options": dict(r.options), "columns": list(r.columns),
               "rows": [list(row) for row in r.rows], "remarks": [dict(x) for x in r.remarks]}
        for name, r in a.results.items()
    }  # fmt: skip
    return {
        "city": a.city, "label": a.label, "version": a.version, "data_sha256": a.data_sha256,
        "trials": a.trials, "seed": a.seed, "verdict": a.sentence, "tables": tables,
        "methods": dict(a.methods),
    }  # fmt: skip


def _short(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Numbers to four significant digits, for reading; json and csv have them in full."""
    for row in rows:
        yield tuple(_read(c) for c in row)


def _read(value: Cell) -> Cell:
    if not isinstance(value, float):
        return value
    return int(value) if value.is_integer() and abs(value) < 1e6 else float(f"{value:.4g}")
