"""The plan's tree: which headings and rows are its elements, and which stands under which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.characters import mended
from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.fields import Field
from kyodo_graph.drafting.matching import match, name_of, plain, same_number
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.numbering import ordinal
from kyodo_graph.drafting.outline import Heading, headings
from kyodo_graph.drafting.rows import PREDECESSOR, Row
from kyodo_graph.drafting.section_titles import ASIDE, CONTENT, DOES, GENERAL, OTHER
from kyodo_graph.drafting.tree_rows import anchors_of, named_fields, table_rows, titled_rows


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


_NO_LEVEL = frozenset({"指標", "成果指標", "課題", "視点", "テーマ", "ビジョン", "分野", "プラン"})
_VISION = re.compile(
    r"(?P<level>目指す姿|めざす姿|将来像|基本理念|目標像|めざすまちの姿"
    r"|目指すまちの姿)[\s:：]+(?P<label>\S.*)"
)


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
    outline = headings(document, frozenset(anchors), given)
    tree = _chosen(document, outline, anchors)
    if extra := table_rows(document, tree.title, lambda row: tree.find(row) is not None):
        outline = headings(document, frozenset(anchors), [*given, *extra])
        tree = _chosen(document, outline, anchors)
    return _with_vision(document, tree)


def _chosen(document: Document, outline: list[Heading], anchors: dict[str, str]) -> Tree:
    places = _elements(document, outline, anchors)
    kept = _without_repeats(outline, places)
    order = sorted(set(kept.values()), key=lambda n: (outline[n].line, n))
    index = {n: place for place, n in enumerate(order)}
    chosen = {n: index[same] for n, same in kept.items()}
    elements = []
    for n in order:
        heading = outline[n]
        up = heading.parent
        while up >= 0 and up not in chosen:
            up = outline[up].parent
        elements.append(
            Element(
                level=heading.level or _level_of(outline, n, anchors),
                number=heading.number,
                label=mended(heading.label),
                spans=heading.spans,
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


def _elements(document: Document, outline: Sequence[Heading], anchors: dict[str, str]) -> list[int]:
    """The places in an outline that are elements of the plan's tree."""
    levelled = {
        n for n, h in enumerate(outline) if h.level and h.level not in _NO_LEVEL and not h.row
    }
    words = {plain(outline[n].label) for n in levelled}
    titled = {plain(heading.label) for heading in outline if heading.row}
    measured = [_heads_figures(document, heading) for heading in outline]
    found: set[int] = set()
    for n, heading in enumerate(outline):
        if heading.key in ("【】", "第章") or _is_title(document, heading):
            continue
        above = _ancestors(outline, n)
        sections = [outline[m].label for m in above if m not in found]
        if heading.row or n in levelled:
            if not any(PREDECESSOR.search(label) for label in sections):
                found.add(n)
            continue
        under = next((m for m in above if outline[m].key != "【】"), None)
        aside = ASIDE.fullmatch if under in found else OTHER.search
        known = plain(heading.label) in anchors
        section = aside(heading.label) and not DOES.search(heading.label)
        if heading.level or (section and not known) or measured[n]:
            continue
        blocked = any(
            outline[m].key == "【】" and OTHER.search(outline[m].label) for m in above[:1]
        )
        if blocked:
            continue
        if known and (under in found or plain(heading.label) not in titled):
            if not any(PREDECESSOR.search(label) for label in sections):
                found.add(n)
        elif (
            _above_levels(outline, n, levelled)
            or under in found
            or (len(words) < 2 and _is_content(outline, under, anchors))
        ):
            found.add(n)
    # 分野, テーマ and their like are levels where something of the tree stands under them.
    over = {m for n in found for m in _ancestors(outline, n)}
    for level in sorted(_NO_LEVEL):
        every = {plain(h.label) for h in outline if h.level == level}
        heads = {n for n in over if outline[n].level == level}
        if 2 * len({plain(outline[n].label) for n in heads}) > len(every):
            found |= heads
    return sorted(_without_chapter(outline, found))


def _without_chapter(outline: Sequence[Heading], found: set[int]) -> set[int]:
    """Elements without the numbered heading of the chapter that holds them all."""
    for n in sorted(found):
        others = found - {n}
        if outline[n].level or not others or any(n not in _ancestors(outline, m) for m in others):
            break
        if all(m in found for m, h in enumerate(outline) if h.key == outline[n].key):
            break
        found = others
    return found


def _above_levels(outline: Sequence[Heading], n: int, levelled: set[int]) -> bool:
    """Whether a numbered heading without a level's word groups headings that have one, and its
    title is no section's."""
    heading = outline[n]
    if not heading.number or GENERAL.search(heading.label):
        return False
    return any(n in _ancestors(outline, m) for m in levelled)


def _heads_figures(document: Document, heading: Heading) -> bool:
    """Whether what follows a heading is a table of its figures: it names an indicator."""
    following = next(
        (x.number for x in document.lines[heading.line : heading.line + 4] if not x.blank), 0
    )
    return any(
        table.grid.first == following and table.of("value") and not table.of("label")
        for table in document.tables
    )


def _is_title(document: Document, heading: Heading) -> bool:
    return heading.line in {span.line for span in document.own.spans}


def _ancestors(outline: Sequence[Heading], n: int) -> list[int]:
    found = []
    up = outline[n].parent
    while up >= 0:
        found.append(up)
        up = outline[up].parent
    return found


def _is_content(outline: Sequence[Heading], n: int | None, anchors: dict[str, str]) -> bool:
    """Whether a section is the one in which the plan's items stand."""
    if n is None:
        return False
    label = outline[n].label
    if OTHER.search(label) and not re.search("体系と取組", label):
        return False
    if CONTENT.search(label):
        return True
    below = [h for m, h in enumerate(outline) if n in _ancestors(outline, m)]
    return sum(plain(h.label) in anchors for h in below) >= 2


def _without_repeats(outline: Sequence[Heading], places: Sequence[int]) -> dict[int, int]:
    """Each element's place with that of the heading that stands for it: its fullest one."""
    groups: list[list[int]] = []
    known: dict[tuple[str, str], list[list[int]]] = {}
    for n in places:
        heading = outline[n]
        # Equal titles, and equal numbers of one level: nothing else can be a repeat.
        names = {(heading.level, plain(heading.label)), (heading.level, _value(heading.number))}
        near = [group for name in sorted(names) for group in known.get(name, ())]
        for group in near:
            if _same(outline[group[0]], heading, outline, group[0], n):
                group.append(n)
                break
        else:
            group = [n]
            groups.append(group)
        for name in names:
            if group not in known.setdefault(name, []):
                known[name].append(group)
    inside: Counter[int] = Counter()
    for n in places:
        inside.update(_ancestors(outline, n))
    return {n: max(group, key=lambda m: (inside[m], -m)) for group in groups for n in group}


def _value(number: str) -> str:
    last = ordinal(number)
    return f"#{number.count('-')}{last}" if last else ""


def _same(one: Heading, other: Heading, outline: Sequence[Heading], n: int, m: int) -> bool:
    if one.row != other.row and one.level != other.level:
        return False
    a, b = plain(one.label), plain(other.label)
    alike = a == b or (min(len(a), len(b)) > 7 and (a.startswith(b) or b.startswith(a)))
    if (
        not alike
        and one.level
        and one.level == other.level
        and same_number(one.number, other.number)
    ):
        alike = match(name_of(one.label), [other.label], [""]) is not None
    if not alike or one.level != other.level:
        return False
    if one.number and other.number and not same_number(one.number, other.number):
        return False
    if one.level:
        return True
    if one.key != other.key:
        return False
    # Without a level's word the same title may stand under two parents.
    ups = [_up(outline, place) for place in (n, m)]
    return ups[0] == ups[1]


def _up(outline: Sequence[Heading], n: int) -> str:
    up = outline[n].parent
    while up >= 0 and (outline[up].key == "【】"):
        up = outline[up].parent
    return plain(outline[up].label) if up >= 0 else ""


def _with_vision(document: Document, tree: Tree) -> Tree:
    """A tree whose top is the vision, where the outline of measures prints it as a level."""
    if not any(element.level for element in tree.elements):
        return tree
    for line in document.lines:
        found = None if line.blank else _VISION.fullmatch(line.content)
        if not found or found["label"].endswith("す。") or "\t" in line.text:
            continue
        start = line.start + found.start("label")
        label = found["label"]
        if label.startswith("**") and label.endswith("**"):
            start, label = start + 2, label[2:-2]
        span = Span(line.number, start, start + len(label))
        top = Element(found["level"], "", label, (span,), -1, "heading.vision", (line.number,))
        below = tuple(replace(e, parent=e.parent + 1) for e in tree.elements)
        chosen = {n: place + 1 for n, place in tree.chosen.items()}
        return Tree((top, *below), tree.outline, chosen)
    return tree
