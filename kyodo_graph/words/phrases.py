"""How sentences say numbers, lists and counted things, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kyodo_graph.words.entries import FOLDER, entries
from kyodo_graph.words.numerals import spelled

MINUS = "−"


def number(value: float, digits: int = 2) -> str:
    """A number to so many significant digits, with a true minus.

    >>> [number(x) for x in (0.0123, -7, 1200, 0)]
    ['0.012', '−7', '1200', '0']
    """
    if float(value).is_integer():
        return f"{int(value)}".replace("-", MINUS)
    if abs(value) >= 10**digits:
        return f"{value:.0f}".replace("-", MINUS)
    text = f"{value:.{digits}g}"
    return (f"{float(text):.6f}".rstrip("0") if "e" in text else text).replace("-", MINUS)


def fixed(value: float, digits: int = 2) -> str:
    """A number with so many decimals, with a true minus where it is not zero.

    >>> [fixed(x) for x in (-0.001, -1.5)]
    ['0.00', '−1.50']
    """
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if not float(text) else text.replace("-", MINUS)


def percent(share: float) -> str:
    """A share in whole per cent, without the sign.

    >>> percent(0.746), percent(0)
    ('75', '0')
    """
    return fixed(100 * share, 0)


def several(parts: Iterable[str], lang: str, most: int = 8) -> str:
    """Things in a row, as a sentence lists them; of many the first ones, and how many more.

    >>> several(["a", "b", "c"], "en"), several(["a", "b"], "ja"), several([], "en")
    ('a, b and c', 'a、b', '')
    >>> several("abcd", "en", 2), several("abcd", "ja", 2)
    ('a, b and 2 more', 'a、bほか2')
    """
    given = list(parts)
    more = len(given) - most
    if more > 0:
        given = given[:most]
    if lang == "ja":
        return "、".join(given) + (f"ほか{more}" if more > 0 else "")
    given += [f"{more} more"] if more > 0 else []
    return " and ".join(filter(None, (", ".join(given[:-1]), *given[-1:])))


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its English noun.

    >>> plural(1, "plan"), plural(2, "city", "cities")
    ('1 plan', '2 cities')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def things(count: int, what: str, lang: str) -> str:
    """A count with its noun, by its key in ``counted.yaml``, as the language counts.

    >>> things(3, "plan", "ja"), things(12, "plan", "ja"), things(1, "city", "en")
    ('3つの計画', '12の計画', '1 city')
    """
    noun = _nouns()[what]
    return counted(count, noun["ja"], noun["one"], noun["several"], lang=lang)


def told(count: int, what: str, lang: str) -> str:
    """The same in running text, where small counts are words.

    >>> told(4, "city", "ja"), told(4, "city", "en"), told(12, "city", "en")
    ('四つの市', 'four cities', '12 cities')
    """
    noun = _nouns()[what]
    if lang == "ja":
        return f"{spelled(count, lang)}の{noun['ja']}"
    return f"{spelled(count, lang)} {noun['one' if count == 1 else 'several']}"


def counted(count: int, ja: str, one: str, many: str = "", *, lang: str) -> str:
    """A count with a noun of one's own, as the language counts."""
    if lang == "ja":
        return f"{count}{'つ' if 0 < count < 10 else ''}の{ja}"
    return plural(count, one, many)


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    return {
        e.key: {k: e.only("ja", "one", "several").text(k) for k in ("ja", "one", "several")}
        for e in entries(FOLDER / "counted.yaml")
    }
