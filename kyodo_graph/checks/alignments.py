"""The alignments as an SSSOM table: it says what the ontology asserts, no more and no less.

SSSOM (Simple Standard for Sharing Ontological Mappings, https://mapping-commons.github.io/sssom/)
is a table with the metadata of the mapping set as YAML in comments before it.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from kyodo_graph.curation.namespaces import KYODO, OWL, RDFS
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_text

REQUIRED_METADATA = ("mapping_set_id", "license")
REQUIRED_COLUMNS = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_JUSTIFICATIONS = "https://w3id.org/semapv/vocab/"
_PREDICATES = {
    RDFS + "subClassOf",
    RDFS + "subPropertyOf",
    OWL + "equivalentClass",
    OWL + "equivalentProperty",
}
Mapped = tuple[str, str, str]


def check_alignments(path: Path, terms: Iterable[ox.Quad]) -> list[str]:
    """What is wrong with an SSSOM table of the alignments in the ontology's triples."""
    terms = list(terms)
    metadata, columns, rows = read_sssom(path)
    problems = [f"no {key}" for key in REQUIRED_METADATA if not metadata.get(key)]
    problems += [f"no column {name}" for name in REQUIRED_COLUMNS if name not in columns]
    if problems:
        return problems
    prefixes: dict[str, str] = metadata.get("curie_map") or {}
    problems += _row_problems(rows, prefixes, _labels(terms))
    listed = [mapping_of(row, prefixes) for row in rows]
    asserted = asserted_mappings(terms)
    twice = [m for m, n in sorted(Counter(listed).items()) if n > 1]
    problems += [f"twice: {' '.join(m)}" for m in twice]
    problems += [f"not asserted: {' '.join(m)}" for m in sorted(set(listed) - asserted)]
    problems += [f"not listed: {' '.join(m)}" for m in sorted(asserted - set(listed))]
    return problems


def read_sssom(path: Path) -> tuple[dict[str, Any], list[str], list[dict[str, str]]]:
    """The metadata, columns and rows of an SSSOM table; raises InputError if it is none."""
    try:
        lines = read_text(path).splitlines()
        head = [line.removeprefix("#") for line in lines if line.startswith("#")]
        metadata = yaml.safe_load("\n".join(head)) or {}
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise InputError([_no_table(path, 0)]) from error
    if not isinstance(metadata, dict) or not _is_map(metadata.get("curie_map") or {}):
        raise InputError([_no_table(path, 1)])
    begin = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    try:
        columns, *cells = csv.reader(lines[begin:], delimiter="\t", strict=True)
    except (csv.Error, ValueError) as error:
        raise InputError([_no_table(path, begin + 1)]) from error
    ragged = [
        Problem(str(path), begin + n, 0, f"{len(row)} cells", f"{len(columns)}, one a column")
        for n, row in enumerate(cells, 2)
        if len(row) != len(columns)
    ]
    if ragged:
        raise InputError(ragged)
    return metadata, columns, [dict(zip(columns, row, strict=True)) for row in cells]


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(part, str) for pair in value.items() for part in pair
    )


def _no_table(path: Path, line: int) -> Problem:
    expected = "YAML in comments, with curie_map as a map, then a table"
    return Problem(str(path), line, 0, "no SSSOM table", expected)


def mapping_of(row: Mapping[str, str], prefixes: Mapping[str, str]) -> Mapped:
    """The mapping of a row as IRIs."""
    subject, predicate, obj = (
        _expand(row[name], prefixes) for name in ("subject_id", "predicate_id", "object_id")
    )
    return subject, predicate, obj


def asserted_mappings(terms: Iterable[ox.Quad]) -> set[Mapped]:
    """What the ontology asserts of its terms and those of other vocabularies."""
    return {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in terms
        if q.predicate.value in _PREDICATES
        and isinstance(q.subject, ox.NamedNode)
        and isinstance(q.object, ox.NamedNode)
        and q.subject.value.startswith(KYODO)
        and not q.object.value.startswith(KYODO)
    }


def _row_problems(
    rows: list[dict[str, str]], prefixes: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[str]:
    for row in rows:
        for name in REQUIRED_COLUMNS:
            if row[name].partition(":")[0] not in prefixes:
                yield f"no prefix in curie_map: {row[name]}"
        if not _expand(row["mapping_justification"], prefixes).startswith(_JUSTIFICATIONS):
            yield f"no justification of semapv: {row['mapping_justification']}"
        own = labels.get(_expand(row["subject_id"], prefixes))
        if "subject_label" in row and row["subject_label"] != own:
            yield f"label of {row['subject_id']} is {row['subject_label']!r}, not {own!r}"


def _labels(terms: Iterable[ox.Quad]) -> dict[str, str]:
    return {
        q.subject.value: q.object.value
        for q in terms
        if q.predicate.value == RDFS + "label"
        and isinstance(q.subject, ox.NamedNode)
        and isinstance(q.object, ox.Literal)
        and q.object.language == "en"
    }


def _expand(curie: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = curie.partition(":")
    return prefixes.get(prefix, prefix + ":") + local
