"""Which headings are elements, by what they are called and what they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.matching import plain
from kyodo_graph.drafting.layouts.rows import PREDECESSOR
from kyodo_graph.drafting.outlines.outline import Heading, ancestors
from kyodo_graph.drafting.outlines.repeats import without_repeats
from kyodo_graph.drafting.outlines.section_titles import ASIDE, CONTENT, DOES, GENERAL, OTHER

_NO_LEVEL = frozenset({"指標", "成果指標", "課題", "視点", "テーマ", "ビジョン", "分野", "プラン"})


def named_elements(
    document: Document, outline: Sequence[Heading], anchors: dict[str, str], hung: set[int]
) -> list[int]:
    """The places in an outline that are elements of the plan's tree."""
    levelled = {
        n for n, h in enumerate(outline) if h.level and h.level not in _NO_LEVEL and not h.row
    }
    levelled -= _aside(document, outline, levelled, hung)
    words = {plain(outline[n].label) for n in levelled}
    titled = {plain(heading.label) for heading in outline if heading.row}
    measured = [_heads_figures(document, heading) for heading in outline]
    again = _again(outline) - {n for n, h in enumerate(outline) if plain(h.label) in anchors}
    found: set[int] = set()
    for n, heading in enumerate(outline):
        if heading.key in ("【】", "第章") or is_title(document, heading):
            continue
        above = ancestors(outline, n)
        sections = [outline[m].label for m in above if m not in found]
        if heading.row or n in levelled:
            if not any(PREDECESSOR.search(label) for label in sections):
                found.add(n)
            continue
        under = next((m for m in above if outline[m].key != "【】"), None)
        aside = ASIDE.fullmatch if under in found else OTHER.search
        known = plain(heading.label) in anchors
        section = aside(heading.label) and not DOES.search(heading.label)
        if heading.level or (section and not known) or measured[n] or n in again:
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
    over = {m for n in found for m in ancestors(outline, n)}
    for level in sorted(_NO_LEVEL):
        every = {plain(h.label) for h in outline if h.level == level}
        heads = {n for n in over if outline[n].level == level}
        if 2 * len({plain(outline[n].label) for n in heads}) > len(every):
            found |= heads
    found |= _numbered_groups(outline, found) | _over_rows(outline, found)
    return sorted(_without_chapters(outline, found - _empty(outline, found, hung)))


def _aside(
    document: Document, outline: Sequence[Heading], levelled: set[int], hung: set[int]
) -> set[int]:
    """Headings of words that only this document tells, and that are no levels of its plan: nothing
    hangs on most of them or below, though it does on others, and they stand apart from these."""
    if not hung:
        return set()
    held = hung | {m for n in hung for m in ancestors(outline, n)}
    found: set[int] = set()
    for word in document.words:
        own = {n for n in levelled if outline[n].level == word}
        within = [n for n in own if (levelled - own) & set(ancestors(outline, n))]
        holding = {plain(outline[n].label) for n in own & held}
        every = {plain(outline[n].label) for n in own}
        if 2 * len(holding) < len(every) and 2 * len(within) < len(own):
            found |= own
    return found


_OFTEN = 3


def _again(outline: Sequence[Heading]) -> set[int]:
    """Headings that begin with the same word, each under another one: sections of measures."""
    found: dict[tuple[str, str], list[int]] = {}
    for n, heading in enumerate(outline):
        if not heading.level and not heading.row and heading.parent >= 0:
            word = re.split(r"[\s:：]", heading.label)[0]
            found.setdefault((heading.key, word), []).append(n)
    return {
        n
        for places in found.values()
        if len({outline[n].parent for n in places}) == len(places) >= _OFTEN
        for n in places
    }


def _numbered_groups(outline: Sequence[Heading], found: set[int]) -> set[int]:
    """Headings whose numbers begin those of all elements under them: 1 over 1-1 and 1-2, 2 over
    2-1; more than one of a kind, since the chapter of all measures does so, too."""
    below: dict[int, set[str]] = {}
    for n in found:
        for m in ancestors(outline, n):
            if m in found:
                break
            below.setdefault(m, set()).add(re.split(r"[-.ー・(]", outline[n].number)[0])
    groups: dict[str, set[int]] = {}
    for m, stems in below.items():
        heading = outline[m]
        if heading.number and stems == {heading.number} and heading.key not in ("【】", "第章"):
            groups.setdefault(heading.key, set()).add(m)
    return {m for places in groups.values() if len(places) > 1 for m in places}


def _over_rows(outline: Sequence[Heading], found: set[int]) -> set[int]:
    """Numbered headings right above rows that are elements: more than one of a list, all of it."""
    above = {outline[n].parent for n in found if outline[n].row} - found - {-1}
    lists: dict[tuple[str, int], set[int]] = {}
    for n in above:
        heading = outline[n]
        if heading.number and not heading.row and heading.key not in ("【】", "第章"):
            lists.setdefault((heading.key, heading.parent), set()).add(n)
    groups: set[int] = set()
    for (key, up), places in lists.items():
        every = {n for n, h in enumerate(outline) if (h.key, h.parent) == (key, up)}
        titles = {plain(outline[n].label) for n in places}
        if len(titles) > 1 and titles == {plain(outline[n].label) for n in every}:
            groups |= every
    return groups


def _empty(outline: Sequence[Heading], found: set[int], hung: set[int]) -> set[int]:
    """Headings without a level's word that hold nothing, on which nothing hangs, and beside which
    all others of their kind hold elements: sections among groups."""
    full = {m for n in found for m in ancestors(outline, n)}
    kinds: dict[tuple[str, int], set[int]] = {}
    for n in found:
        if not outline[n].level and not outline[n].row:
            kinds.setdefault((outline[n].key, outline[n].parent), set()).add(n)
    bare = {key: places - full - hung for key, places in kinds.items()}
    return {n for key, own in bare.items() if len(kinds[key]) - len(own) > len(own) for n in own}


_NEARLY = 5
"""A chapter holds all elements but for one in so many: rows of tables may be read amiss."""


def _without_chapters(outline: Sequence[Heading], found: set[int]) -> set[int]:
    """Elements without headings that have no level's word and are chapters: the one that holds all
    elements, and those that hold nothing but what is printed elsewhere, too."""
    fullest = without_repeats(outline, sorted(found))
    once = {n for n in found if fullest[n] == n}
    for n in sorted(found):
        inside = {m for m in found if n in ancestors(outline, m)}
        if outline[n].level or outline[n].row or not inside:
            continue
        others = once - {n}
        alike = [m for m, h in enumerate(outline) if h.key == outline[n].key]
        only = all(m in found for m in alike)
        holds = len(others & inside) * _NEARLY >= len(others) * (_NEARLY - 1)
        if not inside & once or (holds and not only):
            found, once = found - {n}, others
    return found - {n for n in once if _among_repeats(outline, n, found, fullest)}


def _among_repeats(
    outline: Sequence[Heading], n: int, found: set[int], fullest: dict[int, int]
) -> bool:
    """Whether a heading without number and level stands in a section that otherwise repeats."""
    heading = outline[n]
    if heading.level or heading.row or heading.number or heading.parent in found | {-1}:
        return False
    beside = [m for m in found - {n} if outline[m].parent == heading.parent]
    return bool(beside) and all(fullest[m] != m for m in beside)


def _above_levels(outline: Sequence[Heading], n: int, levelled: set[int]) -> bool:
    """Whether a numbered heading without a level's word groups headings that have one, and its
    title is no section's."""
    heading = outline[n]
    if not heading.number or GENERAL.search(heading.label):
        return False
    # Chapters are many, and few of them hold levels; what groups levels holds some each time.
    kind = [h for h in outline if (h.key, h.parent) == (heading.key, heading.parent)]
    over = {m for place in levelled for m in ancestors(outline, place)}
    holding = {outline[m].number for m in over if outline[m] in kind}
    return n in over and len(holding) > 1 and 2 * len(holding) >= len({h.number for h in kind})


def _heads_figures(document: Document, heading: Heading) -> bool:
    """Whether what follows a heading is a table of its figures: it names an indicator."""
    following = next(
        (x.number for x in document.lines[heading.line : heading.line + 4] if not x.blank), 0
    )
    return any(
        table.grid.first == following and table.of("value") and not table.of("label")
        for table in document.tables
    )


def is_title(document: Document, heading: Heading) -> bool:
    """Whether a heading is the title of the document itself."""
    return heading.line in {span.line for span in document.own.spans}


def _is_content(outline: Sequence[Heading], n: int | None, anchors: dict[str, str]) -> bool:
    """Whether a section is the one in which the plan's items stand."""
    if n is None:
        return False
    label = outline[n].label
    if OTHER.search(label) and not re.search("体系と取組", label):
        return False
    if CONTENT.search(label):
        return True
    below = [h for m, h in enumerate(outline) if n in ancestors(outline, m)]
    return sum(plain(h.label) in anchors for h in below) >= 2
