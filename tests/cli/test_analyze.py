"""`kyodo analyze`, as it is called."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kyodo_graph.analysis.report import TABLES
from kyodo_graph.cli.main import run

MINI = str(Path(__file__).parent.parent / "fixtures" / "mini" / "data")


def call(*arguments: str) -> int:
    return run(["analyze", "--data", MINI, "--trials", "19", *arguments])


def test_json_is_one_object_with_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--format", "json") == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out)["cities"]
    assert [c["city"] for c in found] == ["minami"]
    assert tuple(found[0]["tables"]) == TABLES
    assert (found[0]["trials"], found[0]["seed"]) == (19, 0)
    for table in found[0]["tables"].values():
        assert all(len(row) == len(table["columns"]) for row in table["rows"])
    assert found[0]["data_sha256"] in found[0]["methods"]["en"]
    assert "Random seed 0" in found[0]["methods"]["en"]
    assert "乱数の種は0" in found[0]["methods"]["ja"]
    assert printed.err == ""  # no progress where standard error is no terminal


def test_own_rdf_is_analysed_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A tie of one's own is one of the network; the hash is another."""
    own, of = tmp_path / "own.trig", "https://w3id.org/kyodo"
    own.write_text(
        f"""@prefix k: <{of}/ns#> . <urn:p> k:pointer "own:1" .
        <urn:p> {{ <urn:tie> a k:Tie ; k:city <{of}/id/minami> ;
          k:subject <{of}/id/minami/actor/city> ; k:object <{of}/id/minami/actor/chonaikai> ;
          k:tieRelation <{of}/scheme/tie-relation/funds> }}""",
        encoding="utf-8",
    )
    found = []
    for more in ((), ("--rdf", str(own))):
        assert call("--format", "json", *more) == 0
        city = json.loads(capsys.readouterr().out)["cities"][0]
        table = city["tables"]["networks"]
        rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        ties = next(r for r in rows if (r["network"], r["variant"]) == ("ties", "all"))
        found.append((ties["edges"], city["data_sha256"]))
    assert [edges for edges, _ in found] == [1, 2]
    assert found[0][1] != found[1][1]
    own.write_text("this is no turtle", encoding="utf-8")
    assert call("--format", "json", "--rdf", str(own)) == 2
    assert f"{own}:1:" in capsys.readouterr().err


def test_the_hash_is_that_of_the_built_file(tmp_path: Path) -> None:
    from hashlib import sha256

    assert run(["build", "--data", MINI, "-o", str(tmp_path)]) == 0
    target = tmp_path / "a.json"
    assert call("--format", "json", "-o", str(target)) == 0
    built = sha256((tmp_path / "kyodo.nq").read_bytes()).hexdigest()
    assert json.loads(target.read_text(encoding="utf-8"))["cities"][0]["data_sha256"] == built


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_markdown_has_every_table_with_its_heading(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    assert call("--format", "md", "--lang", lang) == 0
    out = capsys.readouterr().out
    for name in TABLES:
        assert f"[{name}]" in out
    assert "seed = 0" in out
    assert ("方法" if lang == "ja" else "Methods") in out
    assert ("# 南市" in out) == (lang == "ja")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_without_a_format_it_is_one_screen(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """What holds, the place with its ranges, what can't be said, and how to get the rest."""
    assert call("--lang", lang) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) <= 50
    assert ("言えないこと" if lang == "ja" else "What can't be said") in out
    assert "--table NAME" in out
    assert all(name in out for name in TABLES)
    assert ("読み取りは一つだけ" if lang == "ja" else "The documents were read once") in out
    assert "[" not in out  # no table of its own
    assert not re.search(r"e-\d\d", out)


@pytest.mark.parametrize("fmt", ["table", "md", "csv", "tsv", "json"])
def test_one_table(tmp_path: Path, capsys: pytest.CaptureFixture[str], fmt: str) -> None:
    assert call("--table", "networks", "--format", fmt) == 0
    out = capsys.readouterr().out
    assert "actor-element" in out
    assert "brokerage" not in out
    target = tmp_path / "one"
    assert call("--table", "networks", "--format", fmt, "-o", str(target)) == 0
    assert target.read_text(encoding="utf-8") == out
    if fmt == "json":
        assert json.loads(out)["columns"][:3] == ["city", "network", "variant"]
    if fmt == "csv":
        rows = list(csv.DictReader(io.StringIO(out)))
        assert (rows[0]["city"], rows[0]["actors"], rows[0]["elements"]) == ("minami", "2", "1")


@pytest.mark.parametrize("fmt", ["csv", "tsv"])
def test_csv_is_one_file_a_table(tmp_path: Path, fmt: str) -> None:
    folder = tmp_path / "made" / "here"
    assert call("--format", fmt, "-o", str(folder)) == 0
    names = {p.name for p in folder.iterdir()}
    files = {f"{t}.{fmt}{end}" for t in (*TABLES, "options") for end in ("", "-metadata.json")}
    assert names == files | {"methods.ja.md", "methods.en.md"}
    with (folder / f"networks.{fmt}").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t" if fmt == "tsv" else ","))
    assert (rows[0]["city"], rows[0]["actors"], rows[0]["elements"]) == ("minami", "2", "1")
    with (folder / f"options.{fmt}").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file, delimiter="\t" if fmt == "tsv" else ","))
    assert {"table": "brokerage", "option": "trials", "value": "19", "city": "minami"} in told


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "whole.csv").mkdir()  # no file can take its place
    assert call("--format", "csv", "-o", str(tmp_path)) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["whole.csv"]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", "3"), ("b", "3"), ("c", "4")):
        assert call("--seed", seed, "--format", "json", "-o", str(tmp_path / name)) == 0
    a, b, c = ((tmp_path / n).read_bytes() for n in "abc")
    assert a == b
    assert a != c


def test_a_city_named_twice_is_analysed_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--city", "minami", "--city", "minami", "--format", "json") == 0
    assert len(json.loads(capsys.readouterr().out)["cities"]) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--city", "minamo"], "unknown city 'minamo'; nearest: minami"),
        (["--format", "csv"], "expected -o DIR"),
        (["--table", "netwroks"], "unknown table 'netwroks'; nearest: networks"),
        (["--trials", "0"], "--trials"),
        (["--seed", "-1"], "--seed"),
        (["--format", "xml"], "--format"),
    ],
)
def test_wrong_usage_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert call(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err
    assert "Traceback" not in printed.err


def test_csv_into_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "x"
    target.write_text("mine", encoding="utf-8")
    assert call("--format", "csv", "-o", str(target)) == 2
    assert "expected a folder" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "mine"


class Terminal(io.StringIO):
    """A standard error that someone looks at."""

    def isatty(self) -> bool:
        return True


def test_progress_goes_to_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert call("--format", "json") == 0
    assert "100%" in terminal.getvalue()
    assert json.loads(capsys.readouterr().out)["cities"]


def test_threads_are_settled_before_numpy_is_there() -> None:
    told = (
        "import sys, os, kyodo_graph.cli.main; "
        "print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    )
    for given, expected in ((None, "1"), ("2", "2")):
        around = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
        if given:
            around["OPENBLAS_NUM_THREADS"] = given
        found = subprocess.run(
            [sys.executable, "-c", told], env=around, capture_output=True, text=True, check=True
        )
        assert found.stdout.split() == ["False", expected]
