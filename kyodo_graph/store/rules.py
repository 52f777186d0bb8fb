"""Inference: named CONSTRUCT rules, each into a graph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import (
    DCTERMS,
    KYODO,
    PREFIXES,
    RDF,
    RDFS,
    RULES_GRAPH,
    rule_graph,
)
from kyodo_graph.curation.pieces import Piece, read_folder
from kyodo_graph.curation.query_header import both, query_of, words
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.store.merging import extend

_NAME = re.compile(r"[0-9]+[a-z]?-([a-z0-9]+(?:-[a-z0-9]+)*)\.rq")
_UNNAMED = (ox.BlankNode, ox.Triple)


@dataclass(frozen=True, slots=True)
class Rule:
    """A CONSTRUCT query; ``name`` names the graph of its conclusions, ``summary`` says them."""

    name: str
    summary: Mapping[str, str]
    text: str
    path: str


def read_rules(folder: Path) -> list[Rule]:
    """The rules of a folder in the order of their file names (``01-part-of.rq`` is ``part-of``)."""
    return rules_of(read_folder(folder, ".rq"))


def rules_of(pieces: Iterable[Piece]) -> list[Rule]:
    """The rules in files that were read already; raises InputError for a name that says no order.

    >>> from kyodo_graph.curation.pieces import Piece
    >>> text = b"#+ summary: a\\n#+ summary_ja: b\\nCONSTRUCT {} WHERE {}"
    >>> rules_of([Piece("rules/1-part-of.rq", "x", text)])[0].name
    'part-of'
    """
    rules: list[Rule] = []
    problems: list[Problem] = []
    for piece in pieces:
        named = _NAME.fullmatch(piece.path.rpartition("/")[2])
        if named is None:
            problems.append(Problem(piece.name, 0, 0, "no name of a rule", "NUMBER-NAME.rq"))
            continue
        try:
            rules.append(_rule(named[1], piece))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return rules


def apply_rules(rules: Iterable[Rule], store: ox.Store) -> list[ox.Quad]:
    """Run the rules in order over a merged store, add what they conclude, and return it.

    A rule sees the conclusions of those before it; a triple that is already stated is not
    concluded once more.
    """
    concluded: list[ox.Quad] = []
    for rule in rules:
        graph = ox.NamedNode(rule_graph(rule.name))
        try:
            found = store.query(rule.text, prefixes=PREFIXES)
            answer = list(found) if isinstance(found, ox.QueryTriples) else None
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            what = f"not SPARQL: {' '.join(str(error).split())}"
            raise InputError([Problem(rule.path, 0, 0, what)]) from error
        if answer is None:
            raise InputError(
                [Problem(rule.path, 0, 0, "a rule that concludes nothing", "CONSTRUCT")]
            )
        if any(isinstance(term, _UNNAMED) for t in answer for term in (t.subject, t.object)):
            what = "a rule that concludes a blank node or a triple as a term"
            raise InputError([Problem(rule.path, 0, 0, what, "IRIs and literals")])
        new = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in answer]
        new = [q for q in new if not _known(q, store)]
        extend(store, new)
        concluded += new
    return concluded


def described(rules: Iterable[Rule]) -> list[ox.Quad]:
    """What each rule's graph is, and what it concludes."""
    about = ox.NamedNode(RULES_GRAPH)
    quads = []
    for rule in rules:
        graph = ox.NamedNode(rule_graph(rule.name))
        said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            (RDF + "type", ox.NamedNode(KYODO + "RuleGraph")),
            (RDF + "type", ox.NamedNode(KYODO + "StatementGraph")),
            (RDFS + "label", ox.Literal(f"規則 {rule.name}", language="ja")),
            (RDFS + "label", ox.Literal(f"rule {rule.name}", language="en")),
            *(
                (DCTERMS + "description", ox.Literal(text, language=lang))
                for lang, text in sorted(rule.summary.items())
            ),
        ]
        quads += [ox.Quad(graph, ox.NamedNode(name), value, about) for name, value in said]
    return quads


def _rule(name: str, piece: Piece) -> Rule:
    text, fields = query_of(piece.content, piece.name)
    fields.only(both("summary"))
    summary = words(fields, "summary")
    fields.done()
    return Rule(name, summary, text, piece.name)


def _known(quad: ox.Quad, store: ox.Store) -> bool:
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return next(iter(found), None) is not None
