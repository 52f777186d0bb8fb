"""Which sectors lead and which take part in the initiatives of each plan of a city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.compare.rules import LEAST_INITIATIVES
from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.scale import lighten
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make, passages
from kyodo_graph.report.figures.parts import Cell, Chart, Key, Panel, Point, Row, Span
from kyodo_graph.report.figures.reading import (
    city_words,
    in_order,
    left_out,
    plan_of,
    plans,
    query,
    scheme,
)
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import INK, mark
from kyodo_graph.words.phrases import percent, plural, several

PARTS = (
    ("lead", "stated"),
    ("lead", "implied"),
    ("participant", "stated"),
    ("participant", "implied"),
)
"""A sector's part in an initiative: the first of these that any of its actors has."""
LOOKS = {
    PARTS[0]: (0.0, ""),
    PARTS[1]: (0.7, "xxxx"),
    PARTS[2]: (0.7, "////"),
    PARTS[3]: (1.0, "---"),
}
"""How much paler than the sector's colour, and the hatch."""
NAMED: Mapping[tuple[str, str], Words] = {
    PARTS[0]: {"ja": "先導(明示)", "en": "leads, stated"},
    PARTS[1]: {"ja": "先導(含意)", "en": "leads, implied"},
    PARTS[2]: {"ja": "先導せずに参加(明示)", "en": "takes part, stated"},
    PARTS[3]: {"ja": "先導せずに参加(含意)", "en": "takes part, implied"},
}
Counted = Mapping[tuple[str, str], tuple[int, str]]
"""By part: in how many initiatives, and the passages."""


@dataclass(frozen=True)
class PlanRoles:
    """The parts of sectors in a plan; ``of`` counts its initiatives that name any actor."""

    plan: str
    label: Words
    of: int
    sectors: Mapping[str, Counted]


@dataclass(frozen=True)
class Roles:
    """The plans of a city, the latest last, and the sectors in the order in which they stand."""

    city: Words
    plans: tuple[PlanRoles, ...]
    order: tuple[str, ...]
    labels: Mapping[str, Words]
    left_out: tuple[tuple[Words, int], ...]


@figure("roles", of="documents", at={"city": "roles"}, order=10, brief=10)
def roles_figure(graph: Graph, city: str) -> Figure | None:
    """Leads and other parts by sector; None where no initiative names an actor."""
    found = plan_roles(graph, city)
    if not found:
        return None
    long = tuple(p for p in found if p.of >= LEAST_INITIATIVES)
    shown = long or (max(found, key=lambda p: p.of),)
    labels = scheme(graph, "sector")
    order = sorted(
        {s for p in shown for s in p.sectors},
        key=lambda s: (-max(_total(p, s) / p.of for p in shown), s),
    )
    roles = Roles(
        city_words(graph, city),
        shown,
        tuple(order),
        labels,
        tuple((p.label, p.of) for p in found if p not in shown),
    )
    name = roles.city
    title = {
        "ja": f"{name['ja']}:部門ごとの先導と参加",
        "en": f"{name['en']}: which sectors lead and which take part",
    }
    picture = {
        "ja": "部門を行とする積み上げ棒。先導と参加、明示と含意を塗りと斜線で分ける。",
        "en": "Stacked bars with sectors as rows; fill and hatch tell leads from other parts, and "
        "stated from implied.",
    }
    cannot = {
        "ja": "書かれた(または主語を補った)役割の割合であり、誰が費用を負担し決定し実際に行った"
        "かは示さず、"
        "役割の書き方が違う他の計画の割合とそのまま比べることはできない。",
        "en": "These are roles as written, or as supplied where a sentence lacks its subject: who "
        "pays, decides or did the work is not in them, and shares of documents that give roles in "
        "another manner can't be set beside them.",
    }
    source = Source(
        "graph.query('roles'), graph.query('elements'), graph.query('actors')", {"city": city}
    )
    return make(f"{city}-roles", title, _says(roles), cannot, picture, _table(city, roles), source,
                _paint, roles)  # fmt: skip


def plan_roles(graph: Graph, city: str) -> list[PlanRoles]:
    """The parts of sectors in each plan of a city whose initiatives name actors, latest last."""
    initiatives = {r["iri"] for r in query(graph, "elements", city) if r["kind"] == "initiative"}
    of = {r["iri"]: str(r["sector"]) for r in query(graph, "actors", city)}
    named: dict[str, set[object]] = defaultdict(set)
    held: dict[tuple[str, str, object], dict[tuple[str, str], list[str]]] = {}
    for r in query(graph, "roles", city):
        # The section in charge (担当課) answers for an item; that is no part in it.
        if r["element_iri"] not in initiatives or r["role"] == "responsible":
            continue
        plan = plan_of(r["element_iri"])
        named[plan].add(r["element_iri"])
        if r["actor_iri"] in of:
            key = (plan, of[r["actor_iri"]], r["element_iri"])
            role = "lead" if r["role"] == "lead" else "participant"
            part = (role, "implied" if r["basis"] == "implied" else "stated")
            held.setdefault(key, {}).setdefault(part, []).append(str(r["source"]))
    counts: dict[str, dict[str, dict[tuple[str, str], list[list[str]]]]] = {}
    for (plan, sector, _), parts in held.items():
        best = next(p for p in PARTS if p in parts)
        counts.setdefault(plan, {}).setdefault(sector, {}).setdefault(best, []).append(parts[best])
    labels = plans(graph)
    found = [
        PlanRoles(plan, labels.get(plan, {"ja": plan, "en": plan}), len(named[plan]), {
            sector: {p: (len(each), passages(s for one in each for s in one))
                     for p, each in parts.items()}
            for sector, parts in counts.get(plan, {}).items()
        })
        for plan in named
    ]  # fmt: skip
    return in_order(graph, city, found)


def _total(plan: PlanRoles, sector: str, role: str = "") -> int:
    """In how many initiatives a sector has a part (of a role)."""
    held = plan.sectors.get(sector, {})
    return sum(n for (r, _), (n, _) in held.items() if role in ("", r))


def _table(city: str, roles: Roles) -> Table:
    columns = ("city", "plan", "plan_ja", "plan_en", "sector", "sector_ja", "sector_en", "role",
               "basis", "initiatives", "of", "share", "source")  # fmt: skip
    rows = [
        (city, p.plan, *both(p.label), s, *both(_label(roles, s)), role, basis, n, p.of,
         float(f"{n / p.of:.10g}"), where)
        for p in roles.plans
        for s in roles.order
        for role, basis in PARTS
        for n, where in (p.sectors.get(s, {}).get((role, basis), (0, "")),)
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _label(roles: Roles, sector: str) -> Words:
    return roles.labels.get(sector, {"ja": sector, "en": sector})


def _says(roles: Roles) -> Words:
    plan = roles.plans[-1]
    most = max(roles.order, key=lambda s: _total(plan, s))
    lead = max(roles.order, key=lambda s: _total(plan, s, "lead"))
    share, leads = percent(_total(plan, most) / plan.of), _total(plan, lead, "lead")
    implied = plan.sectors.get(lead, {}).get(PARTS[1], (0, ""))[0]
    a, b = _label(roles, most), _label(roles, lead)
    ja, en = "先導すると書かれた部門はない", "no sector is said to lead"
    if leads:
        ja = f"先導が最も多いのは{b['ja']}({leads}件、うち含意{implied}件)である"
        en = f'the one that leads most is "{b["en"]}" ({leads}, of which {implied} implied)'
    return {
        "ja": f"「{plan.label['ja']}」で主体の挙がる取組{plan.of}件のうち最も多く({share}%)に関"
        "わるのは"
        f"{a['ja']}で、{ja}。",
        "en": f'Of the initiatives of "{plan.label["en"]}" that name an actor (n = {plan.of}), the '
        f'sector with a part in most is "{a["en"]}" ({share} %), and {en}.',
    }


def _paint(roles: Roles, lang: str) -> Page:
    ja = lang == "ja"
    rows = tuple(Row(_label(roles, s)[lang]) for s in roles.order)
    panels = []
    for plan in roles.plans:
        told = (
            f"(主体の挙がる取組{plan.of}件、%)"
            if ja
            else (f" ({plural(plan.of, 'initiative')} that name an actor, %)")
        )
        cells = tuple(_bar(plan, s) for s in roles.order)
        panels.append(Panel(plan.label[lang] + told, cells, 0, 100, (0, 25, 50, 75, 100)))
    there = {p for plan in roles.plans for held in plan.sectors.values() for p in held}
    keys = tuple(
        Key(NAMED[p][lang], box=True, fill=lighten("#52606d", LOOKS[p][0]), hatch=LOOKS[p][1])
        for p in PARTS
        if p in there
    )
    return draw_chart(Chart(rows, tuple(panels), keys, _notes(roles, lang), label_room=1.8))


def _bar(plan: PlanRoles, sector: str) -> Cell:
    """The parts of a sector as a stacked bar, the number of initiatives at its end."""
    colour = mark("Actor", sector).fill
    spans, end = [], 0.0
    for part in PARTS:
        n = plan.sectors.get(sector, {}).get(part, (0, ""))[0]
        if n:
            pale, hatch = LOOKS[part]
            start, end = end, end + 100 * n / plan.of
            spans.append(Span(start, end, lighten(colour, pale), hatch, str(n), INK))
    # One part has its number inside; at the right edge there is no room for the sum.
    told = not spans or (end < 93 and (len(spans) > 1 or end < 12))
    total = Point(end, mark="None", label=str(_total(plan, sector)))
    return Cell((total,) if told else (), tuple(spans))


def _notes(roles: Roles, lang: str) -> tuple[str, ...]:
    ja, notes = lang == "ja", []
    if not any(_total(p, s, "lead") for p in roles.plans for s in roles.order):
        notes.append(
            "文書は先導する主体を記していない(先導者がいないことではない)。"
            if ja
            else "The documents state no lead (which is not the same as nobody leading)."
        )
    notes += left_out(roles.left_out, lang)
    absent = [s for s in sorted(roles.labels) if s not in roles.order]
    if absent:
        names = several((roles.labels[s][lang] for s in absent), lang)
        notes.append(
            f"取組に挙がっていない部門:{names}。"
            if ja
            else f"Sectors that no initiative names: {names}."
        )
    return tuple(notes)
