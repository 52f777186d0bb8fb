"""What can't be written is said before the work is done for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kyodo_graph.errors import OutputError
from kyodo_graph.files import check_output, write_bytes


def refused(path: Path, *, folder: bool | None = False, by_writing: bool = True) -> str:
    """Why, as it is said before; writing is refused, too."""

    def check(path: Path, _content: bytes) -> None:
        check_output(path, folder=folder)

    with pytest.raises(OutputError) as caught:
        check_output(path, folder=folder)
    with pytest.raises(OutputError) as second:
        (write_bytes if folder is False and by_writing else check)(path, b"x")
    assert second.value.reason
    return caught.value.reason


def test_what_can_be_written_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    (tmp_path / "link").symlink_to(tmp_path / "x")
    (tmp_path / "dangling").symlink_to(tmp_path / "later")
    for name in ("x", "link", "dangling", "new", "new/newer/x"):
        check_output(tmp_path / name)
        check_output(tmp_path / name, folder=None)
    check_output(tmp_path, folder=True)
    check_output(tmp_path, folder=None)
    check_output(Path("x"))
    check_output(Path("/dev/null"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dangling", "link", "x"]


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for name in ("loop", "a", "loop/x"):
        assert refused(tmp_path / name)


def test_names_that_are_none(tmp_path: Path) -> None:
    assert "UTF-8" in refused(tmp_path / "\udcff", by_writing=False)
    assert "null" in refused(tmp_path / "a\0b")
    assert refused(tmp_path / ("n" * 300))


def test_a_folder_for_a_file_and_the_other_way_round(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    assert refused(tmp_path) == "it is a folder"
    assert refused(tmp_path / "x", folder=True) == "it is a file; expected a folder"
    assert "x is no folder" in refused(tmp_path / "x" / "y")
    assert "x is no folder" in refused(tmp_path / "x" / "y", folder=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_a_folder_that_nothing_may_be_written_into(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "shut").chmod(0o500)
    assert "nothing may be written" in refused(tmp_path / "shut" / "x")
