"""The findings on functions, indicators and assessed items, with chart and evidence."""

from __future__ import annotations

from kyodo_graph.compare.answers import GOING_ON
from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.charts.colours import ACCENT, INK, SOFT
from kyodo_graph.report.charts.dots import Dot, Dots, dot_matrix
from kyodo_graph.report.charts.progress import Strip, Way, strips, ways
from kyodo_graph.report.charts.units import FULL, OPEN, Unit, UnitRow, unit_rows
from kyodo_graph.report.contents.indicators import Series, Value
from kyodo_graph.report.contents.names import short_city_name
from kyodo_graph.report.evidence import counted, evidence
from kyodo_graph.report.findings.centre_functions import Functions
from kyodo_graph.report.findings.fates import FatePlan, Fates
from kyodo_graph.report.findings.targets import TargetPlan, Targets
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


def functions_parts(site: Site, found: Functions, told: Told) -> Parts:
    """What centres are said to do."""
    lang = site.lang
    widest = {f.code for f in found.widest}
    shown = found.cities[:MOST_PLANS]
    standings = {
        "stated": words(site)["stated"],
        "implied": words(site)["implied"],
        "differs": words(site)["differs"],
    }
    cells = {
        (n, k): Dot(kind, f"{city.name[lang]} {f.label[lang]}: {standings[kind]}")
        for n, city in enumerate(shown)
        for k, f in enumerate(found.functions)
        if (kind := city.standing(f.code))
    }
    given = Dots(
        tuple(c.name[lang] for c in shown),
        tuple(short_city_name(site.facts.city(c.city))[lang] for c in shown),
        tuple(f.label[lang] for f in found.functions),
        cells,
        frozenset(k for k, f in enumerate(found.functions) if f.code in widest),
    )
    chart = Chart(
        name="finding-functions",
        caption=words(site)["functions_caption"],
        alt=told.title,
        draw=lambda width: dot_matrix(given, width, upright=lang == "ja"),
        table=table(
            "finding-functions",
            ("city", "code", "function", "standing", "source"),
            [
                (
                    c.name[lang],
                    f.code,
                    f.label[lang],
                    c.standing(f.code) or None,
                    " | ".join(c.sources(f.code)),
                )
                for c in found.cities
                for f in found.functions
            ],
        ),
    )
    rows, pointers = [], []
    for f in found.widest:
        for city in found.cities:
            sources = city.sources(f.code)
            if city.standing(f.code) in ("stated", "implied") and sources:
                rows.append(
                    counted(
                        site,
                        sources[0],
                        f"{city.name[lang]} {f.label[lang]}",
                        standings[city.standing(f.code)],
                    )
                )
                pointers.append(sources[0])
    how = (Piece(words(site)["functions_how"]),)
    marked = [c.label[k] for city in found.cities for c in city.centres for k in ("ja", lang)]
    where = (
        city_rows(site, found.cities[0].city, "library-intermediary-functions")
        if len(found.cities) == 1
        else "comparison.html"
    )
    return Parts(
        "functions", told, found.number, chart, evidence(site, pointers, marked, how, rows, where)
    )


def targets_parts(site: Site, found: Targets, told: Told) -> Parts:
    """Indicators and their targets."""
    lang = site.lang
    axis = words(site)["baseline"], words(site)["target"]
    one = found.plans[0] if len(found.plans) == 1 else None
    chart = Chart(
        name="finding-targets",
        caption=words(site)["targets_one"] if one else words(site)["targets_several"],
        alt=told.title,
        draw=(lambda width: ways(_ways(one, lang), width, axis))
        if one
        else (
            lambda width: strips([_strip(p, lang) for p in found.plans[:MOST_PLANS]], width, axis)
        ),
        table=table(
            "finding-targets",
            ("plan", "indicator", "unit", "fy", "kind", "value", "source"),
            [
                (p.name[lang], s.label[lang], s.unit, v.year, v.kind, v.number, v.source)
                for p in found.plans
                for s in p.judged
                for v in s.values
            ],
        ),
    )
    series = [s for p in found.plans for s in p.judged]
    rows = [counted(site, _latest(s).source, s.label[lang], _told(s)) for s in series]
    shown = [s for s in series if s.standing in ("reached", "worse")] or series
    pointers = [_latest(s).source for s in shown]
    marked = [w for s in shown for w in (s.label["ja"], s.label[lang], _latest(s).printed) if w]
    how = (Piece(words(site)["targets_how"]),)
    where = (
        city_rows(site, one.row.plan.city, "library-indicator-progress")
        if one
        else "comparison.html"
    )
    return Parts(
        "targets", told, found.number, chart, evidence(site, pointers, marked, how, rows, where)
    )


def _latest(series: Series) -> Value:
    if series.latest is None:
        raise ValueError(f"{series.id} has no result")
    return series.latest


def _ways(plan: TargetPlan, lang: str) -> list[Way]:
    return [Way(s.label[lang], _shares(s), _told(s), s.standing) for s in plan.judged]


def _shares(series: Series) -> tuple[float, ...]:
    return tuple(share for v in series.actuals if (share := series.share(v)) is not None)


def _told(series: Series) -> str:
    """The first, the last and the intended value, as numbers."""
    ends = [series.baseline, series.latest, series.target]
    start, now, end = (f"{v.number:g}" if v and v.number is not None else "" for v in ends)
    return f"{start} → {now} / {end}"


def _strip(plan: TargetPlan, lang: str) -> Strip:
    reached = sum(s.standing == "reached" for s in plan.judged)
    return Strip(plan.name[lang], tuple(_ways(plan, lang)), f"{reached} / {len(plan.judged)}")


def fates_parts(site: Site, found: Fates, told: Told) -> Parts:
    """What became of items."""
    lang = site.lang
    one = found.plans[0] if len(found.plans) == 1 else None
    rows = _fate_rows(one, found, lang) if one else _fate_plans(found, lang)
    chart = Chart(
        name="finding-fates",
        caption=words(site)["fates_caption"],
        alt=told.title,
        draw=lambda width: unit_rows(rows, width),
        table=table(
            "finding-fates",
            ("plan", "disposition", "number", "item", "symbol", "source"),
            [
                (
                    p.name[lang],
                    key,
                    x.number,
                    x.label[lang],
                    x.status.symbol if x.status else None,
                    x.status.source if x.status else None,
                )
                for p in found.plans
                for key, own in p.fates.items()
                for x in own
            ],
        ),
    )
    going = [
        (x, x.status)
        for p in found.plans
        for key, own in p.fates.items()
        if key in GOING_ON
        for x in own
        if x.status
    ]
    how = (Piece(words(site)["fates_how"]),)
    if one:
        counted_rows = tuple(counted(site, s.source, titled(x, lang), s.symbol) for x, s in going)
        where = city_rows(site, one.row.plan.city, "library-fate-of-items")
    else:
        counted_rows, where = plan_rows(
            site,
            [
                (
                    p.name,
                    next(iter(p.fates.values()))[0].source,
                    f"{sum(map(len, p.fates.values()))}",
                    p.row.plan.city,
                )
                for p in found.plans
            ],
        )
    return Parts(
        "fates",
        told,
        found.number,
        chart,
        evidence(
            site,
            [s.source for _, s in going[:2]],
            [x.label[tongue] for x, _ in going[:2] for tongue in ("ja", lang)],
            how,
            counted_rows,
            where,
        ),
    )


def _fate_rows(plan: FatePlan, found: Fates, lang: str) -> list[UnitRow]:
    made = []
    for key, lines in plan.fates.items():
        colour = INK if key in GOING_ON else ACCENT if key == "abolished" else SOFT
        kind = FULL if key in GOING_ON else OPEN
        units = tuple(Unit(kind, colour, titled(x, lang)) for x in lines)
        label = found.names.concept("disposition", key)[lang]
        made.append(UnitRow(label, units, str(len(lines))))
    return made


def _fate_plans(found: Fates, lang: str) -> list[UnitRow]:
    made = []
    for plan in found.plans[:MOST_PLANS]:
        flat = [(key in GOING_ON, x) for key, lines in plan.fates.items() for x in lines]
        units = tuple(
            Unit(FULL if on else OPEN, INK if on else SOFT, titled(x, lang)) for on, x in flat
        )
        made.append(UnitRow(plan.name[lang], units, f"{sum(on for on, _ in flat)} / {len(flat)}"))
    return made
