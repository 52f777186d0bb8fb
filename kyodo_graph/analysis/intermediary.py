"""Table 3: the intermediary's sheet, index by index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isnan
from typing import Any

from kyodo_graph.analysis.city import ACTIVITIES, TIES, TWO_MODE, Actor, City, Options
from kyodo_graph.analysis.families import CORRECTION, corrected, limits_of_null
from kyodo_graph.analysis.nulls import ENOUGH_ELEMENTS, Chance
from kyodo_graph.analysis.place_indices import Index, Scores, declared
from kyodo_graph.analysis.scores import Ranked, ranked
from kyodo_graph.tables import Table, published
from kyodo_graph.words import Words

WHO = {
    "ja": "中間支援組織と、その関わりの記載",
    "en": "The intermediaries and where they take part",
}
SHEET = {"ja": "中間支援組織の位置", "en": "The intermediary's place, index by index"}
FUNCTIONS = {"ja": "文書が述べる中間支援組織の機能", "en": "Functions that the documents give them"}
THEMES = {"ja": "中間支援組織が関わる主題", "en": "Themes that the intermediaries serve"}

WHO_COLUMNS = (
    "city", "actor", "label", "type", "specificity", "operated_by", "operation_form", "elements",
    "activities", "ties", "note",
)  # fmt: skip
SHEET_COLUMNS = (
    "city", "actor", "label", "index", "network", "value", "rank", "tied", "of", "percentile",
    "lower", "upper", "expected", "sd", "distinct", "z", "p_upper", "p_lower", "p", "p_adjusted",
    "trials", "note",
)  # fmt: skip
_NOWHERE = {
    "ja": "計画要素・活動への関わりも関係も、文書に記載がない(0ではなく、記載なし)",
    "en": "no document states a part in an element or activity, or a tie (not stated, not 0)",
}
_ONLY_ELSEWHERE = {
    "ja": "計画要素への関わりの記載がないため、二部ネットワークの指標は計算しない",
    "en": "no part in a plan element is stated: no index of the two-mode network",
}
_NO_INTERMEDIARY = {
    "ja": "この市の文書は、中間支援組織(センター・団体)を主体として挙げていない。",
    "en": "The documents of this city name no intermediary centre or organisation as an actor.",
}
_WHY = {
    "fixed": {"ja": "帰無モデルが固定する周辺和", "en": "a margin that the null model keeps"},
    "roles": {"ja": "役割は帰無モデルにない", "en": "roles are not part of the null model"},
    "weights": {"ja": "重みは帰無モデルにない", "en": "weights are not part of the null model"},
    "ties": {
        "ja": "検定は仲介の役割の表(部門の並べ替え)",
        "en": "tested in the brokerage table (permuted sectors)",
    },
}
_UNDEFINED = {"ja": "この位置では定義されない", "en": "undefined at this place"}
_FEW = {
    "ja": "要素が{least}未満のため再抽出の範囲は示さない",
    "en": "fewer than {least} elements: no resampling range",
}
_BIASED = {
    "ja": "再抽出に偏りがあり、値が範囲の外にある",
    "en": "resampling is biased here: the value lies outside its range",
}
_REMARKS = (
    {
        "ja": "順位1が最も中心的({smallest}は小さいほど上位)。同順位はtied。percentileは"
        "より中心でない他の主体の割合(同値は半分)。",
        "en": "Rank 1 is the most central (for {smallest} the smallest); tied counts "
        "others of the same value; percentile is the share of other actors less central, equal "
        "ones half.",
    },
    {
        "ja": "lower–upperは要素を再抽出したときの値の中央95%の範囲で、信頼区間ではない(覆う割合は"
        "95%に届かない)。zとpは市と計画の世代ごとに周辺和を保つ帰無モデルに対するもの。"
        "p=(1+該当数)÷(1+試行数)。p_adjustedは、この表のすべてのpを一つの族として"
        "Benjamini–Hochbergで補正した値。",
        "en": "lower to upper is the middle 95 % of the values over resampled elements: no "
        "confidence interval (it covers less than 95 %). z and p are against a null that keeps the "
        "margins within the city and each generation of its plan; p = (1 + hits) / (1 + trials). "
        "p_adjusted: all p of this table as one family, Benjamini–Hochberg.",
    },
)


def who(city: City) -> Table:
    """Every intermediary of the city with who runs it and in which networks it appears."""
    rows = []
    for node in city.subjects:
        actor = city.actors[node]
        runs = [o for o in city.operations if o.operated == node]
        counts = [_ties(city, projection, node) for projection in (TWO_MODE, ACTIVITIES, TIES)]
        note = ""
        if counts[0] is None:
            note = (_NOWHERE if not any(counts) else _ONLY_ELSEWHERE)[city.lang]
        rows.append((
            city.key, node, actor.label, actor.type, actor.specificity,
            " / ".join(dict.fromkeys(o.label or city.name(o.operator) for o in runs if o.operator)),
            " / ".join(dict.fromkeys(o.form for o in runs if o.form)),
            *counts, note,
        ))  # fmt: skip
    remarks = () if rows else (_NO_INTERMEDIARY,)
    return published("intermediaries", WHO, WHO_COLUMNS, rows, {"sector": "S3"}, remarks)


def _ties(city: City, projection: str, node: str) -> int | None:
    """Ties of a node in a network; None where it is not in it: not stated, not none."""
    graph = city.network(projection)
    return int(graph.degree(node)) if node in graph else None


def sheet(
    city: City,
    found: Mapping[str, Scores],
    chance: Mapping[str, Mapping[str, Chance]],
    options: Options,
) -> Table:
    """Value, rank, percentile, interval and null place of each intermediary on each index."""
    rows = []
    for node in city.subjects:
        actor = city.actors[node]
        for index in declared().values():
            values = found.get(index.name, {})
            if node in values:
                at = ranked(values, node, higher=index.higher)
                rows.append(_row(city, actor, index, at, chance.get(index.name, {}).get(node)))
    told = {
        "trials": options.trials,
        "trials_one_mode": options.slow,
        "seed": options.seed,
        "null": "curveball, margins kept by city and plan",
        "range": "resampled elements, middle 95 %",
        "correction": CORRECTION,
        "scope": "ego",
    }
    remarks = _remarks() if city.subjects else (_NO_INTERMEDIARY,)
    adjusted = corrected(rows, SHEET_COLUMNS)
    return published("intermediary", SHEET, SHEET_COLUMNS, adjusted, told, remarks)


def _remarks() -> tuple[Words, ...]:
    first, *rest = _REMARKS
    smallest = [name for name, index in declared().items() if not index.higher]
    joined = {"ja": "と".join(smallest), "en": " and ".join(smallest)}
    return ({lang: text.format(smallest=joined[lang]) for lang, text in first.items()}, *rest)


def _row(
    city: City, actor: Actor, index: Index, at: Ranked, chance: Chance | None
) -> tuple[Any, ...]:
    tail: tuple[Any, ...] = (None,) * 11
    if chance:
        ends = (chance.lower, chance.upper)
        tail = (*ends, chance.expected, chance.sd, chance.distinct or None, chance.z,
                chance.p_upper, chance.p_lower, chance.p, None,
                chance.trials or None)  # fmt: skip
    return (
        city.key, actor.id, actor.label, index.name, index.network, at.value, at.rank, at.tied,
        at.of, at.percentile, *tail, "; ".join(_notes(index, at, chance, city.lang)),
    )  # fmt: skip


def _notes(index: Index, at: Ranked, chance: Chance | None, lang: str) -> Iterator[str]:
    """Why a cell is empty, and what can't be said of the others."""
    if at.rank is None:
        yield _UNDEFINED[lang]
        return
    if index.null in _WHY:
        yield _WHY[index.null][lang]
    if chance is None:
        return
    yield from limits_of_null(chance.distinct, chance.finest, lang)
    if isnan(chance.lower):
        yield _FEW[lang].format(least=ENOUGH_ELEMENTS)
    elif not chance.lower - 1e-9 <= at.value <= chance.upper + 1e-9:
        yield _BIASED[lang]


def functions(city: City) -> Table:
    """The functions that documents give to each intermediary, with the passage."""
    columns = ("city", "actor", "label", "function", "function_label", "basis", "source")
    rows = [
        (city.key, f.actor, city.name(f.actor), f.function, f.label, f.basis, f.source)
        for f in city.functions
        if f.actor in city.subjects
    ]
    remark = {
        "ja": "載っていない機能は「文書に記載がない」であって「担っていない」ではない。",
        "en": "A function that is not listed is not stated, which is not the same as not "
        "performed.",
    }
    return published("intermediary_functions", FUNCTIONS, columns, rows, {}, (remark,))


def themes(city: City) -> Table:
    """The themes of the elements in which each intermediary takes part."""
    columns = (
        "city", "actor", "label", "theme", "theme_label", "elements", "primary", "city_elements",
        "share",
    )  # fmt: skip
    B = city.network(TWO_MODE)
    of = {n: set(d.get("themes", ())) for n, d in B.nodes(data=True) if d.get("mode") != "actor"}
    rows = []
    for node in city.subjects:
        if node not in B:
            continue
        own = [e for e in B[node] if e in of]
        for theme in sorted({t for e in own for t in of[e]}):
            served = [e for e in own if theme in of[e]]
            listed = sum(theme in themes for themes in of.values())
            first = sum(city.primary.get(e) == theme for e in served)
            rows.append((
                city.key, node, city.name(node), theme, city.themes.get(theme, theme),
                len(served), first, listed, len(served) / listed,
            ))  # fmt: skip
    remark = {
        "ja": "elementsは関わる要素数、primaryはうち主たる主題であるもの、city_elementsは誰かの関"
        "わりが"
        "記載された同じ主題の要素数。一つの要素は複数の主題を持つ。",
        "en": "elements: those it takes part in; primary: of these with the theme as primary one; "
        "city_elements: all elements of the theme in which anyone's part is stated. An element can "
        "have several themes.",
    }
    return published("intermediary_themes", THEMES, columns, rows, {"network": TWO_MODE}, (remark,))
