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
        (("plan", 2, "start_fy", "未定"), "plan!C2: plan-3-0: start_fy '未定'; expected a fiscal"),
        (("actor", 3, "type", "kommunity"), "actor!C3: actor-"),
        (("theme", 2, "themes", "T03、T99"), "theme!C2: theme-element-"),
        (("tie", 2, "id", "tie-85-0"), "stands in tie!"),
        (("tie", 1, "basis", "x"), "tie!A1: no column 'basis'"),
        (("tie", 40, "decision", "add"), "no line; expected the line in which it stands"),
        (("about", 6, "value", "0000-0002-1825-0098"), "no ORCID iD has that check digit"),
    ],
)
def test_what_is_wrong_is_said_with_its_cell(
    book: Path, cell: Any, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(book, cell)
    assert accepted(book, "--reviewer", "山田花子") == 2
    lines = capsys.readouterr().err.splitlines()
    assert any(said in line for line in lines), lines


def test_what_a_person_writes_is_read_as_it_is_meant(book: Path, kiritani: Draft) -> None:
    last = len(kiritani.of("tie")) + 2
    fill(
        book,
        ("plan", 2, "start_fy", "令和７年度"),
        ("tie", 2, "decision", "不採用"),
        ("tie", 2, "reason", "２"),
        ("tie", last, "decision", "追加"),
        ("tie", last, "subject", "霧谷市"),
        ("tie", last, "relation", "資金を出す"),
        ("tie", last, "object", "企業"),
        ("tie", last, "basis", "明示"),
        ("tie", last, "line", "１４５行"),
        ("theme", 2, "themes", "ｔ03、Ｔ０１"),
    )
    page = openpyxl.load_workbook(book)
    page.create_sheet("メモ")["A1"] = "あとで"
    page["tie"].move_range(f"A2:P{last}", rows=3)  # blank rows above
    page.save(book)
    assert accepted(book, "--reviewer", "山田花子") == 0
    graph = kg.load(book.parent / "kiritani")
    own = next(dict(r) for r in graph.query("plans") if "後期実施" in str(dict(r)["plan"]))
    assert own["start_fy"] == 2025
    ties = [dict(r) for r in graph.query("ties")]
    assert len(ties) == 28
    assert ("霧谷市", "funds", "企業", "stated") in [
        (t["subject"], t["relation"], t["object"], t["basis"]) for t in ties
    ]
    assert sorted((dict(r)["theme"], dict(r)["primary"]) for r in graph.query("themes")) == [
        ("T01", False),
        ("T03", True),
    ]


def test_what_is_corrected_in_the_workbook_takes_the_place_of_what_was_taken(book: Path) -> None:
    fill(book)
    assert accepted(book, "--reviewer", "山田花子") == 0
    before = (book.parent / "kiritani" / "kiritani-1.yaml").read_bytes()
    assert accepted(book, "--reviewer", "山田花子") == 0
    assert (book.parent / "kiritani" / "kiritani-1.yaml").read_bytes() == before
    fill(book, ("tie", 2, "decision", "reject"))
    assert accepted(book, "--reviewer", "山田花子") == 0
    assert len(kg.load(book.parent / "kiritani").query("ties")) == 27


def test_a_workbook_tells_in_both_languages_what_to_write(book: Path) -> None:
    sheets = openpyxl.load_workbook(book)
    words = {(r[0], r[1]): (r[2], r[3]) for r in sheets["words"].iter_rows(values_only=True)}
    assert words["decision", "park"] == ("保留", "park")
    assert words["tie-relation", "advises"] == ("助言する", "advises")
    for page in sheets.worksheets:
        names = [c.value for c in page[1]]
        if "decision" in names:
            assert [n for n in names if ("column", n) not in words] == []
    steps = list(sheets["how_to"].iter_rows(min_row=2, values_only=True))
    assert [str(r[0])[:1] for r in steps] == [str(r[1])[:1] for r in steps]


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
