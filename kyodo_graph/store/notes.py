"""Notes on a query: names in it that the graph does not have, with the nearest ones.

A misspelt name matches nothing, and "nothing" would be read as "the documents do not say". A note
is no error: the query is answered all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import (
    ID,
    KYODO,
    ONTOLOGY,
    OWL,
    PREFIXES,
    RDF,
    SCHEME,
    SKOS,
    SOURCE,
    XSD,
)
from kyodo_graph.nearest import nearest
from kyodo_graph.store.from_clause import dataset_clause
from kyodo_graph.store.groups import groups
from kyodo_graph.store.place_notes import graph_notes, side_notes
from kyodo_graph.store.shape import form
from kyodo_graph.store.tokens import Token, prefixes, prologue, tokens
from kyodo_graph.store.value_notes import having_notes, value_notes

_TYPE = ox.NamedNode(RDF + "type")
_CODED = {"kyodo:code": "code", "kyodo:cityKey": "key of a city", "skos:notation": "code"}
_NAMESPACES = tuple(sorted({*PREFIXES.values()} - {XSD}, key=len, reverse=True))


def notes_of(store: ox.Store, text: str) -> tuple[str, ...]:
    """What a reader of the answer should know: names that nothing in the store has.

    >>> notes_of(ox.Store(), "ASK { ?x kyodo:rolle ?y }")
    ('kyodo:rolle: the graph has no such name',)
    """
    words = tokens(text)
    known = {**PREFIXES, **prefixes(words)}
    found = [
        *_graphs(store, text, words, known),
        *_names(store, _asked(words), known),
        *_codes(store, words),
        *value_notes(store, _asked(words), lambda word: _iri(word, known), _CODED),
        *having_notes(words),
        *side_notes(store, _asked(words), lambda word: _iri(word, known)),
        *graph_notes(store, text, words),
    ]
    return tuple(dict.fromkeys(found))


def _asked(words: Sequence[Token]) -> Sequence[Token]:
    """The words without the prologue, and of CONSTRUCT without what it makes."""
    rest = words[prologue(words) :]
    tree = groups(rest) if form(words) == "CONSTRUCT" else None
    if tree is None or len(tree.groups) < 2:
        return rest
    template = tree.groups[0]
    return [w for w in rest if not template.front <= w.start < template.end]


def _graphs(
    store: ox.Store, text: str, words: Sequence[Token], known: Mapping[str, str]
) -> Iterator[str]:
    """Graphs that FROM, FROM NAMED or GRAPH names and that are not there."""
    clause = dataset_clause(text, words, PREFIXES)
    named = list(clause.graphs) if clause is not None else []
    for word, graph in pairwise(words):
        if word.is_word("GRAPH") and (iri := _iri(graph, known)):
            named.append(ox.NamedNode(iri))
    for each in named:
        if not store.contains_named_graph(each):
            document = each.value.partition("#")[0]
            alike = (g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode))
            near = nearest(each.value, [g for g in alike if g.startswith(document)] or ())
            yield f"<{each.value}>: the graph has no named graph of this name{_nearest(near)}"


def _names(store: ox.Store, words: Sequence[Token], known: Mapping[str, str]) -> Iterator[str]:
    before = Token("other", "", 0)
    for place, word in enumerate(words):
        after = words[place + 1].text if place + 1 < len(words) else ""
        iri = _iri(word, known)
        skipped = after == "(" or before.text == "^^" or before.is_word("GRAPH", "FROM", "NAMED")
        subject = before.text in ("{", ".")
        before = word
        if not iri or skipped or not iri.startswith(_NAMESPACES) or iri in _NAMESPACES:
            continue
        node = ox.NamedNode(iri)
        if not _known(store, node):
            near = [_short(name, word.text) for name in nearest(iri, _alike(store, iri))]
            yield f"{word.text}: the graph has no such name{_nearest(near)}"
        elif iri.startswith(KYODO) and not subject and not _used(store, node):
            yield f"{word.text}: nothing in the graph is said with it"


def _codes(store: ox.Store, words: Sequence[Token]) -> Iterator[str]:
    """Codes as texts behind the property of codes."""
    for name, value in pairwise(words):
        if name.text in _CODED and value.kind == "string" and value.text[:3] not in ('"""', "'''"):
            prefix, _, local = name.text.partition(":")
            node, text = ox.NamedNode(PREFIXES[prefix] + local), value.text[1:-1]
            quads = store.quads_for_pattern(None, node, None, ox.DefaultGraph())
            values = {str(getattr(q.object, "value", "")) for q in quads}
            if text not in values:
                near = _nearest(nearest(text, sorted(values)))
                yield f"{value.text}: the graph has no such {_CODED[name.text]}{near}"


def _iri(word: Token, known: Mapping[str, str]) -> str:
    """The IRI of a word that is one, or a prefixed name; nothing for another."""
    if word.kind == "iri":
        return word.text[1:-1] if ":" in word.text else ""
    prefix, colon, local = word.text.partition(":")
    if word.kind != "name" or not colon or prefix not in known:
        return ""
    return known[prefix] + re.sub(r"\\(.)", r"\1", local)


def _known(store: ox.Store, node: ox.NamedNode) -> bool:
    patterns = ((node, None, None), (None, node, None), (None, None, node))
    return store.contains_named_graph(node) or any(
        next(iter(store.quads_for_pattern(s, p, o, None)), None) is not None for s, p, o in patterns
    )


def _used(store: ox.Store, node: ox.NamedNode) -> bool:
    """Whether something outside the ontology is said with a term."""
    ontology = ox.NamedNode(ONTOLOGY)
    for s, p, o in (
        (None, node, None),
        (None, _TYPE, node),
        (None, None, node),
        (node, None, None),
    ):
        for quad in store.quads_for_pattern(s, p, o, None):
            if quad.graph_name not in (ontology, ox.DefaultGraph()):
                return True
    return False


def _alike(store: ox.Store, iri: str) -> Iterable[str]:
    """Names of the same kind: terms, codes of the scheme, things of the city, passages of a
    document."""
    if iri.startswith(KYODO):
        kinds = ("Class", "ObjectProperty", "DatatypeProperty")
        types = [ox.NamedNode(OWL + kind) for kind in kinds]
        terms = (q for t in types for q in store.quads_for_pattern(None, _TYPE, t, None))
        return sorted({q.subject.value for q in terms if isinstance(q.subject, ox.NamedNode)})
    if iri.startswith(SCHEME):
        scheme = ox.NamedNode(iri.rpartition("/")[0])
        quads = store.quads_for_pattern(None, ox.NamedNode(SKOS + "inScheme"), scheme, None)
        return sorted({q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)})
    if iri.startswith((ID, SOURCE)):
        base = ID if iri.startswith(ID) else SOURCE
        start = base + re.split("[/#]", iri.removeprefix(base))[0]
        typed = store.quads_for_pattern(None, _TYPE, None, ox.DefaultGraph())
        iris = {str(getattr(quad.subject, "value", "")) for quad in typed}
        return sorted(found for found in iris if found.startswith(start))
    return ()


def _short(iri: str, written: str) -> str:
    """A name as the query writes its like: with the same prefix, else the IRI."""
    prefix, colon, _ = written.partition(":")
    if written.startswith("<") or not colon or not iri.startswith(PREFIXES.get(prefix, "\0")):
        return f"<{iri}>"
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}".replace("/", "\\/")


def _nearest(names: Sequence[str]) -> str:
    return f"; nearest: {', '.join(names)}" if names else ""
