"""Turtle files: ontology, schemes, shapes, terms of other vocabularies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import RDF
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_bytes, text_of


def read_turtle(path: Path) -> list[ox.Quad]:
    """The triples of a Turtle file, as quads of the default graph.

    Raises :class:`~kyodo_graph.errors.InputError` for what is not Turtle, and for what no loader
    of ours could make anything of: a list without an end, a triple as a term.
    """
    return turtle_of(read_bytes(path), str(path))


def turtle_of(raw: bytes, name: str) -> list[ox.Quad]:
    """The same of the bytes of a file that was read already."""
    try:
        quads = list(ox.parse(text_of(raw, name).encode(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        line, column = error.lineno or 0, error.offset or 0
        raise InputError([Problem(name, line, column, f"not Turtle: {error.msg}")]) from error
    for quad in quads:
        if isinstance(quad.object, ox.Triple) or isinstance(quad.subject, ox.Triple):
            what = f"a triple as a term, under {quad.predicate.value}"
            raise InputError([Problem(name, 0, 0, what, "IRIs, blank nodes and literals")])
    if (start := endless_list(quads)) is not None:
        what = f"the list {start} has no end"
        raise InputError([Problem(name, 0, 0, what, "an rdf:rest that leads to rdf:nil")])
    return quads


def endless_list(quads: Iterable[ox.Quad]) -> AnyTerm | None:
    """A cell of a list that leads back to itself; None if there is none."""
    rest: dict[AnyTerm, list[AnyTerm]] = {}
    for quad in quads:
        if quad.predicate.value == RDF + "rest":
            rest.setdefault(quad.subject, []).append(quad.object)
    ended: set[AnyTerm] = set()
    for start in rest:
        trail: list[AnyTerm] = [start]
        seen: set[AnyTerm] = set()
        while trail:
            here = trail.pop()
            if here in seen:
                return here
            if here not in ended and here in rest:
                seen.add(here)
                trail += rest[here]
        ended |= seen
    return None
