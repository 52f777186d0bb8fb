"""Inference: named CONSTRUCT rules, each into a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES, rule_graph
from kyodo_graph.curation.query_header import both, read_query, words
from kyodo_graph.errors import InputError, Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """A CONSTRUCT query; ``name`` names the graph of its conclusions, ``summary`` says them."""

    name: str
    summary: Mapping[str, str]
    text: str
    path: str


def read_rules(folder: Path) -> list[Rule]:
    """The rules of a folder in the order of their file names (``1-part-of.rq`` is ``part-of``)."""
    return [_read(path) for path in sorted(folder.glob("[0-9]*-*.rq"))]


def apply_rules(rules: Iterable[Rule], store: ox.Store) -> list[ox.Quad]:
    """Run the rules in order over a store, add what they conclude, and return it.

    A rule sees the conclusions of those before it; a triple that is already stated is not
    concluded once more.
    """
    concluded: list[ox.Quad] = []
    for rule in rules:
        graph = ox.NamedNode(rule_graph(rule.name))
        try:
            answer = store.query(rule.text, prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise InputError([Problem(rule.path, 0, 0, f"not SPARQL: {error}")]) from error
        if not isinstance(answer, ox.QueryTriples):
            raise InputError(
                [Problem(rule.path, 0, 0, "a rule that concludes nothing", "CONSTRUCT")]
            )
        new = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in answer]
        new = [q for q in new if not _known(q, store)]
        store.extend(new)
        concluded += new
    return concluded


def _read(path: Path) -> Rule:
    text, fields = read_query(path)
    fields.only(both("summary"))
    summary = words(fields, "summary")
    fields.done()
    return Rule(path.stem.split("-", 1)[1], summary, text, str(path))


def _known(quad: ox.Quad, store: ox.Store) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return next(iter(found), None) is not None
