"""How the documents differ, and what follows from it for comparing them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from kyodo_graph.compare.rules import COMPARISONS, named_share, reading, roles_from
from kyodo_graph.compare.shares import share
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.tables import Cell, Table, published


def documents_sheet(rules: Rules, lang: str, silent: Sequence[str] = ()) -> Table:  # noqa: ARG001
    """One row for each plan: how finely, and in which manner, its document lists things.

    ``silent`` names the cities asked for of which no plan was read.
    """
    rows: list[tuple[Cell, ...]] = []
    for u in rules.units:
        roles = u.roles_of_initiatives()
        leads = [r for r in roles if r.lead]
        depths = [e.level.kind for e in u.elements if e.level]
        rows.append(
            (
                u.city,
                u.plan,
                u.label,
                " | ".join(u.documents),
                " | ".join(u.kinds),
                reading(u),
                u.start_fy,
                u.lines or None,
                len(u.elements),
                len(u.initiatives),
                len(set(depths)),
                u.other_elements,
                share(100 * len(u.elements), u.lines),
                share(sum(e.passages for e in u.elements), len(u.elements)),
                roles_from(u),
                named_share(u),
                share(len(roles), len(u.initiatives)),
                share(sum(r.printed for r in roles), len(roles)),
                share(sum(r.implied for r in leads), len(leads)),
                share(u.implied, u.implied + u.stated),
                len(u.indicators),
                sum(i.latest is not None for i in u.indicators),
                len(u.statuses),
            )
        )
    columns = (
        "city", "plan", "label", "documents", "kinds", "reading", "start_fy", "lines", "elements",
        "initiatives", "kinds_of_level", "other_elements", "elements_per_100_lines",
        "passages_per_element", "roles_from", "named_share", "roles_per_initiative",
        "printed_share", "implied_leads", "implied_share", "indicators", "actual_values",
        "statuses",
    )  # fmt: skip
    cities = len({u.city for u in rules.units})
    return published(
        "documents",
        {"ja": "文書の粒度", "en": "How the documents differ"},
        columns,
        rows,
        {"cities": cities, "plans": len(rules.units)}
        | {"cities_without_a_plan": " | ".join(silent) or None},
        (
            {
                "ja": f"{cities}市の{len(rules.units)}つの計画を記述するもので、他の市については何も推測しない。",  # noqa: E501
                "en": f"This describes {len(rules.units)} plans of {cities} cities; nothing is inferred for other cities.",  # noqa: E501
            },
            {
                "ja": "数は文書の書き分け方を示すもので、市の順位ではない。",
                "en": "The counts say how a document is divided; they rank no city.",
            },
        ),
    )


def allowed_sheet(rules: Rules, lang: str) -> Table:
    """One row for each pair of plans and kind of comparison: allowed, or refused and why."""
    rows: list[tuple[Cell, ...]] = []
    for a, b in combinations(rules.units, 2):
        scope = "generations" if a.city == b.city else "cities"
        for comparison in COMPARISONS:
            reason = rules.refusal(comparison.key, a, b)
            text = None if reason is None else reason[lang]
            ends = (a.name, b.name, scope, comparison.key, comparison.label[lang])
            rows.append((*ends, reason is None, text))
    return published(
        "allowed",
        {"ja": "できる比較とできない比較", "en": "Which comparisons the documents allow"},
        ("plan_a", "plan_b", "scope", "comparison", "label", "allowed", "refused"),
        rows,
        {"exact": rules.alignment.exact},
        (
            {
                "ja": "できない比較は、以下の表で数を示さず、理由を refused に示す。",
                "en": "A comparison that is not allowed has no number below; the column refused says why.",  # noqa: E501
            },
        ),
    )
