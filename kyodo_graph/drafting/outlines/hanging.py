"""What hangs on headings: rows of tables, fields and labels that come again below each.

A measure is told from a section by that: tables say who does it and when, and below each measure
the same labels stand; sections have text, and their titles come again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.fields import Field
from kyodo_graph.drafting.layouts.matching import Name, match, plain
from kyodo_graph.drafting.layouts.rows import PREDECESSOR, caption, lists_items, rows_of
from kyodo_graph.drafting.layouts.told_fields import apart
from kyodo_graph.drafting.outlines.outline import Heading, ancestors
from kyodo_graph.drafting.printed.numbering import mark_of, ordinal

Hung = frozenset[int]
"""The places in an outline that one fact may hang on; none where it finds no heading."""

_LABEL = re.compile(
    r"[(【〔\[<・○●◆◇■□▼]?\s*(?P<label>[^\W\d][^\s:：】〕\])>、。]{1,11})(?:[】〕\])>:：]|\s|\t)"
)
_TAG = re.compile("</?[a-z]")
_FACTS = ("role", "phase", "status", "disposition", "actors", "responsible")
_AGAIN = 3


def facts_of(document: Document, outline: Sequence[Heading], fields: Sequence[Field]) -> list[Hung]:
    """All facts of a document, each with the headings that it may hang on."""
    found = [*_of_tables(document, outline), *_below(outline, (field.line for field in fields))]
    titles = {heading.line for heading in outline}
    # An entry with its fields in its own line bears them itself.
    found += [frozenset({n}) for n, heading in enumerate(outline) if heading.key[0] == "-"]
    below = [line for line in _labelled(document) if line not in titles]
    return [*found, *_below(outline, below), *_running(outline)]


def _of_tables(document: Document, outline: Sequence[Heading]) -> Iterator[Hung]:
    labels: dict[str, set[int]] = {}
    numbers: dict[int, list[int]] = {}
    for n, heading in enumerate(outline):
        labels.setdefault(plain(heading.label), set()).add(n)
        if last := ordinal(heading.number):
            numbers.setdefault(last, []).append(n)
    for table in document.tables:
        if not table.of(*_FACTS) or not lists_items(table):
            continue
        if PREDECESSOR.search(caption(document, table)):
            continue
        for row in rows_of(table):
            if row.heading or not row.name.label:
                continue
            same = labels.get(plain(row.name.label), set())
            yield frozenset(same or _numbered(outline, row.name, numbers))


def _numbered(
    outline: Sequence[Heading], name: Name, numbers: dict[int, list[int]]
) -> Iterator[int]:
    for n in numbers.get(ordinal(name.number) or 0, ()):
        if match(name, [outline[n].label], [outline[n].number]):
            yield n


def _below(outline: Sequence[Heading], lines: Iterable[int]) -> Iterator[Hung]:
    """For each line the heading that it stands below, signs in brackets between them aside."""
    starts = [(heading.line, n) for n, heading in enumerate(outline) if heading.key != "【】"]
    for line in sorted(set(lines)):
        last = [n for start, n in starts if start <= line]
        if last:
            yield frozenset(last[-1:])


def _labelled(document: Document) -> list[int]:
    """The lines that begin with labels which come again at line starts throughout the text."""
    found: dict[str, list[int]] = {}
    for line in document.lines:
        mark = None if line.blank else mark_of(line.content)
        content = line.content[mark.end :] if mark and not mark.word else line.content
        label = None if line.blank or _TAG.match(content) else _LABEL.match(content)
        if label and len(content) > label.end():
            found.setdefault(label["label"], []).append(line.number)
    return [n for lines in found.values() if len(lines) >= _AGAIN and apart(lines) for n in lines]


def _running(outline: Sequence[Heading]) -> Iterator[Hung]:
    """Headings whose numbers run on through several groups: measures do, sections begin anew."""
    kinds: dict[str, list[int]] = {}
    for n, heading in enumerate(outline):
        if heading.number and not heading.row:
            kinds.setdefault(heading.key, []).append(n)
    for places in kinds.values():
        parents = {outline[n].parent for n in places}
        onward = sum(_runs_on(outline[n], outline[m]) for n, m in pairwise(places))
        if len(parents) > 1 and len(places) > 4 and onward >= len(parents) - 1:
            yield from (frozenset({n}) for n in places)


def _runs_on(one: Heading, following: Heading) -> bool:
    """Whether a heading's number follows that of another group's last."""
    before, after = ordinal(one.number), ordinal(following.number)
    counted = before is not None and after is not None and after == before + 1
    return counted and one.parent != following.parent


def hung_elements(outline: Sequence[Heading], facts: Sequence[Hung]) -> list[int]:
    """The places of the headings on which facts hang, with the groups that they stand in.

    What one heading holds altogether is its chapter and no group.
    """
    hung = {n for fact in facts for n in fact}
    kinds: dict[tuple[str, str], list[int]] = {}
    for n, heading in enumerate(outline):
        up = outline[heading.parent].key if heading.parent >= 0 else ""
        kinds.setdefault((heading.key, up), []).append(n)
    items: set[int] = set()
    for (key, _), places in kinds.items():
        distinct = {plain(outline[n].label) for n in places}
        held = [n for n in places if n in hung]
        again = 3 * len(distinct) < 2 * len(places)
        if key != "【】" and not again and len(held) > 1 and 2 * len(held) >= len(places):
            items.update(n for n in places if not _of_predecessor(outline, n))
    if not items:
        return []
    above = [set(ancestors(outline, n)) for n in items]
    groups: set[int] = set().union(*above) - above[0].intersection(*above)
    return sorted(items | {n for n in groups if outline[n].key not in ("【】", "第章")})


def _of_predecessor(outline: Sequence[Heading], n: int) -> bool:
    return any(PREDECESSOR.search(outline[m].label) for m in ancestors(outline, n))


def agreement(facts: Sequence[Hung], chosen: dict[int, int], parents: Sequence[int]) -> float:
    """How far a tree and the facts of a text agree, 0 to 1: facts find their element, and elements
    that nothing stands under have facts. ``chosen``: places in the outline to elements;
    ``parents``: of each element.

    >>> facts = [frozenset({0}), frozenset({1}), frozenset()]
    >>> agreement(facts, {0: 0, 1: 1}, [-1, -1]), agreement(facts, {3: 0}, [-1])
    (0.8, 0.0)
    """
    found = [{chosen[n] for n in fact if n in chosen} for fact in facts]
    leaves = set(range(len(parents))) - set(parents)
    held = leaves & set().union(*found)
    if not held:
        return 0.0
    recall = sum(bool(one) for one in found) / len(facts)
    precision = len(held) / len(leaves)
    return 2 * recall * precision / (recall + precision)
