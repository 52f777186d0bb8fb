"""What each passage states, in the words of the ontology: records and relations by label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import DCTERMS, ID, KYODO, RDF, RDFS, SCHEME, SKOS, SOURCE
from kyodo_graph.graph import Graph

# What leads from a thing to its records; they are shown on their own, under the thing's name.
_HOLDS = frozenset(
    KYODO + name
    for name in (
        "hasParticipation", "hasFunction", "hasObservation", "hasStatus", "hasScheduleEntry",
        "hasLineage", "hasQuantity",
    )
)  # fmt: skip
_LEFT_OUT = frozenset({RDF + "type", RDFS + "label", KYODO + "ordinal", *_HOLDS})
_FIRST = tuple(
    KYODO + name
    for name in (
        "subject", "tieRelation", "object", "actor", "role", "function", "lineageRelation",
        "target", "fiscalYear", "phase", "symbol", "disposition", "valueKind", "value", "printed",
    )
)  # fmt: skip
_PASSAGES = """SELECT ?id ?pointer ?first ?last ?document WHERE {
  ?id kyodo:pointer ?pointer ; kyodo:firstLine ?first ; kyodo:lastLine ?last ;
      oa:hasSource ?document }"""
_SECTIONS = """SELECT ?document ?first ?last ?label ?lang WHERE {
  ?document a kyodo:Document ; kyodo:hasSection+ ?section .
  ?section kyodo:firstLine ?first ; kyodo:lastLine ?last ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang) }"""
_RDF_TYPE = ox.NamedNode(RDF + "type")
_LABEL = ox.NamedNode(RDFS + "label")
_SPEAKS_OF = ox.NamedNode(KYODO + "speaksOf")
_BASIS = ox.NamedNode(KYODO + "basis")
_IMPLIED = SCHEME + "basis/implied"
# Properties that are not the ontology's own.
_FOREIGN = {
    SKOS + "altLabel": {"ja": "別の表記", "en": "also printed as"},
    SKOS + "definition": {"ja": "定義", "en": "definition"},
    DCTERMS + "publisher": {"ja": "発行者", "en": "publisher"},
}


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """One property in words; ``thing`` is the id of the value where that is a thing."""

    name: str
    value: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a passage says of one thing or record; ``thing`` is the id of what it is about.

    ``implied`` says that an end of the record was supplied from the context.
    """

    kind: str
    subject: str
    thing: str
    details: tuple[Detail, ...]
    implied: bool = False


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage with the headings that lead to it and what it states."""

    pointer: str
    iri: str
    first: int
    last: int
    headings: tuple[str, ...]
    statements: tuple[Statement, ...]


def passage_entries(graph: Graph, lang: str) -> dict[str, tuple[PassageEntry, ...]]:
    """All passages by document, in the order of their lines."""
    reader = _Reader(graph, lang)
    sections = _sections(graph, lang)
    found: dict[str, list[PassageEntry]] = {}
    for row in graph.select(_PASSAGES):
        document = str(row["document"]).removeprefix(SOURCE)
        first, last = int(row["first"] or 1), int(row["last"] or 1)
        headings = tuple(
            label for begin, end, label in sections.get(document, ()) if begin <= first <= end
        )
        iri = str(row["id"])
        entry = PassageEntry(
            str(row["pointer"]), iri, first, last, headings, tuple(reader.statements(iri))
        )
        found.setdefault(document, []).append(entry)
    return {
        key: tuple(sorted(entries, key=lambda e: (e.first, e.last)))
        for key, entries in sorted(found.items())
    }


def _sections(graph: Graph, lang: str) -> dict[str, list[tuple[int, int, str]]]:
    """The sections of each document, outer before inner."""
    labels: dict[tuple[str, int, int], dict[str, str]] = {}
    for row in graph.select(_SECTIONS):
        document = str(row["document"]).removeprefix(SOURCE)
        key = (document, int(row["first"] or 0), int(row["last"] or 0))
        labels.setdefault(key, {})[str(row["lang"])] = str(row["label"])
    found: dict[str, list[tuple[int, int, str]]] = {}
    for (document, first, last), said in sorted(
        labels.items(), key=lambda item: (item[0][0], item[0][1], -item[0][2])
    ):
        text = said.get(lang) or next(iter(said.values()))
        found.setdefault(document, []).append((first, last, text))
    return found


class _Reader:
    """Reads the graphs of passages; labels are looked up once."""

    def __init__(self, graph: Graph, lang: str) -> None:
        self._store = graph.store
        self._lang = lang
        self._labels: dict[str, str] = {}
        self._holders = {
            _iri(quad.object): _iri(quad.subject)
            for predicate in sorted(_HOLDS)
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)
        }

    def statements(self, iri: str) -> Iterable[Statement]:
        """What the graph of a passage says, thing by thing; else what the passage speaks of."""
        passage = ox.NamedNode(iri)
        said: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = {}
        for quad in self._store.quads_for_pattern(None, None, None, passage):
            subject, predicate = _iri(quad.subject), quad.predicate.value
            said.setdefault(subject, []).append((predicate, quad.object))  # type: ignore[arg-type]
        if not said:
            for quad in self._store.quads_for_pattern(passage, _SPEAKS_OF, None, None):
                said.setdefault(_iri(quad.object), [])
        found = [s for subject, pairs in said.items() if (s := self._one(subject, pairs))]
        return sorted(found, key=lambda s: (s.kind, s.subject, s.thing, s.details))

    def _one(
        self, subject: str, pairs: Sequence[tuple[str, ox.NamedNode | ox.Literal]]
    ) -> Statement | None:
        shown = [(p, o) for p, o in pairs if p not in _LEFT_OUT and self._told(o)]
        typed = any(p == RDF + "type" for p, _ in pairs)
        holder = self._holders.get(subject, "")
        if pairs and not shown and not typed and all(p in _HOLDS for p, _ in pairs):
            return None  # says only that it has a record, which is shown itself
        ends: dict[str, list[str]] = {}
        for predicate, value in shown:
            ends.setdefault(predicate, []).append(self._value(value))
        about, name = holder or subject, self._label(holder or subject)
        if KYODO + "subject" in ends and KYODO + "object" in ends:
            name = f"{', '.join(ends[KYODO + 'subject'])} → {', '.join(ends[KYODO + 'object'])}"
            shown = [(p, o) for p, o in shown if p not in (KYODO + "subject", KYODO + "object")]
        details = [
            Detail(self._label(predicate), self._value(value), self._thing(value))
            for predicate, value in sorted(shown, key=_order)
        ]
        implied = any(
            _iri(quad.object) == _IMPLIED
            for quad in self._store.quads_for_pattern(ox.NamedNode(subject), _BASIS, None, None)
        )
        return Statement(self._kind(subject), name, about.removeprefix(ID), tuple(details), implied)

    def _told(self, value: ox.NamedNode | ox.Literal) -> bool:
        """Whether a value is one of the language shown, or has none (a text as printed has ja)."""
        return not (
            isinstance(value, ox.Literal) and value.language not in (None, self._lang, "ja")
        )

    def _kind(self, subject: str) -> str:
        types = self._store.quads_for_pattern(ox.NamedNode(subject), _RDF_TYPE, None, None)
        names = sorted({iri for q in types if (iri := _iri(q.object)).startswith(KYODO)})
        return self._label(names[0]) if names else ""

    def _value(self, value: ox.NamedNode | ox.Literal) -> str:
        return self._label(value.value) if isinstance(value, ox.NamedNode) else value.value

    def _thing(self, value: ox.NamedNode | ox.Literal) -> str:
        known = isinstance(value, ox.NamedNode) and value.value.startswith(ID)
        return value.value.removeprefix(ID) if known else ""

    def _label(self, iri: str) -> str:
        if iri not in self._labels:
            self._labels[iri] = self._look_up(iri)
        return self._labels[iri]

    def _look_up(self, iri: str) -> str:
        if iri in _FOREIGN:
            return _FOREIGN[iri][self._lang]
        said: dict[str, str] = {}
        node = ox.NamedNode(iri)
        for quad in self._store.quads_for_pattern(node, _LABEL, None, None):
            label = quad.object
            if isinstance(label, ox.Literal):
                lang = label.language or ""
                said[lang] = min(said.get(lang, label.value), label.value)
        if said:
            return said.get(self._lang) or said.get("ja") or min(said.values())
        return iri.removeprefix(ID).removeprefix(SCHEME).removeprefix(KYODO)


def _order(pair: tuple[str, ox.NamedNode | ox.Literal]) -> tuple[int, str, str]:
    predicate, value = pair
    place = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return place, predicate, str(value)


def _iri(term: object) -> str:
    return str(getattr(term, "value", ""))
