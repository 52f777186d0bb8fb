"""`kyodo data upgrade`: the stamp of the format, once; comments stay; all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kyodo_graph.cli.main import run

Printed = pytest.CaptureFixture[str]


def test_a_folder_gets_its_stamp_once(mini_copy: Path) -> None:
    path = mini_copy / "catalog.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"# ours: format\n\n{before}", encoding="utf-8")
    assert run(["data", "upgrade", str(mini_copy)]) == 0
    once = path.read_bytes()
    lines = once.decode().splitlines(keepends=True)
    assert lines.count("format: 2\n") == 1
    lines.remove("format: 2\n")
    assert "".join(lines) == f"# ours: format\n\n{before}"
    assert run(["data", "upgrade", str(mini_copy)]) == 0
    assert path.read_bytes() == once
    assert run(["check", "--data", str(mini_copy)]) in (0, 1)


def test_an_earlier_stamp_is_replaced_and_its_comment_kept(mini_copy: Path) -> None:
    path = mini_copy / "catalog.yaml"
    path.write_text("format: 1  # old\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["data", "upgrade", str(mini_copy)]) == 0
    assert path.read_text(encoding="utf-8").startswith("format: 2  # old\n")


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("3", "data of format 3; expected format 2 or earlier"),
        ("0", "data of format 0"),
        ("new", "no format; expected 'format: 2'"),
        ("2.5", "no format"),
    ],
)
def test_other_formats_are_refused_everywhere(
    mini_copy: Path, capsys: Printed, stamp: str, said: str
) -> None:
    path = mini_copy / "catalog.yaml"
    path.write_text(f"format: {stamp}\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    content = path.read_bytes()
    for command in (["check", "--data"], ["data", "upgrade"], ["query", "plans", "--data"]):
        assert run([*command, str(mini_copy)]) == 2
        error = capsys.readouterr().err
        assert said in error
        assert "catalog.yaml:1:9: " in error
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_read_is_left_alone(mini_copy: Path, capsys: Printed) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("is: Plan", "is: Pan"))
    content = (mini_copy / "catalog.yaml").read_bytes()
    assert run(["data", "upgrade", str(mini_copy)]) == 2
    assert (mini_copy / "catalog.yaml").read_bytes() == content
    assert run(["data", "upgrade", str(mini_copy / "no")]) == 2
    assert "no such folder" in capsys.readouterr().err


def test_kept_readings_stay_as_they_are(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "first").mkdir()
    path = tmp_path / "first" / "a-1.yaml"
    path.write_text("document: source:a-1\nplans:\n- {id: a/p1}\n", encoding="utf-8")
    assert run(["data", "upgrade", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{path}: nothing to change\n"
