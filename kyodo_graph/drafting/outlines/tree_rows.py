"""Rows and fields that name items of the plan, as headings of its outline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.layouts.fields import Field, level_of
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.matching import name_of, plain, ranged
from kyodo_graph.drafting.layouts.rows import (
    NO_NAME,
    PREDECESSOR,
    Row,
    caption,
    lists_items,
    rows_of,
)
from kyodo_graph.drafting.model import Span
from kyodo_graph.drafting.outlines.outline import Heading
from kyodo_graph.drafting.outlines.tags import tags_of_names, without_tags
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.vocabulary import NUMBER


def anchors_of(document: Document) -> dict[str, str]:
    """What tables name as items, folded, with the head of the column as the level's word."""
    found: dict[str, str] = {}
    for table in document.tables:
        if not lists_items(table):
            continue
        factual = table.of("role", "phase", "actors", "status")
        for row in rows_of(table):
            if row.heading:
                continue  # a title across the table heads rows, and is none of what they name
            for n, cell in [
                *row.groups,
                *((n, row.row.cells[n]) for n in table.of("label") if n < len(row.row.cells)),
            ]:
                label = plain(name_of(cell.text).label)
                if len(label) > 2 and not ranged(cell.text) and not re.fullmatch("[0-9]+", label):
                    if n in table.of("label") and not factual:
                        continue
                    found.setdefault(label, _level(table.columns[n].head))
    return found


def _level(head: str) -> str:
    word = re.sub(r"\(.*?\)|名称?$|^前期の|^具体的な|\s", "", head)
    return (
        ""
        if NUMBER.fullmatch(word)
        or word in ("内容", "区分", "分野", "名称", "項目", "No.", "柱立て")
        else word
    )


def titled_rows(document: Document) -> list[Heading]:
    """Rows that title an item: 事業1, then its name in another cell."""
    found = []
    for table in document.tables:
        for row in table.grid.rows:
            cells = [cell for cell in row.cells if cell.text]
            if len(cells) < 2 or len(cells) > 4 or not row.cells[0].text:
                continue
            mark = mark_of(f"{cells[0].text} x")
            if NO_NAME.fullmatch(cells[1].text) or len(cells) < 2:
                continue
            if mark and mark.word and mark.end >= len(cells[0].text) and len(cells[1].text) > 2:
                if (
                    any(c.text == cells[1].text for c in table.heads[0].cells)
                    if table.heads and row not in table.heads
                    else False
                ):
                    continue
                found.append(
                    Heading(
                        cells[0].line,
                        f"{mark.word}:n",
                        mark.word,
                        mark.number,
                        cells[1].text,
                        cells[1].spans,
                        row=True,
                    )
                )
    return found


def named_fields(fields: Sequence[Field]) -> list[Heading]:
    """Names of progress sheets, with the number of the field before.

    A label names items where most of what it names has a number, or fields below it.
    """
    held = _held(fields)
    found = []
    number: Field | None = None
    for field in fields:
        if field.kind == "number":
            number = field
        elif field.kind == "name" and held.get(field.label):
            near = number is not None and field.line - number.line <= 3
            name = name_of(field.value, number.value if near and number else "")
            span = replace(field.span, start=field.span.start + name.start)
            found.append(
                Heading(
                    field.line,
                    f"{level_of(field.label)}:名",
                    level_of(field.label),
                    name.number,
                    field.value[name.start :],
                    (span,),
                    row=True,
                )
            )
            number = None
    return found


def _held(fields: Sequence[Field]) -> dict[str, bool]:
    """The labels of names, and whether other fields stand beside or below most of the names."""
    told: dict[str, list[bool]] = {}
    for place, field in enumerate(fields):
        if field.kind == "name":
            before = fields[place - 1] if place else None
            after = fields[place + 1] if place + 1 < len(fields) else None
            numbered = before is not None and before.kind == "number"
            below = after is not None and after.kind != "name" and after.line - field.line < _SHEET
            told.setdefault(field.label, []).append(numbered or below)
    return {label: 2 * sum(held) >= len(held) for label, held in told.items()}


_SHEET = 15
"""Lines between the name of a sheet and a field of it."""


def table_rows(
    document: Document, title: Callable[[int], str], known_row: Callable[[Row], bool]
) -> list[Heading]:
    """Rows of tables that are the tree itself: most of them are named by no heading."""
    found: list[Heading] = []
    shapes: dict[tuple[str, ...], list[str]] = {}
    names: dict[tuple[str, ...], list[str]] = {}
    known: dict[tuple[str, ...], list[bool]] = {}
    listing: list[_Listing] = []
    bare: list[_Listing] = []
    for table in document.tables:
        if not lists_items(table):
            continue
        rows = list(rows_of(table))
        items = [row for row in rows if not row.heading and row.name.label]
        heads = tuple(column.head for column in table.columns if column.kind in _NAMING)
        above = f"{title(table.grid.first)} {caption(document, table)}"
        if PREDECESSOR.search(f"{above} {heads}") or re.search("体系", above) or not items:
            continue
        if not table.of("role", "phase", "status", "actors") and not _named_item(table):
            bare += [(heads, table, rows)] if table.of("group") else []
            continue
        known.setdefault(heads, []).extend(known_row(row) for row in items)
        names.setdefault(heads, []).extend(row.name.label for row in items)
        listing.append((heads, table, rows))
    for one in bare:
        if same := [other for other in listing if _of_one_tree(one[2], other[2])]:
            # The list with its groups is the tree; what the other tables tell is about its items.
            listing = [one, *(other for other in listing if other not in same)]
            known.setdefault(one[0], [False])
            names.setdefault(one[0], []).extend(row.name.label for row in one[2])
    for heads, table, rows in listing:
        if sum(known[heads]) * 5 <= len(known[heads]) * 2:
            told = _as_headings(table, rows, shapes.setdefault(heads, []))
            tags = tags_of_names(names[heads])
            found += [_without_tags(heading, tags) for heading in told]
    return found


_Listing = tuple[tuple[str, ...], Headed, list[Row]]


def _of_one_tree(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Whether most rows of a table are named in another one, too."""
    first, second = ({plain(r.name.label) for r in rows if r.name.label} for rows in (one, other))
    return 2 * len(first & second) > len(second) > 0


def _without_tags(heading: Heading, tags: frozenset[str]) -> Heading:
    """A row's heading without what comes again in brackets behind the names of its table."""
    label = without_tags(heading.label, tags)
    if label == heading.label or len(heading.spans) > 1:
        return heading
    span = replace(heading.spans[0], end=heading.spans[0].start + len(label))
    return replace(heading, label=label, spans=(span,))


_NAMING = ("number", "label", "group")


def _named_item(table: Headed) -> bool:
    return any(
        re.search("推進項目|取組事項|実施項目|取組項目|事業名|取組名", table.columns[n].head)
        for n in table.of("label")
    )


def _as_headings(table: Headed, rows: Sequence[Row], shapes: list[str]) -> list[Heading]:
    """The rows of a table as headings; ``shapes``: those of the titles of groups so far."""
    found: list[Heading] = []
    groups = [_level(table.columns[n].head) for n in table.of("group")]
    label = table.columns[table.of("label")[0]].head
    seen: set[tuple[int, str]] = set()
    for row in rows:
        if row.heading:
            mark = mark_of(row.cell.text)
            shape = mark.shape if mark else "title"
            if shape not in shapes:
                shapes.append(shape)
            level = mark.word if mark and mark.word else ""
            depth = shapes.index(shape)
            if not level and depth < len(groups):
                level = groups[depth]
            found.append(_row_heading(f"row:{shape}", level, row))
            continue
        for n, cell in row.groups:
            name = name_of(cell.text)
            titled = re.search(r"[^\W\d_]{2}", name.label)
            if (n, cell.text) not in seen and titled and cell.line in row.row.lines:
                seen.add((n, cell.text))
                place = cell.spans[0]
                span = Span(place.line, place.start + name.start, place.end)
                found.append(
                    Heading(
                        cell.line,
                        f"row:group{n}",
                        _level(table.columns[n].head),
                        name.number,
                        name.label,
                        (span, *cell.spans[1:]),
                        row=True,
                    )
                )
        if row.name.label and not row.name.repeated:
            row = _by_clause(row)
            found.append(_row_heading("row:item", _level(label) or label.replace(" ", ""), row))
    return found


_TITLE = 36
"""Characters that a sentence may have to be a title as it stands."""
_BESIDE = re.compile(r"(?<=。)\s*[(（][^()（）]{2,30}[)）]$")
_LEADS = re.compile("(?:また|さらに|併せて|あわせて|同時に|なお)、?")


def _by_clause(row: Row) -> Row:
    """A row whose name is a sentence: by the whole of a short one, else by its last clause; what
    stands in brackets behind the sentence is aside."""
    label = _BESIDE.sub("", row.name.label)
    if not label.endswith("。") or len(row.cell.spans) > 1:
        return row
    cut = label.rfind("、", 0, len(label) - 8) + 1 if len(label) > _TITLE else 0
    if lead := _LEADS.match(label, cut):
        cut = lead.end()
    clause = label[cut:].rstrip("。")
    return replace(row, name=replace(row.name, label=clause, start=row.name.start + cut))


def _row_heading(key: str, level: str, row: Row) -> Heading:
    first, *rest = row.cell.spans
    start = min(first.start + _lead(row), first.end)
    end = first.end if rest else max(start, min(first.end, start + len(row.name.label)))
    span = replace(first, start=start, end=end)
    return Heading(
        row.cell.line, key, level, row.name.number, row.name.label, (span, *rest), row=True
    )


def _lead(row: Row) -> int:
    return row.name.start if len(row.cell.spans) == 1 else 0
