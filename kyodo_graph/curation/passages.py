"""Passages: ranges of lines of a document's text version, and the IRIs that name them.

The IRI carries an :rfc:`5147` fragment, which counts the gaps between lines from 0; people count
lines from 1 with both ends included. ``ichinoseki-3:520-530`` is
``…/source/ichinoseki-3#line=519,530``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kyodo_graph.curation.namespaces import SOURCE

_POINTER = re.compile(
    r"(?:(?P<doc>[a-z0-9][a-z0-9-]*):)?(?P<first>[0-9]{1,7})(?:-(?P<last>[0-9]{1,7}))?"
)
_IRI = re.compile(re.escape(SOURCE) + r"([a-z0-9][a-z0-9-]*)#line=([0-9]{1,7}),([0-9]{1,7})")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ー〜~", "-"))


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Lines ``first`` to ``last`` (from 1, both included) of the document ``document``.

    >>> p = Passage("ichinoseki-3", 520, 530)
    >>> p.pointer, p.iri
    ('ichinoseki-3:520-530', 'https://w3id.org/kyodo/source/ichinoseki-3#line=519,530')
    >>> Passage("ichinoseki-3", 7, 7).pointer
    'ichinoseki-3:7'
    """

    document: str
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            what = f"lines {self.first}-{self.last} are no range"
            raise ValueError(f"{what}; expected FROM-TO, counted from 1")

    @property
    def lines(self) -> str:
        """The range as people write it: ``520-530`` or ``7``."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def pointer(self) -> str:
        """Document and range as the tables show them in ``source``."""
        return f"{self.document}:{self.lines}"

    @property
    def fragment(self) -> str:
        """The RFC 5147 fragment."""
        return f"line={self.first - 1},{self.last}"

    @property
    def iri(self) -> str:
        """The IRI of the passage, which is also the name of its graph."""
        return f"{SOURCE}{self.document}#{self.fragment}"


def parse_pointer(text: str, document: str | None = None) -> Passage:
    """The passage that a pointer or a passage IRI names.

    Full-width digits and dashes are understood. Without a document in the text, ``document`` is
    meant. Raises ValueError with what was expected.

    >>> parse_pointer("５２０－５３０", "ichinoseki-3").pointer
    'ichinoseki-3:520-530'
    >>> parse_pointer("https://w3id.org/kyodo/source/shinjo-2015#line=2,5").pointer
    'shinjo-2015:3-5'
    """
    found = _parts(text)
    name = found[0] or document if found else None
    if found is None or name is None:
        raise ValueError(f"{text!r} is no passage; expected LINE, FROM-TO or DOC:FROM-TO")
    return Passage(name, *found[1:])


def is_pointer(text: str) -> bool:
    """Whether a text has the form ``DOC:FROM-TO`` or is the IRI of a passage.

    >>> [is_pointer(text) for text in ("shinjo-2015:3", "shinjo-2015:5-3", "3-5", "市民")]
    [True, True, False, False]
    """
    found = _parts(text)
    return found is not None and found[0] is not None


def _parts(text: str) -> tuple[str | None, int, int] | None:
    """The document, first and last line that a text names."""
    if found := _IRI.fullmatch(text.strip()):
        return found[1], int(found[2]) + 1, int(found[3])
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).replace(" ", "")
    if found := _POINTER.fullmatch(plain):
        return found["doc"], int(found["first"]), int(found["last"] or found["first"])
    return None
