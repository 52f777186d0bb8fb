"""SPARQL 1.1 query results in the formats of the W3C, the terms as they are in the graph."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import XSD
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.store.sparql import Solutions
from kyodo_graph.tables import Cell, Table, show


def results_json(answer: Table | bool) -> str:
    """The answer of a SELECT or ASK query as application/sparql-results+json."""
    if isinstance(answer, bool):
        content: dict[str, Any] = {"head": {}, "boolean": answer}
    else:
        bindings = [
            {
                name: _json(term)
                for name, term in zip(answer.columns, row, strict=True)
                if term is not None
            }
            for row in _terms(answer)
        ]
        content = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def results_xml(answer: Table | bool) -> str:
    """The answer of a SELECT or ASK query as application/sparql-results+xml."""
    read = ox.parse_query_results(results_json(answer), format=ox.QueryResultsFormat.JSON)
    written = read.serialize(format=ox.QueryResultsFormat.XML)
    assert written is not None
    return written.decode("utf-8") + "\n"


def _terms(table: Table) -> tuple[tuple[AnyTerm | None, ...], ...]:
    if isinstance(table, Solutions):
        return table.terms
    return tuple(tuple(map(_term, row)) for row in table.rows)


def _term(cell: Cell) -> ox.Literal | None:
    """The literal that a plain value stands for."""
    if cell is None or isinstance(cell, str):
        return None if cell is None else ox.Literal(cell)
    name = {bool: "boolean", int: "integer", float: "double"}[type(cell)]
    return ox.Literal(show(cell), datatype=ox.NamedNode(XSD + name))


def _json(term: AnyTerm) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != XSD + "string":
        found["datatype"] = term.datatype.value
    return found
