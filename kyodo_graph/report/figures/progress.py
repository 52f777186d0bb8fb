"""How far plans have come: their indicators, and the items of their status lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kyodo_graph.report.drawing.sheet import FILLS, MARKS, Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import MOST_LANES, Compared
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import draw_grid
from kyodo_graph.report.figures.indicators import PICTURE, Way, Ways, paint, table
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import Box, Cell, Chart, Grid, Key, Panel, Point, Row
from kyodo_graph.report.figures.reading import scheme
from kyodo_graph.tables import Table
from kyodo_graph.words import codes
from kyodo_graph.words.phrases import percent, several

_NONE: Words = {"ja": "記載なし", "en": "not stated"}


@figure("indicators-by-plan", of="comparison", at={"comparison": "indicators"}, order=190)
def indicators_between(found: Compared) -> Figure | None:
    """Indicators that have an actual value, plan by plan; None where no plan has one."""
    keys = ("city", "plan", "source", "unit", "kind", "baseline", "target", "latest")
    rows = [
        r
        for r in found.numbers("indicators", keys, ("indicator",))
        if r["baseline"] is not None or r["latest"] is not None
    ]
    if not rows:
        return None
    ways = tuple(
        Way(str(r["city"]), found.called(r["name"]), r["indicator"], str(r["unit"] or ""),
            (r["baseline"], None), (r["latest"], r["latest_fy"]), (r["target"], None), r["share"],
            str(r["source"] or ""))
        for r in rows
    )  # fmt: skip
    refused = found.refusals("indicators", keys, ("indicator",))
    told = tuple(
        {"ja": ja, "en": en}
        for ja, en in zip(found.told(refused, "ja"), found.told(refused, "en"), strict=True)
    )
    says = found.said(
        "indicators",
        otherwise={
            "ja": "実績値と目標の両方が印刷された指標はない。",
            "en": "No indicator has both an actual value and a target in print.",
        },
    )
    cannot = {
        "ja": "自らの目標に対する道のりであって、目標の高さも測るものも計画ごとに違うため、"
        "どの市が進んでいる"
        "かは分からない。",
        "en": "Each way is towards its own target; targets differ in ambition and indicators in "
        "what they measure, so that no city can be said to be further than another.",
    }
    title = {"ja": "指標の動き(計画ごと)", "en": "Movement of indicators, plan by plan"}
    source = Source(of_comparison("indicators"), found.options("indicators"))
    return make("indicators-by-plan", title, says, cannot, PICTURE, table(ways), source, paint,
                Ways(ways, told))  # fmt: skip


@dataclass(frozen=True)
class Fate:
    """The share of items in a state."""

    items: int
    of: int
    share: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Fates:
    """States by plans."""

    plans: tuple[str, ...]
    called: Mapping[str, Words]
    states: tuple[tuple[str, str, Words], ...]
    fates: Mapping[tuple[str, str, str], Fate]
    notes: Mapping[str, tuple[str, ...]]


@figure("statuses-by-plan", of="comparison", at={"comparison": "statuses"}, order=200)
def statuses_between(found: Compared) -> Figure | None:
    """What became of the items of status lists; None where no plan has such a list."""
    keys = ("city", "plan", "what", "value")
    rows = [r for r in found.numbers("status_survival", keys, ()) if r["what"]]
    if not rows:
        return None
    labels = {
        "disposition": scheme(found.graph, "disposition"),
        "implementation": scheme(found.graph, "status"),
    }
    states = dict.fromkeys((str(r["what"]), str(r["value"])) for r in rows)
    named = tuple((w, v, _label(labels, w, v)) for w, v in states)
    names = tuple(dict.fromkeys(r["name"] for r in rows))
    refused = found.refusals("status_survival", keys, ())
    data = Fates(
        names,
        {n: found.called(n) for n in names},
        named,
        {(r["name"], str(r["what"]), str(r["value"])): _fate(r) for r in rows},
        {
            lang: (*found.told(refused, lang), *_apart(found, found.groups(rows), lang))
            for lang in ("ja", "en")
        },
    )
    title = {"ja": "項目の存続(計画ごと)", "en": "What became of the items, plan by plan"}
    picture = {
        "ja": "状態を行とする点図。点は項目の割合、ひげは95%区間。",
        "en": "Dot plot with states as rows: share of items, with its 95 % interval.",
    }
    cannot = {
        "ja": "市自身の評価による一時点の一覧であり、項目がいつ終わったかも、"
        "完了したものの効果も分からない。",
        "en": "It is the city's own list at one time: when an item ended, and what a completed one "
        "has brought about, are not in it.",
    }
    table_ = Table(
        ("plan", "plan_ja", "plan_en", "what", "state", "state_ja", "state_en", "items", "of",
         "share", "lower", "upper"),
        tuple((n, *both(data.called[n]), w, v, *both(label), f.items, f.of, f.share, f.lower,
               f.upper)
              for n in names for w, v, label in named if (f := data.fates.get((n, w, v)))),
    )  # fmt: skip
    says = found.said(
        "status_survival",
        otherwise={
            "ja": "取扱いの書かれた項目はない。",
            "en": "No item has a disposition.",
        },
    )
    source = Source(
        of_comparison("status_survival"),
        found.options("status_survival"),
        ("wilson1927",),
    )
    return make("statuses-by-plan", title, says, cannot, picture, table_, source, _paint, data)


def _apart(found: Compared, groups: Sequence[Sequence[str]], lang: str) -> tuple[str, ...]:
    """Which plans may be compared, where not all may: their marks tell unlike states apart."""
    if len(groups) < 2:
        return ()
    sets = [several((found.called(n)[lang] for n in group), lang) for group in groups]
    if lang == "ja":
        return (f"印の区分が違うため、比べられるのは次の組の中に限る:{'/'.join(sets)}。",)
    return (f"Their marks differ: compare only within {' / '.join(sets)}.",)


def _label(labels: Mapping[str, Mapping[str, Words]], what: str, value: str) -> Words:
    if what == "survival":
        return codes()["goes_on"]
    if value == "not_stated":
        return _NONE
    # A document's own grades (A, B …) are in no scheme.
    return labels.get(what, {}).get(value, {"ja": value, "en": value})


def _fate(r: Mapping[str, Any]) -> Fate:
    return Fate(
        int(r["items"]), int(r["of"]), float(r["share"]), float(r["lower"]), float(r["upper"])
    )


def _paint(data: Fates, lang: str) -> Page:
    ja = lang == "ja"
    rows = tuple(Row(label[lang], codes()[w][lang]) for w, _, label in data.states)
    of = {n: next(f.of for (m, _, _), f in data.fates.items() if m == n) for n in data.plans}
    if len(data.plans) > MOST_LANES:
        cells = tuple(
            tuple(
                Box(percent(f.share), shade=f.share) if (f := data.fates.get((n, w, v))) else Box()
                for n in data.plans
            )
            for w, v, _ in data.states
        )
        heads = tuple(f"{data.called[n][lang]} (n={of[n]})" for n in data.plans)
        return draw_grid(Grid(heads, rows, cells, notes=data.notes[lang]))
    looks = list(zip(data.plans, MARKS, FILLS, strict=False))
    panel = Panel(
        "項目の割合(%)、ひげは95%区間" if ja else "share of items, %, with 95 % interval",
        tuple(
            Cell(tuple(_point(data.fates.get((n, w, v)), m, f) for n, m, f in looks))
            for w, v, _ in data.states
        ),
        0,
        100,
        (0, 25, 50, 75, 100),
    )
    keys = tuple(Key(f"{data.called[n][lang]} (n={of[n]})", m, f) for n, m, f in looks)
    return draw_chart(Chart(rows, (panel,), keys, data.notes[lang], lanes=len(looks)))


def _point(fate: Fate | None, mark: str, fill: str) -> Point:
    if fate is None:
        return Point(None)
    return Point(100 * fate.share, 100 * fate.lower, 100 * fate.upper, mark, fill)
