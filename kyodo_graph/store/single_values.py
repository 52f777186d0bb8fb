"""Properties of which a thing has one value at most, and what has two of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, OWL, PREFIXES, RDF
from kyodo_graph.shipped import shipped

_FUNCTIONAL = ox.NamedNode(OWL + "FunctionalProperty")
_TYPE = ox.NamedNode(RDF + "type")
_DEFAULT = ox.DefaultGraph()
_SHAPES = """SELECT ?class ?path (MAX(?one) AS ?language) {
  ?shape sh:targetClass ?class ; sh:property ?property .
  ?property sh:path ?path FILTER(isIRI(?path))
  { ?property sh:maxCount 1 BIND(false AS ?one) } UNION
  { ?property sh:uniqueLang true BIND(true AS ?one)
    MINUS { ?property sh:maxCount 1 } }
} GROUP BY ?class ?path"""

_Key: TypeAlias = tuple[object, ox.NamedNode, str]


@cache
def _limits() -> Mapping[ox.NamedNode, Mapping[object, bool]]:
    """By property: the classes whose things have one value, or (true) one of each language."""
    store = ox.Store()
    store.load(path=str(shipped("ontology") / "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    rows = store.query(_SHAPES, prefixes={**PREFIXES, "sh": "http://www.w3.org/ns/shacl#"})
    assert isinstance(rows, ox.QuerySolutions)
    found: dict[ox.NamedNode, dict[object, bool]] = {}
    for row in rows:
        found.setdefault(row["path"], {})[row["class"]] = row["language"].value == "true"
    return found


def second_values(store: ox.Store, quads: Sequence[ox.Quad]) -> list[str]:
    """What has several values with these quads, of a property that has one at most.

    That is one that is declared functional, in the store or the quads, or of which a shape of the
    thing's class allows one, or one of each language. A line each, sorted.
    """
    functional = _subjects(store.quads_for_pattern(None, _TYPE, _FUNCTIONAL, _DEFAULT))
    functional |= _subjects(q for q in quads if (q.predicate, q.object) == (_TYPE, _FUNCTIONAL))
    types: dict[object, set[object]] = {}
    for quad in quads:
        if quad.predicate == _TYPE:
            types.setdefault(quad.subject, set()).add(quad.object)
    values: dict[_Key, set[object]] = {}
    for quad in quads:
        subject, predicate = quad.subject, quad.predicate
        if predicate in functional:
            by_language = False
        else:
            limits = _limits().get(predicate, {})
            if not limits:
                continue
            known = store.quads_for_pattern(subject, _TYPE, None, _DEFAULT)
            classes = types.get(subject, set()) | {q.object for q in known}
            held = [limits[one] for one in classes if one in limits]
            if not held:
                continue
            by_language = all(held)
        language = _language(quad.object) if by_language else ""
        key = (subject, predicate, language)
        if key not in values:
            stated = store.quads_for_pattern(subject, predicate, None, _DEFAULT)
            values[key] = {
                q.object for q in stated if not by_language or _language(q.object) == language
            }
        values[key].add(quad.object)
    return sorted(
        f"{_short(subject)} now has {len(objects)} values of {_short(predicate)}"
        f"{f' in {language}' if language else ''}, which has one at most; all are kept"
        for (subject, predicate, language), objects in values.items()
        if len(objects) > 1
    )


def _subjects(quads: Iterable[ox.Quad]) -> set[object]:
    return {quad.subject for quad in quads}


def _language(term: object) -> str:
    return str(getattr(term, "language", None) or "")


def _short(term: object) -> str:
    return str(getattr(term, "value", term)).removeprefix(ID).rpartition("#")[2]
