"""What the page offers: the questions of the library, and the words that can be completed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, PREFIXES, RDFS, SCHEME, SCHEMES, SKOS
from kyodo_graph.library.filling import filled
from kyodo_graph.library.header import LibraryQuery
from kyodo_graph.words import LANGS, query_groups

Item = Mapping[str, Any]
_LABEL = ox.NamedNode(RDFS + "label")
_PREFERRED = ox.NamedNode(SKOS + "prefLabel")


def questions(queries: Mapping[str, LibraryQuery]) -> list[Item]:
    """The queries in the order of their groups, each as a text in both languages.

    ``city`` says whether an answer can be held to one city by a VALUES clause behind the query.
    """
    order = list(query_groups())
    listed = sorted(queries.values(), key=lambda q: (order.index(q.group), q.name))
    return [_question(query) for query in listed]


def groups() -> list[Item]:
    """The groups of the library with their labels."""
    return [{"key": key, "label": dict(label)} for key, label in query_groups().items()]


def terms(store: ox.Store) -> list[Item]:
    """Classes, properties and codes with their labels, to be completed in the editor."""
    return sorted(_terms(store), key=lambda term: str(term["label"]))


def _question(query: LibraryQuery) -> Item:
    names = {parameter.name for parameter in query.parameters}
    given = {lang: {"lang": lang} if "lang" in names else {} for lang in LANGS}
    return {
        "name": query.name,
        "group": query.group,
        "title": dict(query.title),
        "question": dict(query.question),
        "text": {lang: filled(query, given[lang]) for lang in LANGS},
        "city": "city" in names and "city" in {column.name for column in query.columns},
    }


def _terms(store: ox.Store) -> Iterator[Item]:
    yield from _labelled(store, KYODO, "kyodo", _LABEL, "property")
    for scheme in SCHEMES:
        yield from _labelled(store, f"{SCHEME}{scheme}/", scheme, _PREFERRED, "constant")
    for prefix, space in PREFIXES.items():
        if prefix not in SCHEMES:
            yield {"label": f"{prefix}:", "type": "namespace", "ja": space, "en": space}


def _labelled(
    store: ox.Store, space: str, prefix: str, by: ox.NamedNode, kind: str
) -> Iterator[Item]:
    labels: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, by, None, ox.DefaultGraph()):
        thing, said = quad.subject, quad.object
        if isinstance(thing, ox.NamedNode) and isinstance(said, ox.Literal):
            name = thing.value.removeprefix(space)
            if thing.value.startswith(space) and name and "/" not in name:
                labels.setdefault(name, {})[said.language or ""] = said.value
    for name, said_by in labels.items():
        told = {lang: said_by.get(lang, "") for lang in LANGS}
        yield {"label": f"{prefix}:{name}", "type": "class" if name[0].isupper() else kind} | told
