"""The findings on roles, with chart and evidence: who leads, shares a column."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.report.charts.capsules import Lane, capsules
from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.charts.colours import of_sector
from kyodo_graph.report.charts.units import LEAD, OPEN, Unit, UnitRow, unit_rows
from kyodo_graph.report.contents.plan_table import Line
from kyodo_graph.report.evidence import counted, evidence
from kyodo_graph.report.findings.joint import Joint, JointPlan
from kyodo_graph.report.findings.leads import OFFICE, LeadPlan, Leads
from kyodo_graph.report.findings.told import Told
from kyodo_graph.report.pages.finding_parts import (
    MOST_PLANS,
    Parts,
    city_rows,
    plan_rows,
    table,
    titled,
    words,
)
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece


def leads_parts(site: Site, found: Leads, told: Told) -> Parts:
    """Who leads, as printed."""
    lang = site.lang
    one = found.plans[0] if len(found.plans) == 1 else None
    rows = _columns(one, lang) if one else _plans(found, lang)
    chart = Chart(
        name="finding-leads",
        caption=words(site)["leads_one"] if one else words(site)["leads_several"],
        alt=told.title,
        draw=lambda width: unit_rows(rows, width),
        table=table(
            "finding-leads",
            ("plan", "leader", "number", "initiative", "source"),
            list(_lead_rows(found, lang)),
        ),
    )
    city = found.plans[0].row.plan.city
    legend = [
        r
        for r in site.rows("library-legends", lambda r: r["code"] == "lead")
        if r["city"] in {p.row.plan.city for p in found.plans}
    ]
    marked = [str(r[k]) for r in legend for k in ("symbol", "meaning") if r[k]]
    pointers = [str(r["source"]) for r in legend] or [
        p.by_office[0].source for p in found.plans if p.by_office
    ]
    how = (Piece(words(site)["leads_how"]),)
    if one:
        counted_rows = tuple(
            counted(site, _mark_source(line), titled(line, lang), _symbol(line))
            for line in one.by_office
        )
        where = city_rows(site, city, "library-roles")
    else:
        counted_rows, where = plan_rows(
            site,
            [
                (
                    p.name,
                    (p.by_office or p.marked)[0].source,
                    f"{len(p.by_office)} / {len(p.marked)}",
                    p.row.plan.city,
                )
                for p in found.plans
            ],
        )
    return Parts(
        "leads",
        told,
        found.number,
        chart,
        evidence(site, pointers, marked, how, counted_rows, where),
    )


def _columns(plan: LeadPlan, lang: str) -> list[UnitRow]:
    made = []
    for column, count in plan.columns:
        lines = [
            x for x in plan.marked if column.key in x.marks and x.marks[column.key].role == "lead"
        ]
        units = tuple(Unit(LEAD, of_sector(column.sector), titled(x, lang)) for x in lines)
        made.append(UnitRow(column.label[lang], units, str(count)))
    return made


def _plans(found: Leads, lang: str) -> list[UnitRow]:
    made = []
    for plan in found.plans[:MOST_PLANS]:
        own = {line.id for line in plan.by_office}
        order = [*plan.by_office, *(line for line in plan.marked if line.id not in own)]
        units = tuple(
            Unit(
                LEAD if line.id in own else OPEN,
                of_sector(OFFICE if line.id in own else "S0"),
                titled(line, lang),
            )
            for line in order
        )
        made.append(UnitRow(plan.name[lang], units, f"{len(own)} / {len(order)}"))
    return made


def _lead_rows(found: Leads, lang: str) -> Iterator[tuple[str, ...]]:
    for plan in found.plans:
        labels = {c.key: c.label[lang] for c, _ in plan.columns}
        for line in plan.marked:
            for key, mark in line.marks.items():
                if mark.role == "lead" and key in labels:
                    yield (
                        plan.name[lang],
                        labels[key],
                        line.number,
                        line.label[lang],
                        mark.parts[0].source,
                    )


def _mark_source(line: Line) -> str:
    return next(
        (p.source for m in line.marks.values() for p in m.parts if p.role == "lead"), line.source
    )


def _symbol(line: Line) -> str:
    return next((m.symbol for m in line.marks.values() if m.role == "lead"), "")


def joint_parts(site: Site, found: Joint, told: Told) -> Parts:
    """The office and an intermediary in one column."""
    lang = site.lang
    one = found.plans[0] if len(found.plans) == 1 else None
    shown = found.plans[:1] if one else found.plans[:MOST_PLANS]
    lanes = _lanes(one, found, lang) if one else [_lane(p, lang) for p in shown]
    chart = Chart(
        name="finding-joint",
        caption=words(site)["joint_caption"],
        alt=told.title,
        draw=lambda width: capsules(lanes, width),
        table=table(
            "finding-joint",
            ("plan", "column", "number", "initiative", "source"),
            [
                (
                    p.name[lang],
                    p.column.label[lang],
                    line.number,
                    line.label[lang],
                    line.marks[p.column.key].parts[0].source,
                )
                for p in found.plans
                for line in p.shared
            ],
        ),
    )
    how = (Piece(words(site)["joint_how"]),)
    first = found.plans[0]
    marked = [first.column.key, *(found.names.of(a)["ja"] for a in first.column.actors)]
    pointers = [
        line.marks[p.column.key].parts[0].source for p in found.plans for line in p.shared[:1]
    ]
    if one:
        rows = tuple(
            counted(
                site,
                line.marks[one.column.key].parts[0].source,
                titled(line, lang),
                line.marks[one.column.key].symbol,
            )
            for line in one.shared
        )
        where = city_rows(site, one.row.plan.city, "library-joint-columns")
    else:
        rows, where = plan_rows(
            site,
            [
                (
                    p.name,
                    p.shared[0].source if p.shared else "",
                    f"{len(p.shared)} / {len(p.marked)}",
                    p.row.plan.city,
                )
                for p in found.plans
            ],
        )
    return Parts(
        "joint", told, found.number, chart, evidence(site, pointers, marked, how, rows, where)
    )


def _lanes(plan: JointPlan, found: Joint, lang: str) -> list[Lane]:
    made = []
    for column in plan.row.table.columns:
        actors = found.heads(column, lang)
        marks = tuple(titled(x, lang) if column.key in x.marks else "" for x in plan.marked)
        own = column.key == plan.column.key
        colour = of_sector(OFFICE if own else column.sector)
        made.append(Lane(actors, colour, marks, own))
    return made


def _lane(plan: JointPlan, lang: str) -> Lane:
    marks = tuple(titled(x, lang) if plan.column.key in x.marks else "" for x in plan.marked)
    return Lane((plan.name[lang], ""), of_sector(OFFICE), marks, True)
