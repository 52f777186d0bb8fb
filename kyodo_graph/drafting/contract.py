"""The candidates of a draft as flat tables, one for each kind of fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kyodo_graph.drafting.model import Candidate, Draft
from kyodo_graph.tables import Table

Lines = dict[tuple[str, int], int]
"""The first line of a row, by table and row."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": ("line", "plan_label", "start_fy", "end_fy", "relation", "related_plan"),
    "elements": ("line", "level", "number", "label", "parent_number", "parent_label"),
    "roles": ("line", "number", "element", "actor", "role"),
    "responsible": ("line", "number", "element", "actor"),
    "schedule": ("line", "number", "element", "fy", "phase"),
    "statuses": ("line", "number", "element", "symbol", "disposition"),
    "observations": ("line", "scope", "indicator", "unit", "fy", "value", "value_kind"),
    "actors": ("line", "label", "type", "aliases"),
    "ties": ("line", "subject", "relation", "object", "basis"),
    "instruments": ("line", "label", "kind"),
}
"""The tables and their columns; ``rule`` (several that found the same: separated by ;),
``confidence`` and ``id`` follow in each.

``roles`` has the actors that head a column, or that a field of roles names; the sections that a
column 担当課 names are in ``responsible``.
"""

PROPOSALS: dict[str, tuple[str, tuple[str, ...]]] = {
    "themes": ("theme", ("label", "themes", "primary", "field")),
    "functions": ("function", ("label", "functions", "at")),
    "summaries": ("summary", ("label", "ja", "en")),
    "english": ("english", ("label", "en")),
}
"""The tables of what only a language model proposes: kind and columns behind ``line``.

A draft without such proposals has none of these tables.
"""


def tables_of(draft: Draft) -> dict[str, Table]:
    """The tables of a draft by name, rows in the order of the text.

    >>> from kyodo_graph.drafting.model import Text
    >>> tables_of(Draft("x", Text("x", b""), ()))["roles"].columns[:4]
    ('line', 'number', 'element', 'actor')
    """
    first = _first_lines(draft)
    rows = {
        "plans": _rows(draft.of("plan"), ("label", "start_fy", "end_fy", "relation", "related")),
        "elements": list(_elements(draft)),
        "roles": _rows(_said(draft, "role"), ("number", "label", "actor", "code"), first),
        "responsible": _rows(_said(draft, "responsible"), ("number", "label", "actor"), first),
        "schedule": _once(_rows(_said(draft, "phase"), ("number", "label", "fy", "code"), first)),
        "statuses": _once(_statuses(draft, first), slice(1, 5)),
        "observations": list(_observations(draft)),
        "actors": _rows(draft.of("actor"), ("label", "type", "aliases")),
        "ties": _rows(draft.of("tie"), ("subject", "relation", "object", "basis")),
        "instruments": _rows(draft.of("instrument"), ("label", "kind")),
    }
    columns = dict(COLUMNS)
    for name, (kind, fields) in PROPOSALS.items():
        if own := draft.of(kind):
            columns[name], rows[name] = ("line", *fields), _rows(own, fields)
    return {
        name: Table((*heads, "rule", "confidence", "id"), rows[name], name=f"draft_{name}")
        for name, heads in columns.items()
    }


def _said(draft: Draft, *kinds: str) -> list[Candidate]:
    """Facts that are printed and understood: no blanks, none without a code."""
    return [item for item in draft.of(*kinds) if not item.blank and item.text("code")]


def _tail(item: Candidate) -> tuple[str, str, str]:
    return ";".join((item.rule, *item.also)), item.cls, item.id


def _line(item: Candidate, first: Lines | None = None) -> int:
    """The line of a fact; in a table that of its row."""
    return (first or {}).get((item.table, item.row), item.spans[0].line)


def _first_lines(draft: Draft) -> Lines:
    """The first line of each row of each table: a row may be printed over several."""
    found = {}
    for table in draft.tables:
        for row in table.rows:
            for cell in filter(None, row.cells):
                item = draft.by_id[cell]
                found[item.table, item.row] = row.lines[0]
    return found


def _rows(
    items: Iterable[Candidate], fields: tuple[str, ...], first: Lines | None = None
) -> list[tuple[Any, ...]]:
    return [(_line(i, first), *(i.text(name) or None for name in fields), *_tail(i)) for i in items]


def _once(rows: Iterable[tuple[Any, ...]], key: slice = slice(0, 5)) -> list[tuple[Any, ...]]:
    """Rows without those that say the same: two halves of a year may have one phase, a sheet and
    a table of all sheets one assessment."""
    return list({row[key]: row for row in reversed(list(rows))}.values())[::-1]


def _elements(draft: Draft) -> Iterable[tuple[Any, ...]]:
    for item in draft.of("element"):
        parent = draft.by_id.get(item.text("parent"))
        yield (
            _line(item),
            item.text("level") or None,
            item.text("number") or None,
            item.text("label"),
            (parent.text("number") or None) if parent else None,
            parent.text("label") if parent else None,
            *_tail(item),
        )


def _statuses(draft: Draft, lines: Lines) -> Iterable[tuple[Any, ...]]:
    """A row for each item that is assessed: its sign and what is to become of it; once, where a
    table repeats what sheets say."""
    told: set[tuple[str | None, ...]] = set()
    pairs: dict[tuple[str, int, str], dict[str, Candidate]] = {}
    for item in draft.of("status", "disposition"):
        key = (item.group, item.row, item.text("element") or item.text("label"))
        pairs.setdefault(key, {})[item.kind] = item
    for both in pairs.values():
        first = min(both.values(), key=lambda item: item.spans[0])
        printed = {kind: one.text("sign") for kind, one in both.items() if not one.blank}
        same = (first.text("element") or None, printed.get("status"), printed.get("disposition"))
        again = bool(first.text("element")) and same in told
        told.add(same)
        if printed and not again:
            yield (
                _line(first, lines),
                first.text("number") or None,
                first.text("label"),
                printed.get("status"),
                printed.get("disposition"),
                *_tail(first),
            )


def _observations(draft: Draft) -> Iterable[tuple[Any, ...]]:
    for item in draft.of("value"):
        if item.blank:
            continue
        # An aim half-way is an aim; the candidate itself says which.
        kind = item.text("value_kind").replace("interim_target", "target")
        fields = [item.text(name) or None for name in ("scope", "indicator", "unit", "fy", "value")]
        yield _line(item), *fields, kind or None, *_tail(item)
