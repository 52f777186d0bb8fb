"""Marks and words of a table, read through the legend that the document itself gives.

A legend says at its own lines what the marks of a table mean, and in which lines it is to be read.
A record there that gives the mark as printed gets its code from the legend; a code that the author
gives beside it must be the legend's. A mark that no entry explains is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import Entry, Record, Value
from kyodo_graph.curation.schema import Schema
from kyodo_graph.errors import Problem
from kyodo_graph.folding import fold

LEGEND, ENTRY = KYODO + "Legend", KYODO + "LegendEntry"


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a class in which a mark is printed, and the codes that a legend gives for it."""

    mark: str
    codes: tuple[str, ...]
    grades: bool = False


READ: dict[str, tuple[_Field, ...]] = {
    KYODO + "Participation": (_Field("symbol", ("role",)),),
    KYODO + "ScheduleEntry": (_Field("printed", ("phase",)),),
    KYODO + "StatusAssessment": (
        _Field("symbol", ("implementation",), grades=True),
        _Field("printed", ("disposition",)),
    ),
}
"""What is read through legends. An entry with a rank and no code is a grade of an assessment."""

_CODES = tuple(code for fields in READ.values() for field in fields for code in field.codes)


@dataclass(frozen=True, slots=True)
class _Explained:
    """An entry of a legend with the lines in which it is read."""

    record: Record
    mark: str
    legend: Record
    reads: tuple[Passage, ...]

    def holds(self, passage: Passage) -> bool:
        return any(
            lines.document == passage.document and lines.first <= passage.first <= lines.last
            for lines in self.reads
        )

    def serves(self, field: _Field) -> bool:
        given = [code for code in _CODES if self.record.values(code)]
        return any(code in given for code in field.codes) or (field.grades and not given)


def read_through(records: Iterable[Record], schema: Schema) -> tuple[list[Record], list[Problem]]:
    """The records with what their marks mean by the legends among them, and what is wrong."""
    records = list(records)
    entries = _explained(records)
    if not entries:
        return records, []
    found: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        for field in READ.get(record.cls, ()):
            record, faults = _read(record, field, entries, schema)
            problems += faults
        found.append(record)
    return found, problems


def _explained(records: Sequence[Record]) -> list[_Explained]:
    known = {record.iri: record for record in records if record.cls == ENTRY}
    return [
        _Explained(entry, fold(mark), legend, tuple(v.passage for v in lines if v.passage))
        for legend in records
        if legend.cls == LEGEND
        for lines in (legend.values("reads"),)
        for value in legend.values("entries")
        if (entry := known.get(value.iri)) and (mark := entry.first("symbol"))
    ]


def _read(
    record: Record, field: _Field, entries: Sequence[_Explained], schema: Schema
) -> tuple[Record, list[Problem]]:
    printed = record.values(field.mark)
    if not printed or record.passage is None:
        return record, []
    here = [e for e in entries if e.holds(record.passage) and e.serves(field)]
    if not here:
        return record, []
    value = printed[0]
    meant = next((e for e in here if e.mark == fold(value.text)), None)
    if meant is None:
        marks = ", ".join(str(e.record.first("symbol")) for e in here)
        return record, [
            Problem(
                record.file,
                value.mark.line,
                value.mark.column,
                f"{value.text!r} is in no legend for {record.passage.pointer}",
                f"one of {marks}",
            )
        ]
    return _with_codes(record, field, meant, value, schema)


def _with_codes(
    record: Record, field: _Field, meant: _Explained, printed: Value, schema: Schema
) -> tuple[Record, list[Problem]]:
    added: list[Entry] = []
    problems = []
    for name in field.codes:
        meaning, given = meant.record.first(name), record.values(name)
        if meaning is None:
            continue
        if not given:
            key = schema.keys[name]
            added.append(Entry(key, (Value(meaning, printed.mark),), printed.mark))
        elif given[0].text != meaning:
            where = f"{meant.legend.file}:{meant.record.mark.line}"
            what = f"{name} {given[0].text!r} where {printed.text!r} is printed"
            expected = f"{meaning!r}, as the legend at {where} says"
            problems.append(Problem(record.file, *given[0].mark, what, expected))
    by = Value(meant.record.iri, printed.mark, iri=meant.record.iri, passage=record.passage)
    entries = [*record.entries, *added]
    if not any(e.key.name == "read_by" for e in entries):
        entries.append(Entry(schema.keys["read_by"], (by,), printed.mark))
    else:
        entries = [
            replace(e, values=(*e.values, by)) if e.key.name == "read_by" else e for e in entries
        ]
    return replace(record, entries=tuple(entries)), problems
