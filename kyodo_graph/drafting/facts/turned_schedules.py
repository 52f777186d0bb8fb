"""Schedules whose cells name the items: years down the side and phases above, or the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.meanings import phase_of
from kyodo_graph.drafting.facts.row_items import shown
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.legend_codes import in_order
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.layouts.matching import plain, same_number
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.vocabulary import dash
from kyodo_graph.drafting.printed.years import column_years

PART = re.compile(r"[^\s、,/・]+(?:・[^\s、,/・]+)*")
MOST = 0.8
_LONGEST = 10


def turned_schedule(
    document: Document, tree: Tree, table: Headed, table_id: str
) -> Iterator[Candidate]:
    """The phases of a table in which each cell lists items by number or name."""
    rows = table.grid.rows
    if len(rows) < 2 or table.grid.width < 3:
        return
    legend = nearest(document.signs, "phase", table.grid.first, table.grid.last)
    near = document.own.near
    across = [meant(cell.text, near) for cell in rows[0].cells]
    sides = [meant(row.text(0), near) for row in rows]
    codes = codes_told([word for _, word in (*across[1:], *sides[1:]) if word], legend)
    if sum(map(bool, codes.values())) * 3 < len(codes) * 2:
        return
    found: list[tuple[Cell, int, int, Span, int, int, str]] = []
    named = told = 0
    for place, row in enumerate(rows[1:]):
        down = sides[place + 1]
        for n, cell in enumerate(row.cells[1:], 1):
            if n >= len(across) or not cell.text or dash(cell.text) or len(cell.spans) != 1:
                continue
            one = paired(down, across[n])
            if one is None:
                return
            for part in PART.finditer(document.lines[cell.line - 1].text, *_ends(cell)):
                told += 1
                item = item_named(tree, part[0])
                if item is not None:
                    named += 1
                    span = Span(cell.line, *part.span(), "cell")
                    found += [(cell, place, n, span, item, fy, one[1]) for fy in one[0]]
    if told < 3 or named < MOST * told:
        return
    for _, place, n, span, item, fy, word in found:
        element = tree.elements[item]
        value = {
            "element": element_id(element),
            "number": element.number,
            "label": shown(document, tree, item),
            "fy": str(fy),
            "sign": word,
            "code": codes[word],
        }
        yield candidate(
            "phase",
            [span],
            value,
            "grid.turned_phase",
            (fy,),
            table=table_id,
            group=table_id,
            row=place,
            column=n,
            same=same_key("phase", word),
        )


def _ends(cell: Cell) -> tuple[int, int]:
    return cell.spans[0].start, cell.spans[0].end


def meant(text: str, near: int) -> tuple[tuple[int, ...], str]:
    """The years that a head names, or the word of a phase that it may be."""
    fys = column_years(text, near)
    return (fys, "") if fys else ((), text.strip() if len(text.strip()) <= _LONGEST else "")


def codes_told(words: Sequence[str], legend: dict[str, Sign]) -> dict[str, str]:
    """The phases that words mean; one that none tells by the order in which they stand."""
    known = list(dict.fromkeys(words))
    coded = [("phase", phase_of(word, legend)) for word in known]
    ordered = in_order(coded, "phase", ("consider", "implement", "continue"))
    return {word: code for word, (_, code) in zip(known, ordered, strict=True)}


def paired(
    one: tuple[tuple[int, ...], str], other: tuple[tuple[int, ...], str]
) -> tuple[Sequence[int], str] | None:
    """The years and the phase of a cell, whichever stands above and whichever at the side."""
    fys, word = one[0] or other[0], one[1] or other[1]
    return (fys, word) if fys and word and not (one[0] and other[0]) else None


def item_named(tree: Tree, text: str) -> int | None:
    """The element whose number or name a part of a cell is."""
    wanted = plain(text)
    same = [n for n, e in enumerate(tree.elements) if plain(e.label) == wanted]
    same = same or [n for n, e in enumerate(tree.elements) if e.number == text]
    same = same or [n for n, e in enumerate(tree.elements) if same_number(e.number, text)]
    # Groups are counted, too, and those listed stand below them.
    return same[-1] if same else None
