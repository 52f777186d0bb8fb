"""The item of the tree that a row of a table is about, and how it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.rows import Row
from kyodo_graph.drafting.making import element_id
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.tree import Tree


@dataclass(frozen=True, slots=True)
class Item:
    """What a row is about: the element where the tree has it, its number and name."""

    element: str
    number: str
    label: str


def item_of(document: Document, tree: Tree, row: Row, elsewhere: bool) -> Item:
    """The item of a row; ``elsewhere``: the table is about the plan before this one."""
    printed = label_of(document, row)
    found = None if elsewhere else tree.find(row)
    if found is None:
        return Item("", row.name.number, printed)
    element = tree.elements[found[0]]
    return Item(
        element_id(element), element.number or row.name.number, shown(document, tree, found[0])
    )


def label_of(document: Document, row: Row) -> str:
    """The name of a row's item as printed, its number and mark aside."""
    if not row.cell.spans or not row.cell.text:
        return ""
    first, *rest = row.cell.spans
    start = first.start + row.name.start if not rest else first.start
    text = document.printed([Span(first.line, min(start, first.end), first.end, "cell"), *rest])
    return re.sub(r"\s*[【(〔\[（]再掲[】)〕\]）]\s*", "", text) if row.name.repeated else text


def shown(document: Document, tree: Tree, place: int) -> str:
    """The label of an element as printed, a slip in it put right."""
    element = tree.elements[place]
    printed = document.printed(element.spans)
    return printed if len(printed) != len(element.label) else _mended(printed, element.label)


def _mended(printed: str, label: str) -> str:
    """The print with those characters of the mended label that differ by the slip only."""
    return "".join(
        "ー" if mended == "ー" and own == "一" else own
        for own, mended in zip(printed, label, strict=True)
    )
