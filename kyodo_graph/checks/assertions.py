"""Dataset assertions: least and greatest counts and fill rates, so that a lost fact is noticed.

``assertions.yaml`` in a city's folder, or beside the catalogue of several cities::

    counts:
    - {class: Initiative, least: 18, most: 18}
    - {class: Observation, having: value, least: 33}
    fill:
    - {class: Actor, key: actor_type, least: 1.0}

``having`` counts only the instances with that key; ``level`` only those on that level. A fill
rate is the share of a class's instances that have a key.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding
from kyodo_graph.curation.namespaces import ID, KYODO
from kyodo_graph.curation.pieces import Piece
from kyodo_graph.curation.records import Record
from kyodo_graph.curation.schema import Schema
from kyodo_graph.curation.yaml_tree import Mapping, Mark, Scalar, Sequence, yaml_of
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.store.sparql import select
from kyodo_graph.tables import Table

_ID = re.compile(r"[a-z0-9][a-z0-9/-]*")
_KEYS = {
    "counts": {"class", "city", "level", "having", "least", "most"},
    "fill": {"class", "city", "key", "least"},
}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What is asserted of the instances of a class: a count, or the share that has a key."""

    kind: str
    cls: str
    file: str
    line: int
    city: str = ""
    level: str = ""
    key: str = ""
    least: float = 0
    most: float = float("inf")

    @property
    def of(self) -> str:
        """The key of the city whose things are counted, "" for those of all."""
        return self.city or self.level.partition("/")[0]


def read_assertions(
    pieces: Iterable[Piece], catalog: Iterable[Record], schema: Schema
) -> list[Assertion]:
    """The assertions of data folders.

    Those in the folder of one city, beside its piece of the catalogue, count what is of that city,
    unless they name another.
    """
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for record in catalog:
        if record.cls == KYODO + "City":
            homes[record.file.rpartition("/")[0]].add(record.iri.removeprefix(ID))
    found: list[Assertion] = []
    problems: list[Problem] = []
    for piece in pieces:
        cities = homes[piece.name.rpartition("/")[0]]
        city = next(iter(cities)) if len(cities) == 1 else ""
        root = yaml_of(piece.content, piece.name)
        read = _assertions(root, piece.name, schema, problems)
        found += [replace(a, city=a.city or (city if not a.level else "")) for a in read if a]
    if problems:
        raise InputError(problems)
    return found


def check_assertions(
    assertions: Iterable[Assertion], store: ox.Store, schema: Schema
) -> list[Finding]:
    """Which assertions do not hold."""
    findings = []
    for a in assertions:
        query = _query(a, schema)
        total, having = _numbers(select(store, query))
        value = having / total if a.kind == "fill" and total else float(having)
        if a.least <= value <= a.most:
            continue
        where = " ".join(filter(None, [a.cls, a.city, a.level, a.key]))
        got = f"{value:.3f}" if a.kind == "fill" else f"{having}"
        upper = "" if a.most == float("inf") else f", at most {a.most:g}"
        message = f"{a.kind} of {where} is {got}; expected at least {a.least:g}{upper}"
        most = "" if a.most == float("inf") else f"、上限は{a.most:g}"
        ja = f"{where}の{a.kind}は{got}である。下限は{a.least:g}{most}"
        findings.append(Finding("assertion", "error", message, "", a.file, a.line, ja))
    return findings


def _query(a: Assertion, schema: Schema) -> str:
    """Class, city, level and key come from the schema or are ids, so they are safe in the text."""
    cls = ox.NamedNode(KYODO + a.cls)
    parts = [f"?x a {cls} ."]
    if a.city:
        # Every thing's IRI begins with its city, nested ones included.
        prefix = ox.Literal(f"{ID}{a.city}/")
        parts.append(f"FILTER(STRSTARTS(STR(?x), {prefix}) || STR(?x) = {ox.Literal(ID + a.city)})")
    if a.level:
        parts.append(f"?x {ox.NamedNode(KYODO + 'level')} {ox.NamedNode(ID + a.level)} .")
    if a.key:
        parts.append(f"OPTIONAL {{ ?x {ox.NamedNode(schema.keys[a.key].iri)} ?value }}")
        counted = "COUNT(DISTINCT IF(BOUND(?value), ?x, ?none))"
    else:
        counted = "COUNT(DISTINCT ?x)"
    body = " ".join(parts)
    return f"SELECT (COUNT(DISTINCT ?x) AS ?total) ({counted} AS ?having) WHERE {{ {body} }}"


def _numbers(answer: Table) -> tuple[int, int]:
    total, having = answer.rows[0]
    return int(total or 0), int(having or 0)


def _assertions(
    root: Mapping, name: str, schema: Schema, problems: list[Problem]
) -> Iterator[Assertion | None]:
    def refuse(mark: Mark, what: str, expected: str) -> None:
        problems.append(Problem(name, *mark, what, expected))

    for key, node in root.entries:
        if key.text not in _KEYS or not isinstance(node, Sequence):
            refuse(key.mark, f"{key.text!r} is no list of assertions", "counts or fill")
            continue
        for item in node.items:
            if not isinstance(item, Mapping):
                refuse(item.mark, "no assertion", "keys and values")
                continue
            given: dict[str, Scalar] = {}
            for field, value in item.entries:
                if field.text not in _KEYS[key.text] or not isinstance(value, Scalar):
                    expected = ", ".join(sorted(_KEYS[key.text]))
                    refuse(field.mark, f"unknown key {field.text!r}", expected)
                else:
                    given[field.text] = value
            yield _assertion(key.text, name, item.mark, given, schema, refuse)


def _assertion(
    kind: str,
    name: str,
    mark: Mark,
    given: dict[str, Scalar],
    schema: Schema,
    refuse: Callable[[Mark, str, str], None],
) -> Assertion | None:
    cls = given.get("class")
    if cls is None or KYODO + cls.text not in schema.classes:
        refuse(mark, "an assertion about no class", "'class: …' of the ontology")
        return None
    named = given.get("having") or given.get("key")
    if named is not None and named.text not in schema.keys:
        refuse(named.mark, f"unknown key {named.text!r}", "a key of the context")
        return None
    for bound in ("least", "most"):
        if bound in given and given[bound].kind != "number":
            refuse(given[bound].mark, f"{bound} is no number", "a number")
            return None
    for place in ("city", "level"):
        if place in given and not _ID.fullmatch(given[place].text):
            refuse(given[place].mark, f"{place} {given[place].text!r} is no id", "an id")
            return None
    return Assertion(
        kind,
        cls.text,
        name,
        mark.line,
        city=given["city"].text if "city" in given else "",
        level=given["level"].text if "level" in given else "",
        key=named.text if named else "",
        least=float(given["least"].text) if "least" in given else 0,
        most=float(given["most"].text) if "most" in given else float("inf"),
    )
