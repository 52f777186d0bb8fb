"""Docstrings cite by the bibliography's short names: whoever is named with a year is in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT

from kyodo_graph.words import publications

# A year behind a name or "et al.", in brackets or not. Years of plans and eras stand otherwise.
CITED = re.compile(
    r"(?P<before>\b[A-Z][\w’'-]*(?: et al\.)?) \(?(?P<year>(?:1[89]|20)\d\d)\b(?!年)"
)
# The title of this one could not be checked against a source; it is named and not printed.
UNCHECKED = {("Borgatti", "2026")}
NO_NAMES = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December", "Version", "Python"}  # fmt: skip


def docstrings() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "kyodo_graph").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                text = ast.get_docstring(node) or ""
                where = f"{path.relative_to(ROOT).as_posix()} {getattr(node, 'name', '')}"
                yield where, " ".join(re.sub(r">>>.*?(?:\n\n|\Z)", "", text, flags=re.S).split())


def unknown(text: str) -> list[str]:
    """What a text cites that is not in the bibliography."""
    found = []
    for cited in CITED.finditer(text):
        before, year = cited["before"], cited["year"]
        named = cited.string[: cited.end("before")]
        if before in NO_NAMES or (before, year) in UNCHECKED:
            continue
        if not any(p.year == year and named.endswith(p.authors) for p in publications().values()):
            found.append(f"{named[-40:]} {year}")
    return found


def test_every_citation_of_a_docstring_is_in_the_bibliography() -> None:
    wrong = {where: cited for where, text in docstrings() if (cited := unknown(text))}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("as Borgatti & Everett (1997) have it", []),
        ("(Strona et al. 2014; Holm 1979)", []),
        ("as Borgatti & Everet (1997) have it", ["as Borgatti & Everet 1997"]),
        ("Borgatti & Everett (1998)", ["Borgatti & Everett 1998"]),
        ("Koutra et al. (2013)", ["Koutra et al. 2013"]),
    ],
)
def test_what_is_not_in_it_is_found(text: str, cited: list[str]) -> None:
    assert unknown(text) == cited


def test_no_docstring_repeats_where_a_publication_stands() -> None:
    """Journal, volume and pages stand in the bibliography alone."""
    printed = re.compile(r"\d+:[a-zA-Z]*\d+(?:–\d+)?")
    places = {m for p in publications().values() for m in printed.findall(p.text) if len(m) > 5}
    repeated = {w: m for w, t in docstrings() for m in printed.findall(t) if m in places}
    assert not repeated
