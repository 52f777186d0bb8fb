"""`kyodo text`: what is written and said."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from drawn_pages import pdf

from kyodo_graph.cli.main import run
from kyodo_graph.curation.dataset import Document

LONG = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆ"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "Midori 2.pdf"
    path.write_bytes(pdf(lambda s: s.lines("第1章 計画", LONG, "つづき。")))
    return path


def test_text_pages_and_report_are_written(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["text", str(plan), "-o", str(out), "--lang", "en"]) == 0
    said, noted = capsys.readouterr()
    text = (out / "midori-2.txt").read_bytes()
    assert text.decode() == f"第1章 計画\n{LONG}つづき。\n"
    assert said == f"  lines: 2\n  sha256: {hashlib.sha256(text).hexdigest()}\n"
    assert noted == "lines broken in mid-sentence joined: 1\n"
    assert (out / "midori-2.pages.csv").read_text(encoding="utf-8") == (
        "page,printed_page,first_line,last_line\n1,,1,2\n"
    )
    assert (
        (out / "midori-2.import.csv")
        .read_text(encoding="utf-8-sig")
        .startswith("what,line,page,printed,written,times\njoined_lines,2,1,")
    )


def test_the_text_is_what_the_sources_check_reads(plan: Path, tmp_path: Path) -> None:
    from kyodo_graph.checks.sources import read_text
    from kyodo_graph.services.importing import import_text, write

    version = import_text(plan)
    write(version, tmp_path)
    document = Document("midori-2", "midori", len(version.lines), version.sha256)
    text, findings = read_text(tmp_path, document)
    assert not findings
    assert text.lines == version.lines


def test_without_a_folder_the_text_is_printed(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["text", str(plan)]) == 0
    said, noted = capsys.readouterr()
    assert said == f"第1章 計画\n{LONG}つづき。\n"
    assert noted == "文中の改行をつないだ: 1\n"


@pytest.mark.parametrize("key", ["Midori", "../x", "a b", ""])
def test_keys(key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "計画.txt"
    path.write_text("本文\n", encoding="utf-8")
    assert run(["text", str(path), "--key", key, "-o", str(tmp_path / "out")]) == 2
    assert "expected --key" in capsys.readouterr()[1]
    assert not (tmp_path / "out").exists()


def test_scanned_pages_alone_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "gray"))
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(lambda s: s.canvas.drawImage(picture, 0, 0, 595, 842)))
    assert run(["text", str(path), "-o", str(tmp_path / "out")]) == 2
    assert "pictures without text" in capsys.readouterr()[1]
    assert not (tmp_path / "out").exists()


def test_a_report_for_spreadsheets_runs_nothing(tmp_path: Path) -> None:
    """What a hostile document prints is data: nothing of it becomes a line or a cell of its own."""
    path = tmp_path / "x.html"
    path.write_text('<p>=1+1"</p><p hidden>a,"b\n=cmd|x</p><p hidden>=cmd|y</p>', encoding="utf-8")
    assert run(["text", str(path), "-o", str(tmp_path / "out")]) == 0
    import csv

    with (tmp_path / "out" / "x.import.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {len(row) for row in rows} == {6}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert [row[3] for row in rows if row[0] == "hidden"] == ['a,"b =cmd|x', "'=cmd|y"]
