"""Brackets that do not match, told where one is likely to be missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.store.tokens import Token, depths, prologue

_CLOSING = {"{": "}", "(": ")", "[": "]"}
_BEHIND = ("WHERE", "FROM", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "VALUES")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong at an offset of the text, and what was expected there."""

    place: int
    what: str
    expected: str


def bracket_slips(text: str, words: Sequence[Token]) -> Iterator[Slip]:
    """The first bracket that has no other."""
    open_: list[Token] = []
    for word in words:
        if word.kind != "sign":
            continue
        if word.text in _CLOSING:
            open_.append(word)
        elif word.text in _CLOSING.values():
            if not open_:
                yield next(_unopened(words, word)) if word.text == "}" else _surplus(word, "(")
                return
            wanted = _CLOSING[open_[-1].text]
            if wanted != word.text:
                yield Slip(
                    word.start, f"{word.text} before the {wanted} of {open_[-1].text}", wanted
                )
                return
            open_.pop()
    if open_:
        wanted = _CLOSING[open_[-1].text]
        yield Slip(len(text.rstrip()), f"{open_[-1].text} is not closed", wanted)


def _surplus(word: Token, opening: str) -> Slip:
    what = f"a {word.text} that closes nothing"
    return Slip(word.start, what, f"none, or a {opening} before it")


def _unopened(words: Sequence[Token], closing: Token) -> Iterator[Slip]:
    """Where a ``{`` is likely to be missing before a ``}`` that closes nothing.

    >>> from kyodo_graph.store.tokens import tokens
    >>> words = tokens("ASK ?x a kyodo:Plan }")
    >>> next(_unopened(words, words[-1]))
    Slip(place=4, what='a { is missing before ?x', expected='ASK { … }')
    """
    body = words[prologue(words) :]
    before = [w for w in body if w.start < closing.start]
    for place, word in enumerate(before):
        after = before[place + 1 :]
        named = word.text.upper()
        if word.is_word("GRAPH", "SERVICE"):
            skipped = 2 if after[:1] and after[0].is_word("SILENT") else 1
            if after[skipped : skipped + 1] and after[skipped].text != "{":
                name = " ".join([named, *(w.text for w in after[:skipped])])
                yield Slip(word.start, f"{name} without a group", f"{name} {{ … }}")
        elif word.is_word("VALUES") and after and after[0].kind == "variable":
            if len(after) > 1 and after[1].text != "{":
                name = f"VALUES {after[0].text}"
                yield Slip(word.start, f"{name} without a group", f"{name} {{ … }}")
        elif word.is_word("SELECT") and place and before[place - 1].text not in ("{", "}"):
            yield Slip(word.start, "SELECT within a pattern without braces", "{ SELECT … }")
        elif word.is_word("ASK", "CONSTRUCT") and after:
            if after[0].text != "{" and not after[0].is_word("WHERE", "FROM"):
                yield Slip(
                    after[0].start, f"a {{ is missing before {after[0].text}", f"{named} {{ … }}"
                )
        elif word.is_word("SELECT") and (begins := _pattern(after)) is not None:
            expected = "WHERE { … } around the pattern"
            yield Slip(begins.start, f"a {{ is missing before {begins.text}", expected)
    for (word, depth), (following, _) in pairwise(depths(body)):
        goes_on = following.text != "}" and not following.is_word(*_BEHIND)
        if word.text == "}" and depth == 0 and word.start < closing.start and goes_on:
            what = f"the pattern ends here, and {following.text} stands behind it"
            yield Slip(word.start, what, "no } here, or a { before what follows")
    yield _surplus(closing, "{")


def _pattern(head: Sequence[Token]) -> Token | None:
    """The word with which a pattern begins in what should be the head of SELECT; None if none."""
    depth = 0
    for before, word in pairwise(head):
        if depth == 0 and (before.text == "{" or before.is_word("WHERE", "FROM")):
            return None
        depth += (before.text == "(") - (before.text == ")")
        predicate = word.kind in ("name", "iri") or word.text == "a"
        if depth == 0 and predicate and before.kind in ("variable", "name", "iri"):
            return before
    return None
