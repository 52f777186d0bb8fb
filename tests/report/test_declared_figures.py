"""A figure says beside the function that makes it where it stands; pages ask for it there."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import MINI
from report_cases import make, town, unpacked

from kyodo_graph.report import figures
from kyodo_graph.report.figures.declaring import Declared

TOY = """
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Source
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import make
from kyodo_graph.tables import Table

WORDS = {"ja": "おもちゃ", "en": "A toy"}


@figure("toy", of="documents", at={"city": "ties"}, order=15, brief=65)
def toy_figure(graph, city):
    table = Table(("city", "n"), ((city, len(graph)),))
    said = {"ja": f"{city}のおもちゃ。", "en": f"The toy of {city}."}
    return make(f"{city}-toy", WORDS, said, WORDS, WORDS, table, Source("toy()"), paint, len(graph))


def paint(n, lang):
    page = Page(1.0)
    page.text(0.0, 0.5, str(n))
    return page
"""


@pytest.fixture
def with_toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of figures with one file (the others are drawn elsewhere)."""
    (tmp_path / "toy.py").write_text(TOY, encoding="utf-8")
    monkeypatch.setattr(figures, "__path__", [str(tmp_path)])
    yield
    sys.modules.pop("kyodo_graph.report.figures.toy", None)


def sections(page: str) -> dict[str, str]:
    """The sections of a page by their ids."""
    parts = re.split(r'<section[^>]*>\s*<h2 id="([^"]+)"', page)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_a_declared_figure_is_on_its_page(with_toy: None, tmp_path: Path) -> None:  # noqa: ARG001
    out = tmp_path / "out"
    make(out, MINI / "data", lang="en")
    tables = unpacked(out, "tables.zip")
    assert (tables / "figure-minami-toy.csv").is_file()
    assert (tables / "figure-minami-toy.csv-metadata.json").is_file()
    page = sections((out / "city-minami.html").read_text(encoding="utf-8"))
    found = [key for key, text in page.items() if 'id="f-minami-toy"' in text]
    assert found == ["ties"]
    assert "The toy of minami." in page["ties"]
    assert 'data-save-svg="minami-toy"' in page["ties"]
    assert 'id="f-minami-toy"' in (out / "methods.html").read_text(encoding="utf-8")


def test_every_figure_stands_where_it_is_declared() -> None:
    """On every page that it names, in that section; and every page has a section of that name."""
    folder, _ = town()
    tables = {p.name for p in unpacked(folder, "tables.zip").glob("figure-*.csv")}
    pages = {
        path.name: sections(path.read_text(encoding="utf-8")) for path in folder.glob("*.html")
    }
    kinds = {"city": r"city-.+\.html", "intermediary": r"intermediary-.+\.html",
             "comparison": r"comparison\.html", "methods": r"methods\.html"}  # fmt: skip
    seen = set()
    for d in figures.declared():
        for kind, section in d.at.items():
            own = {n: page for n, page in pages.items() if re.fullmatch(kinds[kind], n)}
            for name, page in own.items():
                pattern = rf'id="f-([a-z0-9-]+-)?{d.name}(-[a-z0-9-]+)?"'
                where = [key for key, text in page.items() if re.search(pattern, text)]
                assert where in ([], [section]), (name, d.name)
                seen |= {d.name} if where else set()
    drawn = {d.name for d in figures.declared() if any(may_be(d, f) for f in tables)}
    assert seen == drawn
    assert len(drawn) == 8


def may_be(d: Declared, file: str) -> bool:
    name = file.removeprefix("figure-").removesuffix(".csv")
    cities = ("kita-", "nishi-")
    own = any(name.startswith(f"{city}{d.name}") for city in cities)
    return name == d.name or own


def test_a_section_that_no_page_has_is_an_error(
    with_toy: None,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    toy = tmp_path / "toy.py"
    toy.write_text(TOY.replace('"ties"', '"tiess"'), encoding="utf-8")
    with pytest.raises(LookupError, match=r"figure minami-toy: no section \{'city': 'tiess'\}"):
        make(tmp_path / "out", MINI / "data", lang="en")
    assert not (tmp_path / "out").exists()


def test_a_file_more_is_a_figure_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "toy.py").write_text(TOY, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(figures, "__path__", [*figures.__path__, str(tmp_path)])
        names = [d.name for d in figures.declared() if d.of == "documents"]
    sys.modules.pop("kyodo_graph.report.figures.toy", None)
    assert names[:3] == ["roles", "toy", "themes"]
    assert "toy" not in [d.name for d in figures.declared()]


def test_names_orders_and_sections_are_whole() -> None:
    declared = figures.declared()
    assert len({d.name for d in declared}) == len(declared) == len({d.order for d in declared})
    for d in declared:
        city = "city" in d.at or "intermediary" in d.at
        assert city == (d.of in ("documents", "analysis", "intermediary"))
