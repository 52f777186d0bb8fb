"""References: everything that a record points to is defined, and of the class that is expected."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kyodo_graph.curation.namespaces import ID, KYODO, SOURCE
from kyodo_graph.curation.records import DataFile, Record, Value
from kyodo_graph.curation.schema import Key, Schema
from kyodo_graph.errors import Problem

if TYPE_CHECKING:
    from kyodo_graph.curation.dataset import Dataset


def check_references(dataset: Dataset) -> list[Problem]:
    """References to things that nobody defines, or that are of another class than the key's.

    A city's files may point to things of the city and of the catalogue, not of other cities; the
    catalogue may point to everything.
    """
    common = _defined([dataset.catalog])
    cities = {city: common | _defined(files) for city, files in dataset.cities.items()}
    everything = {iri: cls for known in (common, *cities.values()) for iri, cls in known.items()}
    problems = _check(dataset.catalog, everything, dataset.schema)
    for city, files in dataset.cities.items():
        for file in files:
            problems += _check(file, cities[city], dataset.schema)
    return problems


def _defined(files: tuple[DataFile, ...] | list[DataFile]) -> dict[str, str]:
    return {r.iri: r.cls for file in files for r in file.records if r.defines}


def _check(file: DataFile, known: dict[str, str], schema: Schema) -> list[Problem]:
    problems = []
    for record in file.records:
        problems += _subject(record, known)
        for entry in record.entries:
            if entry.key.kind != "reference":
                continue
            for value in entry.values:
                if not value.nested and (fault := _fault(entry.key, value, known, schema)):
                    problems.append(Problem(file.name, *value.mark, *fault))
    return problems


def _subject(record: Record, known: dict[str, str]) -> list[Problem]:
    """A record that adds to a thing must find it."""
    if record.defines or record.iri in known:
        return []
    what, expected = _unknown(record.iri, known)
    return [Problem(record.file, *record.mark, what, expected)]


def _fault(key: Key, value: Value, known: dict[str, str], schema: Schema) -> tuple[str, str] | None:
    ours = value.iri.startswith((ID, SOURCE))
    if not ours:
        return None
    if value.iri not in known:
        return _unknown(value.iri, known)
    expected = schema.ranges.get(key.iri, "")
    if expected not in schema.classes or schema.is_a(known[value.iri], expected):
        return None
    is_a = known[value.iri].removeprefix(KYODO)
    return f"{value.text!r} is a {is_a}", f"a {expected.removeprefix(KYODO)} under {key.name!r}"


def _unknown(iri: str, known: dict[str, str]) -> tuple[str, str]:
    name = iri.removeprefix(ID)
    names = [k.removeprefix(ID) for k in known]
    near = difflib.get_close_matches(name, names, 2, 0.7)
    hint = " or ".join(near) if near else "the id of a thing that a file of the city defines"
    return f"unknown reference {name!r}", hint
