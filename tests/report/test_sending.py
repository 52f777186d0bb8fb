"""What can be sent: one file, one archive, a summary; and the README that says what to open."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from report_cases import TOWN, make
from report_pages import read_page

from kyodo_graph.errors import OutputError
from kyodo_graph.report import sending
from kyodo_graph.report.archive import archive_path, check_archive, write_archive
from kyodo_graph.report.printing import browser, pages


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent") / "out"
    made = make(folder, TOWN, single=True, archive=True)
    assert made.archive == folder.with_name("out.zip")
    return folder


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_file_is_whole(sent: Path, lang: str) -> None:
    page = read_page(sent / f"report.{lang}.html")
    assert [f for f in page.faults if not f.startswith("headings")] == []
    assert {f"city-{key}" for key in ("kita", "nishi")} <= set(page.ids)
    assert "index" in page.ids
    assert {href for href in page.links if href[:1] != "#"} == set()
    assert {href[1:] for href in page.links} <= set(page.ids)
    assert set(page.loads) == {""}
    assert page.tags["script"] == 1
    controls = [v for _, key, v in page.attributes if key in ("aria-controls", "aria-labelledby")]
    assert set(" ".join(controls).split()) <= set(page.ids)


def test_one_file_says_what_the_pages_say(sent: Path) -> None:
    whole = read_page(sent / "report.ja.html").text
    for name in ("index.html", "city-kita.html"):
        page = (sent / name).read_text(encoding="utf-8")
        title = page.partition("<h1>")[2].partition("</h1>")[0]
        assert title.partition("<")[0] in whole


def test_an_archive_holds_the_report_and_is_the_same_again(sent: Path) -> None:
    told = json.loads((sent / "manifest.json").read_bytes())["files"]
    first = archive_path(sent).read_bytes()
    with zipfile.ZipFile(archive_path(sent)) as packed:
        names = {n.removeprefix("out/") for n in packed.namelist()}
        assert names == {*told, "manifest.json"}
        assert packed.read("out/index.html") == (sent / "index.html").read_bytes()
    (sent / "mine.txt").write_text("foreign", encoding="utf-8")
    assert write_archive(sent, [*told, "manifest.json"]).read_bytes() == first
    (sent / "mine.txt").unlink()


def test_a_foreign_file_is_never_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "out.zip"
    mine.write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"out\.zip.*no archive of an earlier report"):
        make(tmp_path / "out", TOWN, archive=True)
    assert not (tmp_path / "out").exists()
    with zipfile.ZipFile(mine, "w") as other:
        other.writestr("out/manifest.json", '{"package": "another"}')
    with pytest.raises(OutputError):
        check_archive(tmp_path / "out")


def test_an_earlier_archive_is_replaced(sent: Path) -> None:
    check_archive(sent)


def test_the_readme_names_what_is_there(sent: Path) -> None:
    text = (sent / "README.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    lines = text.decode("utf-8-sig").splitlines()
    names = [line for line in lines if line and " " not in line and "." in line]
    assert {"index.html", "en/index.html", "report.ja.html", "ask.html", "tables.zip"} <= set(names)
    assert all((sent / name).is_file() for name in names)
    assert "summary.ja.pdf" not in names
    assert lines[0].startswith("協働")


def test_no_browser_no_summary(sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "browser", lambda: None)
    assert sending.summaries(sent, "ja") == {}
    monkeypatch.setattr(sending, "browser", lambda: "/bin/false")
    assert sending.summaries(sent, "ja") == {}


@pytest.mark.skipif(browser() is None, reason="no browser is installed")
def test_a_summary_has_two_pages_and_no_clock(sent: Path) -> None:
    made = sending.summaries(sent, "ja")
    assert set(made) == {"summary.ja.pdf", "summary.en.pdf"}
    for pdf in made.values():
        assert pdf.startswith(b"%PDF")
        assert 1 <= pages(pdf) <= 2
        assert b"(D:19800101" in pdf
        assert b"(D:20" not in pdf
