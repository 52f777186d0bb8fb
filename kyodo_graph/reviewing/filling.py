"""What people fill in by hand, read as it is meant: digits of any width, names of codes, era years.

What can't be read so stays as it is, and :func:`wrong_fields` says what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kyodo_graph.drafting.printed.characters import narrow
from kyodo_graph.drafting.printed.years import years
from kyodo_graph.folding import fold
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.reviewing.codes import CODES_OF, SIGNS, codes
from kyodo_graph.words import LANGS, page

YEARS = frozenset({"fy", "start_fy", "end_fy"})
LISTED: Mapping[str, str] = {"themes": "theme", "functions": "function"}
"""The fields that hold several codes, and the scheme of these."""
_LATER = ("primary", "field")
_SPAN = re.compile(r"[0-9]{4}(?:-[0-9]{4})?")
_SAID: Mapping[str, tuple[str, ...]] = {
    "accept": ("accept", "did_accept"),
    "edit": ("edit", "did_edit"),
    "reject": ("reject",),
    "add": ("add", "did_add"),
    "park": ("park", "did_park"),
    "merge": ("merge", "did_merge"),
    "apart": ("two_actors", "did_apart"),
    "part": ("part_of", "did_part"),
    "nothing": ("did_nothing",),
    "set": ("did_set",),
}
"""How the page calls each decision, by the keys of its words."""


def word_of(text: str) -> str:
    """The decision that is meant, whether its key or what the page calls it was written.

    >>> word_of("採用"), word_of("Accepted "), word_of("ｐａｒｋ"), word_of("maybe")
    ('accept', 'accept', 'park', 'maybe')
    """
    plain = _plain(text)
    return _words().get(fold(plain), plain.lower())


def said_of() -> Mapping[str, tuple[str, ...]]:
    """The keys of the words that the page has for each decision, the usual one first."""
    return _SAID


def tidy(kind: str, name: str, text: str) -> str:
    """What was written in a field, as it is kept.

    >>> tidy("tie", "relation", "助言する"), tidy("plan", "start_fy", "令和６年度")
    ('advises', '2024')
    >>> tidy("theme", "themes", "ｔ03"), tidy("actor", "label", "ＮＰＯ")
    ('T03', 'ＮＰＯ')
    """
    if not text:
        return text
    if name in YEARS:
        return fiscal(text)
    scheme = scheme_of(kind, name)
    return code_of(scheme, text) if scheme else text


def scheme_of(kind: str, name: str, value: Mapping[str, Any] | None = None) -> str:
    """The scheme of a field's codes; "" where it holds none. A sign's is that of its ``scheme``."""
    if name in LISTED:
        return LISTED[name]
    if name in _LATER:
        return "theme" if name == "primary" else "npo-field"
    if kind == "sign" and name == "code":
        scheme = str((value or {}).get("scheme", ""))
        return scheme if scheme in SIGNS else ""
    found = CODES_OF.get(kind, {}).get(name, "")
    return found if found in codes() else ""


def code_of(scheme: str, text: str) -> str:
    """The code that is meant by a code or its name in either language; else what was written."""
    plain = _plain(text)
    return _names(scheme).get(fold(plain), plain)


def fiscal(text: str) -> str:
    """Fiscal years as they are kept, from any way to write them that names the era.

    >>> fiscal("２０２４"), fiscal("令和６年度～令和８年度"), fiscal("R元"), fiscal("6年度")
    ('2024', '2024-2026', '2019', '6年度')
    """
    plain = _plain(text)
    if re.search(r"[0-9]{4}", plain):
        found = re.fullmatch(r"([0-9]{4})年?度?(?:\s*[-~–〜～]\s*([0-9]{4})年?度?)?", plain)
        return "-".join(filter(None, found.groups())) if found else plain
    named = [one for one in years(narrow(text)) if not one.bare and not one.open]
    if len(named) != 1:
        return plain
    first, last = named[0].first, named[0].last
    return str(first) if first == last else f"{first}-{last}"


def wrong_fields(
    kind: str, new: Mapping[str, Any], drafted: Mapping[str, Any] | None
) -> Iterator[tuple[str, str, str]]:
    """The fields of a decided value that can't be recorded: name, what is wrong, what is expected.

    What is as it was drafted is not looked at.
    """
    for name, given in new.items():
        if not given or _alike(given, (drafted or {}).get(name)):
            continue
        if name == "primary" and given in new.get("themes", ()):
            continue
        if name in YEARS:
            for one in _listed(given):
                if not (_SPAN if name == "fy" else re.compile("[0-9]{4}")).search(one):
                    yield name, f"{name} {one!r}", "a fiscal year such as 2024 or 令和6年度"
            continue
        scheme = scheme_of(kind, name, new)
        known = codes().get(scheme, {})
        for one in _listed(given):
            graded = kind in ("status", "sign") and one.isdecimal()
            if scheme and one not in known and not graded:
                near = ", ".join(nearest_or_all(one, known))
                yield name, f"{one!r} is no code of {scheme}", f"one of {near}"


def _alike(given: Any, drafted: Any) -> bool:
    return drafted is not None and _listed(given) == _listed(drafted)


def _listed(given: Any) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list | tuple) else [str(given)]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


@cache
def _names(scheme: str) -> dict[str, str]:
    """The codes of a scheme by their folded names and themselves; a name of two means neither."""
    found: dict[str, set[str]] = {}
    for code, (ja, en, *_) in codes().get(scheme, {}).items():
        for name in (code, ja, en):
            found.setdefault(fold(name), set()).add(code)
    return {name: own.pop() for name, own in found.items() if len(own) == 1}


@cache
def _words() -> dict[str, str]:
    said = page("review")
    found = {fold(word): word for word in _SAID}
    for word, keys in _SAID.items():
        for key in keys:
            for lang in LANGS:
                found.setdefault(fold(said[lang][key]), word)
    return found
