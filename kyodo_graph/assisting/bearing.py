"""Whether a text that a model wrote says no more than the lines: figures, names, its own words."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable
from decimal import Decimal
from difflib import SequenceMatcher

from kyodo_graph.assisting.tasks import DroppedError
from kyodo_graph.checks.printed.numbers import numbers
from kyodo_graph.checks.renderings import rendered
from kyodo_graph.drafting.printed.characters import narrow
from kyodo_graph.drafting.printed.years import years
from kyodo_graph.folding import fold
from kyodo_graph.words import glossary

_KANJI = "〇一二三四五六七八九十百千万億"
_FIGURE = re.compile(
    rf"[0-9][0-9,.]*[{_KANJI}]*|[{_KANJI}]{{2,}}|[{_KANJI}](?=人|名|団体|件|回|年|割|か所|カ所|箇所)"
)
_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_SPELLED = {word: n for n, word in enumerate(_WORDS, 2)}
_BODY = re.compile(
    r"[一-龠ァ-ヴーA-Za-z]{2,}(?:課|局|室|センター|協議会|委員会|審議会|連合会|大学|財団|公社|法人|会議所)"
)
_MARKUP = re.compile(r"[<>]|https?:|www\.", re.IGNORECASE)
_DATED = re.compile("FY[0-9]*|" + "|".join(month_name[1:]))
_RUN = 25
"""So many characters in one run with the lines are a copy."""
_INITIALS = frozenset({"NPO", "NPOs", "ICT", "PTA", "SNS", "DX", "PR", "SDGs", "Japanese", "Japan"})


def check_text(text: str, most: int) -> None:
    """Raise DroppedError for what is no plain text, or longer than it may be."""
    if not text.isprintable() or _MARKUP.search(text):
        raise DroppedError("with markup, an address or characters that don't print")
    if len(text) > most:
        raise DroppedError("longer than it may be")


def check_figures(text: str, lines: str) -> None:
    """Raise DroppedError for a figure that is not in the lines; 2024 is there in 令和6年度.

    >>> check_figures("Courses in FY2024", "令和６年度の講座")
    """
    plain = unicodedata.normalize("NFKC", text)
    told = [one for one in years(narrow(lines)) if not one.bare and not one.open]
    here = numbers(lines) | {Decimal(y) for one in told for y in (one.first, one.last)}
    for found in _FIGURE.findall(plain):
        if not numbers(found.rstrip(".,")) & here:
            raise DroppedError("with a figure that is not in the lines")
    for word in re.findall(r"[A-Za-z]+", plain):
        if word.lower() in _SPELLED and _SPELLED[word.lower()] not in here:
            raise DroppedError("with a figure that is not in the lines")


def check_names(text: str, lines: str, names: Iterable[str]) -> None:
    """Raise DroppedError for a name, or what has the form of one, that is not in the lines."""
    told, here = fold(text), fold(lines)
    wanted = [*names, *_BODY.findall(text), *re.findall("[「『]([^」』]+)[」』]", text)]
    if any(fold(name) in told and fold(name) not in here for name in wanted):
        raise DroppedError("with a name that is not in the lines")


def check_own_words(text: str, lines: str) -> None:
    """Raise DroppedError for what is copied from the lines."""
    told, here = fold(text), fold(lines)
    run = SequenceMatcher(None, told, here, autojunk=False).find_longest_match()
    if run.size >= min(_RUN, max(len(told) - 2, 1)):
        raise DroppedError("copied from the lines")


def check_latin(text: str) -> None:
    """Raise DroppedError for letters of another script than Latin.

    >>> check_latin("Citizens' Division (Shinjō)")
    """
    letters = [c for c in text if c.isalpha()]
    if not letters or any("LATIN" not in unicodedata.name(c, "") for c in letters):
        raise DroppedError("in another script than Latin")


def check_terms(ja: str, en: str) -> None:
    """Raise DroppedError where a term is not rendered as the glossary renders it."""
    if next(rendered(ja, en, glossary()), None) is not None:
        raise DroppedError("with a term otherwise than in the glossary")


def check_english_names(text: str, lines: str) -> None:
    """Raise DroppedError for a capitalised word inside a sentence that nothing in the lines bears.

    It may stand in the lines itself, or in the English that the glossary has for a term of them.
    """
    here = fold(lines)
    known = {w for t in glossary() if fold(t.ja) in here for f in t.forms for w in f.split()}
    known |= _INITIALS | set(re.findall(r"[A-Za-z]+", lines))
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        for word in re.findall(r"[^\W\d_][\w'’-]*", sentence)[1:]:
            own = word.removesuffix("'s").removesuffix("’s")
            if word[0].isupper() and own not in known and not _DATED.fullmatch(own):
                raise DroppedError("with a name that is not in the lines")
