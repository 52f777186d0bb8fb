"""What is printed with an item's title: tags that say what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tags import brackets
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.gradings import disposition_code

_NEW = frozenset({"新規", "新設", "新"})


def tag_dispositions(document: Document, tree: Tree) -> Iterator[Candidate]:
    """What becomes of items, as far as brackets behind most of their titles say so: 〔継続〕."""
    found = list(_tagged(document, tree))
    leaves = {element.parent for element in tree.elements}
    items = [n for n in range(len(tree.elements)) if n not in leaves]
    if 2 * len({place for place, _, _ in found}) < len(items):
        return
    for place, span, tag in found:
        element = tree.elements[place]
        sign = document.printed([span])
        value = {
            "element": element_id(element),
            "number": element.number,
            "label": shown(document, tree, place),
            "sign": sign,
            "code": disposition_code(tag),
        }
        group = f"tag-{element_id(element)}"
        same = same_key("disposition", sign)
        yield candidate("disposition", [span], value, "heading.tag", same=same, group=group)


def _tagged(document: Document, tree: Tree) -> Iterator[tuple[int, Span, str]]:
    for place, element in enumerate(tree.elements):
        for number in element.lines:
            line = document.lines[number - 1]
            if line.number in document.in_tables or "\t" in line.text:
                continue
            for _, start, tag in brackets(line.content):
                if tag in _NEW or (len(tag) <= 6 and disposition_code(tag)):
                    at = line.start + start
                    yield place, Span(number, at, at + len(tag)), tag
