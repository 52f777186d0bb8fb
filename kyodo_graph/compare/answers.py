"""Side by side what the documents say themselves: forms, functions, indicators, fate of items."""

from __future__ import annotations

from collections import Counter

from kyodo_graph.compare.rules import reading
from kyodo_graph.compare.shares import share, wilson
from kyodo_graph.compare.units import Text
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.tables import Cell, Table, published

_NOBODY: Text = {
    "ja": "この比較のできる他の計画がない",
    "en": "no other plan at hand can be compared with it in this way",
}
# Dispositions by which an item goes on as itself. What is completed has ended, too; what is merged
# goes on as another item (lineage says as which); what is suspended is not carried out.
GOING_ON = frozenset({"continued", "expanded", "reviewed", "reduced", "abolition_considered"})


def forms_sheet(rules: Rules, labels: dict[str, str], lang: str) -> Table:
    """Forms of collaboration: each form's share of the initiatives that state one.

    Rows of one ``reading`` (what shall be done, what was done) may be set side by side.
    """
    known = sorted({f for u in rules.units for f in u.forms if f != "K00"})
    rows: list[tuple[Cell, ...]] = []
    for unit in sorted(rules.units, key=reading):
        stated = [f for f in unit.forms if f != "K00"]
        if why := rules.unmatched("forms", unit, _NOBODY):
            rows.append((reading(unit), unit.city, unit.plan, *[None] * 6, why[lang]))
            continue
        counted = Counter(stated)
        partners = " | ".join(rules.partners("forms", unit))
        for form in known:
            numbers = (counted[form], len(stated), share(counted[form], len(stated)))
            ends = (reading(unit), unit.city, unit.plan, form, labels.get(form))
            rows.append((*ends, *numbers, partners, None))
    return published(
        "forms",
        {"ja": "協働の形態", "en": "Forms of collaboration"},
        (
            "reading",
            "city",
            "plan",
            "form",
            "label",
            "initiatives",
            "of",
            "share",
            "comparable_with",
            "refused",
        ),
        rows,
        {"of": "initiatives that state a form"},
        (
            {
                "ja": "形態の書かれた取組のうちの割合である。関係、活動、制度に書かれた形態は、"
                "文書によって載せ方が違うので数えない。",
                "en": "Shares of the initiatives that state a form. Forms of ties, activities and "
                "instruments, of which documents tell in unlike ways, are left out.",
            },
        ),
    )


def functions_sheet(rules: Rules, labels: dict[str, str], lang: str) -> Table:
    """Functions of the intermediaries side by side, with the passages that state them."""
    rows: list[tuple[Cell, ...]] = [
        (None, None, unit.city, unit.plan, *[None] * 6, why[lang])
        for unit in rules.units
        if (why := rules.unmatched("functions", unit, _NOBODY))
    ]
    able = [u for u in rules.units if not rules.unmatched("functions", u, _NOBODY)]
    for function in sorted(labels) if able else ():
        for unit in able:
            said = [f for f in unit.functions if f.function == function]
            who = " | ".join(sorted({f.intermediary for f in said})) or None
            where = " | ".join(dict.fromkeys(f.source for f in said)) or None
            partners = " | ".join(rules.partners("functions", unit))
            read = [
                any(f.function == function for f in u.functions)
                for _, u in rules.every(unit).values()
            ]
            ends = (function, labels[function], unit.city, unit.plan, bool(said))
            rows.append((*ends, sum(read), len(read), who, where, partners, None))
    columns = (
        "function", "label", "city", "plan", "stated", "read", "readings", "intermediaries",
        "source",
    )  # fmt: skip
    return published(
        "functions",
        {"ja": "中間支援の機能", "en": "Functions of the intermediaries"},
        (*columns, "comparable_with", "refused"),
        rows,
        {},
        (
            {
                "ja": "statedがfalseなのは、文書に書かれていないことであり、機能がないことでは"
                "ない。文脈から補った機能は数えない。readは、readingsの読み取りのうち書かれていると見たものの数。",
                "en": "stated = false: this document does not say so; it does not say that the "
                "function is lacking. Functions supplied from the context do not count. read: how "
                "many of the readings see it stated.",
            },
        ),
    )


def indicators_sheet(rules: Rules, lang: str) -> Table:
    """How far indicators have moved, each from its own baseline to its own target."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := rules.alone("indicators", unit)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 11, why[lang]))
            continue
        partners = " | ".join(rules.partners("indicators", unit))
        for i in unit.indicators:
            values = (i.baseline, i.latest_fy, i.latest, i.target, i.share, i.reached)
            ends = (unit.city, unit.plan, i.label, i.kind, i.unit)
            rows.append((*ends, *values, i.source, partners, None))
    columns = ("city", "plan", "indicator", "kind", "unit", "baseline", "latest_fy", "latest")
    return published(
        "indicators",
        {"ja": "指標の動き", "en": "Indicators and how far they have moved"},
        (*columns, "target", "share", "reached", "source", "comparable_with", "refused"),
        rows,
        {"share": "moved / way from baseline to target"},
        (
            {
                "ja": "share は自らの目標に対するもので、目標の高さは市により違う。comparable_with が空なら他市と比べられない。",  # noqa: E501
                "en": "share is of each indicator's own way, and targets differ in ambition; where comparable_with is empty it stands alone.",  # noqa: E501
            },
        ),
    )


def statuses_sheet(rules: Rules, lang: str) -> Table:
    """What became of the items of a status list, with the Wilson interval of each share."""
    rows: list[tuple[Cell, ...]] = []
    for unit in rules.units:
        if (why := rules.alone("statuses", unit)) is not None:
            rows.append((unit.city, unit.plan, *[None] * 8, why[lang]))
            continue
        partners = " | ".join(rules.partners("statuses", unit))
        for what in ("disposition", "implementation"):
            counted = Counter(getattr(s, what) or "not_stated" for s in unit.statuses)
            of = len(unit.statuses)
            for value, count in sorted(counted.items()):
                low, high = wilson(count, of)
                numbers = (count, of, share(count, of), low, high)
                rows.append((unit.city, unit.plan, what, value, *numbers, partners, None))
        stated = [s for s in unit.statuses if s.disposition]
        left, of = sum(s.disposition in GOING_ON for s in stated), len(stated)
        numbers = (left, of, share(left, of), *wilson(left, of))
        rows.append((unit.city, unit.plan, "survival", "goes_on", *numbers, partners, None))
    columns = ("city", "plan", "what", "value", "items", "of", "share", "lower", "upper")
    return published(
        "status_survival",
        {"ja": "項目の存続", "en": "Survival of the items"},
        (*columns, "comparable_with", "refused"),
        rows,
        {"interval": "Wilson, 95 %"},
        (
            {
                "ja": "存続とは、評価のときに継続・拡充・見直し・縮小・廃止の検討とされたことである。完了・統合・休止・廃止は含めず、取扱いの書かれていない項目は母数に入れない。",  # noqa: E501
                "en": "An item goes on that was to be continued, expanded, reviewed, reduced or whose end was only to be considered; completed, merged, suspended and abolished items do not, and items without a disposition are left out.",  # noqa: E501
            },
        ),
    )


def lineage_sheet(rules: Rules) -> Table:
    """What items and instruments became, as the documents say it."""
    rows = [
        (u.city, u.plan, one.element, one.relation, one.target, one.source)
        for u in rules.units
        for one in u.lineages
    ]
    silent = [u.name for u in rules.units if not u.lineages]
    return published(
        "lineage",
        {"ja": "項目の系譜", "en": "Lineage of items"},
        ("city", "plan", "element", "relation", "target", "source"),
        rows,
        {"plans_that_state_none": " | ".join(silent) or None},
    )
