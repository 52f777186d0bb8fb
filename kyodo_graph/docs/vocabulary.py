"""What the ontology and its schemes say, ready to be written down in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, OWL, PREFIXES, RDF, RDFS, SKOS
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.curation.turtle import read_turtle

_PREFIXES = {
    **{name: PREFIXES[name] for name in ("kyodo", "dcterms", "oa", "org", "prov", "qb", "rdf")},
    **{name: PREFIXES[name] for name in ("rdfs", "schema", "skos", "time", "xsd")},
    "cv": "http://data.europa.eu/m8g/",
}


class Vocabulary:
    """The triples of Turtle files by subject and predicate, in the order of the files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._objects: defaultdict[tuple[AnyTerm, str], list[AnyTerm]] = defaultdict(list)
        self._subjects: defaultdict[tuple[str, AnyTerm], list[str]] = defaultdict(list)
        for path in paths:
            for quad in read_turtle(path):
                self._objects[quad.subject, quad.predicate.value].append(quad.object)
                if isinstance(quad.subject, ox.NamedNode):
                    key = (quad.predicate.value, quad.object)
                    self._subjects[key].append(quad.subject.value)

    def objects(self, subject: str | AnyTerm, predicate: str) -> list[AnyTerm]:
        """The objects of a subject's statements with a predicate."""
        node = ox.NamedNode(subject) if isinstance(subject, str) else subject
        return self._objects.get((node, predicate), [])

    def iris(self, subject: str | AnyTerm, predicate: str) -> list[str]:
        """The objects that are IRIs."""
        found = self.objects(subject, predicate)
        return [o.value for o in found if isinstance(o, ox.NamedNode)]

    def subjects(self, predicate: str, obj: str) -> list[str]:
        """The IRIs of which a statement with an IRI as object is made, sorted."""
        return sorted(self._subjects.get((predicate, ox.NamedNode(obj)), ()))

    def text(self, subject: str, predicate: str, lang: str) -> str:
        """The text of a subject in a language, or without one; empty if there is none."""
        return "; ".join(self.texts(subject, predicate, lang))

    def texts(self, subject: str, predicate: str, lang: str) -> list[str]:
        """The texts of a subject in a language, or else those without one."""
        found = [o for o in self.objects(subject, predicate) if isinstance(o, ox.Literal)]
        here = [o.value for o in found if o.language == lang]
        return here or [o.value for o in found if o.language is None]

    def members(self, expression: AnyTerm) -> list[str]:
        """The classes of a class, or of a union of classes."""
        if isinstance(expression, ox.NamedNode):
            return [expression.value]
        return [
            m.value
            for head in self.objects(expression, OWL + "unionOf")
            for m in self.items(head)
            if isinstance(m, ox.NamedNode)
        ]

    def items(self, head: AnyTerm) -> list[AnyTerm]:
        """The items of an RDF list."""
        found = []
        while first := self.objects(head, RDF + "first"):
            found.append(first[0])
            head = self.objects(head, RDF + "rest")[0]
        return found

    def terms(self, kind: str) -> list[str]:
        """The ontology's own terms of a kind (a name in OWL, such as ``Class``), sorted."""
        found = self.subjects(RDF + "type", (RDFS if kind == "Datatype" else OWL) + kind)
        return [iri for iri in found if iri.startswith(KYODO)]

    def definition_of(self, cls: str) -> list[tuple[str, str]]:
        """The properties with their values that make something an instance of a defined class."""
        found = []
        for whole in self.objects(cls, OWL + "equivalentClass"):
            for head in self.objects(whole, OWL + "intersectionOf"):
                for part in self.items(head):
                    values = self.iris(part, OWL + "hasValue")
                    found += list(zip(self.iris(part, OWL + "onProperty"), values, strict=True))
        return found

    def disjoint_sets(self) -> list[list[str]]:
        """The sets of classes of which no two share an instance, in the order of the file."""
        heads = [
            head
            for (_, predicate), found in self._objects.items()
            if predicate == OWL + "members"
            for head in found
        ]
        return [
            [m.value for m in self.items(head) if isinstance(m, ox.NamedNode)] for head in heads
        ]

    def schemes(self) -> list[str]:
        """The concept schemes, by their IRIs."""
        return self.subjects(RDF + "type", SKOS + "ConceptScheme")


def curie(iri: str) -> str:
    """An IRI with the prefix that the pages use for its namespace.

    >>> curie("http://data.europa.eu/m8g/role")
    'cv:role'
    """
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://w3id.org/kyodo/ns#Plan"), local("https://w3id.org/kyodo/scheme/role")
    ('Plan', 'role')
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]
