"""What plans are called in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kyodo_graph.compare.units import Unit


def plan_names(units: Sequence[Unit], cities: Mapping[str, str], lang: str) -> dict[str, str]:
    """The name of each plan: its city, and which plan it is where the city has several.

    >>> two = [Unit("a", "p1", "旧計画", generation=1), Unit("a", "p2", "新計画", generation=2)]
    >>> plan_names(two, {"a": "甲市"}, "ja")["a/p2"]
    '甲市(第2次)'
    >>> plan_names(two, {"a": "Kō"}, "en")["a/p1"]
    'Kō (plan 1)'
    """
    per_city = Counter(u.city for u in units)
    return {u.name: _called(u, cities.get(u.city, u.city), per_city[u.city], lang) for u in units}


def _called(unit: Unit, city: str, plans: int, lang: str) -> str:
    if plans < 2:
        return city
    if unit.generation is not None:
        return (
            f"{city}(第{unit.generation}次)" if lang == "ja" else f"{city} (plan {unit.generation})"
        )
    if unit.start_fy is not None:
        told = f"{unit.start_fy}年度から" if lang == "ja" else f"from FY{unit.start_fy}"
    else:
        told = unit.label
    return f"{city}({told})" if lang == "ja" else f"{city} ({told})"
