"""Labels that would do harm: in pages, addresses, file names, spreadsheets."""

from __future__ import annotations

import json
import re
import zipfile
from itertools import product
from pathlib import Path

import pytest
from conftest import MINI
from report_cases import make
from report_pages import Read, dead_links, pages_of

HOSTILE = {
    "南市協働計画(第2次)": "</title></script><img src=x onerror=alert(1)>",
    "人づくり": '=HYPERLINK("http://evil.example","x")',
    "講座の開催": "\"'><svg onload=alert(1)>&amp;{{ 7*7 }}{% raw %}",
    "南市民活動センター": "javascript:alert(1)//abc" + "長" * 300,
    "町内会": "+1|minami-1:3 🏘️ <b>",
    "参加者数": "@SUM(1+1)*cmd|' /C calc'!A0",
    "Courses": "</pre><!-- --><style>*{display:none}</style>",
    "City": "minami/p2 ../../etc/passwd",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Read]]:
    """The small city with labels of the worst kind."""
    data = tmp_path_factory.mktemp("hostile")
    for path in (MINI / "data").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for plain, bad in HOSTILE.items():
            quoted = json.dumps(bad, ensure_ascii=False)
            for lang, end in product(("ja: ", "en: "), "},\n"):
                text = text.replace(f"{lang}{plain}{end}", f"{lang}{quoted}{end}")
        target = data / path.relative_to(MINI / "data")
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("out") / "report"
    make(folder, data)
    return folder, pages_of(folder)


def test_pages_stay_well_formed(report: tuple[Path, dict[str, Read]]) -> None:
    folder, pages = report
    assert {name: page.faults for name, page in pages.items() if page.faults} == {}
    assert dead_links(folder, pages) == []


def test_nothing_runs(report: tuple[Path, dict[str, Read]]) -> None:
    for page in report[1].values():
        assert page.tags["script"] == 1
        assert "style" not in page.tags
        assert not [key for _, key, _ in page.attributes if key.startswith("on")]
        assert not [href for href in page.links if href.startswith("javascript")]
        assert "img" not in page.tags


def test_labels_are_shown_as_text(report: tuple[Path, dict[str, Read]]) -> None:
    pages = report[1]
    assert "</title></script><img src=x onerror=alert(1)>" in pages["city-minami.html"].text
    assert "{{ 7*7 }}{% raw %}" in pages["city-minami.html"].text
    assert "長" * 300 in pages["city-minami.html"].text


def test_file_names_are_plain(report: tuple[Path, dict[str, Read]]) -> None:
    folder, _ = report
    for path in folder.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9._-]+", path.name)


def test_spreadsheets_calculate_nothing(report: tuple[Path, dict[str, Read]]) -> None:
    folder, _ = report
    for book in (folder / "kyodo.xlsx", folder / "en" / "kyodo.xlsx"):
        with zipfile.ZipFile(book) as parts:
            for name in parts.namelist():
                content = parts.read(name).decode("utf-8")
                assert "<f>" not in content
                assert "<hyperlink " not in content
                assert {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_drawings_hold_no_markup_of_theirs(report: tuple[Path, dict[str, Read]]) -> None:
    folder, pages = report
    drawn = [name for name, page in pages.items() if "svg" in page.tags]
    assert drawn
    for name in drawn:
        page = (folder / name).read_text(encoding="utf-8")
        content = "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
        assert "onerror=alert(1)>" not in content.replace("&gt;", "")
        assert "<script" not in content
