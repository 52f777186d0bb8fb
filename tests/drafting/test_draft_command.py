"""`kyodo draft` at the command line."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from kyodo_graph import drafting
from kyodo_graph.cli.main import run
from kyodo_graph.drafting import Text
from kyodo_graph.drafting.drafter import draft_of
from kyodo_graph.services.drafting import summary

PLAN = ROOT / "tests" / "drafting" / "plans" / "minato.txt"


def test_a_draft_and_its_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, tables = tmp_path / "draft", tmp_path / "tables"
    assert (
        run(["draft", str(PLAN), "--city", "minato", "-o", str(out), "--tables", str(tables)]) == 0
    )
    draft = drafting.read(out)
    assert draft.city == "minato"
    assert draft.text.raw == PLAN.read_bytes()
    with (tables / "roles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"line", "number", "element", "actor", "role"} <= set(rows[0])
    assert ("まちづくり塾", "潮見大学", "participant") in {
        (row["element"], row["actor"], row["role"]) for row in rows
    }
    said = capsys.readouterr()
    assert said.out == ""
    assert "12 elements" in said.err


def test_without_a_folder_the_draft_is_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["draft", str(PLAN), "--city", "minato"]) == 0
    assert json.loads(capsys.readouterr().out)["format"] == drafting.FORMAT


def test_pages_are_taken_along(tmp_path: Path) -> None:
    text = tmp_path / "minato-2.txt"
    text.write_bytes(PLAN.read_bytes())
    pages = "page,printed_page,first_line,last_line\n1,,1,8\n2,1,9,78\n"
    (tmp_path / "minato-2.pages.csv").write_text(pages, encoding="utf-8")
    assert run(["draft", str(text), "--city", "minato", "-o", str(tmp_path / "out")]) == 0
    assert drafting.read(tmp_path / "out").text.pages[1] == drafting.Page(2, "1", 9, 78)


@pytest.mark.parametrize(
    ("content", "city", "said"),
    [
        (b"", "minato", "nothing in it"),
        (b"\xff\xfe", "minato", "UTF-8"),
        (b"%PDF-1.7", "minato", "kyodo text"),
        ("計画".encode(), "港", "no key"),
    ],
)
def test_what_cannot_be_drafted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, city: str, said: str
) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    assert run(["draft", str(path), "--city", city, "-o", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert len(error.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_spoilt_map_of_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_bytes(PLAN.read_bytes())
    (tmp_path / "x.pages.csv").write_text("page\n一\n", encoding="utf-8")
    assert run(["draft", str(tmp_path / "x.txt"), "--city", "minato"]) == 2
    assert "x.pages.csv:2" in capsys.readouterr().err


def test_what_was_drafted_is_told_in_words() -> None:
    plan = "霧野町協働計画\n施策１　知る\n取組\t町\n広報の充実\t◎\n"
    draft = draft_of(Text("x", plan.encode()), "kirino")
    told = "\n".join(summary(draft))
    assert "1 plan, " in told
    assert "_" not in told
    assert "no plan was found" not in told
    assert summary(replace(draft, left_out=()))[-1].startswith(("drafted", "to be asked"))
    news = draft_of(Text("x", "町長は自治会を訪れた。\n".encode()), "kirino")
    assert summary(news)[0].startswith("no plan was found")
