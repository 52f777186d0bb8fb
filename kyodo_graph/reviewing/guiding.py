"""The sheets that tell a reviewer how the workbook of a draft is filled in, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyodo_graph.reviewing.codes import codes
from kyodo_graph.reviewing.filling import said_of
from kyodo_graph.words import page
from kyodo_graph.workbooks.sheets import Sheet

HOW_TO, WORDS = "how_to", "words"
"""The names of the sheets; what stands in them is not read."""


def how_to() -> Sheet:
    """What to do with the sheets, a line a step."""
    ja, en = (page("review")[lang]["workbook_how_to"].splitlines() for lang in ("ja", "en"))
    rows = tuple({"ja": a, "en": b} for a, b in zip(ja, en, strict=True))
    wide = frozenset({"ja", "en"})
    return Sheet(HOW_TO, ("ja", "en"), rows, locked=wide, wide=wide)


def words_of(sheets: Iterable[Sheet]) -> Sheet:
    """What decisions, columns and codes of these sheets are called in Japanese and English."""
    own = list(sheets)
    columns = ("in", "key", "ja", "en", "meaning_ja", "meaning_en")
    rows = (*_decisions(), *_columns(own), *_codes(own))
    return Sheet(WORDS, columns, rows, locked=frozenset(columns))


def _decisions() -> Iterator[dict[str, str]]:
    for word in said_of():
        ja, en = (page("review")[lang][said_of()[word][0]] for lang in ("ja", "en"))
        yield {"in": "decision", "key": word, "ja": ja, "en": en}


def _columns(sheets: Iterable[Sheet]) -> Iterator[dict[str, str]]:
    names = dict.fromkeys(name for sheet in sheets for name in sheet.columns)
    ja, en = page("review")["ja"], page("review")["en"]
    for name in names:
        if (key := f"field_{name}") in ja:
            yield {"in": "column", "key": name, "ja": ja[key], "en": en[key]}


def _codes(sheets: Iterable[Sheet]) -> Iterator[dict[str, str]]:
    """The codes of all drop-downs, and those that several of are written in one cell."""
    offered = {tuple(given) for sheet in sheets for given in sheet.choices.values()}
    for scheme, known in codes().items():
        if tuple(known) in offered or scheme in ("theme", "function"):
            for code, (*names, last) in known.items():
                told = [*names, last, "", ""][:4]
                keys = ("ja", "en", "meaning_ja", "meaning_en")
                yield {"in": scheme, "key": code, **dict(zip(keys, told, strict=True))}
