"""The languages in which labels are asked for."""

from __future__ import annotations

from typing import Literal, TypeAlias, cast

from kyodo_graph.errors import UnknownNameError
from kyodo_graph.folding import known_as

Lang: TypeAlias = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = ("ja", "en")


def check_lang(given: str) -> Lang:
    """The language that is meant, whatever its width and case; UnknownNameError for another one.

    An answer in a language that the graph has no labels in would be empty, as if the documents
    said nothing.

    >>> check_lang("EN")
    'en'
    """
    lang = known_as(given, LANGS) if isinstance(given, str) else None
    if lang is None:
        raise UnknownNameError("language", str(given), LANGS)
    return cast(Lang, lang)
