"""Files of words are read strictly: what is wrong is said with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kyodo_graph import words
from kyodo_graph.words import WordsError, column_registry, index_registry
from kyodo_graph.words.entries import Entry, entries

GOOD = "lead: {ja: 先導, en: lead}\n"


def read(tmp_path: Path, text: str) -> list[Entry]:
    path = tmp_path / "codes.yaml"
    path.write_text(text, encoding="utf-8")
    return [e.only("ja", "en") for e in entries(path) if e.words()]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: {ja: 甲}\n", 1, "no 'en'"),
        (GOOD + "a: {ja: '', en: a}\n", 2, "no 'ja'"),
        (GOOD + "a: {ja: 甲, en: a, fr: a}\n", 2, "unknown key 'fr'"),
        (GOOD + "\n" + GOOD, 3, "'lead' stands twice"),
        ("a: {ja: 甲, en: a, en: b}\n", 1, "'en' stands twice"),
        ("a: 甲\n", 1, "'a' is no mapping"),
        ("- a\n", 1, "no mapping"),
        ("a: {ja: 甲, en: [a]}\n", 1, "no 'en'"),
        (GOOD + "a: {ja: 甲\n", 3, "not YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    with pytest.raises(WordsError, match=what) as caught:
        read(tmp_path, text)
    assert caught.value.problems[0].line == line


def test_words_of_yaml_are_words(tmp_path: Path) -> None:
    found = read(tmp_path, "no: {ja: いいえ, en: no}\n'on': {ja: 8, en: 1e3}\n")
    assert [(e.key, e.words()) for e in found] == [
        ("no", {"ja": "いいえ", "en": "no"}),
        ("on", {"ja": "8", "en": "1e3"}),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: {ja: 甲, en: a, type: text}", "type 'text'"),
        ("a: {ja: 甲, en: a, means: 意味}", "no 'means'"),
        ("a: {ja: 甲, en: a, means: {ja: 意味}}", "no 'en'"),
        ("a: {index: betweenness, type: number}", "unknown key 'type'"),
    ],
)
def test_columns_are_read_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, what: str
) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(f"everywhere:\n  {text}\ntables: {{}}\n", encoding="utf-8")
    monkeypatch.setattr(column_registry, "FILE", path)
    with pytest.raises(WordsError, match=what):
        column_registry.columns.__wrapped__()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: {ja: 甲, en: a}", "no 'means'"),
        ("a: {ja: 甲, en: a, means: {ja: 意味, en: m}, references: burt1992}", "no list"),
        ("a: {ja: 甲, en: a, means: {ja: 意味, en: m}, smaller_first: yes}", "true or false"),
    ],
)
def test_indices_are_read_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, what: str
) -> None:
    path = tmp_path / "indices.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(index_registry, "FILE", path)
    with pytest.raises(WordsError, match=what):
        index_registry.indices.__wrapped__()


@pytest.mark.parametrize(
    "read_all",
    [words.indices, words.columns, words.variants, words.codes, words.options, words.networks],
)
def test_a_registry_is_read_once(read_all: Callable[[], object]) -> None:
    assert read_all() is read_all()
