"""The intermediary's place among the actors of its city, index by index."""

from __future__ import annotations

from collections.abc import Mapping

from kyodo_graph.analysis.report import Analysis
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, defined_by, make, options
from kyodo_graph.report.figures.origins import of_analysis
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Key, Panel, Point, Row, Span
from kyodo_graph.report.figures.standing import Place, Stand, read_place
from kyodo_graph.report.figures.words import index_name
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import PAPER
from kyodo_graph.words import indices, networks
from kyodo_graph.words.phrases import fixed, plural

SURE = 1.959963984540054
"""Beyond this a z has p < .05 in a normal distribution."""


@figure("place", of="intermediary", at={"city": "intermediary", "intermediary": "place"}, order=70)
def place_figure(ja: Analysis, en: Analysis, actor: str = "") -> Figure | None:
    """The rank of an intermediary (without a name: of the main one) on each index.

    None where no intermediary has a place in the network.
    """
    place = read_place(ja, en, actor)
    if place is None or not place.stands:
        return None
    result = ja.results["intermediary"]
    name = f"{ja.city}-place" + (f"-{actor.rpartition('/')[2]}" if actor else "")
    source = Source(
        of_analysis(ja.city, "intermediary", "actors"),
        options(result.options),
        defined_by((s.index for s in place.stands), "efron1993", "schoch2016", "strona2014"),
    )  # fmt: skip
    title = {
        "ja": f"{place.city['ja']}:{place.label['ja']}の位置(指標ごと)",
        "en": f"{place.city['en']}: the place of {place.label['en']}, index by index",
    }
    picture = {
        "ja": "指標を行とする点図。横軸は、より中心でない他の主体の割合。ひげは95%区間。"
        "右に偶然と比べたz。",
        "en": "Dot plot with indices as rows; across, the share of other actors in a less central "
        "place; whiskers are 95 % intervals; beside it z against chance.",
    }
    return make(name, title, _says(place), _cannot_say(place), picture, _table(ja.city, place),
                source, _paint, place)  # fmt: skip


def _table(city: str, place: Place) -> Table:
    columns = ("city", "label_ja", "label_en", "index", "index_ja", "index_en", "network", "value",
               "lower", "upper", "rank", "tied", "of", "percentile", "percentile_lower",
               "percentile_upper", "z", "p", "best_rank", "worst_rank")  # fmt: skip
    rows = [
        (city, *both(place.label), s.index, *both(indices()[s.index].name), s.network, s.value,
         s.lower, s.upper, s.rank, s.tied, s.of, s.percentile, _round(s.low), _round(s.high),
         s.z, s.p, place.best, place.worst)
        for s in place.stands
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _round(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")


def _says(place: Place) -> Words:
    first = sum(s.percentile >= 75 for s in place.stands)
    tested = [s.p for s in place.stands if s.p is not None and s.z is not None]
    sure = sum(p < 0.05 for p in tested)
    best, worst = min(s.rank for s in place.stands), max(s.rank for s in place.stands)
    n, (ja, en) = len(place.stands), (f"{place.city[k]}" for k in ("ja", "en"))
    chance = {
        "ja": f"、要素の数だけで説明できる以上かを調べた{len(tested)}の指標のうちp<.05となるの"
        f"は{sure}である。",
        "en": f"; of the {len(tested)} that can be set against chance, {sure} differ from what "
        "its number of elements explains (p < .05).",
    }
    if not tested:
        chance = {
            "ja": "、偶然と比べられる指標はない。",
            "en": "; none can be set against chance.",
        }
    return {
        "ja": f"{ja}の{place.label['ja']}は{n}の指標のうち{first}で上位四分の一に入り、順位は"
        f"{best}位から"
        f"{worst}位にわたり{chance['ja']}",
        "en": f"In {en}, {place.label['en']} is in the upper quarter of actors on {first} of {n} "
        f"indices, with ranks from {best} to {worst}{chance['en']}",
    }


def _cannot_say(place: Place) -> Words:
    ja = en = ""
    if place.best is not None and place.worst is not None and place.worst > place.best:
        ja = (f"順位区間が{place.best}位から{place.worst}位なので「中心的」かどうかは指標の選び方に"
              "より、")  # fmt: skip
        en = (f"its rank interval runs from {place.best} to {place.worst}, so that \"central\" "
              "hangs on the index; ")  # fmt: skip
    return {
        "ja": f"見ているのは文書に書かれた関わりで行動ではなく、{ja}"
        "多くの指標を同時に見ているため一つのpだけでは結論にならない。",
        "en": f"This is what documents state, not what people do; {en}many indices are read at "
        "once, and no single p carries a conclusion.",
    }


_WHY: Mapping[str, Words] = {
    "kept": {"ja": "帰無モデルが固定", "en": "kept by the null"},
    "roles": {"ja": "役割に帰無モデルなし", "en": "no null for roles"},
    "weights": {"ja": "重みに帰無モデルなし", "en": "no null for weights"},
    "ties": {"ja": "検定は仲介の表", "en": "see brokerage table"},
    "flat": {"ja": "帰無モデルで変動しない", "en": "no variation under the null"},
    "none": {"ja": "検定なし", "en": "not tested"},
}


def _paint(place: Place, lang: str) -> Page:
    ja = lang == "ja"
    rows, dots, ranks, zs = [], [], [], []
    if place.best is not None and place.worst is not None and place.actors > 1:
        ends = [100 * (place.actors - r) / (place.actors - 1) for r in (place.worst, place.best)]
        rows.append(Row("通常の中心性の順位区間" if ja else "usual centralities (rank interval)",
                        networks()["actor-element"][lang]))  # fmt: skip
        wide = max(ends[1], ends[0] + 1.2)
        dots.append(Cell(spans=(Span(min(ends[0], 98.8), wide, "#dfe4e9"),)))
        ranks.append(f"{place.best}–{place.worst} / {place.actors}")
        zs.append(Cell())
    for s in place.stands:
        rows.append(Row(index_name(s.index, lang) + (" †" if s.biased else ""),
                        networks()[s.network][lang]))  # fmt: skip
        if s.index == "leads" and not s.value and s.tied == s.of - 1:
            dots.append(Cell(word="先導者の記載なし" if ja else "no lead is stated"))
        else:
            dots.append(Cell((Point(s.percentile, s.low, s.high),)))
        tied = (f"(同{s.tied})" if ja else f" ({s.tied} tied)") if s.tied else ""
        ranks.append(f"{s.rank} / {s.of}{tied}")
        zs.append(Cell((_z(s),)) if s.z is not None else Cell(word=_WHY[s.why or "none"][lang]))
    far = max([3.0, *(abs(s.z) * 1.15 for s in place.stands if s.z is not None)])
    far = min(far, 8.0)
    parts = (
        Panel("より中心でない他の主体の割合(%)" if ja else
              "Share of other actors in a less central place, %",
              tuple(dots), 0, 100, (0, 25, 50, 75, 100), weight=1.25),
        Column("順位/主体数" if ja else "rank / actors", tuple(ranks)),
        Panel("偶然と比べたz(右にp)" if ja else "z against chance (p beside it)", tuple(zs),
              -far, far, tuple(v for v in (-6, -4, -2, 0, 2, 4, 6) if abs(v) <= far),
              band=(-SURE, SURE)),
    )  # fmt: skip
    return draw_chart(Chart(tuple(rows), parts, _keys(lang), _notes(place, lang)))


def _z(s: Stand) -> Point:
    assert s.z is not None
    sure = s.p is not None and s.p < 0.05
    label = "" if s.p is None else fixed(s.p).replace("0.", ".", 1) if s.p >= 0.005 else "<.005"
    return Point(s.z, mark="D", fill=PAPER if not sure else "#1d2733", label=label, size=4.5)


def _keys(lang: str) -> tuple[Key, ...]:
    ja = lang == "ja"
    return (
        Key("値の位置と95%区間(他の主体の値はそのまま)" if ja else
            "place of its value, with the 95 % interval (other actors as they stand)",
            "o", line=()),
        Key("z、p≥.05" if ja else "z, p ≥ .05", "D", PAPER),
        Key("z、p<.05" if ja else "z, p < .05", "D"),
        Key("±1.96", box=True, fill="#eef1f4", edge="none"),
    )  # fmt: skip


def _notes(place: Place, lang: str) -> tuple[str, ...]:
    ja = lang == "ja"
    notes = []
    if any(s.biased for s in place.stands):
        notes.append("† 再抽出に偏りがあり値が区間の外にあるため、区間は描かない。" if ja else
                     "† Resampling is biased here (the value lies outside its interval): no "
                     "interval is drawn.")  # fmt: skip
    if place.others:
        more = plural(place.others, "more intermediary stands", "more intermediaries stand")
        notes.append(f"ほかに{place.others}の中間支援の主体がある(分析の表を参照)。" if ja else
                     f"{more} in the tables of the analysis.")  # fmt: skip
    return tuple(notes)
