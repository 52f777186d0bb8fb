"""The glossary: one English word for one Japanese word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kyodo_graph.words.entries import FOLDER, entries


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A Japanese word with its English one, and the forms in which that may stand.

    ``free`` words are given for those who translate; context may leave them out.
    """

    ja: str
    en: str
    also: tuple[str, ...] = ()
    free: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The English word and its other forms."""
        return (self.en, *self.also)


@cache
def glossary() -> tuple[GlossaryTerm, ...]:
    """The terms in the order of their file.

    >>> [term.en for term in glossary() if term.ja == "まちづくり"]
    ['community building']
    """
    return tuple(
        GlossaryTerm(entry.key, entry.text("en"), entry.list("also"), entry.flag("free"))
        for entry in entries(FOLDER / "glossary.yaml")
        if entry.only("en", "also", "free")
    )
