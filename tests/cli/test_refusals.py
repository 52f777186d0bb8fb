"""Whatever is wrong with a call or its input: one or a few lines, exit code 2, no traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MINI

from kyodo_graph.cli.main import run

DATA = ["--data", str(MINI / "data")]
SOURCES = ["--sources", str(MINI / "sources")]
Refused = Callable[..., str]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refused:
    """Run a call that must be refused: what standard error says."""

    def call(*arguments: str | Path) -> str:
        assert run([str(a) for a in arguments]) == 2
        out, err = capsys.readouterr()
        assert out == "", "nothing goes to standard output"
        assert "Traceback" not in err
        assert 1 <= len(err.splitlines()) <= 5
        return err

    return call


WRONG_USAGE = {
    "no command of that name": (["frobnicate"], "No such command 'frobnicate'"),
    "no option of that name": (["build", "--fast"], "No such option '--fast'"),
    "an option without its value": (["query", "plans", "--format"], "Option '--format' requires"),
    "a language that is none": (
        ["query", "plans", "--lang", "de"],
        "'de' is not one of 'ja', 'en'",
    ),
    "a format that is none": (["query", "plans", "--format", "xls"], "'xls' is not one of"),
    "no query": (["query"], "no query named; expected NAME, FILE.rq or -"),
    "a timeout of 0": (["query", "plans", "--timeout", "0"], "0.0 is not in the range x>0"),
    "a timeout that is no number": (
        ["query", "plans", "--timeout", "soon"],
        "'soon' is not a valid",
    ),
    "a timeout that is no time": (
        ["query", "plans", "--timeout", "nan", *DATA],
        "expected seconds",
    ),
    "a parameter without a value": (["query", "plans", "-p", "city"], "expected KEY=VALUE"),
    "a parameter without a name": (["query", "plans", "-p", "=x"], "expected KEY=VALUE"),
    "a byte order mark in JSON": (
        ["query", "plans", "--bom", "--format", "json"],
        "--bom goes with --format csv or tsv",
    ),
    "a passage without the documents": (
        ["passage", "minami-1:3"],
        "minami-1:3 is a passage; expected --sources DIR",
    ),
    "no passage": (["passage"], "Missing argument 'REF|ENTITY'"),
    "like sentences, no documents": (["check", "--alike"], "expected --sources DIR"),
    "two kinds of check": (["check", "--ontology", "--coding"], "do not go together"),
    "no projection": (["network", "-o", "x"], "no projection named; expected PROJECTION"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_USAGE.values(), ids=list(WRONG_USAGE))
def test_wrong_usage(refused: Refused, arguments: list[str], said: str) -> None:
    assert said in " ".join(refused(*arguments).split())


WRONG_NAMES = {
    "query": (["query", "rolls", *DATA], "unknown query 'rolls'; nearest: roles"),
    "parameter": (
        ["query", "roles", "-p", "citi=minami", *DATA],
        "unknown parameter of roles 'citi'; nearest: city",
    ),
    "city": (
        ["query", "roles", "-p", "city=minamishi", *DATA],
        "unknown city 'minamishi'; nearest: minami",
    ),
    "thing": (
        ["passage", "南市民活動セソター", *DATA],
        "unknown thing '南市民活動セソター'; nearest: 南市民活動センター",
    ),
    "thing like no other": (["passage", "zzzz", *DATA], "unknown thing 'zzzz'"),
    "document": (
        ["passage", "minami-2:3", *DATA, *SOURCES],
        "unknown document 'minami-2'; nearest: minami-1",
    ),
    "projection": (
        ["network", "actor-elements", "-o", "x.graphml", *DATA],
        "unknown projection 'actor-elements'; nearest: actor-element",
    ),
    "format of a graph": (
        ["query", "plans", "--format", "turtle", *DATA],
        "a table has no format turtle",
    ),
    "passage beyond the end": (
        ["passage", "minami-1:5-7", *DATA, *SOURCES],
        "minami-1:5-7 ends beyond the document; expected lines 1 to 6",
    ),
    "passage reversed": (
        ["passage", "minami-1:5-3", *DATA, *SOURCES],
        "lines 5-3 are no range; expected FROM-TO, counted from 1",
    ),
    "passage in line 0": (
        ["passage", "minami-1:0", *DATA, *SOURCES],
        "lines 0-0 are no range; expected FROM-TO, counted from 1",
    ),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG_NAMES.values(), ids=list(WRONG_NAMES))
def test_a_name_that_does_not_exist(refused: Refused, arguments: list[str], said: str) -> None:
    lines = refused(*arguments).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(said)


QUERIES = {
    "INSERT DATA { id:a id:b id:c }": "1:1: the query writes; expected a query that reads",
    "SELECT * {\n  ?s ?p ?o\n  FILTER(": "3:",
    "SELECT ?x {\n  ?x foaf:name ?y }": "2:6: not SPARQL: unknown prefix foaf:; expected PREFIX",
    "": "1:1: not SPARQL: no query; expected SELECT, ",
    "SELECT * { ?s ?p '市民 }": "1:18: not SPARQL: a text without its end; expected ",
}


@pytest.mark.parametrize(("text", "said"), QUERIES.items())
def test_a_query_file_that_is_wrong(refused: Refused, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "q.rq"
    path.write_text(text, encoding="utf-8")
    err = refused("query", path, *DATA)
    assert len(err.splitlines()) == 1
    assert err.startswith(f"{path}:{said}")


def test_query_files_that_cannot_be_read(refused: Refused, tmp_path: Path) -> None:
    gone = tmp_path / "gone.rq"
    assert refused("query", gone, *DATA) == f"{gone}: cannot be read: No such file or directory\n"
    assert (
        refused("query", gone, "--show") == f"{gone}: cannot be read: No such file or directory\n"
    )
    folder = tmp_path / "folder.rq"
    folder.mkdir()
    assert refused("query", folder, *DATA) == f"{folder}: cannot be read: Is a directory\n"
    other = tmp_path / "other.rq"
    other.write_bytes("SELECT ?市 {}".encode("euc_jp"))
    assert refused("query", other, *DATA) == (
        f"{other}:1:9: byte 0xbb is not UTF-8; expected a file in UTF-8\n"
    )
    good = tmp_path / "good.rq"
    good.write_text("ASK {}", encoding="utf-8")
    said = f"parameters (city) go with library queries, not with {good}\n"
    assert refused("query", good, "-p", "city=minami", *DATA) == said


# --- data that cannot be read --------------------------------------------------------------------

COMMANDS = {
    "build": ["build", "-o", "OUT"],
    "check": ["check"],
    "query": ["query", "plans", "-o", "OUT"],
    "query file": ["query", "FILE"],
    "passage": ["passage", "minami/actor/city"],
    "network": ["network", "actor-element", "-o", "OUT"],
}


@pytest.fixture(params=COMMANDS.values(), ids=list(COMMANDS))
def command(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    (tmp_path / "ask.rq").write_text("ASK {}", encoding="utf-8")
    places = {"OUT": str(tmp_path / "out"), "FILE": str(tmp_path / "ask.rq")}
    return [places.get(word, word) for word in request.param]


def test_every_command_says_where_the_data_is_wrong(
    refused: Refused, command: list[str], mini_copy: Path
) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("generation: 2", "genration: 2"), encoding="utf-8")
    err = refused(*command, "--data", mini_copy)
    assert err.startswith("data/minami/minami-1.yaml:12:3: unknown key 'genration'; expected 'gen")
    assert len(err.splitlines()) == 1
    assert not (mini_copy.parent / "out").exists()


def test_every_command_says_that_there_is_no_data(
    refused: Refused, command: list[str], tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    said = "no such folder; expected a folder with catalog.yaml"
    assert refused(*command, "--data", gone) == f"{gone}: {said}\n"
    empty = tmp_path / "empty"
    empty.mkdir()
    said = "an empty folder; expected a folder with catalog.yaml"
    assert refused(*command, "--data", empty) == f"{empty}: {said}\n"


def test_broken_yaml_and_other_bytes(refused: Refused, mini_copy: Path) -> None:
    path = mini_copy / "catalog.yaml"
    good = path.read_bytes()
    path.write_bytes(good + b"terms: &x 1\n")
    assert re.match(r"data/catalog\.yaml:20:8: anchor &x", refused("build", "--data", mini_copy))
    path.write_bytes(good + b"\xff")
    said = "data/catalog.yaml:20:1: byte 0xff is not UTF-8; expected a file in UTF-8\n"
    assert refused("check", "--data", mini_copy) == said


def test_sources_that_are_not_there(refused: Refused, tmp_path: Path) -> None:
    said = f"{tmp_path}/minami-1.txt: cannot be read: No such file or directory\n"
    what = "no text of these documents; expected the text of a document: minami-1.txt"
    assert refused("check", *DATA, "--sources", tmp_path) == f"{tmp_path}: {what}\n"
    assert refused("passage", "minami-1:3", *DATA, "--sources", tmp_path) == said


def test_another_version_of_the_document_is_not_shown(refused: Refused, tmp_path: Path) -> None:
    text = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8")
    (tmp_path / "minami-1.txt").write_text(text.replace("支援", "応援"), encoding="utf-8")
    err = refused("passage", "minami-1:3", *DATA, "--sources", tmp_path)
    assert "is not the text version that the passages count lines in" in err


# --- output that cannot be written --------------------------------------------------------------


def test_output_that_cannot_be_written(refused: Refused, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    said = f"{folder}: cannot be written; it is a folder\n"
    assert refused("query", "plans", *DATA, "-o", folder) == said
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert refused("query", "plans", *DATA, "-o", file / "x").startswith(
        f"{file}/x: cannot be written; "
    )
    assert refused("build", *DATA, "-o", file) == (
        f"{file}: cannot be written; it is a file; expected a folder\n"
    )
    assert file.read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device(refused: Refused) -> None:
    said = "/dev/full: cannot be written; No space left on device\n"
    assert refused("query", "plans", *DATA, "-o", "/dev/full") == said


def test_a_query_that_fails_leaves_the_earlier_file(refused: Refused, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("earlier", encoding="utf-8")
    refused("query", "plans", *DATA, "-p", "city=nowhere", "-o", out)
    refused("query", "plans", *DATA, "--format", "nq", "-o", out)
    assert out.read_text(encoding="utf-8") == "earlier"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
