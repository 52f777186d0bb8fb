"""The indicators of a plan on a page: small series with all their values."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.report.charts.slope import slope
from kyodo_graph.report.charts.years import short_year
from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.indicators import Series, Value
from kyodo_graph.report.pages.matrix import Multiple, Multiples
from kyodo_graph.report.pages.site import Site
from kyodo_graph.tables import Table
from kyodo_graph.words import page as page_words
from kyodo_graph.words.phrases import MINUS


def series_block(site: Site, row: PlanRow) -> tuple[Multiples, ...]:
    """The indicators of a plan, in the order of the document; nothing where it has none."""
    if not row.series:
        return ()
    labels = [c.label[site.lang] for c in site.material.centres_of(row.plan.city) if c.own]
    return (
        Multiples(
            name=f"i-{site.places.plan_anchor(row.plan.id)}",
            multiples=tuple(_multiple(site, one, labels) for one in row.series),
            broad=any(len(one.values) > 2 for one in row.series),
            csv=_numbers(site, row.series).to_csv(spreadsheet=True),
        ),
    )


def _multiple(site: Site, series: Series, centres: Sequence[str]) -> Multiple:
    lang = site.lang
    w = page_words("plans")[lang]
    label = series.label[lang]
    values = tuple((short_year(v.year, lang), _printed(v), w[v.kind]) for v in series.values)
    comma = site.t("、", ", ")
    spoken = comma.join(f"{when} {kind} {value}" for when, value, kind in values)
    said = f"{label}{site.t('：', ': ')}{spoken}"
    own = any(name in label for name in centres)
    return Multiple(
        title=label,
        note=series.category[lang] if series.category else "",
        svg=slope(series, lang, centre=own, said=said),
        values=values if len(values) > 2 else (),
        verdict=_verdict(site, series),
        href=site.places.passage(series.values[0].source) or "",
        standing=series.standing,
    )


def _printed(value: Value) -> str:
    return value.printed or "—"


def _verdict(site: Site, series: Series) -> str:
    """Where it stands, or what is intended: in points for shares, in per cent for counts."""
    w = page_words("plans")[site.lang]
    if series.standing:
        return w[series.standing]
    start, aim = series.baseline, series.target
    if start is None or aim is None:
        return ""
    first, last = start.number or 0.0, aim.number or 0.0
    if series.unit == "%":
        points = f"{last - first:+.1f}".replace("-", MINUS)
        return site.t(f"{points}ポイント", f"{points} points")
    return f"{100 * (last - first) / first:+.0f}%".replace("-", MINUS) if first else ""


def _numbers(site: Site, series: Sequence[Series]) -> Table:
    rows = [
        (s.label[site.lang], s.category[site.lang] if s.category else None, s.unit, v.year, v.kind,
         v.number, v.printed, v.source)
        for s in series
        for v in s.values
    ]  # fmt: skip
    head = ("indicator", "category", "unit", "fy", "value_kind", "value", "printed", "source")
    return Table(head, tuple(rows))
