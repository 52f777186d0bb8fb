"""Facts in the cells of tables: roles, phases, statuses, dispositions, actors named in cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kyodo_graph.drafting.document import Document
from kyodo_graph.drafting.facts.meanings import joint, phase_of, role_of
from kyodo_graph.drafting.facts.phased_years import phased_years
from kyodo_graph.drafting.facts.row_items import item_of, label_of, shown
from kyodo_graph.drafting.layouts.broken_cells import pieces
from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.layouts.column_kinds import Column
from kyodo_graph.drafting.layouts.fields import listed
from kyodo_graph.drafting.layouts.heads import Headed
from kyodo_graph.drafting.layouts.legends import Sign, nearest
from kyodo_graph.drafting.layouts.matching import match, name_of
from kyodo_graph.drafting.layouts.rows import Row, lists_items, rows_of
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.making import candidate, element_id, same_key
from kyodo_graph.drafting.model import Candidate, Span
from kyodo_graph.drafting.names.mentions import apart
from kyodo_graph.drafting.outlines.tree import Tree
from kyodo_graph.drafting.printed.gradings import disposition_code, grade_code, status_code
from kyodo_graph.drafting.printed.vocabulary import DITTO, dash, sign_of


def cells_of(
    document: Document, tree: Tree, table: Headed, table_id: str, elsewhere: bool
) -> Iterator[Candidate]:
    """The candidates of a table's cells, row by row; blanks of matrices, too."""
    if table.of("value") or not lists_items(table):
        return
    roles = nearest(document.signs, "role", table.grid.first, table.grid.last)
    phases = nearest(document.signs, "phase", table.grid.first, table.grid.last)
    statuses = nearest(document.signs, "status", table.grid.first, table.grid.last)
    turned = _turned(tree, table)
    for row in rows_of(table):
        if row.heading or not (row.name.label or row.name.number):
            continue
        if turned:
            yield from _turned_roles(document, tree, table, row, table_id, turned, roles)
            continue
        if row.name.repeated and not _marked(table, row):
            continue
        item = item_of(document, tree, row, elsewhere)
        base = {"element": item.element, "number": item.number, "label": item.label}
        before = ""
        for n, cell in enumerate(row.row.cells[: len(table.columns)]):
            if not cell.spans:
                continue
            place = {"table": table_id, "group": table_id, "row": row.place, "column": n}
            layout = table.grid.layout
            if table.columns[n].kind == "phase":
                cell = replace(cell, text=before) if cell.text in DITTO else cell
                before = cell.text
            wide = _over(table, n, cell)
            for made in _cell(document, wide, cell, base, layout, roles, phases, statuses):
                yield replace(made, **place)  # type: ignore[arg-type]


def _turned(tree: Tree, table: Headed) -> dict[int, int]:
    """The columns that are items of the tree, where rows are those who act; nothing elsewhere."""
    labels = [element.label for element in tree.elements]
    numbers = [element.number for element in tree.elements]
    columns = table.of("role")
    found = {
        n: item[0]
        for n in columns
        if (item := match(name_of(table.columns[n].head), labels, numbers)) is not None
    }
    names = [row.name.label for row in rows_of(table) if row.name.label]
    acting = sum(type_of(name) != "other" for name in names)
    most = len(found) * 3 >= len(columns) * 2 and acting * 3 >= len(names) * 2
    return found if len(columns) > 1 and most else {}


def _turned_roles(
    document: Document,
    tree: Tree,
    table: Headed,
    row: Row,
    table_id: str,
    items: dict[int, int],
    roles: dict[str, Sign],
) -> Iterator[Candidate]:
    """The roles of a row that is one of those who act, below heads that are items."""
    actor = label_of(document, row)
    for n, place in items.items():
        cell = row.row.cells[n] if n < len(row.row.cells) else Cell("")
        if not cell.spans:
            continue
        element = tree.elements[place]
        sign = document.cell(cell)
        value = {
            "element": element_id(element),
            "number": element.number,
            "label": shown(document, tree, place),
            "actor": actor,
            "sign": sign,
            "code": role_of(cell.text, roles),
            "joint": "true" if joint(row.name.label) else "",
        }
        yield candidate(
            "role",
            cell.spans,
            value,
            f"grid.{table.grid.layout}.turned",
            blank=not cell.text or dash(cell.text),
            same=same_key("role", actor, sign),
            table=table_id,
            group=table_id,
            row=row.place,
            column=n,
        )


def _over(table: Headed, n: int, cell: Cell) -> Column:
    """The column of a cell; that of one which spans several years has the years of all."""
    column = table.columns[n]
    spanned = table.columns[n : n + cell.reach]
    if column.kind != "phase" or len(spanned) < 2:
        return column
    fys = dict.fromkeys(fy for one in spanned if one.kind == "phase" for fy in one.years)
    return replace(column, years=tuple(fys))


def _marked(table: Headed, row: Row) -> bool:
    return any(
        row.row.text(n) and not dash(row.row.text(n)) for n in table.of("role", "phase", "status")
    )


def _cell(
    document: Document,
    column: Column,
    cell: Cell,
    base: dict[str, str],
    layout: str,
    roles: dict[str, Sign],
    phases: dict[str, Sign],
    statuses: dict[str, Sign],
) -> Iterator[Candidate]:
    sign = document.cell(cell)
    if column.kind == "role":
        yield from _role(document, column, cell, base, layout, roles)
    elif column.kind in ("responsible", "actors") and not dash(cell.text):
        yield from named(document, cell, base, column.role or "responsible", f"grid.{layout}.named")
    elif column.kind == "phase":
        code = phase_of(cell.text, phases)
        none = not cell.text or dash(cell.text)
        for year in column.years:
            yield candidate(
                "phase",
                cell.spans,
                {**base, "fy": str(year), "sign": sign, "code": code},
                f"grid.{layout}.phase" if code or none else "grid.untold",
                () if len(column.years) == 1 else (year,),
                blank=none,
                same=same_key("phase", sign),
            )
    elif column.kind in ("span", "year") and len(cell.spans) == 1:
        yield from _dated(document, cell, base, layout, phases)
    elif column.kind == "status" and cell.text:
        explained = statuses.get(sign_of(cell.text))
        code = (
            grade_code(explained.sign, explained.printed) if explained else status_code(cell.text)
        )
        yield candidate(
            "status",
            cell.spans,
            {**base, "sign": sign, "code": code},
            f"grid.{layout}.status",
            blank=dash(cell.text),
            same=same_key("status", sign),
        )
    elif column.kind == "disposition" and cell.text:
        yield candidate(
            "disposition",
            cell.spans,
            {**base, "sign": sign, "code": disposition_code(cell.text)},
            f"grid.{layout}.disposition",
            blank=dash(cell.text),
            same=same_key("disposition", sign),
        )


def _dated(
    document: Document, cell: Cell, base: dict[str, str], layout: str, phases: dict[str, Sign]
) -> Iterator[Candidate]:
    """The years that one cell tells, each with its phase where a word stands with it."""
    whole = cell.spans[0]
    own = document.own
    text = document.lines[whole.line - 1].text[whole.start : whole.end]
    for one in phased_years(text, own.near, own.end_fy, phases):
        span = Span(whole.line, whole.start + one.start, whole.start + one.end, "cell")
        sign = document.printed([span])
        code = phase_of(one.word, phases) if one.word else "implement"
        for year in one.fys:
            yield candidate(
                "phase",
                [span],
                {**base, "fy": str(year), "sign": sign, "code": code},
                f"grid.{layout}.span",
                (year,),
                same=same_key("phase", one.word or "years"),
                supplied=() if one.word else ("code",),
            )


def _role(
    document: Document,
    column: Column,
    cell: Cell,
    base: dict[str, str],
    layout: str,
    roles: dict[str, Sign],
) -> Iterator[Candidate]:
    sign = document.cell(cell)
    actor = document.cell(column.cell) or column.head
    code, blank = role_of(cell.text, roles), not cell.text or dash(cell.text)
    yield candidate(
        "role",
        cell.spans,
        {
            **base,
            "actor": actor,
            "sign": sign,
            "code": code,
            "joint": "true" if joint(column.head) else "",
        },
        f"grid.{layout}.role" if code or blank else "grid.untold",
        blank=blank,
        same=same_key("role", actor, sign),
    )


def named(
    document: Document, cell: Cell, base: dict[str, str], role: str, rule: str
) -> Iterator[Candidate]:
    """A candidate for each actor that a cell or field names."""
    if not cell.text or not cell.spans:
        return
    whole = cell.spans[0]
    parts = [(cell.text, 0)]
    broken = sum(span.end - span.start for span in cell.spans) == len(cell.text)
    if len(cell.spans) == 1 or broken:
        parts = [(n, at + a) for name, at in listed(cell.text) for n, a in apart(name)]
    for name, start in parts:
        inside = Span(whole.line, whole.start + start, whole.start + start + len(name), "cell")
        spans: Sequence[Span] = [inside]
        if len(cell.spans) > 1:
            spans = list(pieces(cell, start, start + len(name))) if broken else cell.spans
        actor = document.printed(spans)
        kind = "responsible" if role == "responsible" else "role"
        value = {**base, "actor": actor, "sign": "", "code": role}
        if kind == "role":
            value["joint"] = ""
        yield candidate(kind, spans, value, rule, same=same_key(kind, actor, role))
