"""The bibliography: what is printed from references.bib, and what is wrong with one that is not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kyodo_graph.words import WordsError, bibliography, publications
from kyodo_graph.words.bibliography import FILE

ENTRY = """@article{{one2001,
  author  = {{{author}}},
  title   = {{{title}}},
  journal = {{J \\& K}},
  year    = {{2001}},
  pages   = {{1--2}},
}}
"""


def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> list[str]:
    path = tmp_path / "references.bib"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(bibliography, "FILE", path)
    return [f"{p.short} | {p.text}" for p in publications.__wrapped__().values()]


@pytest.mark.parametrize(
    ("author", "printed"),
    [
        ("One, Ann", "One 2001 | One, A. (2001)."),
        ("One, Ann and Two, B. C.", "One & Two 2001 | One, A. & Two, B. C. (2001)."),
        (
            "One, Ann and Two, Bo and van der Three, Jean-Luc",
            "One, Two & van der Three 2001 | One, A., Two, B. & van der Three, J.-L. (2001).",
        ),
        (
            "One, Jr, Ann and A, A. and B, B. and C, C.",
            "One et al. 2001 | One Jr, A., A, A., B, B. & C, C. (2001).",
        ),
    ],
)
def test_authors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, author: str, printed: str
) -> None:
    found = read(tmp_path, monkeypatch, ENTRY.format(author=author, title="On x"))
    assert found == [f"{printed} On x. J & K 1–2."]


def test_a_title_that_asks_has_no_full_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Why? J & K" in read(tmp_path, monkeypatch, ENTRY.format(author="O, A", title="Why?"))[0]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (ENTRY.format(author="O, A", title="T") * 2, 8, "Duplicate"),
        (ENTRY.format(author="O, A", title="T").replace("journal", "jornal"), 1, "jornal, journal"),
        (ENTRY.format(author="O, A", title="T").replace("article", "film"), 1, "one2001"),
        ("\n@article{one2001, author = {O, A}\n", 2, "no entry"),
        ("@book{b2, author={O, A}, title={T}, year={2001}}\n", 1, "publisher"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, what: str
) -> None:
    with pytest.raises(WordsError, match=what) as caught:
        read(tmp_path, monkeypatch, text)
    assert caught.value.problems[0].line == line


def test_no_tex_is_printed_and_no_citation_stands_for_two() -> None:
    printed = [p.text for p in publications().values()]
    assert not [text for text in printed if re.search(r"[\\{}]|--", text)]
    shorts = Counter(p.short for p in publications().values())
    assert not [short for short, count in shorts.items() if count > 1]


def test_keys_are_the_first_author_and_the_year() -> None:
    for key, publication in publications().items():
        assert publication.year in key
        assert key[0] == publication.text[0].casefold(), key


def test_the_file_is_in_the_order_of_its_keys() -> None:
    keys = re.findall(r"^@\w+\{(\w+),", FILE.read_text(encoding="utf-8"), re.M)
    assert keys == sorted(keys)
    assert set(keys) == publications().keys()
