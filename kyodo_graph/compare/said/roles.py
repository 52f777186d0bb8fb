"""What may be said of sectors in role tables that may be set side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from kyodo_graph.compare.participation import KEY, in_columns, rows_of, share_of
from kyodo_graph.compare.spreads import over_readings
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.words.phrases import percent, several, things
from kyodo_graph.words.sentences import condition

GROUP = "comparison_roles"


@dataclass(frozen=True)
class Shared:
    """The share of the rows of a table that a sector's columns are marked for, over readings."""

    own: float
    least: float
    most: float
    rows: int


@dataclass(frozen=True)
class Roles:
    """Plans with like role tables, and the sectors of their columns.

    ``shares`` has, by sector and plan, the share of the table's rows that its columns are marked
    for.
    """

    plans: tuple[str, ...]
    shares: Mapping[str, Mapping[str, Shared]]

    def fields(self, lang: str) -> dict[str, str]:
        """The places of the sentences."""
        joint = ";" if lang == "ja" else "; "
        told = (
            f"{sector}{':' if lang == 'ja' else ': '}"
            + several((f"{plan} {_share(x, lang)}" for plan, x in by_plan.items()), lang, 12)
            for sector, by_plan in self.shares.items()
        )
        return {
            "plans": things(len(self.plans), "plan", lang),
            "shares": joint.join(told),
        }


def _share(share: Shared, lang: str) -> str:
    gap, to = ("", "〜") if lang == "ja" else (" ", " to ")
    own, least, most = map(percent, (share.own, share.least, share.most))
    spread = "" if least == most else f"{'、' if lang == 'ja' else ', '}{least}{to}{most}"
    of = f"{share.rows}行" if lang == "ja" else f"of {share.rows} rows"
    return f"{own}{gap}%{gap}({of}{spread})"


def roles_of(rules: Rules, names: Mapping[str, str], labels: Mapping[str, str]) -> Roles:
    """The facts on the largest set of plans whose role tables are alike."""
    units = rules.together(KEY)
    shares: dict[str, dict[str, Shared]] = {}
    for sector, label in labels.items():
        for unit in units if len(units) > 1 else ():
            if sector in in_columns(unit):
                own = share_of(rules, unit, sector)
                read = over_readings(rules, unit, partial(share_of, sector=sector))
                shares.setdefault(label, {})[names[unit.name]] = Shared(
                    own, *read, len(rows_of(unit))
                )
    both = {s: by_plan for s, by_plan in shares.items() if len(by_plan) > 1}
    return Roles(tuple(names[u.name] for u in units), both)


@condition(GROUP)
def role_tables_are_alike(found: Roles) -> bool:
    """Whether two plans print role tables of like marks and columns."""
    return bool(found.shares)
