"""Running heads and page numbers of a PDF, taken out of its pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kyodo_graph.importing import running
from kyodo_graph.importing.model import Note
from kyodo_graph.importing.paragraphs import Item
from kyodo_graph.importing.pdf_lines import Run

_EDGE = 3  # lines at either end of a page among which heads are looked for


def without_heads(
    pages: Sequence[Sequence[Item]], heights: Sequence[float]
) -> tuple[list[list[Item]], dict[int, str], list[Note]]:
    """Pages without running heads and page numbers, the number of each page that has one, notes."""
    edges = []
    for number, items in enumerate(pages, 1):
        lines = [
            (n, i.what)
            for n, i in enumerate(items)
            if isinstance(i.what, Run) and i.what.kind != "vertical"
        ]
        lines.sort(key=lambda pair: pair[1].middle)
        height = heights[number - 1]
        for n, run in lines[:_EDGE]:
            if run.top < 0.2 * height:
                edges.append(running.Edge(number, n, True, run.top, run.text))
        for n, run in lines[-_EDGE:]:
            if run.bottom > 0.8 * height:
                edges.append(running.Edge(number, n, False, height - run.bottom, run.text))
    found = running.find(edges, len(pages))
    dropped: dict[int, set[int]] = defaultdict(set)
    notes = []
    numbers = {(e.page, e.line) for e in found.numbers}
    outside = _outside(found, pages, heights)
    found = replace(found, heads=tuple(e for e in found.heads if e in outside))
    parted = {e: _parted(e, pages[e.page - 1], found, numbers) for e in found.heads}
    known = {(e.top, e.text) for e, apart in parted.items() if apart}
    # On a page that has nothing else it can't be seen; there it is what it is on other pages.
    heads = [
        e for e in found.heads if parted[e] or (parted[e] is None and (e.top, e.text) in known)
    ]
    for what, lost in (("running_head", heads), ("page_number", found.numbers)):
        for edge in lost:
            dropped[edge.page].add(edge.line)
            notes.append(Note(what, edge.text, "", edge.page))
    for page, line, run in _beside(pages):
        dropped[page].add(line)
        notes.append(Note("running_head", run.text, "", page))
    kept = [
        [i for n, i in enumerate(items) if n not in dropped[page]]
        for page, items in enumerate(pages, 1)
    ]
    return kept, found.printed, notes


def _beside(pages: Sequence[Sequence[Item]]) -> list[tuple[int, int, Run]]:
    """Heads that run down the side: vertical or turned, the same at one place of three pages."""
    groups: dict[tuple[str, int, int], list[tuple[int, int, Run]]] = defaultdict(list)
    for page, items in enumerate(pages, 1):
        for line, item in enumerate(items):
            run = item.what
            if isinstance(run, Run) and run.kind in ("vertical", "turned"):
                place = (run.text, round(run.x0 / 4), round(run.top / 4))
                groups[place].append((page, line, run))
    return [one for group in groups.values() if len({p for p, _, _ in group}) > 2 for one in group]


def _outside(
    found: running.Found, pages: Sequence[Sequence[Item]], heights: Sequence[float]
) -> set[running.Edge]:
    """The heads at whose height no page has text: one page in ten may, a cover or a picture."""
    gone = {(e.page, e.line) for e in (*found.heads, *found.numbers)}
    nearest: dict[bool, list[float]] = {True: [], False: []}
    for number, items in enumerate(pages, 1):
        body = [i.what for n, i in enumerate(items) if (number, n) not in gone]
        if body:
            nearest[True].append(min(what.top for what in body))
            nearest[False].append(heights[number - 1] - max(what.bottom for what in body))
    most = max(1, len(pages) // 10)
    return {e for e in found.heads if sum(n <= e.place for n in nearest[e.top]) <= most}


def _parted(
    edge: running.Edge, items: Sequence[Item], found: running.Found, numbers: set[tuple[int, int]]
) -> bool | None:
    """Whether room parts a head from the text, as it does not part a text's lines.

    None where the page has no text further in. A head of two lines is as far from the text as its
    inner line.
    """
    run = items[edge.line].what
    if not isinstance(run, Run):
        return None
    inner = [
        (n, i.what)
        for n, i in enumerate(items)
        if (edge.page, n) not in numbers
        and (i.what.top >= run.bottom if edge.top else i.what.bottom <= run.top)
    ]
    if not inner:
        return None
    rooms = [(o.top - run.bottom if edge.top else run.top - o.bottom, n) for n, o in inner]
    room, next_ = min(rooms)
    if room >= 0.8 * run.em:
        return True
    further = next((e for e in found.heads if (e.page, e.line) == (edge.page, next_)), None)
    return _parted(further, items, found, numbers) if further else False
