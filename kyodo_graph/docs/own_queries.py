"""The generated parts of the page on own queries: prefixes to copy, and what the examples give."""

from __future__ import annotations

import re

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.graph import Graph
from kyodo_graph.services.asking import render

PREFIX_BLOCK = re.compile(r"(<!-- prefixes -->\n```text\n).*?(```\n)", re.DOTALL)
EXAMPLE = re.compile(r"^```sparql\n(.*?)\n```\n(?:\n((?:\|[^\n]*\n)+))?", re.MULTILINE | re.DOTALL)


def own_query_page(text: str, graph: Graph) -> str:
    """The page with its prefixes and the results of its examples made anew.

    An example is a block of SPARQL; its result stands below it as a table.
    """

    def answered(found: re.Match[str]) -> str:
        table = render(graph.sparql(found[1]), "md")
        assert isinstance(table, str)
        return f"```sparql\n{found[1]}\n```\n\n{table}"

    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return EXAMPLE.sub(
        answered, PREFIX_BLOCK.sub(lambda found: f"{found[1]}{prefixes}{found[2]}", text)
    )


def examples(text: str) -> list[tuple[str, str]]:
    """The examples of a page: the query, and the table below it."""
    return [(found[1], found[2] or "") for found in EXAMPLE.finditer(text)]
