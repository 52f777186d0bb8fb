"""The structural profile of each plan: z against random networks with its own margins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.sheet import FILLS, MARKS, Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import MOST_LANES, Compared
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import draw_grid
from kyodo_graph.report.figures.making import both, defined_by, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import (
    NOT_STATED,
    Box,
    Cell,
    Chart,
    Grid,
    Key,
    Panel,
    Point,
    Row,
    not_stated_key,
)
from kyodo_graph.report.figures.place import SURE
from kyodo_graph.tables import Table
from kyodo_graph.words import indices, variants
from kyodo_graph.words.phrases import fixed, several

FARTHEST = 6.0


@dataclass(frozen=True)
class Profiles:
    """z by variant, index and plan, in sets of plans that may be set side by side."""

    groups: tuple[tuple[str, ...], ...]
    called: Mapping[str, Words]
    variants: tuple[str, ...]
    indices: tuple[str, ...]
    fixed: tuple[str, ...]
    """Indices that the margins fix in every plan and variant."""
    z: Mapping[tuple[str, str, str], tuple[float | None, float | None]]
    notes: Mapping[str, tuple[str, ...]]


@figure("structure-by-plan", of="comparison", at={"comparison": "structure"}, order=170)
def structure_figure(found: Compared) -> Figure | None:
    """The z profiles of plans; None where no plan has a network large enough."""
    keys = ("city", "plan", "variant", "index")
    rows = [r for r in found.numbers("structure_z", keys, ()) if r["index"]]
    if not any(r["z"] is not None for r in rows):
        return None
    z = {(str(r["variant"]), str(r["index"]), r["name"]): (r["z"], r["p_adjusted"]) for r in rows}
    known = tuple(dict.fromkeys(str(r["index"]) for r in rows))
    fixed_ = tuple(i for i in known if all(v[0] is None for (_, k, _), v in z.items() if k == i))
    groups = found.groups(r for r in rows if r["variant"] == "all")
    # A plan of which too little is left in one way of counting still stands in the others.
    placed = {n for g in groups for n in g}
    refused = tuple(
        (reason, out)
        for reason, names in found.refusals("structure_z", keys, ())
        if (out := tuple(n for n in names if n not in placed))
    )
    data = Profiles(
        groups, {n: found.called(n) for g in groups for n in g},
        tuple(dict.fromkeys(str(r["variant"]) for r in rows)),
        tuple(i for i in known if i not in fixed_), fixed_, z,
        {lang: found.told(refused, lang) for lang in ("ja", "en")},
    )  # fmt: skip
    title = {
        "ja": "構造の指標(帰無モデルに対するz)",
        "en": "Structure of the plans' networks, as z",
    }
    picture = {
        "ja": "指標を行、数え方を区画とする点図。点は各計画のz、形は計画、帯は±1.96。",
        "en": "Dot plots, one for each way of counting, with indices as rows: z of each plan, "
        "shapes are plans, the band is ±1.96.",
    }
    cannot = {
        "ja": "zは各計画自身の周辺和に対するもので値そのものではなく、大きなネットワークほど大きく"
        "なりやすい。帯の外にあっても、補正後に有意とは限らない。",
        "en": "Each z is against the plan's own margins and not the value itself; it grows with "
        "the size of a network; what lies outside the band need not be significant once "
        "corrected.",
    }
    says = found.said(
        "structure_z",
        otherwise={
            "ja": "偶然と比べられるネットワークはない。",
            "en": "No network could be set against chance.",
        },
    )
    source = Source(
        of_comparison("structure_z"),
        found.options("structure_z"),
        defined_by(known, "carstens2015", "strona2014"),
    )  # fmt: skip
    return make("structure-by-plan", title, says, cannot, picture, _table(data), source,
                _paint, data)  # fmt: skip


def _table(data: Profiles) -> Table:
    columns = ("group", "plan", "plan_ja", "plan_en", "variant", "index", "index_ja", "index_en",
               "z", "p_adjusted")  # fmt: skip
    rows = [
        (number, n, *both(data.called[n]), v, i, *both(indices()[i].name), *data.z[v, i, n])
        for number, group in enumerate(data.groups, 1)
        for n in group
        for v in data.variants
        for i in (*data.indices, *data.fixed)
        if (v, i, n) in data.z
    ]
    return Table(columns, tuple(rows))


def _paint(data: Profiles, lang: str) -> Page:
    many = sum(map(len, data.groups)) > MOST_LANES or len(data.groups) > 1
    notes = (*data.notes[lang], *_notes(data, lang, not many))
    if many:
        return _matrix(data, notes, lang)
    group = data.groups[0]
    looks = list(zip(group, MARKS, FILLS, strict=False))
    all_z = [abs(z) for z, _ in data.z.values() if z is not None]
    far = min(FARTHEST, max([3.0, *(z * 1.1 for z in all_z)]))
    steps = tuple(float(v) for v in range(-6, 7, 2) if abs(v) <= far)
    panels = tuple(
        Panel(variants()[v][lang],
              tuple(Cell(tuple(_point(data.z.get((v, i, n)), m, f, far) for n, m, f in looks))
                    for i in data.indices),
              -far, far, steps, band=(-SURE, SURE))
        for v in data.variants
    )  # fmt: skip
    keys = tuple(Key(data.called[n][lang], m, f) for n, m, f in looks)
    rows = tuple(Row(indices()[i].name[lang]) for i in data.indices)
    return draw_chart(Chart(rows, panels, keys, notes, lanes=len(group), lane=0.085,
                            label_room=1.6))  # fmt: skip


def _point(zp: tuple[float | None, float | None] | None, mark: str, fill: str, far: float) -> Point:
    z = zp[0] if zp else None
    if z is not None and abs(z) > far:
        return Point(z, mark=">" if z > 0 else "<", fill=fill, size=4.5, label=fixed(z, 0))
    return Point(z, mark=mark, fill=fill, size=4.5)


def _notes(data: Profiles, lang: str, drawn: bool) -> tuple[str, ...]:
    ja, notes = lang == "ja", []
    if data.fixed:
        names = several((indices()[i].name[lang] for i in data.fixed), lang)
        notes.append(
            f"周辺和が固定するためzがない:{names}。"
            if ja
            else f"No z, since the margins fix them: {names}."
        )
    notes.append(
        f"{'点' if drawn else 'z'}がない欄は、帰無モデルで動かないか、"
        "残るネットワークが小さすぎる。"
        if ja
        else f"No {'point' if drawn else 'z'}: no variation under the null, or too little of the "
        "network left."
    )
    return (
        *notes,
        *((f"{'帯は' if ja else 'Band: '}±1.96{'。' if ja else '.'}",) if drawn else ()),
    )


def _matrix(data: Profiles, notes: tuple[str, ...], lang: str) -> Page:
    ja = lang == "ja"
    names = [n for group in data.groups for n in group]
    cells = tuple(
        tuple(_box(data.z.get(("all", i, n))) for n in names) for i in data.indices
    )  # fmt: skip
    groups = tuple(str(k) for k, group in enumerate(data.groups, 1) for _ in group)
    keys = (
        Key(
            "z(*は補正後のp<.05)、濃いほど|z|が大きい"
            if ja
            else "z (*: corrected p < .05), the darker the larger |z|"
        ),
        not_stated_key("zがない" if ja else "no z"),
    )
    rows = tuple(Row(indices()[i].name[lang]) for i in data.indices)
    return draw_grid(Grid(tuple(data.called[n][lang] for n in names), rows, cells,
                          groups if len(data.groups) > 1 else (), keys, notes,
                          label_room=1.6))  # fmt: skip


def _box(zp: tuple[float | None, float | None] | None) -> Box:
    if zp is None or zp[0] is None:
        return NOT_STATED
    sure = zp[1] is not None and zp[1] < 0.05
    return Box(fixed(zp[0], 1) + ("*" if sure else ""), shade=min(1.0, abs(zp[0]) / 5))
