"""The generated parts of the page on own queries: prefixes, results, what is said of slips."""

from __future__ import annotations

import re

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.errors import KyodoError
from kyodo_graph.graph import Graph
from kyodo_graph.services.asking import render

PREFIX_BLOCK = re.compile(r"(<!-- prefixes -->\n```text\n).*?(```\n)", re.DOTALL)
SLIPS = re.compile(r"(<!-- slips -->\n```text\n)(.*?)(```\n)", re.DOTALL)
EXAMPLE = re.compile(r"^```sparql\n(.*?)\n```\n(?:\n((?:\|[^\n]*\n)+))?", re.MULTILINE | re.DOTALL)


def own_query_page(text: str, graph: Graph) -> str:
    """The page with its prefixes, the results of its examples and the messages made anew.

    An example is a block of SPARQL; its result stands below it as a table. Of the slips each query
    is a line, and what is said of it stands below, indented.
    """

    def answered(found: re.Match[str]) -> str:
        table = render(graph.sparql(found[1]), "md")
        assert isinstance(table, str)
        return f"```sparql\n{found[1]}\n```\n\n{table}"

    def told(found: re.Match[str]) -> str:
        queries = [line for line in found[2].splitlines() if not line.startswith(" ")]
        lines = [line for query in queries for line in (query, *_said(query, graph))]
        return found[1] + "".join(f"{line}\n" for line in lines) + found[3]

    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    text = PREFIX_BLOCK.sub(lambda found: f"{found[1]}{prefixes}{found[2]}", text)
    return EXAMPLE.sub(answered, SLIPS.sub(told, text))


def _said(query: str, graph: Graph) -> list[str]:
    """What the graph says of a query besides its answer, each message indented."""
    try:
        notes = graph.sparql(query).notes  # type: ignore[union-attr]
    except KyodoError as error:
        return [f"    {error}"]
    return [f"    {note}" for note in notes]


def examples(text: str) -> list[tuple[str, str]]:
    """The examples of a page: the query, and the table below it."""
    return [(found[1], found[2] or "") for found in EXAMPLE.finditer(text)]
