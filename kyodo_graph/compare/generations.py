"""Plans of one city in the order of their generations: what stayed, where that can be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kyodo_graph.compare.coverage import KEY as THEMES
from kyodo_graph.compare.coverage import counts, themed
from kyodo_graph.compare.rules import LEAST_ACTORS
from kyodo_graph.compare.shares import share
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures import bray_curtis, edge_jaccard
from kyodo_graph.networks.matrices import projected
from kyodo_graph.tables import Cell, Table, published

# Of the actors of the smaller network; with fewer in common the ties among them are an accident.
LEAST_COMMON = 0.5


def generations_sheet(rules: Rules, themes: Sequence[str], lang: str) -> Table:
    """Every two plans of one city: actors, ties and themes that they have in common."""
    rows: list[tuple[Cell, ...]] = []
    for a, b in combinations(rules.units, 2):
        if a.city != b.city:
            continue
        first, second = sorted((a, b), key=_order)
        ends = (first.city, first.plan, second.plan)
        rows += [(*ends, *row) for row in _network_rows(rules, first, second, lang)]
        rows += [(*ends, *row) for row in _theme_rows(rules, first, second, themes, lang)]
    notes: tuple[Text, ...] = (
        {
            "ja": "一方が状況一覧、他方が年次報告であれば、違いは文書の違いでもある。",
            "en": "Where one document is a status list and the other an annual report, they differ for that reason, too.",  # noqa: E501
        },
    )
    if not rows:
        notes = ({"ja": "二つの計画を持つ市がない。", "en": "No city has two plans here."},)
    return published(
        "generations",
        {"ja": "同じ市の計画の世代", "en": "Generations of one city's plans"},
        ("city", "earlier", "later", "measure", "value", "refused"),
        rows,
        {"least_common_actors": LEAST_ACTORS, "least_common_share": LEAST_COMMON},
        notes,
    )


def _network_rows(rules: Rules, a: Unit, b: Unit, lang: str) -> list[tuple[Cell, ...]]:
    one, two = (projected(u.network) for u in (a, b))
    common = [n for n in one if n in two]
    smaller = min(len(one), len(two))
    overlap = share(len(common), smaller)
    why = rules.refusal("structure", a, b)
    if why is None and (len(common) < LEAST_ACTORS or not overlap >= LEAST_COMMON):
        why = {
            "ja": f"共通の主体は{len(common)}、小さい方のネットワークの{overlap:.0%}で、残る関係は偶然による",  # noqa: E501
            "en": f"{len(common)} actors in common, {overlap:.0%} of the smaller network: the ties among them are an accident",  # noqa: E501
        }
    rows: list[tuple[Cell, ...]] = [("share_of_actors_in_common", overlap, None)]
    jaccard = edge_jaccard(one, two, nodes="common") if why is None else None
    return [*rows, ("edge_jaccard", jaccard, why[lang] if why else None)]


def _theme_rows(
    rules: Rules, a: Unit, b: Unit, themes: Sequence[str], lang: str
) -> list[tuple[Cell, ...]]:
    if (why := rules.refusal(THEMES, a, b)) is not None:
        return [("theme_bray_curtis", None, why[lang])]
    x, y = (counts(themed(rules.alignment.elements(*ends)), themes) for ends in ((a, b), (b, a)))
    return [("theme_bray_curtis", bray_curtis(x, y, proportions=True), None)]


def _order(unit: Unit) -> tuple[int, int, str]:
    return unit.generation or 0, unit.start_fy or 0, unit.plan
