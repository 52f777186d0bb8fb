"""Sentences made from the numbers: an intermediary's place, what its loss would cost, the form."""

from __future__ import annotations

from kyodo_graph.report.facts import Thing
from kyodo_graph.report.pages.site import Row, Site
from kyodo_graph.report.tables.grid import Piece, number
from kyodo_graph.words import indices

SURE = 0.05
Sentence = tuple[Piece, ...]


def place_lead(site: Site, who: Thing) -> Sentence:
    """Where an intermediary stands: its elements, its betweenness against chance, its rank."""
    rows = {
        str(r["index"]): r
        for r in site.rows("analysis-intermediary", lambda r: r.get("actor") == who.id)
    }
    if "elements" not in rows:
        return site.say(
            "計画要素への関わりの記載がないため、位置は計算できない(0ではなく、記載なし)。",
            "no part in a plan element is stated, so that it has no place in the network (not "
            "stated, not 0).",
        )
    elements = rows["elements"]
    first = site.say(
        "{n}に関わり(主体{of}中{rank}位{tied})",
        "takes part in {n} (rank {rank} of {of} actors{tied})",
        n=site.many(int(_float(elements["value"])), "計画要素", "plan element"),
        of=str(elements["of"]), rank=str(elements["rank"]), tied=_tied(site, elements),
    )  # fmt: skip
    between = rows.get("betweenness")
    if between is None:
        return (*first, Piece(site.t("。", ".")))
    return (
        *first,
        Piece(site.t("、", "; ")),
        *_against_chance(site, between),
        *_rank(site, who.id),
    )


def _tied(site: Site, row: Row) -> str:
    if not row["tied"]:
        return ""
    return site.t(f"、同順位ほか{row['tied']}", f", tied with {row['tied']}")


def _against_chance(site: Site, row: Row) -> Sentence:
    index = indices()["betweenness"].name[site.lang]
    value = Piece(number(_float(row["value"])), "methods.html#i-betweenness")
    interval: str | Sentence = ""
    if row["lower"] is not None and row["upper"] is not None:
        low, high = number(_float(row["lower"])), number(_float(row["upper"]))
        interval = site.t(f"(95%区間{low}〜{high})", f" (95 % interval {low} to {high})")
    if row["z"] is None or not isinstance(row["p"], int | float):
        return site.say(
            "{index}は{value}{interval}で、偶然とは比べられない。",
            "{index} {value}{interval}, which can’t be set against chance.",
            index=index, value=value, interval=interval,
        )  # fmt: skip
    told: dict[str, Piece | str | Sentence] = {
        "index": index,
        "value": value,
        "interval": interval,
        "expected": number(_float(row["expected"])),
        "p": number(float(row["p"])),
    }
    if float(row["p"]) >= SURE:
        return site.say(
            "{index}は{value}{interval}で、関わる要素の数から期待される{expected}と区別できない"
            "(p = {p})。",
            "{index} {value}{interval} can’t be told from the {expected} that its number of "
            "elements leads one to expect (p = {p}).",
            **told,
        )
    more = _float(row["value"]) > _float(row["expected"])
    return site.say(
        "{index}は{value}{interval}で、関わる要素の数から期待される{expected}より{way}"
        "(p = {p})。",
        "{index} {value}{interval} is {way} than the {expected} that its number of elements "
        "leads one to expect (p = {p}).",
        way=site.t("大きい" if more else "小さい", "larger" if more else "smaller"), **told,
    )  # fmt: skip


def _rank(site: Site, who: str) -> Sentence:
    rows = site.rows("analysis-actors", lambda r: r.get("actor") == who)
    if not rows or rows[0]["best_rank"] is None or rows[0]["worst_rank"] is None:
        return ()
    best, worst = str(rows[0]["best_rank"]), str(rows[0]["worst_rank"])
    link = "methods.html#c-best_rank"
    if best == worst:
        return site.say(
            "どの中心性を選んでも、順位は{rank}である。",
            " Whatever centrality is chosen, its rank is {rank}.",
            rank=Piece(site.t(f"{best}位", best), link),
        )
    return site.say(
        "どの中心性を選んでも、順位は{ranks}の間である。",
        " Whatever centrality is chosen, its rank is between {ranks}.",
        ranks=Piece(site.t(f"{best}位から{worst}位", f"{best} and {worst}"), link),
    )


def main_intermediary(site: Site, city: str) -> Thing | None:
    """The intermediary with most parts in plan elements; the first, where none has any."""
    ties: dict[str, float] = {}
    for row in site.rows("analysis-removal", lambda r: r.get("city") == city):
        if row["scenario"] == "gone":
            ties.setdefault(str(row["actor"]), _float(row["ties"]))
    own = site.facts.intermediaries_of(city)
    return max(own, key=lambda thing: ties.get(thing.id, 0.0), default=None)


def loss_lead(site: Site, who: Thing, *, page: str = "") -> Sentence:
    """What would be lost with an intermediary: elements without anyone, pairs, against chance.

    ``page`` is the page that has the tables of it, where it is another one.
    """
    rows = [
        r for r in site.rows("analysis-removal", lambda r: r.get("actor") == who.id)
        if r["scenario"] == "gone" and r["effect"] is not None
    ]  # fmt: skip
    if not rows:
        return site.say(
            "{name}には計画要素への関わりの記載がないため、何が失われるかは言えない。",
            "No part of {name} in a plan element is stated: what would be lost can’t be said.",
            name=who.label[site.lang],
        )
    own = {str(r["effect"]): r for r in rows}
    orphaned, pairs = own.get("orphaned"), own.get("sector_pairs")
    if orphaned is None or pairs is None:
        return ()
    return site.say(
        "{name}の関わりを記載から除くと、担い手のいない要素{orphaned}、要素を共有する部門の組が"
        "{before}から{after}になる{chance}。記載がどう変わるかであり、予測ではない。",
        "If the parts of {name} are taken out of what is stated, {orphaned} would have nobody "
        "left, and the pairs of sectors that share an element go from {before} to {after}{chance}. "
        "This says how what is stated changes; it is no forecast.",
        name=Piece(who.label[site.lang], site.places.page(who.id)),
        orphaned=Piece(
            _more(site, int(_float(orphaned["loss"]))), f"{page}#loss"
        ),
        before=number(_float(pairs["before"])), after=number(_float(pairs["after"])),
        chance=_usual(site, pairs),
    )  # fmt: skip


def _more(site: Site, n: int) -> str:
    if not n:
        return site.t("は増えず", "no further element")
    return site.t(f"が{n}増え", f"{n} more {'element' if n == 1 else 'elements'}")


def _usual(site: Site, row: Row) -> str:
    """Whether the loss is what the number of parts leads one to expect."""
    if row["expected"] is None or row["p_upper"] is None:
        return ""
    expected = number(_float(row["expected"]))
    if min(_float(row["p_upper"]), _float(row["p_lower"])) * 2 >= SURE:
        return site.t(
            f"(同じ数の関わりを持つ場合に期待される減り方は{expected}で、それと区別できない)",
            f" (the loss of as many parts elsewhere would cost {expected}, which this can’t be "
            "told from)",
        )
    return site.t(
        f"(同じ数の関わりを持つ場合に期待される減り方は{expected})",
        f" (the loss of as many parts elsewhere would cost {expected})",
    )


def governance(site: Site, city: str) -> Sentence:
    """What the analysis may say of governance, with the way to the rules."""
    analysis = site.analyses.get(city)
    if analysis is None or not analysis.sentence:
        return ()
    rules = Piece(site.t("判定の規則", "the rules"), "methods.html#t-analysis-classification")
    return (Piece(analysis.sentence), Piece(site.t("(", " (")), rules, Piece(site.t(")", ")")))


def _float(cell: object) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
