"""What the context and the ontology say about keys and classes: the one schema of data files.

The context tells what a key means in RDF, the ontology which class a nested record has (the
range), to which classes a key belongs (the domain), whose word a statement is (``kyodo:inGraph``),
how an id is derived where none is given (``kyodo:keyTemplate``) and what every passage that states
a record says of it (``kyodo:constitutedBy``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyoxigraph as ox

from kyodo_graph.curation.context import IDENTITY, context_of, is_prefix
from kyodo_graph.curation.namespaces import FISCAL_YEAR, KYODO, OWL, RDF, RDFS, SKOS, SOURCE, XSD
from kyodo_graph.curation.pieces import OntologyPieces, read_ontology
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.curation.turtle import turtle_of
from kyodo_graph.errors import InputError, Problem

KeyKind = Literal[
    "id", "type", "ignored", "included", "reference", "code", "year", "passage", "text", "value"
]  # fmt: skip
_BASES: dict[str, KeyKind] = {FISCAL_YEAR: "year", SOURCE: "passage"}
_NODE = ox.NamedNode


@dataclass(frozen=True, slots=True)
class Key:
    """What one key of a data file means.

    ``kind``: *reference* (to a thing, or a nested record), *code* (of the scheme ``base``),
    *year* (fiscal year), *passage* (lines of the document), *text* (by language), *value* (literal
    of ``datatype``).
    """

    name: str
    kind: KeyKind
    iri: str = ""
    base: str = ""
    datatype: str = ""


@dataclass(frozen=True)
class Schema:
    """Keys of the context with what the ontology declares about them."""

    context: dict[str, Any]
    keys: dict[str, Key]
    classes: frozenset[str]
    superclasses: dict[str, frozenset[str]]
    ranges: dict[str, frozenset[str]]
    domains: dict[str, frozenset[str]]
    graph_kinds: dict[str, str]
    templates: dict[str, str]
    ordered: frozenset[str]
    constituents: dict[str, frozenset[str]]
    codes: dict[str, frozenset[str]]
    quads: tuple[ox.Quad, ...] = field(repr=False)

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether ``cls`` is ``ancestor`` or below it."""
        return ancestor == cls or ancestor in self.superclasses.get(cls, frozenset())

    def allows(self, key: Key, cls: str) -> bool:
        """Whether a record of class ``cls`` may have ``key``."""
        domain = self.domains.get(key.iri)
        return domain is None or any(self.is_a(cls, allowed) for allowed in domain)

    def fits(self, cls: str, key: Key) -> bool:
        """Whether a thing of class ``cls`` may stand under ``key``."""
        allowed = self.ranges.get(key.iri)
        return not allowed or any(self.is_a(cls, ancestor) for ancestor in allowed)

    def range_names(self, key: Key) -> str:
        """The classes of what may stand under ``key``, for people."""
        return " or ".join(called(cls) for cls in sorted(self.ranges.get(key.iri, ())))

    def keys_of(self, cls: str) -> list[str]:
        """The keys that a record of class ``cls`` may have, sorted."""
        return sorted(name for name, key in self.keys.items() if key.iri and self.allows(key, cls))

    def scheme_codes(self, base: str) -> frozenset[str]:
        """The codes of the scheme whose concepts' IRIs begin with ``base``."""
        return self.codes.get(base, frozenset())


def called(cls: str) -> str:
    """A class's name with its article, for people.

    >>> called(KYODO + "Actor"), called(KYODO + "Plan")
    ('an Actor', 'a Plan')
    """
    name = cls.removeprefix(KYODO)
    return f"an {name}" if name.startswith(("A", "E", "I", "O", "U")) else f"a {name}"


def read_schema(ontology: Path) -> Schema:
    """Read ``context.jsonld``, ``kyodo.ttl`` and ``schemes/*.ttl`` of the folder ``ontology``."""
    return schema_of(read_ontology(ontology))


def schema_of(ontology: OntologyPieces) -> Schema:
    """The schema in the files of an ontology that were read already."""
    context = context_of(ontology.context.content, ontology.context.name)
    terms = turtle_of(ontology.terms.content, ontology.terms.name)
    schemes = [q for piece in ontology.schemes for q in turtle_of(piece.content, piece.name)]
    index = _Index(terms)
    classes = frozenset(
        s for s in index.subjects(RDF + "type", OWL + "Class") if s.startswith(KYODO)
    )
    supers = {c: index.closure(c, RDFS + "subClassOf") for c in classes}
    graph_kinds = dict(index.pairs(KYODO + "inGraph"))
    graph_kinds |= {prop: kind for kind, prop in index.pairs(KYODO + "holdsProperty")}
    return Schema(
        context=context,
        keys=_keys(context, ontology.context.name),
        classes=classes,
        superclasses=supers,
        ranges={s: index.members(o) & classes for s, o in index.triples(RDFS + "range")},
        domains={s: index.members(o) for s, o in index.triples(RDFS + "domain")},
        graph_kinds=graph_kinds,
        templates=dict(index.pairs(KYODO + "keyTemplate")),
        ordered=frozenset(s for s, o in index.pairs(KYODO + "ordered") if o == "true"),
        constituents=_grouped(index.pairs(KYODO + "constitutedBy")),
        codes=_codes(schemes),
        quads=(*terms, *schemes),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, value in pairs:
        found[name].add(value)
    return {name: frozenset(values) for name, values in found.items()}


def _codes(schemes: list[ox.Quad]) -> dict[str, frozenset[str]]:
    """The codes of each scheme, by the base of its concepts' IRIs."""
    parts = (
        quad.subject.value.rpartition("/")
        for quad in schemes
        if quad.predicate.value == SKOS + "inScheme" and isinstance(quad.subject, _NODE)
    )
    return _grouped((f"{base}/", code) for base, _, code in parts)


def _keys(context: dict[str, Any], file: str) -> dict[str, Key]:
    prefixes = {
        name: value if isinstance(value, str) else value["@id"]
        for name, value in context.items()
        if is_prefix(value) and not name.startswith("@")
    }

    def expand(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local if prefix in prefixes else name

    keys = {}
    for name, value in context.items():
        if name.startswith("@") or name in prefixes:
            continue
        keys[name] = key = _key(name, value, expand)
        try:
            ox.NamedNode(key.iri or KYODO)
        except ValueError as error:
            what = f"key {name!r} of the context: {key.iri!r}"
            raise InputError([Problem(file, 0, 0, what, "an IRI, or PREFIX:NAME")]) from error
    return keys


def _key(name: str, value: Any, expand: Any) -> Key:
    if value is None:
        return Key(name, "ignored")
    if isinstance(value, str):
        return Key(name, IDENTITY[value])  # type: ignore[arg-type]
    iri = expand(value["@id"])
    if value.get("@container") == "@language":
        return Key(name, "text", iri)
    if value.get("@type") != "@id":
        return Key(name, "value", iri, datatype=expand(value.get("@type", "xsd:string")))
    base = value.get("@context", {}).get("@base", "")
    kind: KeyKind = _BASES.get(base, "code") if base else "reference"
    return Key(name, kind, iri, base=base)


class _Index:
    """The ontology's triples by predicate."""

    def __init__(self, quads: list[ox.Quad]) -> None:
        self.by_predicate: defaultdict[str, list[tuple[AnyTerm, AnyTerm]]] = defaultdict(list)
        for quad in quads:
            self.by_predicate[quad.predicate.value].append((quad.subject, quad.object))

    def triples(self, predicate: str) -> list[tuple[str, AnyTerm]]:
        return [(s.value, o) for s, o in self.by_predicate[predicate] if isinstance(s, _NODE)]

    def pairs(self, predicate: str) -> list[tuple[str, str]]:
        return [
            (s, o.value) for s, o in self.triples(predicate) if isinstance(o, _NODE | ox.Literal)
        ]

    def subjects(self, predicate: str, obj: str) -> list[str]:
        return [s for s, o in self.pairs(predicate) if o == obj]

    def closure(self, start: str, predicate: str) -> frozenset[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            above = [o for s, o in self.pairs(predicate) if s == here and o not in found]
            found.update(above)
            waiting.extend(above)
        return frozenset(found)

    def members(self, term: AnyTerm) -> frozenset[str]:
        """The classes of a class expression: itself, or the members of its owl:unionOf."""
        if isinstance(term, _NODE):
            return frozenset([term.value])
        lists = dict(self.by_predicate[OWL + "unionOf"])
        first = dict(self.by_predicate[RDF + "first"])
        rest = dict(self.by_predicate[RDF + "rest"])
        found = set()
        here = lists.get(term)
        while here in first:
            member = first[here]
            if isinstance(member, _NODE):
                found.add(member.value)
            here = rest.get(here)
        return frozenset(found)


DATATYPES: dict[str, tuple[str, str]] = {
    XSD + "string": ("string", "text in quotes"),
    XSD + "integer": ("number", "a whole number"),
    XSD + "decimal": ("number", "a number"),
    XSD + "boolean": ("boolean", "true or false"),
    XSD + "gYearMonth": ("string", "YYYY-MM"),
    XSD + "date": ("string", "YYYY-MM-DD"),
}
"""How a literal of a datatype is written in a data file, and how errors describe that."""
