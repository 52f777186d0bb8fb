"""A city as a workbook and back: nothing is lost, and what is wrong is said with its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT

import kyodo_graph as kg
from kyodo_graph.cli.main import run
from kyodo_graph.curation.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml
from kyodo_graph.graph import built_nquads
from kyodo_graph.services.exchanging import export_city, import_city

CITIES = ("shinjo", "yamaguchi", "ichinoseki", "shimonoseki")


def shape(node: Node) -> Any:
    """What a file says, with the order of its keys."""
    if isinstance(node, Mapping):
        return [(key.text, shape(value)) for key, value in node.entries]
    return [shape(one) for one in node.items] if isinstance(node, Sequence) else node.text


def kinds(node: Node) -> Any:
    """The kinds of the scalars, which JSON-LD tells apart."""
    if isinstance(node, Scalar):
        return node.kind
    parts = [v for _, v in node.entries] if isinstance(node, Mapping) else node.items
    return [kinds(one) for one in parts]


def comments(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip().startswith("#")]


@pytest.fixture
def shinjo(tmp_path: Path) -> Path:
    path = tmp_path / "shinjo.xlsx"
    path.write_bytes(export_city("shinjo"))
    return path


@pytest.fixture
def changed(shinjo: Path) -> Callable[..., Path]:
    """Changes cells of the workbook: sheet, row, column by its name, text."""

    def change(*cells: tuple[str, int, str, str | None]) -> Path:
        book = openpyxl.load_workbook(shinjo)
        for sheet, row, column, text in cells:
            page = book[sheet]
            names = [c.value for c in page[1]]
            if column not in names:
                page.cell(1, len(names) + 1, column)
                names.append(column)
            page.cell(row, names.index(column) + 1).value = text
        book.save(shinjo)
        return shinjo

    return change


@pytest.mark.parametrize("city", CITIES)
def test_a_city_comes_back_as_it_was(city: str, tmp_path: Path) -> None:
    """The same canonical quads, keys and records in their order, comments at their records."""
    path = tmp_path / f"{city}.xlsx"
    path.write_bytes(export_city(city))
    import_city(path, tmp_path)
    before, after = ROOT / "data" / city, tmp_path / city
    assert built_nquads(after, cached=False) == built_nquads(before, cached=False)
    names = sorted(p.name for p in before.glob("*.yaml"))
    assert sorted(p.name for p in after.iterdir()) == names
    for name in names:
        old, new = read_yaml(before / name), read_yaml(after / name)
        assert shape(new) == shape(old)
        assert kinds(new) == kinds(old)
        assert comments(after / name) == comments(before / name)


def test_every_cell_is_a_text_and_codes_are_offered(shinjo: Path) -> None:
    book = openpyxl.load_workbook(shinjo)
    page = book["roles"]
    assert {c.data_type for row in page.iter_rows(min_row=2) for c in row if c.value} == {"s"}
    names = [c.value for c in page[1]]
    column = openpyxl.utils.get_column_letter(names.index("role") + 1)
    rules = [r for r in page.data_validations.dataValidation if str(r.sqref).startswith(column)]
    assert len(rules) == 1
    assert rules[0].type == "list"
    assert book["codes"].sheet_state == "hidden"
    offered = {c.value for c in book["codes"]["A"]} | {
        c.value for row in book["codes"].iter_rows() for c in row
    }
    assert {"lead", "participant", "support", "responsible"} <= offered


def test_a_changed_and_an_added_cell_are_read(changed: Callable[..., Path], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(changed())
    actors = [c.value for c in book["actors"][1]]
    last = book["actors"].max_row + 1
    first = book["actors"].cell(2, actors.index("row") + 1).value
    path = changed(
        ("actors", 2, "label.en", "Another name"),
        ("actors", last, "under", "shinjo-2015.yaml"),
        ("actors", last, "in", "actors"),
        ("actors", last, "id", "shinjo/actor/new"),
        ("actors", last, "is", "Actor"),
        ("actors", last, "at", "２６"),
        ("actors", last, "label.ja", "新団体"),
        ("actors", last, "label.en", "New group"),
        ("actors", last, "actor_type", "civic_group"),
        ("actors", last, "specificity", "named"),
        ("actors", last, "alias.ja", "団体\n新しい団体"),
    )
    import_city(path, tmp_path / "own")
    graph = kg.load(tmp_path / "own" / "shinjo")
    named = {str(r["actor"]): dict(r) for r in graph.query("actors", lang="en")}
    assert {"Another name", "New group"} <= set(named)
    assert named["New group"]["source"] == "shinjo-2015:26"
    aliases = {str(r["actor"]): str(r["aliases"]) for r in graph.query("actors")}
    assert "新しい団体" in aliases["新団体"]
    assert first


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("actors", 3, "actor_type", "clubb")], "actors!"),
        ([("roles", 2, "role", "leader")], "roles!"),
        ([("roles", 2, "actor", "shinjo/actor/nobody")], "shinjo/actor/nobody"),
        ([("schedule", 2, "fy", "soon")], "'soon' under 'fy'; expected a number"),
        ([("ties", 2, "at", "99999")], "ties!"),
        ([("ties", 2, "under", "nowhere")], "under 'nowhere', which is no row"),
        ([("ties", 2, "colour", "red")], "unknown column 'colour'"),
        ([("instruments", 2, "id", None)], "without an id"),
        ([("ties", 2, "note.ja", "=1+1")], "a formula"),
    ],
)
def test_what_is_wrong_is_said_with_its_sheet_and_cell(
    changed: Callable[..., Path],
    tmp_path: Path,
    cells: list[Any],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = changed(*cells)
    assert run(["import", str(path), "-o", str(tmp_path / "own")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert any(said in line for line in lines), lines
    assert all(f"{path}: {cells[0][0]}!" in line for line in lines), lines
    assert not (tmp_path / "own").exists()


def test_no_workbook_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, content in (("a.xlsx", b"nothing"), ("b.xlsx", b""), ("c.txt", b"x")):
        path = tmp_path / name
        path.write_bytes(content)
        assert run(["import", str(path), "-o", str(tmp_path / "own")]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_nothing_is_overwritten(shinjo: Path, tmp_path: Path, capsys: Any) -> None:
    assert run(["import", str(shinjo), "-o", str(tmp_path / "own")]) == 0
    assert run(["import", str(shinjo), "-o", str(tmp_path / "own")]) == 2
    assert "nothing was overwritten" in capsys.readouterr().err


def test_a_city_that_is_not_there_is_met_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "shinjoo", "-o", str(tmp_path / "x.xlsx")]) == 2
    assert "shinjo" in capsys.readouterr().err
    assert run(["export", "shinjo", "-o", str(tmp_path / "x.csv")]) == 2
