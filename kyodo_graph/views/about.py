"""What a page says of things beyond the network itself: other names, passages, documents, codes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kyodo_graph.checks.sources import read_text
from kyodo_graph.curation import dataset
from kyodo_graph.curation.namespaces import DCTERMS, ID, KYODO, RDFS, SCHEME, SKOS, SOURCE
from kyodo_graph.curation.passages import parse_pointer
from kyodo_graph.errors import KyodoError
from kyodo_graph.networks.nodes import first_value
from kyodo_graph.networks.statements import short
from kyodo_graph.store.sparql import select
from kyodo_graph.views.model import Document, Passage, Words

_LABEL = ox.NamedNode(RDFS + "label")
_ALIAS = SKOS + "altLabel"
_SCHEMES = """SELECT ?scheme ?key ?label ?lang WHERE {
  ?concept skos:inScheme ?scheme ; kyodo:code ?key ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang) } ORDER BY ?scheme ?key ?lang"""
_CLASSES = """SELECT ?class ?label ?lang WHERE {
  ?class a owl:Class ; rdfs:label ?label BIND(LANG(?label) AS ?lang)
  FILTER(STRSTARTS(STR(?class), STR(kyodo:))) }"""
_SECTIONS = """SELECT ?first ?last ?label ?lang ?document WHERE {
  ?document a kyodo:Document ; kyodo:hasSection+ ?section .
  ?section kyodo:firstLine ?first ; kyodo:lastLine ?last ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang) } ORDER BY ?first DESC(?last)"""
_KINDS = ("role", "tie-relation", "lineage-relation")
"""The schemes whose codes are kinds of relations in our networks."""


class SourceTextError(KyodoError):
    """A document's text that can't be shown beside its passages."""


@dataclass(frozen=True)
class About:
    """What is known of nodes and passages, by id and pointer."""

    alias: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    documents: tuple[Document, ...] = ()
    names: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)


def about(
    store: ox.Store,
    iris: Mapping[str, str],
    pointers: Iterable[str],
    things: Iterable[str],
    sources: Path | None = None,
) -> About:
    """What the store knows of nodes (``iris`` by id), passages, and the things behind edges.

    With ``sources``, a folder of the documents' text versions, passages have their lines. Raises
    SourceTextError where a text is another version than the one that the lines count in.
    """
    alias, spoken = _nodes(store, iris)
    wanted = sorted({*pointers, *(p for found in spoken.values() for p in found)}, key=_order)
    documents = _documents(store, sorted({p.rpartition(":")[0] for p in wanted}))
    texts = _texts(store, [d.key for d in documents], sources)
    headings = _headings(store)
    passages = tuple(_passage(pointer, headings, texts) for pointer in wanted)
    names = _names(store) | {"thing": _labels(store, things)}
    return About(alias, spoken, passages, documents, names)


def _nodes(
    store: ox.Store, iris: Mapping[str, str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Other names of nodes, and the passages that state something of them."""
    alias: dict[str, tuple[str, ...]] = {}
    spoken: dict[str, tuple[str, ...]] = {}
    for node, iri in iris.items():
        names: dict[str, None] = {}
        said: set[str] = set()
        for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, None):
            if quad.predicate.value == _ALIAS:
                names[str(getattr(quad.object, "value", ""))] = None
            graph = getattr(quad.graph_name, "value", "")
            if graph.startswith(SOURCE) and "#line=" in graph:
                said.add(parse_pointer(graph).pointer)
        alias[node] = tuple(sorted(names))
        spoken[node] = tuple(sorted(said, key=_order))
    return alias, spoken


def _order(pointer: str) -> tuple[str, int, str]:
    """Pointers in the order of the document."""
    document, _, lines = pointer.rpartition(":")
    first = lines.partition("-")[0]
    return document, int(first) if first.isdigit() else 0, pointer


def _documents(store: ox.Store, keys: Sequence[str]) -> tuple[Document, ...]:
    found = []
    for key in keys:
        iri = ox.NamedNode(SOURCE + key)
        labels = _label(store, iri)
        if not labels:
            continue
        publisher = first_value(store, iri, ox.NamedNode(DCTERMS + "publisher"))
        city = first_value(store, iri, ox.NamedNode(KYODO + "city"))
        found.append(
            Document(
                key,
                labels,
                short(city),
                _label(store, ox.NamedNode(publisher)) if publisher else {},
                first_value(store, iri, ox.NamedNode(DCTERMS + "issued")),
                first_value(store, iri, ox.NamedNode(KYODO + "sha256")),
            )
        )
    return tuple(found)


def _texts(
    store: ox.Store, keys: Sequence[str], sources: Path | None
) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    # Who has some of the documents sees the text of those; to have none of them is a slip.
    there = [key for key in keys if sources and os.path.lexists(sources / f"{key}.txt")]
    for key in (there or keys) if sources is not None else ():
        iri = ox.NamedNode(SOURCE + key)
        count, sha = (first_value(store, iri, ox.NamedNode(KYODO + n)) for n in _TEXT_FACTS)
        document = dataset.Document(key, "", int(count or 0), sha)
        assert sources is not None
        text, findings = read_text(sources, document)
        if findings:
            raise SourceTextError("\n".join(f.message for f in findings))
        texts[key] = text.lines
    return texts


_TEXT_FACTS = ("lineCount", "sha256")
_Headings = dict[tuple[str, str], list[tuple[int, int, str]]]


def _headings(store: ox.Store) -> _Headings:
    """Sections by document and language: first and last line, title; outer ones first."""
    found: _Headings = {}
    for row in _rows(store, _SECTIONS):
        key = (str(row["document"]).removeprefix(SOURCE), str(row["lang"]))
        lines = int(str(row["first"])), int(str(row["last"]))
        found.setdefault(key, []).append((*lines, str(row["label"])))
    return found


def _passage(pointer: str, headings: _Headings, texts: Mapping[str, tuple[str, ...]]) -> Passage:
    place = parse_pointer(pointer)
    above = {
        lang: tuple(
            label
            for first, last, label in headings.get((place.document, lang), ())
            if first <= place.first <= last
        )
        for lang in ("ja", "en")
    }
    lines = texts.get(place.document, ())[place.first - 1 : place.last]
    return Passage(pointer, place.document, above, lines)


def _names(store: ox.Store) -> dict[str, Mapping[str, Words]]:
    """The names of codes by scheme, of classes, cities and plans."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in _rows(store, _SCHEMES):
        scheme = str(row["scheme"]).removeprefix(SCHEME)
        _add(found, scheme, str(row["key"]), row)
        if scheme in _KINDS:
            _add(found, "kind", str(row["key"]), row)
    found["type"] = found.pop("actor-type", {})
    for row in _rows(store, _CLASSES):
        _add(found, "cls", str(row["class"]).removeprefix(KYODO), row)
    for row in _rows(store, _CITIES):
        _add(found, "city", str(row["key"]), row)
    for row in _rows(store, _PLANS):
        _add(found, "plan", short(str(row["plan"])), row)
    named: dict[str, Mapping[str, Words]] = {}
    for scheme, codes in found.items():
        named[scheme] = dict(codes)
    return named


_CITIES = """SELECT ?key ?label ?lang WHERE {
  ?city kyodo:cityKey ?key ; rdfs:label ?label BIND(LANG(?label) AS ?lang) }"""
_PLANS = """SELECT ?plan ?label ?lang WHERE {
  ?plan a kyodo:Plan ; rdfs:label ?label BIND(LANG(?label) AS ?lang) }"""


def _add(
    found: dict[str, dict[str, dict[str, str]]], scheme: str, key: str, row: Mapping[str, Any]
) -> None:
    found.setdefault(scheme, {}).setdefault(key, {})[str(row["lang"])] = str(row["label"])


def _labels(store: ox.Store, things: Iterable[str]) -> dict[str, Words]:
    """The names of things by id."""
    found: dict[str, Words] = {}
    for thing in sorted(set(things)):
        iri = thing if "://" in thing else ID + thing
        if labels := _label(store, ox.NamedNode(iri)):
            found[thing] = labels
    return found


def _label(store: ox.Store, iri: ox.NamedNode) -> dict[str, str]:
    labels: dict[str, str] = {}
    for quad in store.quads_for_pattern(iri, _LABEL, None, None):
        if isinstance(quad.object, ox.Literal):
            lang = quad.object.language or "ja"
            labels[lang] = min(labels.get(lang, quad.object.value), quad.object.value)
    if labels:
        labels.setdefault("ja", next(iter(labels.values())))
        labels.setdefault("en", labels["ja"])
    return labels


def _rows(store: ox.Store, query: str) -> Iterator[dict[str, Any]]:
    table = select(store, query)
    return iter(table)
