"""The words of a SPARQL query: enough of its grammar to know what is code and what is text.

Limits, the dataset clause, rewriting, notes and error messages all read a query through these
tokens, so that a comment, a string or an IRI is never taken for code. The engine stays the judge
of what is SPARQL: any text can be read here, and what fits no token is one of kind ``other``.
Terminals are those of SPARQL 1.1, section 19.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "comment", "iri", "string", "variable", "blank", "name", "tag", "number", "word", "sign",
    "other",
]  # fmt: skip

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARS = rf"{_BASE}_0-9\-\u00b7\u0300-\u036f\u203f-\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_PREFIX = rf"[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?"
_LOCAL = (
    rf"(?:[{_BASE}_0-9:]|{_ESCAPED})(?:(?:[{_CHARS}.:]|{_ESCAPED})*(?:[{_CHARS}:]|{_ESCAPED}))?"
)
_PATTERNS: dict[Kind, str] = {
    "comment": r"\#[^\n\r]*",
    "iri": r"<[^<>\"{}|^`\\\x00-\x20]*(?:\\u[0-9A-Fa-f]{4}[^<>\"{}|^`\\\x00-\x20]*)*>",
    "string": (
        r'"""(?:[^"\\]|\\.|"(?!""))*"""'
        r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
        r'|"(?:[^"\\\n\r]|\\.)*"'
        r"|'(?:[^'\\\n\r]|\\.)*'"
    ),
    "variable": rf"[?$][{_BASE}_0-9][{_BASE}_0-9\u00b7\u0300-\u036f\u203f-\u2040]*",
    "blank": rf"_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?",
    "name": rf"(?:{_PREFIX})?:(?:{_LOCAL})?",
    "tag": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "number": r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?",
    "word": rf"[{_BASE}_][{_BASE}_0-9]*",
    "sign": r"\^\^|&&|\|\||[!<>]=|<<|>>|[{}()\[\].,;*+\-/|^?!=<>&@$]",
    "other": r"\S",
}
_TOKEN = re.compile("|".join(f"(?P<{k}>{p})" for k, p in _PATTERNS.items()), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: its kind, its text as written, and where it begins (an offset)."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, in any case."""
        return self.kind == "word" and self.text.upper() in words


@lru_cache(16)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a query in order, comments left out; limits, rewriting and notes all ask it.

    >>> [t.text for t in tokens('ASK { ?x rdfs:label "# no comment"@ja } # a comment')]
    ['ASK', '{', '?x', 'rdfs:label', '"# no comment"', '@ja', '}']
    >>> [t.kind for t in tokens("?a < 1 && <http://x/y> != role:a\\\\/b")]
    ['variable', 'sign', 'number', 'sign', 'iri', 'sign', 'name']
    """
    return tuple(token for token in _read(text) if token.kind != "comment")


def _read(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        yield Token(found.lastgroup, found[0], found.start())  # type: ignore[arg-type]


def prologue(words: Sequence[Token]) -> int:
    """How many of the first words declare prefixes and a base.

    >>> prologue(tokens("PREFIX x: <http://x/> BASE <http://b/> SELECT * {}"))
    5
    """
    place = 0
    while place < len(words):
        if words[place].is_word("PREFIX") and [w.kind for w in words[place + 1 : place + 3]] == [
            "name",
            "iri",
        ]:
            place += 3
        elif words[place].is_word("BASE") and [w.kind for w in words[place + 1 : place + 2]] == [
            "iri"
        ]:
            place += 2
        else:
            break
    return place


def prefixes(words: Sequence[Token]) -> dict[str, str]:
    """The prefixes that a query declares itself, with their IRIs as written.

    >>> prefixes(tokens("PREFIX x: <http://x/> SELECT * {}"))
    {'x': 'http://x/'}
    """
    head = words[: prologue(words)]
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in zip(head, head[1:], head[2:], strict=False)
        if word.is_word("PREFIX")
    }


def depths(words: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each word with the number of brackets that are open before it (a closing one: behind it)."""
    depth = 0
    for word in words:
        if word.kind == "sign" and word.text in "})]":
            depth -= 1
        yield word, depth
        if word.kind == "sign" and word.text in "{([":
            depth += 1


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with spaces in place of some spans, so that all places in it stay what they are.

    >>> without("ASK FROM <x>\\n{}", [(4, 12)])
    'ASK         \\n{}'
    """
    for start, end in spans:
        blank = re.sub(r"[^\n\r]", " ", text[start:end])
        text = text[:start] + blank + text[end:]
    return text
