"""Sentences parsed: their words with dependencies, as GiNZA gives them or as they were recorded.

The one module that knows the parser. All else works on :class:`Token`, so that it needs none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from kyodo_graph.extras import need

MODEL = "ja_ginza"


@dataclass(frozen=True, slots=True)
class Token:
    """A word: as printed, its base form, part of speech and dependency (Universal Dependencies,
    without GiNZA's ``_bunsetu``), the place of its head in the sentence (its own: the root), its
    first character."""

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int


Parsed = tuple[Token, ...]
"""The words of a sentence."""

Parser = Callable[[Iterable[str]], Iterator[Parsed]]
"""What parses sentences, in their order."""


def ginza() -> Parser:
    """GiNZA with its small model, both of the extra ``nlp``.

    Raises MissingExtraError, with what to install, where it is not there.
    """
    need("nlp", "parsing sentences")
    return _parse


def _parse(sentences: Iterable[str]) -> Iterator[Parsed]:
    for found in _model().pipe(sentences, batch_size=64):
        yield tuple(
            Token(
                t.text, t.lemma_, t.pos_, t.dep_.removesuffix("_bunsetu"), t.head.i, t.idx
            )
            for t in found
        )  # fmt: skip


@cache
def _model() -> Any:
    # Names of actors are known already, so that nothing is looked for but words and their heads.
    # Imported by name: type checkers see the same whether it is installed or not.
    return import_module("spacy").load(MODEL, exclude=["ner", "bunsetu_recognizer"])
