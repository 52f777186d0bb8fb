"""Distances between plans as trees and maps, where documents allow them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.scale import Scale, ticks
from kyodo_graph.report.drawing.sheet import WIDTH, Page, note_height
from kyodo_graph.report.drawing.text import LEAST, fit, widest
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared, bare
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.labels import place_labels
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import LINE, MUTED
from kyodo_graph.words import indices
from kyodo_graph.words.phrases import fixed, number, percent, plural

MEASURES = ("z_profile", "theme_bray_curtis", "portrait_divergence", "laplacian_divergence",
            "netlsd", "d_measure")  # fmt: skip
_ROW, _TREE, _GAP = 0.24, 3.3, 0.45


@dataclass(frozen=True)
class Bracket:
    """A merge of the tree, by the heights and places of its two ends."""

    members: tuple[str, ...]
    height: float
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True)
class Apart:
    """A distance: leaves in the order of drawing, merges, and places on the map."""

    measure: str
    leaves: tuple[str, ...]
    merges: tuple[Bracket, ...]
    points: Mapping[str, tuple[float, float]]
    shown: float | None


@dataclass(frozen=True)
class Distances:
    """The distances that may be drawn, and why others may not."""

    called: Mapping[str, Words]
    apart: tuple[Apart, ...]
    notes: Mapping[str, tuple[str, ...]]


@figure("distances", of="comparison", at={"comparison": "distances"}, order=180)
def distances_figure(found: Compared) -> Figure | None:
    """Trees and maps; None where no three plans can all be compared."""
    apart = tuple(a for m in MEASURES if (a := _apart(found, m)) is not None)
    if not apart:
        return None
    called = {p.name: p.short for p in found.plans}
    notes = {lang: _refused(found, lang) for lang in ("ja", "en")}
    data = Distances(called, apart, notes)
    title = {"ja": "計画間の距離(樹形図と地図)", "en": "Distances between plans: trees and maps"}
    picture = {
        "ja": "距離ごとに、左に平均連結法の樹形図、右に古典的多次元尺度法の地図。",
        "en": "For each distance a tree by average linkage and a map by classical scaling.",
    }
    cannot = {
        "ja": "これほど少ない計画ではどんな樹形図も地図も何かの形を見せ、群れの有無は"
        "検定できず、葉の順にも"
        "地図の向きにも意味はない。",
        "en": "With so few plans any tree and any map shows some pattern; clusters can't be "
        "tested, and neither the order of leaves nor the direction of axes means anything.",
    }
    source = Source(
        of_comparison("distances", "dendrogram", "mds"),
        found.options("distances") | found.options("dendrogram"),
        ("bray1957", "gower1966", "milo2004", "sokal1958", "torgerson1952"),
    )
    return make("distances", title, _says(found, data), cannot, picture, _table(found, data),
                source, _paint, data)  # fmt: skip


def _apart(found: Compared, measure: str) -> Apart | None:
    tree = [
        r
        for r in found.rows("dendrogram", ("measure", "step", "members"), ())
        if r["measure"] == measure and not r["refused"]["ja"]
    ]
    if not tree:
        return None
    leaves = tuple(str(r["members"]) for r in tree if r["step"] == 0)
    merges = tuple(
        Bracket(
            tuple(str(r["members"]).split(" | ")),
            float(r["height"]),
            tuple(float(v) for v in str(r["x"]).split()),
            tuple(float(v) for v in str(r["y"]).split()),
        )
        for r in tree
        if r["step"]
    )
    points, shown = {}, None
    for r in found.numbers("mds", ("measure", "city", "plan"), ()):
        if r["measure"] == measure:
            points[r["name"]] = (float(r["x"]), float(r["y"]))
            shown = r["share_shown"]
    return Apart(measure, leaves, merges, points, shown)


def _refused(found: Compared, lang: str) -> tuple[str, ...]:
    """The distances that are not drawn, with the reason."""
    why: dict[str, list[str]] = {}
    for r in found.rows("dendrogram", ("measure", "step", "members"), ()):
        if r["refused"]["ja"]:
            named = indices()[str(r["measure"])].name[lang]
            why.setdefault(bare(r["refused"][lang]), []).append(named)
    if lang == "ja":
        return tuple(f"描かない距離:{'、'.join(m)}({reason})。" for reason, m in why.items())
    return tuple(f"Not drawn: {', '.join(m)} ({reason})." for reason, m in why.items())


def _pairs(found: Compared, data: Distances) -> list[tuple[str, str, str, float]]:
    """The pairs that are drawn: measure, both plans, distance."""
    drawn = {a.measure: set(a.leaves) for a in data.apart}
    keys = ("measure", "plan_a", "plan_b")
    return [
        (str(r["measure"]), str(r["plan_a"]), str(r["plan_b"]), float(r["distance"]))
        for r in found.rows("distances", keys, ())
        if r["distance"] is not None
        and {r["plan_a"], r["plan_b"]} <= drawn.get(str(r["measure"]), set())
    ]


def _table(found: Compared, data: Distances) -> Table:
    columns = ("measure", "plan_a", "plan_a_ja", "plan_a_en", "plan_b", "plan_b_ja", "plan_b_en",
               "distance")  # fmt: skip
    rows = [
        (m, a, *both(data.called[a]), b, *both(data.called[b]), d)
        for m, a, b, d in _pairs(found, data)
    ]
    return Table(columns, tuple(rows))


def _says(found: Compared, data: Distances) -> Words:
    ja, en = [], []
    for apart in data.apart:
        pairs = [p for p in _pairs(found, data) if p[0] == apart.measure]
        _, a, b, d = min(pairs, key=lambda p: p[3])
        m, (x, y) = indices()[apart.measure].name, (data.called[a], data.called[b])
        ja.append(f"{m['ja']}では{x['ja']}と{y['ja']}({fixed(d)})")
        en.append(f"{x['en']} and {y['en']} by {m['en']} ({fixed(d)})")
    n = len({leaf for a in data.apart for leaf in a.leaves})
    return {
        "ja": f"{n}の計画のうち最も近いのは、{'、'.join(ja)}である。",
        "en": f"Of {plural(n, 'plan')} the nearest are {', and '.join(en)}.",
    }


def _paint(data: Distances, lang: str) -> Page:
    heights = [max(1.75, _ROW * len(a.leaves) + 0.75) for a in data.apart]
    notes = data.notes[lang]
    page = Page(sum(heights) + note_height(notes, WIDTH) + 0.08)
    y = 0.0
    for apart, down in zip(data.apart, heights, strict=True):
        ja = lang == "ja"
        page.text(0.0, y + 0.08, indices()[apart.measure].name[lang])
        _tree(page, data, apart, y + 0.24, down - 0.24, lang)
        if apart.points:
            shown = "" if apart.shown is None else percent(apart.shown)
            words = f"地図(二軸で示せる割合 {shown}%)" if ja else f"map (two axes show {shown} %)"
            page.text(_TREE + _GAP, y + 0.08, words, size=LEAST, colour=MUTED)
            _map(page, data, apart, _TREE + _GAP, y + 0.22, down - 0.34, lang)
        y += down
    page.notes(page.height - note_height(notes, WIDTH) + 0.02, notes)
    return page


def _tree(page: Page, data: Distances, apart: Apart, top: float, down: float, lang: str) -> None:
    names = [data.called[leaf][lang] for leaf in apart.leaves]
    room = min(widest(names, LEAST) + 0.08, 1.4)
    most = max(m.height for m in apart.merges) or 1.0
    scale = Scale(0.0, most * 1.02, room, _TREE - room)
    row = (down - 0.42) / len(names)

    def at(x: float) -> float:
        return top + row * (x - 5) / 10 + row / 2

    bottom = top + row * len(names) + 0.04
    steps = ticks(0, most, 5)
    page.segments([(scale.at(v), top, scale.at(v), bottom) for v in steps])
    for k, words in enumerate(names):
        page.text(0.0, at(10 * k + 5), fit(words, room - 0.04, LEAST), size=LEAST)
    for m in apart.merges:
        page.line([scale.at(h) for h in m.ys], [at(x) for x in m.xs], weight=1.1)
    page.line((room, _TREE), (bottom, bottom), weight=0.6, colour=MUTED)
    for v in steps:
        page.text(scale.at(v), bottom + 0.09, number(v), size=LEAST, colour=MUTED, align="center")
    words = "距離(平均連結法)" if lang == "ja" else "distance (average linkage)"
    page.text(_TREE, bottom + 0.22, words, size=LEAST, colour=MUTED, align="right")


def _map(
    page: Page, data: Distances, apart: Apart, left: float, top: float, down: float, lang: str
) -> None:
    room = WIDTH - left
    page.box(left, top, room, down, edge=LINE)
    xs, ys = ([p[k] for p in apart.points.values()] for k in (0, 1))
    wide, tall = (max(v) - min(v) or 1e-9 for v in (xs, ys))
    # One unit is as long in both directions, with room for labels at the sides.
    unit = min((room - 1.5) / wide, (down - 0.4) / tall)
    x0, y0 = left + room / 2, top + down / 2
    mx, my = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    spots = {n: (x0 + (x - mx) * unit, y0 - (y - my) * unit) for n, (x, y) in apart.points.items()}
    for x, y in spots.values():
        page.mark(x, y, "o", size=5.0)
    frame = (left, top, left + room, top + down)
    names = {n: fit(data.called[n][lang], 1.3, LEAST) for n in spots}
    for n, (x, y) in place_labels(spots, names, frame).items():
        page.text(x, y, names[n], size=LEAST)
