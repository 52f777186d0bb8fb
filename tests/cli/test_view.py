"""`kyodo view`: a page or one clear line."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from conftest import MINI

from kyodo_graph.cli.main import run

DATA = ["--data", str(MINI / "data")]


def view(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = run(["view", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    code, out, err = view(capsys, *DATA, "-o", path)
    assert (code, out, err) == (0, "", f"wrote {path}\n")
    text = path.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="ja">')
    assert list(path.parent.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~os.umask(os.umask(0o22) or 0o22)


def test_options_are_those_of_network(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    arguments = ["actor-element", "--city", "minami", "--no-generic", "--joint", "half"]
    code, _, _ = view(capsys, *arguments, *DATA, "--lang", "en", "--side-by-side", "-o", path)
    assert code == 0
    text = path.read_text(encoding="utf-8")
    assert '<html lang="en">' in text
    assert '"filters":"cities: minami; generic: False; joint: half"' in text
    assert '"state":{"panes":"cities"}' in text


def test_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["view", "actor-element", *DATA]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!DOCTYPE html>")
    assert out.rstrip().endswith(b"</html>")
    assert err == b""


def test_sources_give_the_passages_their_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    view(capsys, *DATA, "-o", path)
    without = path.read_text(encoding="utf-8")
    code, _, _ = view(capsys, *DATA, "--sources", MINI / "sources", "-o", path)
    assert code == 0
    line = (MINI / "sources" / "minami-1.txt").read_text(encoding="utf-8").splitlines()[-1]
    assert line not in without
    assert line in path.read_text(encoding="utf-8")


def test_the_answer_of_a_query(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    query = tmp_path / "own.rq"
    query.write_text(
        "CONSTRUCT { ?a ?p ?b } WHERE { ?a kyodo:hasPolicy|kyodo:hasInitiative ?b ; ?p ?b }"
    )
    path = tmp_path / "page.html"
    assert view(capsys, *DATA, "--query", query, "-o", path)[0] == 0
    assert "minami/" in path.read_text(encoding="utf-8")
    assert view(capsys, *DATA, "--query", "ties", "-p", "city=minami", "-o", path)[0] in (0, 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tise"], "unknown projection 'tise'"),
        (["--city", "minam"], "unknown city 'minam'; nearest: minami"),
        (["ties", "--query", "ties"], "do not go together"),
        (["--query", "ties", "--city", "minami"], "expected them in the query"),
        (["--query", "plans"], "plans: 1 column of things"),
        (["--query", "no.rq"], "no.rq: cannot be read"),
        (["-p", "a=b"], "-p goes with --query"),
        (["--query", "ties", "-p", "city"], "expected KEY=VALUE"),
        (["--joint", "third"], "'third' is not one of"),
        (["--sources", "no/folder"], "cannot be read"),
        (["actor-activity", "--theme", "T16"], "nothing to draw"),
        (["no/own.yaml"], "no/own.yaml: cannot be read"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], said: str
) -> None:
    path = tmp_path / "page.html"
    code, out, err = view(capsys, *arguments, *DATA, "-o", path)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err
    assert not path.exists()


def test_what_stood_there_stays(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("mine")
    assert view(capsys, "tise", *DATA, "-o", path)[0] == 2
    assert path.read_text() == "mine"
    code, _, err = view(capsys, *DATA, "-o", tmp_path)
    assert (code, err) == (2, f"{tmp_path}: cannot be written; it is a folder\n")


def test_a_full_disk(capsys: pytest.CaptureFixture[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    code, _, err = view(capsys, *DATA, "-o", "/dev/full")
    assert code == 2
    assert err == "/dev/full: cannot be written; No space left on device\n"
