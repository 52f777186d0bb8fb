"""One way in: kinds of files, sizes, encodings, forms of Unicode."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.errors import InputError
from kyodo_graph.files import composed, decoded, entries, files_in, read_bytes, read_text, text_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="kinds of files that POSIX has")


def refused(path: Path, **options: int) -> str:
    with pytest.raises(InputError) as caught:
        read_text(path, **options)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    return f"{problem.line}:{problem.column}: {problem.what}"


def test_a_text_is_read_without_its_mark(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xef\xbb\xbf" + "計画\r\n".encode())
    assert read_text(tmp_path / "x") == "計画\r\n"
    assert read_bytes(tmp_path / "x").startswith(b"\xef\xbb\xbf")


def test_what_is_there_as_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "x")
    assert read_text(tmp_path / "link") == "a"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path) == "0:0: cannot be read: Is a directory"


@POSIX
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty0"])
def test_a_device(device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device}")
    assert refused(Path(device)).startswith("0:0: cannot be read: ")


@POSIX
def test_a_pipe_that_nobody_writes_to_and_a_socket(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "0:0: cannot be read: a pipe"
    assert refused(tmp_path / "pipe", handed=True) == "0:0: cannot be read: a pipe"
    with socket.socket(socket.AF_UNIX) as unix:
        os.chdir(tmp_path)
        unix.bind("socket")
        assert refused(tmp_path / "socket").startswith("0:0: cannot be read: ")


@POSIX
def test_a_pipe_that_a_shell_hands_over() -> None:
    reader, writer = os.pipe()
    os.write(writer, "計画".encode())
    os.close(writer)
    try:
        assert read_text(Path(f"/dev/fd/{reader}"), handed=True) == "計画"
    finally:
        os.close(reader)


def test_a_link_to_itself_and_a_name_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refused(tmp_path / "loop").startswith("0:0: cannot be read: ")
    assert refused(tmp_path / "gone").startswith("0:0: cannot be read: No such file")
    assert refused(Path("a\0b")) == "0:0: cannot be read: embedded null byte"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_without_permission(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    (tmp_path / "x").chmod(0)
    assert "Permission denied" in refused(tmp_path / "x")


def test_both_sides_of_the_size(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_text(tmp_path / "x", largest=5) == "12345"
    assert refused(tmp_path / "x", largest=4) == "0:0: too large"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("計画\r\nあ".encode() + b"\xff", "2:2: byte 0xff is not UTF-8"),
        ("計画".encode("shift_jis"), "1:1: byte 0x8c is not UTF-8"),
        ("計画".encode("utf-16"), "1:1: byte 0xff is not UTF-8"),
        (b"a\nbc\0", "2:3: control character U+0000"),
        ("計画".encode("utf-16-be"), "1:1: byte 0x8a is not UTF-8"),
        ("a".encode("utf-16-le"), "1:2: control character U+0000"),
    ],
)
def test_what_is_no_text(tmp_path: Path, raw: bytes, said: str) -> None:
    (tmp_path / "x").write_bytes(raw)
    assert refused(tmp_path / "x") == said


def test_decomposed_text_is_composed_and_printed_forms_are_kept() -> None:
    nfd = "か\u3099んは\u309aる"
    assert text_of(nfd.encode(), "x") == "がんぱる"
    assert decoded(nfd.encode(), "x") == nfd
    for kept in ("﨑", "神", "福", "祥", "\u2f8d8", "ｶﾞ", "①", "㍻", "⺠", "⼈"):
        assert composed(kept + nfd + kept) == kept + "がんぱる" + kept


@given(st.text())
def test_composing_twice_is_composing_once(text: str) -> None:
    assert composed(composed(text)) == composed(text)


def test_a_folder_is_listed_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.rq", "a.rq", ".c.rq", "d.txt"):
        (tmp_path / name).touch()
    assert [e.name for e in entries(tmp_path)] == ["a.rq", "b.rq", "d.txt"]
    assert files_in(tmp_path, ".rq") == [tmp_path / "a.rq", tmp_path / "b.rq"]
    assert files_in(tmp_path / "gone", ".rq") == []
    with pytest.raises(InputError, match="cannot be read"):
        entries(tmp_path / "gone")
    with pytest.raises(InputError, match="Not a directory"):
        files_in(tmp_path / "d.txt", ".rq")


@POSIX
def test_reading_is_not_fooled_by_what_comes_in_place_of_a_file(tmp_path: Path) -> None:
    """It is what was opened that is looked at, not the name before."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "x").symlink_to(tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "x").stat().st_mode)
    assert refused(tmp_path / "x") == "0:0: cannot be read: a pipe"
