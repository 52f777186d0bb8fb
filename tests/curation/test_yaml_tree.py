"""The strict subset of YAML: what is refused, and where the error says it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import MINI, ROOT
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kyodo_graph.curation.yaml_tree import (
    MAX_DEPTH,
    Mapping,
    Node,
    Scalar,
    Sequence,
    parse_yaml,
    read_yaml,
)
from kyodo_graph.errors import InputError, Problem

REFUSED = {
    "anchor on a value": ("a: 1\nb: &x 2\n", 2, 4, "anchor &x"),
    "anchor on a list": ("a: &x\n- 1\n", 1, 4, "anchor &x"),
    "anchor on a map": ("a: &x {b: 1}\n", 1, 4, "anchor &x"),
    "alias": ("a: &x 1\nb: *x\n", 2, 4, "alias *x"),
    "alias without anchor": ("b: *nothing\n", 1, 4, "alias *nothing"),
    "short tag": ("a: !!str 1\n", 1, 4, "tag tag:yaml.org,2002:str"),
    "local tag": ("a: !mine x\n", 1, 4, "tag !mine"),
    "tag that would run code": (
        "a: !!python/object/apply:os.system [x]\n",
        1,
        4,
        "tag tag:yaml.org,2002:python/object/apply:os.system",
    ),
    "tag on a map": ("a:\n  !!map\n  b: 1\n", 2, 3, "tag tag:yaml.org,2002:map"),
    "merge key": ("a:\n  <<: {b: 1}\n", 2, 3, "merge key <<"),
    "tab for indentation": ("a:\n\tb: 1\n", 2, 1, "a tab"),
    "tab after a colon": ("a:\t1\n", 1, 3, "a tab"),
    "tab in a text": ('a: "市\t民"\n', 1, 6, "a tab"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", 3, 1, "duplicate key 'a', first in line 1"),
    "duplicate key in quotes": ('a: 1\n"a": 3\n', 2, 1, "duplicate key 'a'"),
    "duplicate key in a flow map": ("x: {ja: あ, en: b, ja: い}\n", 1, 19, "duplicate key 'ja'"),
    "duplicate key below": ("x:\n- 市: 1\n  市: 2\n", 3, 3, "duplicate key '市'"),
    "no value": ("a: 1\nb:\nc: 2\n", 2, 3, "empty value"),
    "null": ("a: null\n", 1, 4, "empty value"),
    "Null": ("a: Null\n", 1, 4, "empty value"),
    "tilde": ("a: ~\n", 1, 4, "empty value"),
    "empty text": ('a: ""\n', 1, 4, "empty value"),
    "empty block": ("a: |\nb: 1\n", 1, 4, "empty value"),
    "empty item": ("a:\n-\n- 1\n", 2, 2, "empty value"),
    "empty list": ("a: 1\nb: []\n", 2, 4, "an empty list"),
    "empty map": ("a: {}\n", 1, 4, "an empty map"),
    "second document": ("a: 1\n---\nb: 2\n", 3, 1, "a second document"),
    "third document": ("a: 1\n---\nb: 2\n---\nc: 3\n", 5, 1, "a second document"),
    "list at the top": ("- a\n- b\n", 1, 1, "not a map at the top"),
    "scalar at the top": ("市民\n", 1, 1, "not a map at the top"),
    "nothing at all": ("", 1, 1, "not a map at the top"),
    "comments only": ("# 計画\n", 1, 1, "not a map at the top"),
    "list as a key": ("? [a]\n: 1\n", 1, 3, "a key that is no string"),
    "map as a key": ("{a: 1}: 1\n", 1, 1, "a key that is no string"),
    "unclosed flow map": ("a: {b: 1\n", 2, 1, "not YAML"),
    "unclosed quote": ('a: "市\n', 2, 1, "not YAML"),
    "wrong indentation": ("a:\n  b: 1\n c: 2\n", 3, 2, "indented"),
    "no colon": ("a: 1\n市民\n", 3, 1, "not YAML"),
    "NUL": ("a: 市\x00\n", 1, 5, "control character U+0000"),
    "escape sequence after Japanese": (
        "計画: 1\n市民: \x1b[31m\n",
        2,
        5,
        "control character U+001B",
    ),
    "next line": ("a: 市\x85民\n", 1, 5, "control character U+0085"),
    "line separator": ("a: 市\u2028民\n", 1, 5, "control character U+2028"),
    "zero-width mark in the middle": ("a: 市\ufeff民\n", 1, 5, "control character U+FEFF"),
    "lone surrogate": ("a: \ud800\n", 1, 4, "control character U+D800"),
    "escaped NUL": ('a: "x\\0"\n', 1, 4, "control character U+0000"),
    "escaped tab": ('a: "x\\ty"\n', 1, 4, "control character U+0009"),
}


@pytest.mark.parametrize(("text", "line", "column", "what"), REFUSED.values(), ids=list(REFUSED))
def test_refused_at_its_place(text: str, line: int, column: int, what: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "data/x.yaml")
    assert f"data/x.yaml:{line}:{column}: {what}" in [
        f"{p.file}:{p.line}:{p.column}: {p.what[: len(what)]}" for p in caught.value.problems
    ]


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml("a: &x 1\nb: *x\nb: !t 2\nc:\n", "x.yaml")
    assert [p.line for p in caught.value.problems] == [1, 2, 3, 3, 4]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(opening: str) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    deep = "x:\n  " + opening * 100_000 + "1" + closing * 100_000 + "\n"
    with pytest.raises(InputError, match="nested too deeply") as caught:
        parse_yaml(deep, "x.yaml")
    assert caught.value.problems[0].line == 2
    allowed = MAX_DEPTH - 1
    shallow = "x:\n  " + opening * allowed + "1" + closing * allowed + "\n"
    assert parse_yaml(shallow, "x.yaml").get("x") is not None


@pytest.mark.parametrize(
    ("written", "text", "kind"),
    [
        ("032093", "032093", "string"),
        ("2024-03", "2024-03", "string"),
        ("no", "no", "string"),
        ("yes", "yes", "string"),
        ("on", "on", "string"),
        ("True", "True", "string"),
        ("1e5", "1e5", "string"),
        ("0x10", "0x10", "string"),
        ("1_000", "1_000", "string"),
        ("12:30", "12:30", "string"),
        (".5", ".5", "string"),
        ("+5", "+5", "string"),
        ("５", "５", "string"),
        ("2024-01-01", "2024-01-01", "string"),
        ("nan", "nan", "string"),
        ("-", "-", "string"),
        ("true", "true", "boolean"),
        ("false", "false", "boolean"),
        ("0", "0", "number"),
        ("-3", "-3", "number"),
        ("74.70", "74.70", "number"),
        ('"1"', "1", "string"),
        ("'true'", "true", "string"),
        ("'~'", "~", "string"),
        ('"<<"', "<<", "string"),
        ("—", "—", "string"),
        ("|-\n  一\n  二", "一\n二", "string"),
        (">-\n  one\n  two", "one two", "string"),
    ],
)
def test_kinds_of_scalars(written: str, text: str, kind: str) -> None:
    value = parse_yaml(f"a: {written}\n" if written != "-" else "a: '-'\n", "x.yaml").get("a")
    assert isinstance(value, Scalar)
    assert (value.text, value.kind) == (text, kind)


@pytest.mark.parametrize(
    ("raw", "line", "column", "byte"),
    [
        (b"a: \xff\n", 1, 4, "0xff"),
        ("計画: 市民".encode() + b"\x80\n", 1, 7, "0x80"),
        ("あ: 1\r\nい: 2\r\nう: ".encode() + b"\xe3\x81\n", 3, 4, "0xe3"),
        (b"\xef\xbb\xbf" + "あ: ".encode() + b"\xc0\n", 1, 4, "0xc0"),
        ("計画: 市民".encode("shift_jis"), 1, 1, "0x8c"),
        ("計画: 市民".encode("utf-16"), 1, 1, "0xff"),
    ],
)
def test_bytes_that_are_not_utf8(
    tmp_path: Path, raw: bytes, line: int, column: int, byte: str
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_yaml(path, "data/x.yaml")
    expected = f"data/x.yaml:{line}:{column}: byte {byte} is not UTF-8; expected a file in UTF-8"
    assert str(caught.value) == expected


def test_byte_order_mark_and_dos_lines_are_accepted(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    other = tmp_path / "dos.yaml"
    text = "計画:\n  市: 一関\n  値: [1, 2]\n"
    plain.write_bytes(text.encode())
    other.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read_yaml(plain) == read_yaml(other)


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.yaml"
    if kind == "folder":
        path.mkdir()
    with pytest.raises(InputError, match=r"^data/x\.yaml: cannot be read: \w") as caught:
        read_yaml(path, "data/x.yaml")
    assert caught.value.problems[0].line == 0


def as_plain(node: Node) -> object:
    """The tree as PyYAML gives it when every scalar stays text."""
    if isinstance(node, Mapping):
        return {key.text: as_plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [as_plain(item) for item in node.items]
    return node.text


DATA_FILES = sorted([*(ROOT / "data").glob("*/*.yaml"), *MINI.glob("data/**/*.yaml")])


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda p: p.name)
def test_real_files_read_as_pyyaml_reads_them(path: Path) -> None:
    """PyYAML's own loader, told to leave every scalar text, is the oracle."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    assert as_plain(read_yaml(path)) == yaml.load(path.read_bytes(), Loader=loader)


def test_marks_point_at_what_they_name() -> None:
    text = (MINI / "data" / "minami" / "minami-1.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()

    def walk(node: Node) -> int:
        if isinstance(node, Scalar):
            here = lines[node.mark.line - 1][node.mark.column - 1 :]
            assert here.lstrip("\"'").startswith(node.text)
            return 1
        if isinstance(node, Sequence):
            return sum(walk(item) for item in node.items)
        return sum(walk(key) + walk(value) for key, value in node.entries)

    assert walk(parse_yaml(text, "x")) > text.count(": ")


# --- fuzz ---------------------------------------------------------------------------------------

_YAML_CHARACTERS = st.sampled_from(
    list("ab01:,-?#&*!|>%@`'\"{}[]<~ \n\t\r\\市民◎—〜\ufeff\x00\x85")
)


def outcome(read: Callable[[], Mapping]) -> Mapping | tuple[Problem, ...]:
    """The tree, or the problems of an InputError; any other exception is let through."""
    try:
        return read()
    except InputError as error:
        return error.problems


def tree_or_refusal(text: str) -> None:
    """Reading gives a tree, or problems that have a place in the text."""
    found = outcome(lambda: parse_yaml(text, "x.yaml"))
    if isinstance(found, Mapping):
        return
    assert found
    lines = len(text.splitlines()) + 1
    assert all(0 < p.line <= lines and p.column > 0 for p in found)
    assert "\n" not in "".join(p.what + p.expected for p in found)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text_gives_a_tree_or_a_refusal(text: str) -> None:
    tree_or_refusal(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(_YAML_CHARACTERS, max_size=60).map("".join))
@example("a: &x\n  *x : b")
@example("%YAML 9.9\n---\na: 1")
@example("? |\n  a\n: - b")
def test_texts_of_yaml_characters(text: str) -> None:
    tree_or_refusal(text)


_REAL = (MINI / "data" / "minami" / "minami-1.yaml").read_text(encoding="utf-8")


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(_REAL)),
    st.integers(0, 40),
    st.lists(_YAML_CHARACTERS, max_size=12).map("".join),
)
def test_mutated_real_file(start: int, length: int, inserted: str) -> None:
    tree_or_refusal(_REAL[:start] + inserted + _REAL[start + length :])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz.yaml"
    path.write_bytes(raw)
    found = outcome(lambda: read_yaml(path, "x.yaml"))
    assert isinstance(found, Mapping) or all(p.line for p in found)
