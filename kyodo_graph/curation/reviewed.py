"""Records by how a person looked at them: each by itself, or several at once after checks.

A record that was drafted by a program names the decision that took it in; one that names none was
written by a person. What was not decided is in no data file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias, get_args

from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.curation.records import DataFile, Entry, Record
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.nearest import nearest_or_all

Reviewed: TypeAlias = Literal["any", "human", "bulk"]
"""*any*: all records; *human*: those that a person wrote, or looked at one by one; *bulk*: those
that were accepted several at once."""
REVIEWED: tuple[Reviewed, ...] = get_args(Reviewed)
DECISION = KYODO + "Decision"


def check_reviewed(given: str) -> Reviewed:
    """The value that is meant. Raises UnknownNameError for another.

    >>> check_reviewed("human")
    'human'
    """
    for one in REVIEWED:
        if one == given:
            return one
    raise UnknownNameError("value of reviewed", given, nearest_or_all(given, REVIEWED))


def only_reviewed(files: Iterable[DataFile], how: Reviewed) -> tuple[DataFile, ...]:
    """The files of a city without the records that were reviewed otherwise.

    A thing to which something that is kept points, or in which it stands, is kept, too: a role
    that a person looked at keeps its element, though the tree was accepted as a whole.
    """
    files = tuple(files)
    if how == "any":
        return files
    others = _others(files, how)
    while kept := others & _needed(files, others):
        others -= kept
    return tuple(_without(file, others) for file in files) if others else files


def _others(files: Iterable[DataFile], how: Reviewed) -> set[str]:
    """The things of the files that were reviewed otherwise, those that have to stay left out."""
    records = [record for file in files for record in file.records]
    bulk = {r.iri for r in records if r.cls == DECISION and r.first("bulk")}
    found = set()
    for record in records:
        if not record.defines or record.cls in (DECISION, KYODO + "Section"):
            continue
        by = {value.iri for value in record.values("decision")}
        in_bulk = bool(by) and by <= bulk
        if in_bulk != (how == "bulk"):
            found.add(record.iri)
    return found


def _needed(files: Iterable[DataFile], others: set[str]) -> set[str]:
    """To what the records that stay point, and in what they stand."""
    found: set[str] = set()
    for file in files:
        for record in file.records:
            for entry in record.entries:
                for value in entry.values:
                    if value.nested and value.iri not in others:
                        found.add(record.iri)
                    elif not value.nested and value.iri and record.iri not in others:
                        found.add(value.iri)
    return found


def _without(file: DataFile, others: set[str]) -> DataFile:
    records = (_pruned(r, others) for r in file.records if r.iri not in others)
    return replace(file, records=tuple(records))


def _pruned(record: Record, others: set[str]) -> Record:
    entries = []
    for entry in record.entries:
        values = tuple(v for v in entry.values if v.iri not in others)
        if values:
            entries.append(Entry(entry.key, values, entry.mark))
    return replace(record, entries=tuple(entries))


def counted(files: Mapping[str, Iterable[DataFile]]) -> dict[str, dict[str, int]]:
    """By city: how many candidates were decided, and how, as the decisions in its files say.

    Keys: ``drafted`` (candidates of a program), ``accepted``, ``changed``, ``added``,
    ``rejected``, and ``bulk`` (of those accepted or changed, several at once). Cities without
    decisions are left out.
    """
    found: dict[str, dict[str, int]] = {}
    for city, own in files.items():
        counts = dict.fromkeys(("drafted", "accepted", "changed", "added", "rejected", "bulk"), 0)
        for record in (r for file in own for r in file.records if r.cls == DECISION):
            number = int(record.first("candidates") or 0)
            outcome = record.first("outcome") or ""
            counts[outcome] = counts.get(outcome, 0) + number
            counts["drafted"] += number if record.first("origin") != "reviewer" else 0
            counts["bulk"] += number if record.first("bulk") else 0
        if any(counts.values()):
            found[city] = counts
    return found
