"""The words of figures in both languages: indices, effects, marks, and what is said again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Words = Mapping[str, str]
LANGS = ("ja", "en")

INDICES: Mapping[str, Words] = {
    "elements": {"ja": "関わる要素の数", "en": "elements it takes part in"},
    "leads": {"ja": "先導する要素の数", "en": "elements it leads"},
    "strength": {"ja": "重みの和", "en": "strength (sum of weights)"},
    "degree": {"ja": "次数", "en": "degree"},
    "closeness": {"ja": "近接性", "en": "closeness"},
    "betweenness": {"ja": "媒介性", "en": "betweenness"},
    "eigenvector": {"ja": "固有ベクトル中心性", "en": "eigenvector"},
    "effective_size": {"ja": "有効規模", "en": "effective size"},
    "efficiency": {"ja": "効率", "en": "efficiency"},
    "constraint": {"ja": "拘束(小さいほど上位)", "en": "constraint (small ranks first)"},
    "hierarchy": {"ja": "拘束の偏り(小さいほど上位)", "en": "hierarchy (small ranks first)"},
    "ev_normalised": {"ja": "仲介(Everett–Valente)", "en": "Everett–Valente brokerage"},
    "bridging": {"ja": "橋渡し", "en": "bridging"},
    "ties_out": {"ja": "関係を出す相手の数", "en": "partners of ties out"},
    "ties_in": {"ja": "関係を受ける相手の数", "en": "partners of ties in"},
    "brokered": {"ja": "仲介する組(Gould–Fernandez)", "en": "pairs brokered (Gould–Fernandez)"},
}
NETWORKS: Mapping[str, Words] = {
    "actor-element": {
        "ja": "二部ネットワーク(主体と計画要素)",
        "en": "Two-mode network (actors and plan elements)",
    },
    "actor-actor": {"ja": "共参加ネットワーク(主体どうし)", "en": "Co-participation of actors"},
    "ties": {"ja": "記載された関係(支援・助成など)", "en": "Stated ties (supports, funds etc.)"},
}
VARIANTS: Mapping[str, Words] = {
    "all": {"ja": "すべて", "en": "all"},
    "no_generic": {"ja": "総称の主体を除く", "en": "without generic actors"},
    "no_office": {"ja": "市役所を除く", "en": "without the city office"},
    "no_city_office": {"ja": "市役所を除く", "en": "without the city office"},
    "joint_half": {"ja": "連名欄を按分", "en": "joint columns half"},
    "joint_out": {"ja": "連名欄を除く", "en": "joint columns out"},
    "stated": {"ja": "明示のみ", "en": "stated only"},
}
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
