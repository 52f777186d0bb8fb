"""What is refused, in one line, before anything is written."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from drawn_pages import pdf

from kyodo_graph.cli.main import run
from kyodo_graph.errors import InputError, MissingExtraError
from kyodo_graph.importing import opening, read

WORD = "word/document.xml"


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


REFUSED = {
    "empty.txt": (b" \n", "empty"),
    "plan.pdf": (b"no pdf", "its name says PDF"),
    "plan.docx": (b"%PDF-1.4 x", "its content is PDF"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "old Word or Excel file"),
    "plan.txt": (b"%PDF-1.4 x", "its name says text"),
    "plan.doc": (b"x", ".docx"),
    "plan.exe": (b"x", "is not read"),
    "plan": (b"x", "a name without suffix"),
    "zip.xlsx": (zipped(a=b"x"), "ZIP"),
    "cut.docx": (zipped(word__document=b"x")[:40], "ZIP archive or a broken office file"),
    "bad.docx": (zipped(word__document=b"<x"), "broken"),
    "bomb.docx": (zipped(word__document=b"0" * (9 * 2**20)), "when unpacked"),
    "bomb.xlsx": (zipped(xl__workbook=b"0" * (9 * 2**20)), "when unpacked"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj <<", "broken PDF"),
    "nul.html": (b"<p>a\0b and much more text that is no UTF-16</p>", "U+0000"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, said = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert run(["text", str(path), "-o", str(tmp_path / "out"), "--key", "x"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1
    assert err.startswith(f"{path}: ")
    assert not (tmp_path / "out").exists()


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(lambda s: s.lines("秘密"), encrypt="password"))
    with pytest.raises(InputError, match="encrypted"):
        read(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text("0123456789", encoding="utf-8")
    monkeypatch.setattr(opening, "LARGEST", 9)
    with pytest.raises(InputError, match="too large"):
        read(path)
    monkeypatch.setattr(opening, "LARGEST", 10)
    assert read(path).kind == "text"


def test_an_entity_bomb_in_a_word_file_expands_to_nothing(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    target = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("本文MARK")
    document.save(target)
    bomb = '<!DOCTYPE x [<!ENTITY a "BOOM"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = tmp_path / "x.docx"
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == WORD:
                text = content.decode()
                head, rest = text.split("?>", 1)
                content = f"{head}?>{bomb}{rest}".replace("MARK", "&b;").encode()
            new.writestr(part.filename, content)
    shown = "".join(row.text for block in read(path).blocks for row in block.rows)
    assert "BOOM" not in shown


def test_a_library_that_is_missing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(lambda s: s.lines("本文")))
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(MissingExtraError, match=r"kyodo-graph\[import\]"):
        read(path)
