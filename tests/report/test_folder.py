"""Where a report goes: what is foreign stays, what is stale goes, nothing half-written is left."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from report_cases import TOWN, make, minami, town

from kyodo_graph.errors import InputError, KyodoError, OutputError, UnknownNameError
from kyodo_graph.report import folder as folder_module
from kyodo_graph.report import making
from kyodo_graph.report.folder import check_folder, earlier_files, move_in
from kyodo_graph.report.making import make_report
from kyodo_graph.report.workshops import workshop


def listed(folder: Path, *names: str) -> None:
    """An earlier report with files of these names."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old", encoding="utf-8")
    told = {"package": "kyodo-graph", "files": dict.fromkeys(names, "")}
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def put(folder: Path, *names: str) -> list[str]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new", encoding="utf-8")
    return list(names)


def files_in(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


WAYS = ("exchanged", "renamed twice", "file after file", "without other names")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """However a folder can come into the place of another on this system."""
    if request.param == "renamed twice":
        monkeypatch.setattr(folder_module, "exchange", lambda *_: False)
    elif request.param == "file after file":
        monkeypatch.setattr(folder_module, "can_be_swapped", lambda *_: False)
    elif request.param == "without other names":

        def refused(*_: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "hardlink_to", refused)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_an_earlier_report_is_replaced_and_what_is_foreign_stays(tmp_path: Path) -> None:
    out, beside = tmp_path / "out", tmp_path / "beside"
    listed(out, "index.html", "gone/x.svg", "kept/a.csv")
    put(out, "mine.txt", "kept/mine.txt")
    files = put(beside, "index.html", "kept/a.csv", "fresh/b.csv", "manifest.json")
    move_in(beside, out, files)
    assert files_in(out) == {
        **dict.fromkeys(["fresh/b.csv", "index.html", "kept/a.csv", "manifest.json"], "new"),
        **dict.fromkeys(["kept/mine.txt", "mine.txt"], "new"),
    }
    assert not (out / "gone").exists()


def test_foreign_files_in_the_way(tmp_path: Path) -> None:
    out = tmp_path / "out"
    listed(out, "index.html")
    check_folder(out, ["index.html", "figures/a.svg", "manifest.json"])
    put(out, "figures/a.svg")
    with pytest.raises(OutputError, match=r"a\.svg: cannot be written; it is there and not of an"):
        check_folder(out, ["index.html", "figures/a.svg"])
    (out / "tables").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="tables: cannot be written; it is a file"):
        check_folder(out, ["tables/a.csv"])
    (out / "data").mkdir()
    with pytest.raises(OutputError, match="data: cannot be written; it is there"):
        check_folder(out, ["data"])


def test_a_manifest_names_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    out = tmp_path / "out"
    out.mkdir()
    (out / "link").symlink_to(outside)
    names = ["../outside/x", "/etc/passwd", "a/../../x", "link/x", "a//b", "", ".", "a\\b", "ok/b"]
    told = {"package": "kyodo-graph", "files": dict.fromkeys(names, "")}
    (out / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    assert earlier_files(out) == {"manifest.json", "ok/b"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"package": "other", "files": {"a": ""}}'])
def test_another_manifest_makes_nothing_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert earlier_files(tmp_path) == frozenset()
    with pytest.raises(OutputError, match=r"manifest\.json: cannot be written; it is there"):
        check_folder(tmp_path, ["manifest.json"])


def test_a_move_that_fails_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, beside = tmp_path / "out", tmp_path / "beside"
    listed(out, "a.html", "b.html", "stale.html")
    before = files_in(out)
    files = put(beside, "a.html", "b.html", "manifest.json")
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if self == beside / "manifest.json":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    monkeypatch.setattr(folder_module, "can_be_swapped", lambda *_: False)
    with pytest.raises(PermissionError):
        move_in(beside, out, files)
    monkeypatch.undo()
    assert files_in(out) == before


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_work_that_fails_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    out = tmp_path / "new" / "deep" / "out"
    expected = OutputError if isinstance(error, OSError) else KeyboardInterrupt

    def fail() -> None:
        with workshop(out) as beside:
            put(beside, "index.html")
            raise error

    with pytest.raises(expected) as raised:
        fail()
    assert list(tmp_path.iterdir()) == []
    if isinstance(error, OSError):
        assert str(raised.value) == f"{out}: cannot be written; No space left on device"


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="it is a file; expected a folder for the report"):
        make(tmp_path / "out", TOWN)
    with pytest.raises(OutputError):
        make(tmp_path / "out" / "deeper", TOWN)
    assert files_in(tmp_path) == {"out": "mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        make(tmp_path / "out", TOWN)
    tmp_path.chmod(0o700)


def test_a_foreign_file_is_met_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("work was begun")

    monkeypatch.setattr(making, "run_jobs", never)
    put(tmp_path, "graphs/mine.html", "mine.html")
    for name in ("methods.html", "tables.zip", "data/kyodo.nq.gz", "assets/report.js"):
        put(tmp_path, name)
        with pytest.raises(OutputError, match=rf"{name}: cannot be written; it is there"):
            make(tmp_path, TOWN)
        (tmp_path / name).unlink()
    assert files_in(tmp_path) == dict.fromkeys(["graphs/mine.html", "mine.html"], "new")


def test_bad_input_is_met_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="unknown city 'nowhere'"):
        make(tmp_path / "out", TOWN, city="nowhere")
    with pytest.raises(InputError):
        make(tmp_path / "out", tmp_path / "none")
    for wrong in ({"trials": 0}, {"seed": -1}):
        with pytest.raises(KyodoError):
            make_report(tmp_path / "out", data=TOWN, **wrong)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_report_over_its_own(tmp_path: Path) -> None:
    """With one city of two: the pages of the other go, what is foreign stays."""
    out = tmp_path / "out"
    earlier, made = town()
    shutil.copytree(earlier, out)
    put(out, "notes.txt")
    assert (out / "city-nishi.html").exists()
    again = make(out, TOWN, trials=2, city=("kita",), lang="en")
    there = set(files_in_names(out))
    assert there == {*again.files, "notes.txt"}
    assert not (out / "city-nishi.html").exists()
    assert set(again.files) < set(made.files)
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def files_in_names(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]


def test_the_small_report_left_nothing_beside_it() -> None:
    folder, _ = minami()
    assert [p.name for p in folder.parent.iterdir()] == ["out"]


@pytest.mark.usefixtures("way")
def test_foreign_things_of_every_kind_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    listed(out, "index.html", "kept/a.csv")
    put(out, "mine/deep/er.txt", "kept/mine.txt", ".git/HEAD")
    (out / "empty").mkdir()
    (out / "shut").mkdir(mode=0o750)
    (out / "link").symlink_to(tmp_path / "nowhere")
    (out / "round").symlink_to(out)
    out.chmod(0o755)
    before = {p.relative_to(out).as_posix() for p in out.rglob("*")} - {"kept/a.csv"}
    inode = (out / "mine" / "deep" / "er.txt").stat().st_ino
    with workshop(out) as beside:
        move_in(beside, out, put(beside, "index.html", "new.html", "manifest.json"))
    after = {p.relative_to(out).as_posix() for p in out.rglob("*")}
    assert after == before | {"new.html"}
    assert (out / "mine" / "deep" / "er.txt").stat().st_ino == inode
    assert (out / "link").readlink() == tmp_path / "nowhere"
    assert (out / "shut").stat().st_mode & 0o777 == 0o750
    assert out.stat().st_mode & 0o777 == 0o755
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_what_comes_into_the_folder_in_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    listed(out, "index.html")
    swap = folder_module.exchange

    def late(one: Path, other: Path) -> bool:
        put(out, "late/note.txt")
        return swap(one, other)

    monkeypatch.setattr(folder_module, "exchange", late)
    with workshop(out) as beside:
        move_in(beside, out, put(beside, "index.html", "manifest.json"))
    assert set(files_in(out)) == {"index.html", "late/note.txt", "manifest.json"}


def test_a_folder_that_one_works_in_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    listed(out, "index.html", "sub/a.html")
    inode = out.stat().st_ino
    monkeypatch.chdir(out / "sub")
    with workshop(out) as beside:
        move_in(beside, out, put(beside, "index.html", "manifest.json"))
    assert out.stat().st_ino == inode
    assert files_in(out)["index.html"] == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_what_a_killed_run_left_goes_and_a_running_one_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    left = tmp_path / ".out.report-abc"
    put(left, "report/index.html", ".lock")
    (tmp_path / ".out.report-empty").mkdir()
    put(tmp_path / ".other.report-abc", "x", ".lock")
    with workshop(out):
        running = {p.name for p in tmp_path.iterdir()}
        assert ".out.report-abc" not in running
        assert ".out.report-empty" not in running
        with workshop(out):
            assert running < {p.name for p in tmp_path.iterdir()}
        assert running == {p.name for p in tmp_path.iterdir()}
    assert [p.name for p in tmp_path.iterdir()] == [".other.report-abc"]


def test_an_earlier_report_that_was_set_aside_comes_back(tmp_path: Path) -> None:
    """As after a kill between two renames, where folders cannot be exchanged."""
    out = tmp_path / "out"
    put(tmp_path / ".out.report-abc", ".lock", "earlier/index.html", "report/index.html")
    with workshop(out):
        assert set(files_in(out)) == {"index.html"}


KILLED = """
import json, os, signal, sys, threading, time
from pathlib import Path
from kyodo_graph.report.folder import move_in
from kyodo_graph.report.workshops import workshop

def killed(out, after):
    with workshop(out) as beside:
        for n in range(300):
            (beside / f"{n}.html").write_text("new", encoding="utf-8")
        files = [f"{n}.html" for n in range(300)] + ["manifest.json"]
        (beside / "manifest.json").write_text("{}", encoding="utf-8")
        def kill():
            time.sleep(after)
            os.kill(os.getpid(), signal.SIGKILL)
        threading.Thread(target=kill, daemon=True).start()
        move_in(beside, out, files)
        time.sleep(1)

for line in sys.stdin:
    out, after = json.loads(line)
    child = os.fork()  # to import all anew for each would take far longer than the work
    if not child:
        killed(Path(out), after)
        os._exit(0)
    print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_killed_at_any_moment_the_folder_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as killing:  # fmt: skip
        assert killing.stdin is not None
        assert killing.stdout is not None
        for step in range(20):
            shutil.rmtree(out, ignore_errors=True)
            listed(out, *(f"{n}.html" for n in range(300)))
            put(out, "mine.txt")
            killing.stdin.write(json.dumps([str(out), step * 0.002]) + "\n")
            killing.stdin.flush()
            assert int(killing.stdout.readline()) == signal.SIGKILL
            pages = {text for name, text in files_in(out).items() if name.endswith(".html")}
            assert pages in ({"old"}, {"new"})
            assert len(files_in(out)) == 302
            with workshop(out):
                pass
            assert [p.name for p in tmp_path.iterdir()] == ["out"]
