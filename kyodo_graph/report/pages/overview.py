"""Where and when: the map and the timeline of plans beside the findings of the first page."""

from __future__ import annotations

from collections.abc import Iterator

from kyodo_graph.report.charts.chart import Chart
from kyodo_graph.report.charts.generations import Generations, Span, generations
from kyodo_graph.report.charts.japan import Spot, japan
from kyodo_graph.report.contents.names import plans_read, short_city_name
from kyodo_graph.report.facts import City, Plan
from kyodo_graph.report.findings.told import called
from kyodo_graph.report.pages.finding_parts import table, words
from kyodo_graph.report.pages.site import Site
from kyodo_graph.words.phrases import several

BESIDE, MOST = 420, 12
"""Pixels beside the text; cities that the timeline has room for."""
_EARLIER = ("predecessor", "revises")
_REPORT = "annual_report"


def map_of(site: Site) -> Chart | None:
    """The cities on a map; none where there is one city, or none of them has a place."""
    lang = site.lang
    placed = [(c, c.place) for c in site.facts.cities if c.place]
    if len(site.facts.cities) < 2 or not placed:
        return None
    spots = [
        Spot(short_city_name(c)[lang], site.places.pages[c.key], *place) for c, place in placed
    ]
    names = several([c.label[lang] for c, _ in placed], lang, 12)
    return Chart(
        name="map",
        caption="",
        alt=words(site)["map"].format(cities=names),
        draw=lambda width: japan(spots, width),
        table=table(
            "map",
            ("city", "latitude", "longitude"),
            [(c.label[lang], *place) for c, place in placed],
        ),
        room=BESIDE,
    )


def times_of(site: Site) -> tuple[Chart | None, str]:
    """The generations of plans, and what its marks mean; none where no year is known."""
    shown = [_row(site, city) for city in site.facts.cities]
    if len(shown) > MOST or not any(row.spans for row in shown):
        return None, ""
    spans = [(row, s) for row in shown for s in row.spans]
    chart = Chart(
        name="generations",
        caption="",
        alt="; ".join(f"{row.label}: {s.title}" for row, s in spans),
        draw=lambda width: generations(shown, width),
        table=table(
            "generations",
            ("city", "plan", "start_fy", "end_fy", "standing"),
            [(row.label, s.title, s.first, s.last, s.kind) for row, s in spans],
        ),
        room=BESIDE,
    )
    return chart, _note(site, shown)


def _note(site: Site, shown: list[Generations]) -> str:
    """Only what is drawn is explained; a plan that cannot be placed is named."""
    kinds = {s.kind for row in shown for s in row.spans}
    kinds |= {"report"} if any(row.reports for row in shown) else set()
    told = [
        words(site)[f"times_{k}"]
        for k in ("read", "named", "open", "unstated", "report")
        if k in kinds
    ]
    names = called(site.facts)
    placed = {s.title for row in shown for s in row.spans}
    lost = [
        names[p.id][site.lang]
        for c in site.facts.cities
        for p in plans_read(site.facts, c.key)
        if p.label[site.lang] not in placed
    ]
    if lost:
        told.append(words(site)["times_lost"].format(plans=several(lost, site.lang, 3)))
    return site.t("", " ").join(told)


def _row(site: Site, city: City) -> Generations:
    read = plans_read(site.facts, city.key)
    earlier = [p for p in _chain(site, city, read) if p not in read]
    spans = [s for p in read if (s := _span(site, p, True))]
    spans += [s for p in earlier if (s := _span(site, p, False))]
    return Generations(
        short_city_name(city)[site.lang],
        site.places.pages[city.key],
        tuple(sorted(spans, key=lambda s: (s.first, s.last))),
        tuple(sorted(set(_reports(site, city)))),
    )


def _chain(site: Site, city: City, read: tuple[Plan, ...]) -> list[Plan]:
    """The plans that went before those that were read, as far as documents say."""
    lang = site.lang
    by_name = {p.label[lang]: p for p in site.facts.plans if p.city == city.key}
    links = site.rows(
        "library-plan-links", lambda r: r["city"] == city.key and r["relation"] in _EARLIER
    )
    found, waiting = [*read], [*read]
    while waiting:
        name = waiting.pop().label[lang]
        for row in links:
            other = by_name.get(str(row["other_plan"]))
            if str(row["plan"]) == name and other and other not in found:
                found.append(other)
                waiting.append(other)
    return found


def _span(site: Site, plan: Plan, read: bool) -> Span | None:
    name, short = plan.label[site.lang], _short(site, plan)
    if plan.start_fy is not None and plan.end_fy is not None:
        return Span(plan.start_fy, plan.end_fy, "read" if read else "named", short, name, read)
    if plan.start_fy is not None:
        return Span(plan.start_fy, plan.start_fy, "open", short, name, read)
    values = [v for r in site.material.rows if r.plan.id == plan.id for s in r.series
              for v in s.values]  # fmt: skip
    starts = [v.year for v in values if v.kind == "baseline"]
    ends = [v.year for v in values if v.kind == "target"]
    if read and starts and ends:
        return Span(min(starts), max(ends), "unstated", short, name, read)
    return None


def _short(site: Site, plan: Plan) -> str:
    if plan.generation is None:
        return words(site)["times_plan"]
    draft = words(site)["times_draft"] if plan.status == "draft" else ""
    en = {1: "1st", 2: "2nd", 3: "3rd"}.get(plan.generation, f"{plan.generation}th")
    return site.t(f"{plan.generation}次{draft}", f"{en}{draft}")


def _reports(site: Site, city: City) -> Iterator[int]:
    """The last year of which a report on results tells."""
    covered = {p for d in site.facts.documents_of(city.key) if d.kind == _REPORT for p in d.covers}
    for row in site.material.rows:
        years = [v.year for s in row.series for v in s.values if v.kind == "actual"]
        if row.plan.id in covered and years:
            yield max(years)
