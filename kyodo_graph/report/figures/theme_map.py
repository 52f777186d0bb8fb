"""The map of the plans by their themes, where there is something to map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.sheet import WIDTH, Page
from kyodo_graph.report.drawing.text import LEAST, fit
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.labels import place_labels
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import LINE, MUTED
from kyodo_graph.words.phrases import percent

_DOWN = 4.2


@dataclass(frozen=True)
class Places:
    """Where plans lie on the map, and the share of their distances that it shows."""

    called: Mapping[str, Words]
    points: Mapping[str, tuple[float, float]]
    shown: float


@figure("theme-map", of="comparison", at={"comparison": "themes"}, order=135)
def theme_map_figure(found: Compared) -> Figure | None:
    """Plans by the mix of their themes; None where the comparison draws no map."""
    rows = found.numbers("theme_map", ("city", "plan"), ())
    if not rows:
        return None
    points = {r["name"]: (float(r["x"]), float(r["y"])) for r in rows}
    data = Places({n: found.called(n) for n in points}, points, float(rows[0]["share_shown"]))
    title = {"ja": "主題からみた計画の地図", "en": "Plans by the mix of their themes"}
    picture = {
        "ja": "計画を点とする地図。近い計画は主題の割合が似ている。",
        "en": "A map with a point for each plan: near ones have like shares of themes.",
    }
    cannot = {
        "ja": "軸の向きに意味はなく、二つの軸に収まらない違いは見えない。",
        "en": "The direction of the axes means nothing, and what two axes leave out is not seen.",
    }
    says = found.said(
        "theme_dissimilarity",
        otherwise={"ja": "主題の似た計画が近くに並ぶ。", "en": "Plans of like themes lie near."},
    )
    table = Table(
        ("plan", "plan_ja", "plan_en", "x", "y", "share_shown"),
        tuple((n, *both(data.called[n]), x, y, data.shown) for n, (x, y) in points.items()),
    )
    source = Source(
        of_comparison("theme_map"), found.options("theme_map"),
        ("bray1957", "gower1966", "torgerson1952"),
    )  # fmt: skip
    return make("theme-map", title, says, cannot, picture, table, source, _paint, data)


def _paint(data: Places, lang: str) -> Page:
    page = Page(_DOWN + 0.3)
    told = percent(data.shown)
    words = f"二軸で示せる割合 {told}%" if lang == "ja" else f"two axes show {told} %"
    page.text(0.0, 0.08, words, size=LEAST, colour=MUTED)
    page.box(0.0, 0.22, WIDTH, _DOWN, edge=LINE)
    xs, ys = ([p[k] for p in data.points.values()] for k in (0, 1))
    wide, tall = (max(v) - min(v) or 1e-9 for v in (xs, ys))
    # One unit is as long in both directions, with room for labels at the sides.
    unit = min((WIDTH - 1.5) / wide, (_DOWN - 0.4) / tall)
    x0, y0 = WIDTH / 2, 0.22 + _DOWN / 2
    mx, my = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    spots = {n: (x0 + (x - mx) * unit, y0 - (y - my) * unit) for n, (x, y) in data.points.items()}
    for x, y in spots.values():
        page.mark(x, y, "o", size=5.0)
    names = {n: fit(data.called[n][lang], 1.3, LEAST) for n in spots}
    frame = (0.0, 0.22, WIDTH, 0.22 + _DOWN)
    for n, (x, y) in place_labels(spots, names, frame).items():
        page.text(x, y, names[n], size=LEAST)
    return page
