"""How far indicators have come from their baseline to their target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make, passages
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Key, Panel, Point, Row
from kyodo_graph.report.figures.reading import city_words, plan_of, plans, query_in, scheme
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import PAPER
from kyodo_graph.words.phrases import percent, plural

FARTHEST = (-150.0, 250.0)
"""What is drawn of the way, in per cent; beyond, a triangle stands at the edge."""
Dated = tuple[float | None, int | None]
"""A value with its fiscal year."""


@dataclass(frozen=True)
class Way:
    """An indicator: where it started, where it is, where it shall be, each with its year.

    ``share`` is how far it has come: 0 the baseline, 1 the target.
    """

    city: str
    group: Words
    label: Words
    unit: str
    baseline: Dated
    latest: Dated
    target: Dated
    share: float | None
    source: str


@dataclass(frozen=True)
class Ways:
    """Indicators to be drawn, with what has to be said below them."""

    ways: tuple[Way, ...]
    notes: tuple[Words, ...] = ()


@figure("indicators", of="documents", at={"city": "indicators"}, order=40, brief=70)
def indicators_figure(graph: Graph, city: str) -> Figure | None:
    """The indicators of a city; None where its documents have none with a value."""
    ways = tuple(
        w
        for w in _read(graph, city)
        if any(v is not None for v, _ in (w.baseline, w.latest, w.target))
    )
    if not ways:
        return None
    name = city_words(graph, city)
    title = {
        "ja": f"{name['ja']}:指標の基準値・実績値・目標値",
        "en": f"{name['en']}: indicators from baseline to target",
    }
    cannot = {
        "ja": "目標の高さも測るものも指標ごとに違い、動きが計画の効果かどうかも、"
        "調査による値の誤差も、"
        "文書からは分からない。",
        "en": "Targets differ in ambition and indicators in what they measure; whether a movement "
        "is the plan's doing, and the sampling error of surveys, the documents do not say.",
    }
    source = Source("graph.query('indicator_progress')", {"city": city})
    return make(f"{city}-indicators", title, says(name, ways), cannot, PICTURE, table(ways),
                source, paint, Ways(ways))  # fmt: skip


PICTURE: Words = {
    "ja": "指標を行とする図。横軸は基準値から目標値までの道のりで、黒丸が最新の実績値。",
    "en": "Rows of indicators; across, the way from baseline to target; the disc is the latest "
    "actual value.",
}


def _read(graph: Graph, city: str) -> list[Way]:
    rows = query_in(graph, "indicator_progress", city, ("indicator",))
    kinds, named = scheme(graph, "indicator-kind"), plans(graph)
    several = len({plan_of(r["iri"]) for r in rows}) > 1
    return [_way(r, kinds, named if several else {}) for r in rows]


def _way(r: dict[str, Any], kinds: dict[str, Words], named: dict[str, Words]) -> Way:
    kind = kinds.get(str(r["kind"]), {"ja": "", "en": ""})
    plan = named.get(plan_of(r["iri"]))
    group = kind if plan is None else {k: f"{plan[k]} – {kind[k]}" for k in kind}
    return Way(
        str(r["city"]), group, r["indicator"], str(r["unit"] or ""),
        (r["baseline"], r["baseline_fy"]), (r["latest"], r["latest_fy"]),
        (r["target"], r["target_fy"]), r["share"], passages((r["source"], r["values_source"])),
    )  # fmt: skip


def table(ways: Sequence[Way]) -> Table:
    """The numbers that are drawn."""
    columns = ("city", "indicator_ja", "indicator_en", "unit", "baseline", "baseline_fy", "latest",
               "latest_fy", "target", "target_fy", "share", "source")  # fmt: skip
    rows = [
        (w.city, *both(w.label), w.unit, *w.baseline, *w.latest, *w.target, w.share, w.source)
        for w in ways
    ]
    return Table(columns, tuple(rows))


def says(name: Words, ways: Sequence[Way]) -> Words:
    """What the figure says, in a sentence."""
    n = len(ways)
    moved = [w for w in ways if w.share is not None]
    if not moved:
        return {
            "ja": f"{name['ja']}の{n}の指標には実績値の記載がなく、どこまで進んだかは"
            "まだ分からない。",
            "en": f"For the {plural(n, 'indicator')} of {name['en']} no actual value is stated, so "
            "that nothing can be said of progress yet.",
        }
    there = sum(w.share >= 1 for w in moved if w.share is not None)
    back = sum(w.share < 0 for w in moved if w.share is not None)
    best = max(moved, key=lambda w: w.share or 0)
    return {
        "ja": f"{name['ja']}の{n}の指標のうち実績値のある{len(moved)}では、"
        f"目標に達したものが{there}、"
        f"基準値を目標と逆に離れたものが{back}で、最も進んだのは「{best.label['ja']}」"
        f"(道のりの{percent(best.share or 0)}%)である。",
        "en": f"Of the {plural(n, 'indicator')} of {name['en']}, {len(moved)} have an actual "
        f"value: {there} reached the target, {back} went the other way, and furthest came "
        f'"{best.label["en"]}" ({percent(best.share or 0)} % of the way).',
    }


def paint(data: Ways, lang: str) -> Page:
    """Draw indicators, each on its own way from baseline to target."""
    ja = lang == "ja"
    shares = [100 * w.share for w in data.ways if w.share is not None]
    low = max(FARTHEST[0], min([-12.0, *(s - 12 for s in shares)]))
    high = min(FARTHEST[1], max([112.0, *(s + 12 for s in shares)]))
    steps = [v for v in range(-200, 401, 50 if high - low < 280 else 100) if low <= v <= high]
    named = {0: "基準値" if ja else "baseline", 100: "目標値" if ja else "target"}
    names = tuple(named.get(v, "") for v in steps)
    panel = Panel(
        "基準値から目標値までの道のり" if ja else "way from baseline to target",
        tuple(_cell(w) for w in data.ways),
        low,
        high,
        tuple(float(v) for v in steps),
        names,
        marks=((0.0, ""), (100.0, "")),
    )
    told = tuple(
        f"{_dated(w.baseline)} → {_dated(w.latest)} → {_dated(w.target)} {w.unit}".strip()
        for w in data.ways
    )
    come = tuple("–" if w.share is None else f"{percent(w.share)}%" for w in data.ways)
    head = "基準→実績→目標(年度)、–は記載なし" if ja else "baseline → actual → target (FY); –: "
    "not stated"
    rows = tuple(Row(w.label[lang], w.group[lang]) for w in data.ways)
    keys = (
        Key("基準値" if ja else "baseline", "o", PAPER),
        Key("最新の実績値" if ja else "latest actual value", "o"),
        Key("目標値" if ja else "target", "D", PAPER),
        Key("実績値の記載なし" if ja else "no actual value is stated", line=(1.5, 2.0)),
    )
    notes = tuple(words[lang] for words in data.notes)
    if any(abs(100 * w.share) >= FARTHEST[1] for w in data.ways if w.share is not None):
        notes += (
            "図の端の三角は、さらに先にあることを示す。"
            if ja
            else "A triangle at the edge: it lies further out.",
        )
    parts = (panel, Column("道のり" if ja else "way", come, "right"), Column(head, told, room=2.1))
    return draw_chart(Chart(rows, parts, keys, notes, label_room=2.4, most_lines=4))


def _cell(w: Way) -> Cell:
    base = Point(0.0, fill=PAPER) if w.baseline[0] is not None else None
    aim = Point(100.0, mark="D", fill=PAPER, size=5.0) if w.target[0] is not None else None
    if w.share is not None and base and aim:
        far = 100 * w.share
        sign = ">" if far > FARTHEST[1] else "<" if far < FARTHEST[0] else "o"
        now = Point(far, mark=sign, size=6.0)
        # Joined from the baseline to where it stands now; the target is a mark of its own.
        return Cell((base, now), joined="solid", after=(aim,))
    points = tuple(p for p in (base, aim) if p)
    return Cell(points, joined="dots" if len(points) > 1 else "")


def _dated(value: Dated) -> str:
    number, year = value
    if number is None:
        return "–"
    return f"{number:,g}".replace("-", "−") + (f" ({year})" if year else "")
