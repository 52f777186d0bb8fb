"""Passages: pointers, IRIs and RFC 5147."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.curation.passages import Passage, is_pointer, parse_pointer

DOCUMENTS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)
LINES = st.integers(1, 9_999_999)
PASSAGES = st.builds(
    lambda document, a, b: Passage(document, min(a, b), max(a, b)), DOCUMENTS, LINES, LINES
)


@settings(max_examples=200, deadline=None)
@given(PASSAGES)
def test_pointer_and_iri_name_the_same_lines(passage: Passage) -> None:
    assert parse_pointer(passage.pointer) == passage
    assert parse_pointer(passage.iri) == passage
    assert parse_pointer(passage.lines, passage.document) == passage
    assert is_pointer(passage.pointer)
    assert is_pointer(passage.iri)


@settings(max_examples=100, deadline=None)
@given(PASSAGES)
def test_full_width_digits_and_dashes_are_understood(passage: Passage) -> None:
    wide = str.maketrans("0123456789:", "０１２３４５６７８９：")
    lines = passage.lines.translate(wide)
    for dash in "－‐–—〜～":
        assert parse_pointer(lines.replace("-", dash), passage.document) == passage
        assert parse_pointer(f"{passage.document}：{lines.replace('-', dash)}") == passage


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30))
def test_the_fragment_selects_the_lines_as_rfc_5147_says(first: int, last: int) -> None:
    """Positions are between lines and counted from 0; the range lies between two of them."""
    first, last = min(first, last), max(first, last)
    document = [f"line {n}\n" for n in range(1, 31)]
    found = re.search(r"#line=([0-9]+),([0-9]+)$", Passage("a", first, last).iri)
    assert found
    selected = document[int(found[1]) : int(found[2])]
    assert selected == [f"line {n}\n" for n in range(first, last + 1)]


def test_the_iri_of_a_passage() -> None:
    iri = "https://w3id.org/kyodo/source/ichinoseki-3#line=519,530"
    assert Passage("ichinoseki-3", 520, 530).iri == iri


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 3), (5, 3), (-1, 2)])
def test_what_is_no_range(first: int, last: int) -> None:
    with pytest.raises(ValueError, match=r"are no range; expected FROM-TO, counted from 1"):
        Passage("a", first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "1-",
        "-3",
        "1-2-3",
        "A:3",
        "市:3",
        "a:b",
        "a:1 2x",
        "1,5",
        "a::3",
        "12345678",
        "²-x",
    ],
)
def test_what_is_no_pointer(text: str) -> None:
    assert not is_pointer(text)
    with pytest.raises(ValueError, match=r"is no passage; expected LINE, FROM-TO or DOC:FROM-TO"):
        parse_pointer(text, "doc")


def test_lines_alone_need_a_document() -> None:
    with pytest.raises(ValueError, match="is no passage"):
        parse_pointer("3-5")
    assert not is_pointer("3-5")
    assert is_pointer("a:5-3"), "the form is that of a pointer; that it is reversed is said later"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:0159-–ー〜 #,=/line５￥"), max_size=14))
def test_any_text_is_a_pointer_or_refused(text: str) -> None:
    try:
        passage = parse_pointer(text, "doc")
    except ValueError:
        return
    assert parse_pointer(passage.pointer) == passage
