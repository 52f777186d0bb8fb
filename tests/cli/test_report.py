"""`kyodo report` as it is called: exit codes, what is printed where, one line for what is wrong."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
from conftest import MINI, ROOT

from kyodo_graph.cli import main
from kyodo_graph.report import jobs

DATA = ["--data", str(MINI / "data"), "--trials", "3"]
TOWN = ["--data", str(ROOT / "tests" / "networks" / "town" / "data"), "--trials", "3"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command known, one process, interactive pages of a line, no browser to print with."""
    if "report" not in main.COMMANDS:
        monkeypatch.setattr(main, "COMMANDS", (*main.COMMANDS, "report"))
    monkeypatch.setattr(jobs, "cores", lambda: 1)
    monkeypatch.setattr("kyodo_graph.report.work.render", lambda *_, **__: b"<title>x</title>")
    monkeypatch.setattr("kyodo_graph.report.sending.browser", lambda: None)


def test_a_report_whose_checks_find_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main.run(["report", "-o", str(out), *DATA]) == 1
    said, told = capsys.readouterr()
    assert said == f"{out / 'index.html'}\n"
    assert told.splitlines()[0].startswith("report: 0 of ")
    assert told.splitlines()[-1] == "the checks found something: see the first page"
    assert len(told.splitlines()) <= 8
    assert "no summary as PDF: no Chromium, Chrome or Edge printed it" in told.splitlines()
    assert (out / "manifest.json").is_file()


def test_what_is_sent_is_made_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main.run(["report", "-o", str(out), *DATA, "--zip", "--single", "--no-pdf"]) == 1
    said, told = capsys.readouterr()
    assert said.splitlines() == [str(out / "index.html"), str(tmp_path / "out.zip")]
    assert "PDF" not in told
    assert (out / "report.en.html").is_file()


def test_a_report_whose_checks_find_nothing(tmp_path: Path) -> None:
    from kyodo_graph.services.checking import CheckReport

    nothing = CheckReport((), ("shapes",))
    with mock.patch("kyodo_graph.report.work.check_data", return_value=nothing):
        out = tmp_path / "out"
        arguments = ["report", "-o", str(out), *TOWN, "--lang", "en", "--city", "kita"]
        assert main.run(arguments) == 0
    assert 'lang="en"' in (out / "index.html").read_text(encoding="utf-8")
    assert 'lang="ja"' in (out / "ja" / "index.html").read_text(encoding="utf-8")
    assert not (out / "city-nishi.html").exists()


REFUSED = {
    "no folder": ([*DATA], "Missing option '-o'"),
    "no trials": (["-o", "x", *DATA, "--trials", "0"], "0 is not in the range x>=1"),
    "no such city": (["-o", "x", *DATA, "--city", "nowhere"], "unknown city 'nowhere'"),
    "no data": (["-o", "x", "--data", "none"], "none"),
    "no documents": (["-o", "x", *DATA, "--sources", "none"], "none: cannot be read"),
}


@pytest.mark.parametrize(("arguments", "said"), REFUSED.values(), ids=list(REFUSED))
def test_refusals(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.run(["report", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_file_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    assert main.run(["report", "-o", str(tmp_path), *DATA]) == 2
    err = capsys.readouterr().err
    path = tmp_path / "index.html"
    assert err == f"{path}: cannot be written; it is there and not of an earlier report\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_an_interrupt_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with mock.patch("kyodo_graph.report.work.library_tables", side_effect=KeyboardInterrupt):
        assert main.run(["report", "-o", str(tmp_path / "out"), *DATA]) == 130
    assert capsys.readouterr().err.endswith("stopped\n")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    full = OSError(28, "No space left on device")
    with mock.patch("kyodo_graph.report.work.library_tables", side_effect=full):
        assert main.run(["report", "-o", str(tmp_path / "out"), *DATA]) == 2
    said = f"{tmp_path / 'out'}: cannot be written; No space left on device"
    assert capsys.readouterr().err.splitlines()[-1] == said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that takes no files")
def test_where_nothing_can_be_written_the_folder_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.run(["report", "-o", "/proc/out", *DATA]) == 2
    assert capsys.readouterr().err.startswith("/proc/out: cannot be written; ")
