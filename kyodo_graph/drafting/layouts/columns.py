"""The columns of a table: the head of each as printed, and what the cells below it are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kyodo_graph.drafting.layouts.grids import Cell, Grid, GridRow
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.printed.characters import squeezed
from kyodo_graph.drafting.printed.gradings import disposition_code
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.numerals import figure
from kyodo_graph.drafting.printed.periods import Periods
from kyodo_graph.drafting.printed.vocabulary import (
    BLOCK,
    DASHES,
    DISPOSITION,
    DITTO,
    GROUP,
    INDICATOR,
    KIND,
    LABEL,
    NUMBER,
    RESPONSIBLE,
    SCHEDULE,
    SIGNS,
    STATUS,
    TEXT,
    UNIT,
    VALUE,
    phase_code,
    role_code,
    role_of_field,
    value_kind,
)
from kyodo_graph.drafting.printed.years import column_years
from kyodo_graph.drafting.printed.years import years as years_in

_NOT_PRINTED = Cell("")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was read as: its head as printed, what stands above it, its kind.

    ``years`` are the fiscal years that it is headed by, ``value_kind`` what figures in it are,
    ``role`` what the actors named in its cells do.
    """

    head: str
    upper: str
    kind: str
    years: tuple[int, ...] = ()
    value_kind: str = ""
    role: str = ""
    cell: Cell = _NOT_PRINTED


Signs = Mapping[str, frozenset[str]]
"""The signs of the legends with the schemes of each: ``role``, ``phase``, ``status``."""

_PHASES = frozenset({"phase"})
_GRADES = frozenset({"status"})
_JUDGED = re.compile("評価|達成|進捗|状況|判定")
_GOAL = re.compile("(?:基本|重点|推進|行動|個別|施策|取組|大|中|小)目標|^目標$")
PLAIN_FIGURE = re.compile(r"[△▲-]?\s*[0-9][0-9,.]*\s*[^\s0-9]{0,5}(?:/[^\s0-9]{1,3})?")
"""A cell that holds a figure and at most its unit."""


def columns_of(
    grid: Grid,
    heads: Sequence[GridRow],
    body: Sequence[GridRow],
    near: int,
    signs: Signs,
    periods: Periods,
) -> tuple[Column, ...]:
    filled = [_filled(heads, n) for n in range(len(heads))]
    first: list[Column] = []
    for n in range(grid.width):
        printed = [row[n] for row in filled if n < len(row)]
        own = next(
            (c for c in (row.cells[n] for row in reversed(heads) if n < len(row.cells)) if c.text),
            None,
        )
        lower = squeezed(own.text) if own else (printed[-1].text if printed else "")
        upper = " ".join(dict.fromkeys(c.text for c in printed if c.text and c.text != lower))
        cells = [row.text(n) for row in body if len([c for c in row.cells if c.text]) > 1]
        kind, years, of_value, role = _kind(
            lower, upper, [c for c in cells if c and c not in DITTO], near, signs, periods
        )
        if not heads and not n and len(body) > 1 and all(column_years(c, near) for c in cells):
            kind, years = ("year" if cells else kind), ()
        first.append(Column(lower, upper, kind, years, of_value, role, own or Cell("")))
    return _with_labels(first, body)


def _filled(heads: Sequence[GridRow], place: int) -> list[Cell]:
    """A row of heads in which a head stands over the blanks to its right that it spans."""
    row = heads[place]
    below = heads[place + 1 :]
    if not below:
        return list(row.cells)
    found: list[Cell] = []
    spanning = Cell("")
    for n, cell in enumerate(row.cells):
        under = any(other.text(n) for other in below)
        spanning = cell if cell.text else (spanning if under else Cell(""))
        found.append(spanning)
    longest = max(len(other.cells) for other in below)
    return found + [spanning] * max(0, longest - len(found))


def _kind(
    head: str, upper: str, cells: list[str], near: int, signs: Signs, periods: Periods
) -> tuple[str, tuple[int, ...], str, str]:
    both = f"{upper} {head}".strip()
    years = periods.get(head) or head_years(head, near) or head_years(upper, near)
    years = years or periods.get(upper, ())
    figures = _share(cells, lambda c: c in DASHES or bool(PLAIN_FIGURE.fullmatch(c)) or _figured(c))
    said = [cell for cell in cells if cell not in DASHES]
    marks = _share(said, lambda c: _is_sign(c, signs) and signs.get(c) != _PHASES)
    of_value = value_kind(head) or value_kind(upper)
    if NUMBER.fullmatch(head):
        # 番号 may head numbers with the names behind them.
        return ("text" if _share(said, _titled) > 0.6 else "number"), (), "", ""
    assessed = _share(said, lambda c: signs.get(c) == _GRADES)
    if years and (_JUDGED.search(head) or assessed > 0.6) and figures < 0.5 and not of_value:
        return "status", (), "", ""
    if years or (BLOCK.search(head) and (SCHEDULE.search(both) or marks)):
        phased = _share(
            said, lambda c: (len(c) <= 12 and bool(phase_code(c))) or _is_sign(c, signs)
        )
        told = [cell for cell in said if cell[0] not in DASHES]
        counted = not told or _share(told, lambda c: figure(c) is not None) > 0.85
        if (of_value and counted) or (figures > phased and figures > 0.5):
            return "value", years, of_value, ""
        alone = head in periods or _only_years(head, near) or SCHEDULE.search(both)
        if alone and (phased > 0.5 or not cells or SCHEDULE.search(upper)):
            return "phase", years, "", ""
        # Words beside the year and beside the figures tell what was done, and measure nothing.
        worded = bool(years_in(head, near)) and not _only_years(head, near) and figures < 0.4
        return (
            ("value", years, of_value, "")
            if counted and figures and not worded
            else ("text", (), "", "")
        )
    if (
        of_value
        and VALUE.search(head)
        and not _GOAL.search(head)
        and (figures > 0.3 or _share(said, _measured) > 0.5)
    ):
        return "value", (), of_value, ""
    if UNIT.search(head):
        return "unit", (), "", ""
    if (
        cells
        and (KIND.search(head) or not head)
        and all(value_kind(c) in ("target", "actual") for c in cells)
    ):
        return "kind", (), "", ""
    if (
        head in ("年度", "年", "時期", "実施年度")
        and cells
        and _share(cells, lambda c: bool(column_years(c, near))) > 0.6
    ):
        return "year", (), "", ""
    short = not cells or sum(map(len, cells)) / len(cells) <= 12
    field = role_of_field(head)
    if field == "responsible" or RESPONSIBLE.fullmatch(head):
        return "responsible", (), "", "responsible"
    # 方向 alone may head a group of measures, too: what stands below decides.
    named = _DIRECTION.sub("", head)
    if (
        DISPOSITION.search(head)
        and short
        and (DISPOSITION.search(named) or not cells or _share(cells, _disposes) > 0.3)
    ):
        return "disposition", (), "", ""
    if STATUS.search(head) and short and not INDICATOR.search(head) and cells:
        return "status", (), "", ""
    if _share(said, lambda c: "status" in signs.get(c, ()) and "role" not in signs[c]) > 0.6:
        return "status", (), "", ""
    if marks > 0.6 and not (GROUP.search(head) and _share(said, str.isalnum) == 1):
        return "role", (), "", ""
    if field and not marks:
        return "actors", (), "", field
    graded = role_code(head)
    if graded and not marks and _share(said, _acts) > 0.7:
        return "actors", (), "", graded
    if SCHEDULE.search(head) and cells:
        return "span", (), "", ""
    if not cells and re.search("役割|主体|担い手", upper):
        return "role", (), "", ""
    return "text", (), "", ""


def head_years(head: str, near: int) -> tuple[int, ...]:
    """The years of a head; none where a year stands in a longer text.

    >>> head_years("現状値(R3)", 2023), head_years("令和3年度に行った市民意識調査の結果より", 2023)
    ((2021,), ())
    """
    found = years_in(head, near)
    rest = len(head) - sum(one.end - one.start for one in found)
    return column_years(head, near) if rest <= 12 else ()


def _only_years(head: str, near: int) -> bool:
    """Whether a head names years and nothing else worth a word."""
    found = years_in(head, near)
    kept = list(head)
    for one in found:
        kept[one.start : one.end] = " " * (one.end - one.start)
    return not found or len(re.sub(r"[()\s年度前後上下半期~-]", "", "".join(kept))) <= 2


def _share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(fits(c) for c in cells) / len(cells) if cells else 0.0


def _measured(text: str) -> bool:
    """Whether a cell holds one figure and a few words with it."""
    return figure(text) is not None and len(text) <= 12 and not re.match(r"[^0-9(約延]{2,}", text)


def _figured(text: str) -> bool:
    found = figure(text)
    return found is not None and found[1] == 0 and len(text) - found[2] <= 4


def _is_sign(text: str, signs: Signs) -> bool:
    if text in signs:
        return signs[text] != _GRADES
    if all(c in SIGNS for c in text):
        return True
    return (
        len(text) <= 4
        and bool(role_code(text))
        and text
        in (
            "主体",
            "参加",
            "支援",
            "協力",
            "主",
            "協",
            "支",
            "後",
            "連携",
            "主担",
            "参画",
            "主導",
            "中心",
        )
    )


_DIRECTION = re.compile("方向性?")


def _with_labels(columns: list[Column], body: Sequence[GridRow]) -> tuple[Column, ...]:
    """The columns of names told apart: the label of the rows, groups left of it, what is text."""
    facts = [
        n
        for n, column in enumerate(columns)
        if column.kind in ("role", "phase", "value", "status", "disposition", "unit", "kind")
        or column.kind in ("responsible", "actors", "span", "year")
    ]
    names = [n for n, column in enumerate(columns) if column.kind == "text"]
    before = [n for n in names if not facts or n < min(facts)]
    if not before and facts:
        # Who answers for a row may stand before its name.
        weak = ("responsible", "actors", "span")
        strong = [n for n in facts if columns[n].kind not in weak]
        before = [n for n in names if strong and n < min(strong)]
    counted = [n for n in before if _counts(body, n)]
    titled = [
        n
        for n in before
        if n not in counted
        and (
            LABEL.search(columns[n].head)
            or INDICATOR.search(columns[n].head)
            or not columns[n].head
        )
        and not (
            TEXT.search(columns[n].head) and any(LABEL.search(columns[m].head) for m in before)
        )
    ]
    # Titles may begin with numbers; a group's do, too, and stand in fewer rows.
    most = max((len(_cells(body, n)) for n in before if n not in counted), default=0)
    numbered = [n for n in before if _numbered(body, n) and len(_cells(body, n)) * 10 >= most * 9]
    numbered = [n for n in numbered if n not in counted and _share(_cells(body, n), _tells) < 0.5]
    free = [n for n in before if n not in counted]
    titled = [n for n in titled if len(_cells(body, n)) * 10 >= most * 9]
    numbers = [*counted, *(n for n, column in enumerate(columns) if column.kind == "number")]
    label = _most_filled(numbered or titled or _named(free, numbers, body), body)
    for n in names:
        kind = "text"
        if n == label:
            kind = "label"
        elif n in counted:
            head = columns[n].head
            kind = "number" if n + 1 == label or not GROUP.search(head) else "group"
        elif label is not None and n < label:
            kind = "group"
        columns[n] = replace(columns[n], kind=kind)
    roles = [n for n, column in enumerate(columns) if column.kind == "role"]
    phases = [n for n, column in enumerate(columns) if column.kind == "phase"]
    for n, column in enumerate(columns):
        # A column without a single mark, among columns of marks, is one of them.
        beside = label is not None and bool(roles) and label < n <= max(roles) + 1
        if beside and column.kind == "text" and column.head and not _cells(body, n):
            columns[n] = replace(column, kind="role")
        # What becomes of an item stands beside how far it came.
        judged = n > 0 and columns[n - 1].kind == "status" and column.kind in ("text", "label")
        cells = _cells(body, n)
        next_year = n > 0 and columns[n - 1].kind == "status" and phases == [n]
        if (judged and n != label and (_share(cells, _disposes) > 0.6 or _closed(cells))) or (
            next_year and column.years and columns[n - 1].head != column.head
        ):
            columns[n] = replace(column, kind="disposition")
    return tuple(columns)


def _named(free: Sequence[int], counted: Sequence[int], body: Sequence[GridRow]) -> Sequence[int]:
    """Of columns whose heads tell nothing those that may name the rows: what has a name of its own
    in most rows, and no sentences; beside a column of numbers the first to the right of it."""
    most = max((len(_cells(body, n)) for n in free), default=0)
    named = [
        n
        for n in free
        if len(set(_cells(body, n))) * 10 >= most * 9
        and _share(_cells(body, n), lambda cell: "。" in cell) < 0.5
    ]
    beside = [n for n in named if counted and n > max(counted)]
    return beside[:1] or named or free


def _tells(cell: str) -> bool:
    """Whether a cell tells something in several sentences, as no title does."""
    return bool(re.search("。(?![(（][^()（）]{2,30}[)）]$).", cell))


def _acts(cell: str) -> bool:
    """Whether a cell names those who act, and nothing else."""
    parts = [part.strip() for part in re.split("[、,・/]|及び", cell) if part.strip()]
    return bool(parts) and all(len(p) <= 16 and type_of(p) != "other" for p in parts)


def _closed(cells: Sequence[str]) -> bool:
    """Whether cells hold a few short words, again and again."""
    kinds = set(cells)
    return len(cells) >= 4 and len(kinds) * 2 <= len(cells) and all(len(c) <= 8 for c in kinds)


def _disposes(cell: str) -> bool:
    return len(cell) <= 12 and bool(disposition_code(cell))


def _cells(body: Sequence[GridRow], n: int) -> list[str]:
    cells = [(r, r.text(n)) for r in body if r.text(n) not in DASHES]
    return [c for r, c in cells if c and len([c for c in r.cells if c.text]) > 1]


def _numbered(body: Sequence[GridRow], n: int) -> bool:
    """Whether each cell of a column begins with the number of an item, as titles do."""
    marks = [mark_of(cell) for cell in _cells(body, n)]
    return bool(marks) and all(mark and mark.number for mark in marks)


def _titled(cell: str) -> bool:
    """Whether a cell is a number and a name behind it."""
    mark = mark_of(cell)
    return mark is not None and bool(mark.number) and len(cell) - mark.end > 1


def _counts(body: Sequence[GridRow], n: int) -> bool:
    """Whether a column holds numbers of items only."""
    cells = _cells(body, n)
    marks = [mark_of(f"{cell} x") for cell in cells]
    return bool(cells) and all(
        mark and mark.number and not mark.word and mark.end > len(cell)
        for cell, mark in zip(cells, marks, strict=True)
    )


def _most_filled(names: Sequence[int], body: Sequence[GridRow]) -> int | None:
    """The rightmost of the columns that name something in most rows."""
    if not names:
        return None
    rows = [row for row in body if len([c for c in row.cells if c.text]) > 1]
    filled = {n: sum(bool(row.text(n)) for row in rows) for n in names}
    most = max(filled.values())
    return max(n for n in names if filled[n] >= most * 0.9)
