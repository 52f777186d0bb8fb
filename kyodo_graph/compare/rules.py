"""Which comparison two documents allow: the rules, in one place, with their reasons.

A comparison has needs of each document and needs of the two together. The first need that fails
is the reason why the comparison is refused; nothing refused is printed with a number. The bounds
are conventions of this package, stated in the reasons and in docs/compare.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kyodo_graph.compare.alignment import Alignment
from kyodo_graph.compare.shares import share
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.networks.matrices import actors_of

# With fewer initiatives one of them moves a rate by more than ten points.
LEAST_INITIATIVES = 10
# With fewer actors centralisation and triads hardly vary.
LEAST_ACTORS = 5
# If the document names nobody for most of its initiatives, the network shows the few it does.
LEAST_NAMED = 0.5
LEAST_FORMS = 5
LEAST_STATUSES = 10
Columns: TypeAlias = frozenset[frozenset[str]]
# Kinds of documents that say what was done; all others say what shall be.
REPORTS = frozenset({"status_report", "annual_report"})


@dataclass(frozen=True)
class Need:
    """What one document must have."""

    holds: Callable[[Unit], bool]
    reason: Text


@dataclass(frozen=True)
class PairNeed:
    """What two documents must have in common."""

    holds: Callable[[Unit, Unit, Alignment], bool]
    reason: Text
    exact_only: bool = False


@dataclass(frozen=True)
class Comparison:
    """A kind of comparison: its name, and what it needs."""

    key: str
    label: Text
    needs: tuple[Need, ...] = ()
    pair: tuple[PairNeed, ...] = ()


def reading(unit: Unit) -> str:
    """What a plan's documents are: ``plan`` (shall be done), ``report`` (was done) or ``both``.

    An evaluation is a report, in whatever document it stands.
    """
    if unit.evaluated:
        return "report"
    reports = [kind in REPORTS for kind in unit.kinds]
    if not reports:
        return "unknown"
    return "report" if all(reports) else "both" if any(reports) else "plan"


def roles_from(unit: Unit) -> str:
    """How the document gives roles: ``table`` (columns of a role table), ``text`` or ``none``."""
    roles = unit.roles_of_initiatives()
    if not roles:
        return "none"
    return "table" if sum(r.printed for r in roles) * 2 >= len(roles) else "text"


def role_marks(unit: Unit) -> frozenset[str]:
    """The roles that the marks of its role table tell apart: by its legend, else those in use."""
    used = {r.role for r in unit.roles_of_initiatives() if r.printed}
    return unit.role_marks or frozenset(used)


def role_columns(unit: Unit) -> Columns:
    """The sectors that stand together in a column of its role table, column by column."""
    columns: dict[str, set[str]] = {}
    for role in unit.roles_of_initiatives():
        if role.printed:
            columns.setdefault(role.column, set()).add(role.sector)
    return frozenset(frozenset(sectors) for sectors in columns.values())


def joint_columns(unit: Unit) -> frozenset[str]:
    """The columns of its role table that name several actors at once."""
    cells: dict[tuple[str, str], set[str]] = {}
    for role in unit.roles_of_initiatives():
        if role.printed:
            cells.setdefault((role.column, role.element), set()).add(role.actor)
    return frozenset(column for (column, _), actors in cells.items() if len(actors) > 1)


def _drawn_alike(a: Columns, b: Columns) -> bool:
    """Whether two tables share a sector, and have each that they share with the same others."""
    both = frozenset().union(*a) & frozenset().union(*b)
    return bool(both) and all({c for c in a if s in c} == {c for c in b if s in c} for s in both)


def status_marks(unit: Unit) -> frozenset[str]:
    """The states that its status list tells apart: by its legend, else those in use."""
    used = {s.implementation for s in unit.statuses if s.implementation}
    return unit.status_marks or frozenset(used)


def named_share(unit: Unit) -> float:
    """The share of initiatives for which the document names any actor."""
    named = {r.element for r in unit.roles_of_initiatives()}
    return share(len(named), len(unit.initiatives))


def _themed(unit: Unit) -> int:
    return sum(bool(e.themes) for e in unit.initiatives)


_THEMED = Need(
    lambda u: _themed(u) >= LEAST_INITIATIVES,
    {
        "ja": f"主題のある取組が{LEAST_INITIATIVES}未満で、一つの取組が割合を大きく動かす",
        "en": f"fewer than {LEAST_INITIATIVES} initiatives have a theme, and one of them moves a rate by ten points",  # noqa: E501
    },
)
_ROLE_TABLE = Need(
    lambda u: roles_from(u) == "table",
    {
        "ja": "役割の表が印刷されておらず、書かれていない役割と役割のないことが区別できない",
        "en": "no role table is printed: a role that is not written cannot be told from no role",
    },
)
_NAMED = Need(
    lambda u: named_share(u) >= LEAST_NAMED,
    {
        "ja": "主体の挙がる取組が半数に満たない",
        "en": "actors are named for fewer than half of the initiatives",
    },
)
_SIZE = Need(
    lambda u: (
        _actors(u) >= LEAST_ACTORS and u.network.number_of_nodes() - _actors(u) >= LEAST_INITIATIVES
    ),
    {
        "ja": f"ネットワークが主体{LEAST_ACTORS}または取組{LEAST_INITIATIVES}に満たず、指標がほとんど動かない",  # noqa: E501
        "en": f"the network has fewer than {LEAST_ACTORS} actors or {LEAST_INITIATIVES} initiatives, and indices hardly vary",  # noqa: E501
    },
)
_FORMS = Need(
    lambda u: sum(f != "K00" for f in u.forms) >= LEAST_FORMS,
    {
        "ja": f"形態の書かれた取組が{LEAST_FORMS}に満たない",
        "en": f"fewer than {LEAST_FORMS} initiatives state a form of collaboration",
    },
)
_FUNCTIONS = Need(
    lambda u: bool(u.functions),
    {
        "ja": "中間支援の機能を述べる箇所がない",
        "en": "no passage states a function of an intermediary",
    },
)
_ACTUALS = Need(
    lambda u: any(i.latest is not None for i in u.indicators),
    {
        "ja": "基準値より後の実績値がなく、動きが見えない",
        "en": "no value later than the baseline is printed, so that no movement can be seen",
    },
)
_STATUSES = Need(
    lambda u: len(u.statuses) >= LEAST_STATUSES,
    {
        "ja": f"{LEAST_STATUSES}項目以上の実施状況の一覧がない",
        "en": f"no status list of at least {LEAST_STATUSES} of its items is printed",
    },
)
_MARKS_LEADS = Need(
    lambda u: any(r.lead and r.printed for r in u.roles_of_initiatives()),
    {
        "ja": "役割の表が先導(◎など)を印で分けていない",
        "en": "the role table marks no lead, so that a lead cannot be told from a participant",
    },
)
_NEVER = PairNeed(
    lambda _a, _b, _c: False,
    {
        "ja": "数は市の違いより先に、文書がどれほど細かく書き分けるかで変わる",
        "en": "a count says how finely a document divides its items before it says anything else",
    },
)
_SAME_FORM_OF_ROLES = PairNeed(
    lambda a, b, _: roles_from(a) == roles_from(b),
    {
        "ja": "一方は役割の表、他方は本文から役割を取っており、密度と次数は書き方の違いを示す",
        "en": "one prints role tables, the other names actors in running text: density and degrees show that difference",  # noqa: E501
    },
)
_SAME_READING = PairNeed(
    lambda a, b, _: reading(a) == reading(b),
    {
        "ja": "一方は計画(これから行うこと)、他方は報告(行ったこと)である",
        "en": "one is a plan (what shall be done), the other a report (what was done)",
    },
)
_SAME_MARKS = PairNeed(
    lambda a, b, _: role_marks(a) == role_marks(b),
    {
        "ja": "役割の表の印が、凡例(なければ使われている印)によると同じ役割を分けていない",
        "en": "the marks of their role tables do not tell the same roles apart, by their legends or the marks in use",  # noqa: E501
    },
)
_SAME_COLUMNS = PairNeed(
    lambda a, b, _: _drawn_alike(role_columns(a), role_columns(b)),
    {
        "ja": "役割の表の欄が部門を同じように分けておらず、割合は欄の立て方の違いを示す",
        "en": "the columns of their role tables do not divide the sectors alike: shares would show how columns are drawn",  # noqa: E501
    },
)
_SAME_SUPPORT = PairNeed(
    lambda a, b, _: (
        roles_from(a) != "table"
        or roles_from(b) != "table"
        or ("support" in role_marks(a)) == ("support" in role_marks(b))
    ),
    {
        "ja": "一方の役割の表だけが支援の印を持ち、密度と次数はその違いを示す",
        "en": "only one of their role tables has a mark of support: density and degrees show that difference",  # noqa: E501
    },
)
_SAME_TABLE = PairNeed(
    lambda a, b, _: roles_from(a) != "table" or role_columns(a) == role_columns(b),
    {
        "ja": "役割の表の欄が違い、密度と次数は欄の数と立て方の違いを示す",
        "en": "their role tables have unlike columns: density and degrees show how they are drawn",
    },
)
_SAME_STATES = PairNeed(
    lambda a, b, _: status_marks(a) == status_marks(b),
    {
        "ja": "実施状況の一覧の印が、凡例(なければ使われている印)によると同じ状況を分けていない",
        "en": "the marks of their status lists do not tell the same states apart, by their legends or the marks in use",  # noqa: E501
    },
)
_EXACT_LEVELS = PairNeed(
    lambda a, b, alignment: (
        min(sum(bool(e.themes) for e in alignment.elements(*ends)) for ends in ((a, b), (b, a)))
        >= LEAST_INITIATIVES
    ),
    {
        "ja": f"呼び名まで同じ取組の段に、主題のある取組が{LEAST_INITIATIVES}に満たない(--exact)",
        "en": f"fewer than {LEAST_INITIATIVES} themed initiatives on tiers that both call by one name (--exact)",  # noqa: E501
    },
    exact_only=True,
)
_EXACT_ACTORS = PairNeed(
    lambda a, b, alignment: bool(alignment.shared_actors(a, b)),
    {
        "ja": "種別も名称も同じ主体がない(--exact)",
        "en": "no actor of the same type and name takes part in both (--exact)",
    },
    exact_only=True,
)

COMPARISONS = (
    Comparison("counts", {"ja": "数そのもの", "en": "counts as they are"}, (), (_NEVER,)),
    Comparison(
        "themes", {"ja": "主題の割合", "en": "rates of themes"}, (_THEMED,), (_EXACT_LEVELS,)
    ),
    Comparison(
        "roles",
        {"ja": "役割の割合", "en": "shares of roles"},
        (_ROLE_TABLE, _NAMED),
        (_SAME_READING, _SAME_MARKS, _SAME_COLUMNS, _EXACT_ACTORS),
    ),
    Comparison(
        "leads",
        {"ja": "先導の割合", "en": "shares of leads"},
        (_ROLE_TABLE, _NAMED, _MARKS_LEADS),
        (_SAME_READING, _SAME_MARKS, _SAME_COLUMNS, _EXACT_ACTORS),
    ),
    Comparison(
        "forms", {"ja": "協働の形態", "en": "forms of collaboration"}, (_FORMS,), (_SAME_READING,)
    ),
    Comparison("functions", {"ja": "中間支援の機能", "en": "functions"}, (_FUNCTIONS,)),
    Comparison("indicators", {"ja": "指標の動き", "en": "movement of indicators"}, (_ACTUALS,)),
    Comparison(
        "statuses",
        {"ja": "項目の存続", "en": "survival of items"},
        (_STATUSES,),
        (_SAME_STATES,),
    ),
    Comparison(
        "structure_z",
        {"ja": "構造(偶然との差)", "en": "structure, as difference from chance"},
        (_SIZE, _NAMED),
    ),
    Comparison(
        "structure",
        {"ja": "構造(値)", "en": "structure, values"},
        (_SIZE, _NAMED),
        (_SAME_FORM_OF_ROLES, _SAME_READING, _SAME_SUPPORT, _SAME_TABLE),
    ),
)
BY_KEY = {c.key: c for c in COMPARISONS}


def _actors(unit: Unit) -> int:
    return len(actors_of(unit.network))
