"""What a column is, by its head and by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.drafting.layouts.cells import Cell
from kyodo_graph.drafting.lexicon import type_of
from kyodo_graph.drafting.printed.gradings import disposition_code
from kyodo_graph.drafting.printed.numbering import mark_of
from kyodo_graph.drafting.printed.numerals import figure
from kyodo_graph.drafting.printed.periods import Periods
from kyodo_graph.drafting.printed.vocabulary import (
    BLOCK,
    DASHES,
    DISPOSITION,
    GROUP,
    INDICATOR,
    KIND,
    NUMBER,
    RESPONSIBLE,
    SCHEDULE,
    SIGNS,
    STATUS,
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
_DIRECTION = re.compile("方向性?")
_GOAL = re.compile("(?:基本|重点|推進|行動|個別|施策|取組|大|中|小)目標|^目標$")
PLAIN_FIGURE = re.compile(r"[△▲-]?\s*[0-9][0-9,.]*\s*[^\s0-9]{0,5}(?:/[^\s0-9]{1,3})?")
"""A cell that holds a figure and at most its unit."""


def kind_of_column(
    head: str, upper: str, cells: list[str], near: int, signs: Signs, periods: Periods
) -> tuple[str, tuple[int, ...], str, str]:
    """The kind of a column by its head, what stands above that, and its cells; the years that it is
    headed by, what figures in it are, and what those whom it names do."""
    both = f"{upper} {head}".strip()
    years = periods.get(head) or head_years(head, near) or head_years(upper, near)
    years = years or periods.get(upper, ())
    figures = share(cells, lambda c: c in DASHES or bool(PLAIN_FIGURE.fullmatch(c)) or _figured(c))
    said = [cell for cell in cells if cell not in DASHES]
    marks = share(said, lambda c: _is_sign(c, signs) and signs.get(c) != _PHASES)
    of_value = value_kind(head) or value_kind(upper)
    if NUMBER.fullmatch(head):
        # 番号 may head numbers with the names behind them.
        return ("text" if share(said, titled) > 0.6 else "number"), (), "", ""
    assessed = share(said, lambda c: signs.get(c) == _GRADES)
    if years and (_JUDGED.search(head) or assessed > 0.6) and figures < 0.5 and not of_value:
        return "status", (), "", ""
    if years or (BLOCK.search(head) and (SCHEDULE.search(both) or marks)):
        phased = share(said, lambda c: (len(c) <= 12 and bool(phase_code(c))) or _is_sign(c, signs))
        told = [cell for cell in said if cell[0] not in DASHES]
        counted = not told or share(told, lambda c: figure(c) is not None) > 0.85
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
        and (figures > 0.3 or share(said, _measured) > 0.5)
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
        and share(cells, lambda c: bool(column_years(c, near))) > 0.6
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
        and (DISPOSITION.search(named) or not cells or share(cells, disposes) > 0.3)
    ):
        return "disposition", (), "", ""
    if STATUS.search(head) and short and not INDICATOR.search(head) and cells:
        return "status", (), "", ""
    if share(said, lambda c: "status" in signs.get(c, ()) and "role" not in signs[c]) > 0.6:
        return "status", (), "", ""
    if marks > 0.6 and not (GROUP.search(head) and share(said, str.isalnum) == 1):
        return "role", (), "", ""
    if field and not marks:
        return "actors", (), "", field
    graded = role_code(head)
    if graded and not marks and share(said, names_doers) > 0.7:
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


def share(cells: Sequence[str], fits: Callable[[str], bool]) -> float:
    """The share of cells of which something holds; 0 where there are none."""
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


def disposes(cell: str) -> bool:
    return len(cell) <= 12 and bool(disposition_code(cell))


def titled(cell: str) -> bool:
    """Whether a cell is a number and a name behind it."""
    mark = mark_of(cell)
    return mark is not None and bool(mark.number) and len(cell) - mark.end > 1


def names_doers(cell: str) -> bool:
    """Whether a cell names those who act, and nothing else."""
    parts = [part.strip() for part in re.split("[、,・/]|及び", cell) if part.strip()]
    return bool(parts) and all(len(p) <= 16 and type_of(p) != "other" for p in parts)
