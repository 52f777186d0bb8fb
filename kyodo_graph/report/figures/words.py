"""How figures say numbers and lists, and the names of indices with what must be known of them."""

from __future__ import annotations

from collections.abc import Iterable

from kyodo_graph.words import indices, page

MINUS = "−"


def index_name(key: str, lang: str) -> str:
    """The name of an index, with a word where its smallest value ranks first.

    >>> index_name("constraint", "ja"), index_name("betweenness", "en")
    ('拘束度(小さいほど上位)', 'betweenness centrality')
    """
    found = indices()[key]
    if not found.smaller_first:
        return found.name[lang]
    told = page("report")[lang]["smaller_first"]
    return f"{found.name[lang]}({told})" if lang == "ja" else f"{found.name[lang]} ({told})"


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
