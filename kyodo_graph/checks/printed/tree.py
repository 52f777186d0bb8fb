"""Elements under the headings that they are printed under."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from kyodo_graph.checks.findings import Finding
from kyodo_graph.checks.printed.said import NAMES, NUMBERS, Said, finding
from kyodo_graph.curation.namespaces import ID, KYODO
from kyodo_graph.curation.records import Record

_CHILDREN = ("policies", "initiatives")
_HEADED = 0.75
"""The share of a plan's elements that follow their headings, from which a plan is printed so."""


def check_tree(said: Said) -> Iterator[Finding]:
    """Elements whose nearest heading above, of the level of their parent, is another's.

    Only where the plan prints its elements below headings: most of those that have the same kind of
    parent stand below their own.
    """
    parents = _parents(said)
    lines = _headings(said)
    peers: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for child, parent in parents.items():
        peers[_kind(parents, parent), _kind(parents, child)].add(parent)
    groups: defaultdict[tuple[str, str, str], list[tuple[Record, str, str]]] = defaultdict(list)
    for cls in ("Policy", "Initiative"):
        for record, passage in said.of(cls):
            parent = parents.get(record.iri, "")
            if not record.defines or not parent or said.classes.get(parent) != KYODO + "Policy":
                continue
            kinds = (_kind(parents, parent), _kind(parents, record.iri))
            marks = sorted(
                (line, other)
                for other in peers[kinds]
                for document, line in lines.get(other, ())
                if document == passage.document
            )
            at = bisect_right(marks, (passage.first, "\U0010ffff"))
            nearest = [other for line, other in marks[:at] if at and line == marks[at - 1][0]]
            if nearest:
                heading = parent if parent in nearest else nearest[-1]
                groups[(passage.document, *kinds)].append((record, parent, heading))
    for found in groups.values():
        right = sum(parent == heading for _, parent, heading in found)
        if right == len(found) or right < _HEADED * len(found):
            continue
        for record, parent, heading in found:
            if parent != heading and record.passage:
                what, own = record.iri.removeprefix(ID), parent.removeprefix(ID)
                there = heading.removeprefix(ID)
                here = record.passage.pointer
                message = f"{what} is under {own}, but {here} stands below the heading of {there}"
                ja = f"{what}は{own}の下にあるが、{here}は{there}の見出しの下である"
                yield finding("parent", "error", record, message, ja)


def _parents(said: Said) -> dict[str, str]:
    return {
        value.iri: record.iri
        for record in said.records
        for key in _CHILDREN
        for value in record.values(key)
    }


def _kind(parents: dict[str, str], iri: str) -> str:
    """Plan and depth of an element."""
    depth, at = 0, iri
    while at in parents and depth < 9:
        at, depth = parents[at], depth + 1
    return f"{at} {depth}"


def _headings(said: Said) -> dict[str, set[tuple[str, int]]]:
    """The lines in which each element's name or number is printed."""
    found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for record in said.records:
        if record.passage and any(record.values(key) for key in (*NAMES, *NUMBERS)):
            found[record.iri].add((record.passage.document, record.passage.first))
    return found
