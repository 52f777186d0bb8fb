"""The plan's tree: which headings and rows are its elements, and which stands under which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.fields import Field
from kyodo_graph.drafting.layouts.matching import match, plain, same_number
from kyodo_graph.drafting.layouts.rows import Row
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.choosing import is_title, named_elements
from kyodo_graph.drafting.outlines.hanging import agreement, facts_of, hung_elements
from kyodo_graph.drafting.outlines.heading_lines import headings
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.outlines.repeats import whole_of, without_repeats
from kyodo_graph.drafting.outlines.sheets import sheet_names
from kyodo_graph.drafting.outlines.successors import successors
from kyodo_graph.drafting.outlines.tree_rows import (
    anchors_of,
    named_fields,
    table_rows,
    titled_rows,
)
from kyodo_graph.drafting.outlines.vision import vision_of
from kyodo_graph.drafting.printed.characters import mended


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the plan's tree, and by which rule it became one.

    ``parent`` is its place in the tree's list, -1 at the top; ``lines`` all lines that print its
    title as a heading, so that what follows each of them is about it.
    """

    level: str
    number: str
    label: str
    spans: tuple[Span, ...]
    parent: int
    rule: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Tree:
    """The elements in the order of the text, and the outline that they were chosen from."""

    elements: tuple[Element, ...]
    outline: tuple[Heading, ...]
    chosen: dict[int, int]
    """Places in the outline, to places among the elements."""

    def at(self, line: int) -> int | None:
        """The element that a line is about: the last heading above it, if that is one."""
        last = None
        for place, heading in enumerate(self.outline):
            if heading.line > line:
                break
            last = place
        while last is not None and last >= 0 and self.outline[last].key == "【】":
            last = self.outline[last].parent
        return self.chosen.get(last) if last is not None else None

    def above(self, line: int) -> int | None:
        """The nearest element that a line stands under, sections between them aside."""
        last = -1
        for place, heading in enumerate(self.outline):
            if heading.line > line:
                break
            last = place
        while last >= 0:
            if last in self.chosen:
                return self.chosen[last]
            last = self.outline[last].parent
        return None

    def title(self, line: int) -> str:
        """The headings above a line, the nearest first, as one text."""
        last = -1
        for place, heading in enumerate(self.outline):
            if heading.line > line:
                break
            last = place
        titles = []
        while last >= 0:
            if last not in self.chosen:
                titles.append(self.outline[last].label)
            last = self.outline[last].parent
        return " / ".join(titles)

    def find(self, row: Row) -> tuple[int, bool] | None:
        """The element that a row is about, and whether it is printed there the same."""
        labels = [element.label for element in self.elements]
        numbers = [element.number for element in self.elements]
        return match(row.name, labels, numbers)

    def lists(self, rows: Iterable[Row]) -> bool:
        """Whether rows are this plan's, whatever stands above them: most have an element's number
        and its name."""
        told = [row for row in rows if row.name.label and not row.heading]
        found = [
            same_number(self.elements[place[0]].number, row.name.number)
            for row in told
            if (place := self.find(row)) is not None
        ]
        return sum(found) >= _MOST * len(told) > 0


_MOST = 0.8
"""The share of a table's rows that are elements by number and name where it is this plan's."""


def tree_of(document: Document, fields: Sequence[Field]) -> Tree:
    """The tree of a document's own plan.

    >>> from kyodo_graph.drafting.document import read_document
    >>> from kyodo_graph.drafting.model import Text
    >>> raw = "柱１　育つ\\n施策１－１　知る\\n施策１－２　学ぶ\\n".encode()
    >>> [(e.number, e.label, e.parent) for e in tree_of(read_document(Text("x", raw)), []).elements]
    [('1', '育つ', -1), ('1-1', '知る', 0), ('1-2', '学ぶ', 0)]
    """
    anchors = anchors_of(document)
    given = [*titled_rows(document), *named_fields(fields)]

    def made(rows: Sequence[Heading]) -> Tree:
        return _best(document, headings(document, frozenset(anchors), rows), anchors, fields)

    tree = made(given)
    if extra := table_rows(document, tree.title, lambda row: tree.find(row) is not None):
        given += extra
        tree = made(given)
    names = [heading for heading in given if heading.key.endswith(":名")]
    if _flat(tree, names) and (sheets := sheet_names(document, names)):
        tree = made([*given, *sheets])
    return _with_successors(document, _with_vision(document, tree))


def _flat(tree: Tree, names: Sequence[Heading]) -> bool:
    """Whether sheets may tell more than is read: no element, or names that stand under none."""
    lines = {heading.line for heading in names}
    told = [element for element in tree.elements if lines & set(element.lines)]
    return not tree.elements or (bool(told) and all(element.parent < 0 for element in told))


_CLEARLY = 0.1
_LEAST = 0.6
"""The tree of what hangs on headings is better by so much, and has so many elements for each one
of the other: few facts tell little."""


def _best(
    document: Document,
    outline: list[Heading],
    anchors: dict[str, str],
    fields: Sequence[Field],
) -> Tree:
    """The tree that titles and sections tell, unless that of what hangs on headings agrees clearly
    better with tables and fields."""
    facts = facts_of(document, outline, fields)
    on = {n for fact in facts for n in fact}
    told = _chosen(outline, anchors, named_elements(document, outline, anchors, on))
    places = [n for n in hung_elements(outline, facts) if not is_title(document, outline[n])]
    hung = _chosen(outline, anchors, places)
    if not facts or len(hung.elements) < max(2, len(told.elements) * _LEAST):
        return told
    scores = [
        agreement(facts, tree.chosen, [element.parent for element in tree.elements])
        for tree in (told, hung)
    ]
    return hung if scores[1] > scores[0] + _CLEARLY else told


def _chosen(outline: list[Heading], anchors: dict[str, str], places: Sequence[int]) -> Tree:
    kept = without_repeats(outline, places)
    order = sorted(set(kept.values()), key=lambda n: (outline[n].line, n))
    index = {n: place for place, n in enumerate(order)}
    chosen = {n: index[same] for n, same in kept.items()}
    elements = []
    for n in order:
        heading = outline[n]
        whole = whole_of(heading, [outline[m] for m, same in kept.items() if same == n])
        up = heading.parent
        while up >= 0 and up not in chosen:
            up = outline[up].parent
        elements.append(
            Element(
                level=heading.level or _level_of(outline, n, anchors),
                number=heading.number,
                label=mended(whole.label),
                spans=whole.spans,
                parent=chosen[up] if up >= 0 else -1,
                rule=_rule(heading),
                lines=tuple(outline[m].line for m, same in kept.items() if same == n),
            )
        )
    return Tree(tuple(elements), tuple(outline), chosen)


def _rule(heading: Heading) -> str:
    if heading.row:
        return "tree.row" if heading.key.startswith("row") else "tree.field"
    if heading.level:
        return "heading.level_word"
    if heading.key == "anchor":
        return "heading.named_in_table"
    return "heading.numbered" if heading.number else "heading.sign"


def _level_of(outline: Sequence[Heading], n: int, anchors: dict[str, str]) -> str:
    known = anchors.get(plain(outline[n].label), "")
    if not known and outline[n].key == "anchor":
        known = Counter(anchors.values()).most_common(1)[0][0]
    if known:
        return known
    up = outline[n].parent
    return outline[up].label if up >= 0 and outline[up].key == "【】" else ""


def _with_successors(document: Document, tree: Tree) -> Tree:
    """A tree with the measures that its assessment says others become."""
    known = {plain(element.label) for element in tree.elements}
    more = tuple(
        Element("", "", label, (span,), -1, "tree.successor", ())
        for label, span in successors(document)
        if tree.elements and plain(label) not in known
    )
    return replace(tree, elements=(*tree.elements, *more))


def _with_vision(document: Document, tree: Tree) -> Tree:
    """A tree whose top is the vision, where the outline of measures prints it as a level."""
    if not any(element.level for element in tree.elements):
        return tree
    told = vision_of(document)
    if told is None:
        return tree
    level, label, span = told
    top = Element(level, "", label, (span,), -1, "heading.vision", (span.line,))
    below = tuple(replace(e, parent=e.parent + 1) for e in tree.elements)
    chosen = {n: place + 1 for n, place in tree.chosen.items()}
    return Tree((top, *below), tree.outline, chosen)
