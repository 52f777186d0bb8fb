"""The item that a line is about."""

from __future__ import annotations

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.making import element_id
from kyodo_graph.drafting.outlines.tree import Tree


def base_of(document: Document, tree: Tree, line: int) -> dict[str, str] | None:
    """The item that a line is about; None where no title of one stands above it."""
    place = tree.at(line)
    if place is None:
        return None
    element = tree.elements[place]
    return {
        "element": element_id(element),
        "number": element.number,
        "label": shown(document, tree, place),
    }
