"""The public face: load a folder, ask it, and know what it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.graph import load


def test_loading_takes_a_path_or_its_text(mini: kg.Graph) -> None:
    data = MINI / "data"
    assert len(kg.load(data)) == len(kg.load(str(data))) == len(mini) > 1000
    assert len(kg.load(data, cached=False)) == len(mini)


def test_the_shipped_data_have_four_cities(graph: kg.Graph) -> None:
    assert graph.cities == ("ichinoseki", "shimonoseki", "shinjo", "yamaguchi")


def test_a_relative_folder_is_named_as_it_is(
    monkeypatch: pytest.MonkeyPatch, mini_copy: Path
) -> None:
    monkeypatch.chdir(mini_copy)
    (mini_copy / "minami" / "minami-1.yaml").write_text("document: x\n", encoding="utf-8")
    with pytest.raises(kg.InputError) as caught:
        load(".")
    (problem,) = caught.value.problems
    assert (mini_copy / problem.file).is_file()


def test_errors_carry_their_data(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{at: 4, fy: 2024", "{at: 4, fy: 24"), encoding="utf-8")
    with pytest.raises(kg.InputError) as caught:
        kg.load(mini_copy)
    (problem,) = caught.value.problems
    line = text[: text.index("{at: 4, fy: 2024")].count("\n") + 1
    assert (problem.line, problem.what) == (line, "impossible fiscal year '24'")
    assert isinstance(caught.value, kg.KyodoError)
    assert caught.value.exit_code == 2
    with pytest.raises(kg.QueryError) as wrong:
        kg.load(MINI / "data").sparql("SELECT * {", source="mine")
    assert (wrong.value.source, wrong.value.line, wrong.value.column) == ("mine", 1, 11)


def test_a_table_is_iterated_by_name(mini: kg.Graph) -> None:
    table = mini.query("plans", city="minami", lang="en")
    assert [row["plan"] for row in table] == list(table.column("plan"))
    assert len(table) == 2
    assert table.to_pandas().shape == (2, len(table.columns))
    with pytest.raises(kg.UnknownNameError, match="unknown column 'labl'; nearest: label"):
        kg.Table(("city", "label"), ()).column("labl")
    with pytest.raises(ValueError, match="nearest: city, plan"):
        table.column("no such column")


def test_problems_print_as_places() -> None:
    assert str(kg.Problem("a.yaml", 0, 0, "is empty")) == "a.yaml: is empty"
    assert str(kg.Problem("a.yaml", 3, 0, "x", "y")) == "a.yaml:3: x; expected y"
    assert str(kg.Problem("a.yaml", 3, 4, "x")) == "a.yaml:3:4: x"
    twice = kg.Problem("b", 1, 1, "x")
    assert str(kg.InputError([twice, kg.Problem("a", 9, 1, "y"), twice])) == "a:9:1: y\nb:1:1: x"
