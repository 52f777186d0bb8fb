"""All tables as one Excel workbook, with a sheet of notes. The same tables give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kyodo_graph.report.run import Run
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.tables import Column, Table, excel

_GROUPS = {"library": "", "analysis": "analysis ", "comparison": "comparison ",
           "coding": "coding ", "checks": "checks "}  # fmt: skip
_KINDS = {
    "ja": ("問い", "関数"),
    "en": ("question", "function"),
}
_ABOUT = {
    "ja": "数は文書の細かさによるので、市の順位を示さない。",
    "en": "Counts depend on how finely a document lists things and rank no city.",
}


def workbook(tables: Sequence[Listed], run: Run, lang: str) -> bytes:
    """A workbook with a sheet of notes and a sheet for each table; texts are never formulas."""
    about = [
        f"kyodo_graph {run.version}",
        f"SHA-256 {run.data_sha256}",
        f"trials {run.trials}, seed {run.seed}",
        _ABOUT[lang],
    ]
    return excel.workbook(
        [_sheet(listed, lang) for listed in tables],
        lang,
        about=about,
        title=f"kyodo_graph {run.version}",
        created=_created(run.date),
        notes_first=True,
    )


def _sheet(listed: Listed, lang: str) -> excel.Sheet:
    """A table with what the report says of it, in the report's language."""
    question, function = _KINDS[lang]
    said = [(question, "", listed.question or listed.title)]
    said += [(function, "", listed.function)] if listed.function else []
    columns = [
        Column(c, {lang: listed.labels.get(c, "")}, {lang: listed.meanings.get(c, "")})
        for c in listed.table.columns
    ]
    table = Table(
        columns,
        listed.table.rows,
        title={lang: listed.title},
        options={f"{city}: {key}" if city else key: v for city, key, v in listed.options},
        remarks=[{lang: remark} for remark in listed.remarks],
    )
    return excel.Sheet(table, f"{_GROUPS.get(listed.group, '')}{listed.name}", said)


def _created(date: str | None) -> datetime:
    """The date in the file's properties: the newest in the data, or else a fixed one."""
    parts = [int(p) for p in (date or "").split("-") if p.isdigit()]
    year, month, day = [*parts, 1, 1][:3] if parts else (2000, 1, 1)
    return datetime(year, month, day)
