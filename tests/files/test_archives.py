"""Archives: the same bytes whoever packs, whole again when unpacked."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from kyodo_graph.files import write_zip

FILES = {"b/two.txt": b"2" * 500, "a.txt": b"1", "市.csv": "市民".encode(), "c.gz": b"3" * 500}


def packed(files: dict[str, bytes | Path], **options: object) -> bytes:
    out = io.BytesIO()
    write_zip(out, files, **options)  # type: ignore[arg-type]
    return out.getvalue()


def test_order_and_clock_change_nothing(tmp_path: Path) -> None:
    paths: dict[str, bytes | Path] = {}
    for name, content in reversed(FILES.items()):
        path = tmp_path / name.replace("/", "-")
        path.write_bytes(content)
        path.chmod(0o600)
        os.utime(path, (10**9, 10**9))
        paths[name] = path
    assert packed(dict(FILES)) == packed(paths)


def test_what_was_packed_is_there_again() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(dict(FILES), stored=(".gz",)))) as archive:
        assert archive.testzip() is None
        assert {n: archive.read(n) for n in archive.namelist()} == FILES
        assert archive.namelist() == sorted(FILES)
        kinds = {i.filename: i.compress_type for i in archive.infolist()}
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert kinds["c.gz"] == zipfile.ZIP_STORED
    assert kinds["b/two.txt"] == zipfile.ZIP_DEFLATED


def test_without_endings_everything_is_packed() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(dict(FILES)))) as archive:
        assert {i.compress_type for i in archive.infolist()} == {zipfile.ZIP_DEFLATED}
