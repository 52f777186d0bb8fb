"""Where a report goes: what is foreign stays, what is stale goes, nothing half-written is left."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from report_cases import TOWN, make, minami

from kyodo_graph.errors import InputError, KyodoError, OutputError, UnknownNameError
from kyodo_graph.report import making
from kyodo_graph.report.folder import check_folder, earlier_files, move_in, workshop
from kyodo_graph.report.making import make_report


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
    put(tmp_path, "figures/mine.svg", "mine.html")
    for name in ("methods.html", "figures/kita-roles.ja.svg", "figures/themes-by-plan.csv"):
        put(tmp_path, name)
        with pytest.raises(OutputError, match=rf"{name}: cannot be written; it is there"):
            make(tmp_path, TOWN)
        (tmp_path / name).unlink()
    assert files_in(tmp_path) == dict.fromkeys(["figures/mine.svg", "mine.html"], "new")


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
    put(out, "notes.txt")
    made = make(out, TOWN, trials=2)
    assert (out / "city-nishi.html").exists()
    again = make(out, TOWN, trials=2, city=("kita",))
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
