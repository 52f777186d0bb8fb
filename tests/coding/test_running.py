"""`kyodo check --coding`, `--coverage` and `--sources`, and the page that shows the comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from coding_cases import write_codings
from conftest import MINI, ROOT

from kyodo_graph.cli.check import command
from kyodo_graph.coding.page import BEGIN, END, coding_page
from kyodo_graph.coding.running import check_coding
from kyodo_graph.errors import InputError

SOURCES = str(MINI / "sources")


@pytest.fixture
def coded(mini_copy: Path) -> Path:
    return write_codings(mini_copy)


def check(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_coding_prints_a_row_for_each_field_and_is_no_failure(coded: Path) -> None:
    got = check("--coding", "--data", str(coded))
    assert got.exit_code == 0, got.output
    lines = [line.split() for line in got.output.splitlines()]
    assert ["theme", "minami-1", "2", "50.0", "0.000"] in [line[:5] for line in lines]
    assert ["ties", "all", "1", "1", "1", "66.7"] in lines
    assert "seed 0" in got.output


def test_coding_as_json_lists_what_differs(coded: Path) -> None:
    got = check("--coding", "--data", str(coded), "--format", "json")
    content = json.loads(got.output)
    theme = next(f for f in content["fields"] if (f["document"], f["field"]) == ("all", "theme"))
    assert theme["differing"] == [{"what": "1 講座の開催", "first": "T03", "second": "T01"}]
    actors = next(t for t in content["things"] if t["things"] == "actors")
    assert (actors["first_only"], actors["second_only"]) == (["講座"], [])


def test_blank_lines_are_no_units_where_the_text_is_at_hand(coded: Path, tmp_path: Path) -> None:
    catalog = coded / "catalog.yaml"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("lines: 6", "lines: 9"), encoding="utf-8")
    printed = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8")
    (tmp_path / "minami-1.txt").write_text(printed + "\n \n\n", encoding="utf-8")

    def units(sources: Path | None) -> int:
        fields = check_coding(coded, sources).comparison.fields
        return next(f.units for f in fields if f.field == "element")

    assert (units(None), units(tmp_path)) == (9, 6)


def test_without_two_codings_there_is_nothing_to_compare(mini_copy: Path) -> None:
    with pytest.raises(InputError, match="no document was coded twice"):
        check_coding(mini_copy)


def test_coverage_fails_on_an_open_line_and_lists_it(mini_copy: Path) -> None:
    arguments = ("--coverage", "--data", str(mini_copy), "--sources", SOURCES)
    assert check(*arguments).exit_code == 0
    path = mini_copy / "minami" / "minami-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("at: 6", "at: 3"), encoding="utf-8")
    got = check(*arguments)
    assert got.exit_code == 1
    assert "minami-1:6: no record points to this line, which names センター, 町内会" in got.output
    got = check(*arguments, "--format", "json")
    content = json.loads(got.output)
    assert content["documents"][0]["open"] == 1
    assert [f["line"] for f in content["findings"] if f["rule"] == "coverage"] == [6]


@pytest.mark.parametrize(
    "arguments",
    [("--coverage",), ("--coding", "--coverage", "--sources", SOURCES), ("--coding", "--ontology")],
)
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...]) -> None:
    assert check(*arguments).exit_code == 2


def test_sources_check_the_wording_of_ties(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8").replace("tie_relation: supports", "tie_relation: funds")
    path.write_text(text, encoding="utf-8")
    got = check("--data", str(mini_copy), "--sources", SOURCES, "--format", "json")
    content = json.loads(got.output)
    assert "wording of stated ties" in content["ran"]
    assert [f["severity"] for f in content["findings"] if f["rule"] == "tie-wording"] == ["info"]
    got = check("--data", str(mini_copy), "--format", "json")
    assert "wording of stated ties" not in json.loads(got.output)["ran"]


def test_the_tables_of_the_page_are_made_anew_between_the_marks(coded: Path) -> None:
    text = f"before\n{BEGIN}old\n{END}after\n"
    made = coding_page(text, coded)
    assert made.startswith(f"before\n{BEGIN}")
    assert made.endswith(f"{END}after\n")
    assert "old" not in made
    assert "| theme | 2 | 50.0 % | 0.000 |" in made
    assert "| actors | 3, 1 / 0 (25.0 %) | 3, 1 / 0 (25.0 %) |" in made
    assert coding_page(made, coded) == made


def test_a_page_without_marks_is_refused(coded: Path) -> None:
    with pytest.raises(ValueError, match="no generated part"):
        coding_page("text", coded)


def test_the_page_is_up_to_date() -> None:
    text = (ROOT / "docs" / "coding.md").read_text(encoding="utf-8")
    assert coding_page(text) == text
