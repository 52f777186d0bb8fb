"""Tables as pages set them: what each cell says, what stands apart, how many rows there are."""

from __future__ import annotations

import pytest

from kyodo_graph.report.tables.codes import Codes
from kyodo_graph.report.tables.grid import LONG, MOST, SHORT, Piece, Shown, number, setting
from kyodo_graph.report.tables.listed import Listed
from kyodo_graph.report.tables.places import Places
from kyodo_graph.report.tables.setting import MANY, Setter
from kyodo_graph.tables import Cell, Table

PLANS = [f"c{n}/p1" for n in range(12)]
PLACES = Places(
    pages={"kita": "city-kita.html", "theme/T03": "theme-T03.html", PLANS[0]: "plan-0.html"},
    plan_names={p: {"ja": f"計画{n}", "en": f"Plan {n}"} for n, p in enumerate(PLANS)},
    passages=frozenset({"kita-2:9"}),
    lang="en",
)
CODES = Codes(
    {"theme": {"T03": {"en": "people"}}, "role": {"lead": {"en": "leads"}},
     "sector": {"S1": {"en": "office"}, "S4": {"en": "groups"}}}, {}, {},
)  # fmt: skip
SETTER = Setter(CODES, PLACES, {"kita": "Kita City"}, frozenset({"i-degree"}))


def listed(columns: tuple[str, ...], *rows: tuple[Cell, ...], group: str = "comparison") -> Listed:
    return Listed("key", group, "name", "Title", Table(columns, rows))


def only(column: str, value: Cell, group: str = "comparison") -> Shown:
    (row,) = SETTER.grid(listed((column,), (value,), group=group), columns=(column,)).rows
    return row[0]


@pytest.mark.parametrize(
    ("value", "kind", "sort", "text"),
    [
        (None, "none", "", ""),
        ("", "none", "", ""),
        (0, "number", "0", "0"),  # none is not stated, 0 is a number
        (0.25, "number", "0.25", "0.25"),
        (True, "mark", "1", "yes"),
        (False, "mark", "0", "no"),
        ("words", "text", "", "words"),
    ],
)
def test_empty_numbers_marks_and_texts(value: Cell, kind: str, sort: str, text: str) -> None:
    cell = only("note", value)
    assert (cell.kind, cell.sort, "".join(p.text for p in cell.pieces)) == (kind, sort, text)


@pytest.mark.parametrize(
    ("column", "value", "pieces"),
    [
        ("city", "kita", (Piece("Kita City", "city-kita.html"),)),
        ("theme", "T03", (Piece("T03 people", "theme-T03.html"),)),
        ("role", "lead", (Piece("leads"),)),
        ("plan_a", PLANS[0], (Piece("Plan 0", "plan-0.html"),)),
        ("source", "see kita-2:9 there",
         (Piece("see "), Piece("kita-2:9", "passages-kita-2.html#l9"), Piece(" there"))),
        ("source", "kita-2:8", (Piece("kita-2:8"),)),  # no passage of the report
        ("lost", "S1–S4", (Piece("office–groups"),)),
    ],
)  # fmt: skip
def test_codes_in_words_and_links(column: str, value: str, pieces: tuple[Piece, ...]) -> None:
    assert only(column, value).pieces == pieces


def test_rows_with_a_reason_stand_apart_each_reason_once() -> None:
    columns = ("city", "plan", "value", "refused")
    table = listed(
        columns, ("c0", "p1", 1.0, None), ("c1", "p1", None, "c1/p1: too small"),
        ("c2", "p1", None, "c2/p1: too small"), ("c3", "p1", None, "other"),
    )  # fmt: skip
    grid = SETTER.grid(table)
    assert len(grid.rows) == 1
    assert grid.gaps is False
    assert [(why, "".join(p.text for p in plans)) for why, plans in grid.refusals] == [
        ("too small", "Plan 1, Plan 2"), ("other", "Plan 3")
    ]  # fmt: skip


def test_a_table_of_what_is_allowed_keeps_its_refused_rows() -> None:
    columns = ("plan_a", "plan_b", "allowed", "refused")
    grid = SETTER.grid(
        listed(columns, (PLANS[0], PLANS[1], False, "why"), (PLANS[0], PLANS[2], True, None))
    )
    assert (len(grid.rows), grid.refusals) == (2, ())
    assert grid.gaps is True


@pytest.mark.parametrize(("count", "shown", "cut"), [(MOST, MOST, 0), (MOST + 2, MOST, 2)])
def test_rows_beyond_what_a_page_takes_are_counted(count: int, shown: int, cut: int) -> None:
    grid = SETTER.grid(listed(("note",), *((f"n{k}",) for k in range(count))))
    assert (len(grid.rows), grid.cut) == (shown, cut)


@pytest.mark.parametrize(("count", "long"), [(LONG, False), (LONG + 1, True)])
def test_a_long_table_does_not_stand_open(count: int, long: bool) -> None:
    assert SETTER.grid(listed(("note",), *(("x",) for _ in range(count)))).long is long


@pytest.mark.parametrize(("count", "named", "more"), [(MANY, MANY, ""), (MANY + 1, MANY - 2, "3")])
def test_of_many_plans_the_first_few_are_named(count: int, named: int, more: str) -> None:
    text = "".join(p.text for p in SETTER.plans(PLANS[:count] + PLANS[:2]))
    assert text.count("Plan") == named
    assert text.endswith(f"and {more} more" if more else f"Plan {MANY - 1}")


@pytest.mark.parametrize(("length", "kind"), [(SHORT, "short"), (SHORT + 1, "long")])
def test_how_a_column_is_set(length: int, kind: str) -> None:
    cells = [Shown((Piece("x" * (length - 1)), Piece("y"))), Shown((), "none")]
    assert setting(cells) == kind
    assert setting([*cells, Shown((Piece("1"),), "number")]) == "number"


@pytest.mark.parametrize(
    ("value", "text"),
    [(999.95, "1000"), (0.9996, "1"), (1.0004, "1"), (12.345, "12.35"), (-0.5, "−0.5"),
     (1e-6, "0.000001"), (9.9e-7, "9.9e−07"), (0.1234, "0.123"), (1.2345, "1.234"), (0.0, "0")],
)  # fmt: skip
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text
