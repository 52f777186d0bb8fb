"""What would be lost without the intermediary, and what without the city office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make, options, paired
from kyodo_graph.report.figures.origins import of_analysis
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Key, Panel, Point, Row
from kyodo_graph.report.figures.standing import intermediaries
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import PAPER
from kyodo_graph.words import codes, indices
from kyodo_graph.words.phrases import fixed, number

EFFECTS = ("orphaned", "leaderless", "sector_pairs", "sector_pairs_connected", "fragmentation",
           "distance_fragmentation", "components")  # fmt: skip
OFFICE = "whole_office"


@dataclass(frozen=True)
class Loss:
    """An effect of taking an actor out; ``share`` is the part of what there was, in per cent."""

    before: float | None
    after: float | None
    loss: float | None
    share: float | None
    peers: int | None
    percentile: float | None
    z: float | None
    p: float | None


@dataclass(frozen=True)
class Losses:
    """Both removals, effect by effect; without a city office the second is empty."""

    city: Words
    label: Words
    elements: int
    centre: Mapping[str, Loss]
    office: Mapping[str, Loss]


@figure("removal", of="intermediary", at={"city": "loss", "intermediary": "loss"}, order=90)
def removal_figure(ja: Analysis, en: Analysis, actor: str = "") -> Figure | None:
    """The effects of taking out an intermediary (without a name: the main one), and the city
    office. None where no intermediary has a place in the network that can be taken away."""
    rows = paired(
        ja.results["removal"].records(),
        en.results["removal"].records(),
        ("scenario", "actor", "effect"),
        ("label",),
    )
    gone = [r for r in rows if r["scenario"] == "gone" and r["effect"] in EFFECTS]
    wanted = (actor,) if actor else intermediaries(ja)
    who = next((a for a in wanted if any(r["actor"] == a for r in gone)), None)
    if who is None:
        return None
    elements = next(
        int(str(r["elements"]))
        for r in ja.results["networks"].records()
        if r["network"] == "actor-element" and r["variant"] == "all"
    )
    own = [r for r in gone if r["actor"] == who]
    office = [r for r in rows if r["scenario"] == "city_office_gone" and r["effect"] in EFFECTS]
    losses = Losses(
        {"ja": ja.label, "en": en.label},
        own[0]["label"],
        elements,
        {str(r["effect"]): _loss(r, elements) for r in own},
        {str(r["effect"]): _loss(r, elements) for r in office},
    )
    source = Source(
        of_analysis(ja.city, "removal"),
        options(ja.results["removal"].options),
        ("borgatti2006", "davison1997", "strona2014"),
    )
    title = {
        "ja": f"{ja.label}:{losses.label['ja']}または市役所を除いた場合に失われるもの",
        "en": f"{en.label}: what would be lost without {losses.label['en']}, or the city office",
    }
    picture = {
        "ja": "効果を行とする点図。丸は中間支援組織、四角は市役所を除いた場合。",
        "en": "Dot plot with effects as rows; discs: without the intermediary, squares: without "
        "the city office.",
    }
    cannot = {
        "ja": "記載から除いたときに記載がどう変わるかであり、誰の行動も予測せず(センターが閉じれば"
        "他の誰かが代わるだろう)、計画の書き手である市役所は初めから多くの要素に現れる。",
        "en": "It says how what is stated changes and predicts nobody's behaviour (if a centre "
        "closed, others would step in), and the city office, as author of the plan, stands in "
        "most elements to begin with.",
    }
    name = f"{ja.city}-removal" + (f"-{actor.rpartition('/')[2]}" if actor else "")
    return make(
        name, title, _says(losses), cannot, picture, _table(ja.city, losses), source, _paint, losses
    )


def _loss(r: Mapping[str, Any], elements: int) -> Loss:
    before, loss, effect = r["before"], r["loss"], str(r["effect"])
    base: float | None = None
    if before is not None:
        base = {"orphaned": elements - before, "leaderless": elements - before}.get(effect)
        base = before if effect.startswith("sector") else base
        base = 1.0 if effect.endswith("fragmentation") else base
    share = float(f"{100 * loss / base:.10g}") if loss is not None and base else None
    return Loss(before, r["after"], loss, share, r["peers"], r["percentile"], r["z"], r["p_upper"])


def _table(city: str, losses: Losses) -> Table:
    columns = ("city", "without", "label_ja", "label_en", "effect", "effect_ja", "effect_en",
               "before", "after", "loss", "share", "peers", "percentile", "z",
               "p_upper")  # fmt: skip
    rows = [
        (city, without, *both(label), effect, *both(indices()[effect].name), x.before, x.after,
         x.loss, x.share, x.peers, x.percentile, x.z, x.p)
        for without, label, found in (("intermediary", losses.label, losses.centre),
                                      ("city office", codes()[OFFICE], losses.office))
        for effect, x in ((e, found[e]) for e in EFFECTS if e in found)
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _says(losses: Losses) -> Words:
    def lost(found: Mapping[str, Loss], effect: str) -> tuple[str, str]:
        one = found.get(effect)
        return (number(one.loss or 0), number(one.before or 0)) if one else ("–", "–")

    a, (b, of) = lost(losses.centre, "orphaned")[0], lost(losses.centre, "sector_pairs")
    ja = (
        f"{losses.city['ja']}の記載から{losses.label['ja']}を除くと、{losses.elements}の要素のうち{a}で"
        f"関わる主体がいなくなり、{of}の部門の組のうち{b}が要素を共にしなくなる"
    )
    en = (
        f"Without {losses.label['en']}, {a} of the {losses.elements} elements that "
        f"{losses.city['en']} states actors for would be left without one, and {b} of {of} pairs "
        "of sectors would share no element"
    )
    if not losses.office:
        return {"ja": ja + "。", "en": en + "."}
    c, (d, all_) = lost(losses.office, "orphaned")[0], lost(losses.office, "sector_pairs")
    return {
        "ja": f"{ja}が、市役所を除く場合は、それぞれ{c}と{all_}のうち{d}である。",
        "en": f"{en}; without the city office, {c}, and {d} of {all_}.",
    }


def _paint(losses: Losses, lang: str) -> Page:
    ja = lang == "ja"
    shown = [e for e in EFFECTS if e in losses.centre or e in losses.office]
    rows, dots, moves, peers, zs = [], [], [], [], []
    for effect in shown:
        pair = (losses.centre.get(effect), losses.office.get(effect))
        rows.append(Row(indices()[effect].name[lang]))
        dots.append(_dots(pair, effect, lang))
        moves.append("\n".join(_move(x) for x in pair))
        peers.append(_peers(pair[0], lang))
        zs.append("–" if pair[0] is None or pair[0].z is None else fixed(pair[0].z))
    least = min([0.0, *(x.share for f in (losses.centre, losses.office) for x in f.values()
                        if x.share is not None)])  # fmt: skip
    parts = (
        Panel("失われる割合(%)" if ja else "lost, % of what there was", tuple(dots),
              least - (3 if least < 0 else 0), 100, (0, 25, 50, 75, 100), weight=1.5),
        Column("前→後" if ja else "before → after", tuple(moves)),
        Panel("同程度の主体のうち、失うものがより少ない割合(%)" if ja else
              "like actors whose removal costs less, %", tuple(peers), 0, 100, (0, 50, 100)),
        Column("z", tuple(zs), align="right"),
    )  # fmt: skip
    keys = (
        Key(losses.label[lang] + ("を除く" if ja else " taken out"), "o"),
        Key(codes()[OFFICE][lang] + ("を除く" if ja else " taken out"), "s", PAPER),
    )
    notes = (
        ("要素と部門の組は、もとあったものに対する割合。分断は指標(0〜1)の変化を百倍した値で、負は"
         "残りが近くなること。同程度の主体は要素数の差が25%または1以内のもの。zは帰無モデルでの同じ除去"
         "に対するもの(中間支援組織について。–は変動しないか、役割に帰無モデルがない)。" if ja else
         "Elements and pairs of sectors: share of those that were there. Fragmentation: change of "
         "the index (0 to 1) times 100; below 0 the rest is closer. Like actors: a number of "
         "elements within 25 % or 1. z against the same removal in null networks (for the "
         "intermediary; –: no variation, or no null for roles)."),
    )  # fmt: skip
    return draw_chart(Chart(tuple(rows), parts, keys, notes, lanes=2, label_room=1.75))


def _dots(pair: tuple[Loss | None, Loss | None], effect: str, lang: str) -> Cell:
    points = []
    for x, (mark, fill) in zip(pair, (("o", "#1d2733"), ("s", PAPER)), strict=True):
        share = x.share if x else None
        label = "" if share is None else fixed(share, 0 if float(share).is_integer() else 1)
        points.append(Point(share, mark=mark, fill=fill, label=label))
    if any(p.value is not None for p in points):
        return Cell(tuple(points))
    if effect == "components":
        return Cell(word="割合にならない(右を参照)" if lang == "ja" else "no share: see beside")
    return Cell(
        word="先導者の記載がなく定義されない" if lang == "ja" else "undefined: no lead is stated"
    )


def _move(x: Loss | None) -> str:
    return "–" if x is None or x.before is None else f"{number(x.before)} → {number(x.after or 0)}"


def _peers(x: Loss | None, lang: str) -> Cell:
    if x is None or x.percentile is None:
        return Cell(word="–")
    label = f"n={x.peers}" if lang == "en" else f"{x.peers}主体"
    return Cell((Point(x.percentile, label=label), Point(None)))
