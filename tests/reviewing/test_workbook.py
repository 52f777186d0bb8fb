"""A draft decided in a workbook: the same decisions as in the page, errors with sheet and cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.drafting import Draft

Make = Callable[..., Path]


@pytest.fixture
def book(kiritani: Draft, place: Make) -> Path:
    where = place(kiritani)
    path = where / "review.xlsx"
    assert run(["review", str(where / "kiritani-draft"), "-o", str(path)]) == 0
    return path


def fill(path: Path, *cells: tuple[str, int, str, str]) -> None:
    """All that is left is accepted; then some cells are changed."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        names = [c.value for c in page[1]]
        if "decision" not in names:
            continue
        words = {"theme": None, "function": None, "table": None}
        for row in range(2, page.max_row + 1):
            if page.cell(row, names.index("id") + 1).value:
                cell = page.cell(row, names.index("decision") + 1)
                cell.value = words.get(page.title, "accept")
    for sheet, row, column, text in cells:
        page = book[sheet]
        names = [c.value for c in page[1]]
        page.cell(row, names.index(column) + 1).value = text
    book.save(path)


def accepted(path: Path, *more: str) -> int:
    where = path.parent
    return run(["accept", str(where / "kiritani-draft"), str(path), "-o", str(where), *more])


def test_what_is_filled_in_becomes_data(book: Path, kiritani: Draft) -> None:
    fill(book)
    assert accepted(book, "--reviewer", "山田花子") == 0
    graph = kg.load(book.parent / "kiritani")
    assert len(graph.query("ties")) == 28
    assert len(graph.query("actors")) == len(kiritani.of("actor"))
    assert len(graph.query("schedule")) == len(kiritani.of("phase"))


def test_changed_rejected_added_and_coded_rows(book: Path, kiritani: Draft) -> None:
    last = len(kiritani.of("tie")) + 2
    fill(
        book,
        ("tie", 2, "relation", "trains"),
        ("tie", 3, "decision", "reject"),
        ("tie", 3, "reason", "2 本文は関係を述べていない / not stated in the text"),
        ("tie", 4, "decision", ""),
        ("tie", last, "decision", "add"),
        ("tie", last, "subject", "霧谷市"),
        ("tie", last, "relation", "funds"),
        ("tie", last, "object", "企業"),
        ("tie", last, "basis", "implied"),
        ("tie", last, "line", "１４５"),
        ("theme", 2, "decision", "set"),
        ("theme", 2, "themes", "T03\nT01"),
    )
    assert accepted(book, "--reviewer", "山田花子") == 0
    graph = kg.load(book.parent / "kiritani")
    ties = [dict(r) for r in graph.query("ties")]
    assert len(ties) == 28 - 2 + 1
    first = kiritani.of("tie")[0]
    assert [
        t["relation"]
        for t in ties
        if t["subject"] == first.text("subject") and t["object"] == first.text("object")
    ] == ["trains"]
    added = next(t for t in ties if t["object"] == "企業")
    assert (added["relation"], added["basis"], added["source"]) == (
        "funds",
        "implied",
        "kiritani-1:145",
    )
    themes = [(dict(r)["theme"], dict(r)["primary"]) for r in graph.query("themes")]
    assert sorted(themes) == [("T01", False), ("T03", True)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("tie", 2, "decision", "maybe"), "tie!A2: tie-79-0: decision 'maybe'"),
        (("actor", 2, "id", "actor-999-0"), "actor!A2: actor-999-0: no candidate of this draft"),
        (("about", 4, "value", "0000"), "decisions on another text"),
        (("plan", 2, "bulk", "table"), "accept of a plan several at once"),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(
    book: Path, cell: Any, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(book, cell)
    assert accepted(book, "--reviewer", "山田花子") == 2
    lines = capsys.readouterr().err.splitlines()
    assert any(said in line for line in lines), lines


def test_without_a_reviewer_nothing_is_taken(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(book)
    assert accepted(book) == 2
    assert "--reviewer" in capsys.readouterr().err


def test_another_workbook_is_refused(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = book.parent / "shinjo.xlsx"
    assert run(["export", "shinjo", "-o", str(path)]) == 0
    assert accepted(path, "--reviewer", "x") == 2
    assert "no sheet 'about'" in capsys.readouterr().err
