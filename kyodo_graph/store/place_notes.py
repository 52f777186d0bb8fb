"""Notes on where things stand: in which graph, and on which side of a property.

What a passage states of a record stands in the passage's graph; its city, its labels and our
codings stand in others. A pattern that joins them within one ``GRAPH`` finds nothing, and so does
one with a thing on the side of a property where it has no place (a city where actors are).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, KYODO, RDF, RDFS
from kyodo_graph.store.groups import Group, groups
from kyodo_graph.store.mistakes import QueryError
from kyodo_graph.store.sparql import run
from kyodo_graph.store.tokens import Token, prologue

_TYPE = ox.NamedNode(RDF + "type")
_SIDES = {side: ox.NamedNode(RDFS + side) for side in ("domain", "range")}
_DEFAULT = ox.DefaultGraph()
_PATIENCE = 2.0


def graph_notes(store: ox.Store, text: str, words: Sequence[Token]) -> Iterator[str]:
    """Patterns that no one graph holds, and all graphs together do."""
    start = prologue(words)
    tree = groups(words[start:])
    head = text[: words[start].start] if start < len(words) else ""
    for group in tree or ():
        if group.kind != "GRAPH" or not _by_variable(group, words) or _unwanted(group):
            continue
        inside = text[group.front : group.end - 1]
        if _found(store, f"{head}ASK {{ GRAPH ?kyodo_any {{ {inside} }} }}") is not False:
            continue
        if _found(store, f"{head}ASK {{ {inside} }}"):
            yield (
                f"GRAPH {_name(group, words)}: no one graph has all of this pattern, which the "
                "graphs together have; expected what the passage states within GRAPH, and cities, "
                "labels, codings and facts about the passage outside"
            )


def _name(group: Group, words: Sequence[Token]) -> str:
    before = [w for w in words if w.end < group.front]
    return before[-1].text if before else ""


def _by_variable(group: Group, words: Sequence[Token]) -> bool:
    before = [w for w in words if w.end < group.front][-2:]
    return len(before) == 2 and before[0].is_word("GRAPH") and before[1].kind == "variable"


def _unwanted(group: Group) -> bool:
    """Whether nothing shall be found by it."""
    return any(above.kind in ("MINUS", "EXISTS") for above in group.upwards())


def _found(store: ox.Store, ask: str) -> bool | None:
    """Whether a pattern is found; None where that can't be said soon."""
    try:
        answer = run(store, ask, timeout=_PATIENCE)
    except QueryError:
        return None
    return answer if isinstance(answer, bool) else None


def side_notes(
    store: ox.Store, words: Sequence[Token], iri: Callable[[Token], str]
) -> Iterator[str]:
    """Things of the graph on a side of a property where nothing of their class is."""
    before = Token("other", "", 0)
    for word, after in pairwise(words):
        starts = before.text in ("", "{", ".") and word.kind in ("name", "iri")
        for thing, term, side in ((after, word, "range"), (word, after, "domain")):
            if side == "range" and before.text in ("", "{", ".", "(", "^", "!", "|", ","):
                continue
            if side == "domain" and not starts:
                continue
            name, held = iri(thing), iri(term)
            if not (name.startswith(ID) and held.startswith(KYODO)):
                continue
            yield from _misplaced(store, thing.text, name, term.text, held, side)
        before = word


def _misplaced(
    store: ox.Store, written: str, name: str, term: str, held: str, side: str
) -> Iterator[str]:
    node, prop = ox.NamedNode(name), ox.NamedNode(held)
    ends = (None, node) if side == "range" else (node, None)
    if any(True for _ in store.quads_for_pattern(ends[0], prop, ends[1], _DEFAULT)):
        return
    classes = {
        quad.object.value
        for quad in store.quads_for_pattern(node, _TYPE, None, _DEFAULT)
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(KYODO)
    }
    wanted = [
        quad.object.value
        for quad in store.quads_for_pattern(prop, _SIDES[side], None, _DEFAULT)
        if isinstance(quad.object, ox.NamedNode)
    ]
    if classes and wanted and not classes & set(wanted):
        own = " and ".join(sorted(f"kyodo:{c.removeprefix(KYODO)}" for c in classes)[:2])
        there = " and ".join(f"kyodo:{w.removeprefix(KYODO)}" for w in sorted(wanted))
        place = "stands behind" if side == "range" else "stands before"
        yield f"{written}: a {own}; what {place} {term} is a {there}"
