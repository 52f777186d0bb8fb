"""Which part sectors have in the initiatives of plans that may be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.report.drawing.sheet import FILLS, MARKS, Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import MOST_LANES, Compared
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import draw_grid
from kyodo_graph.report.figures.making import both, make, passages
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import Box, Cell, Chart, Grid, Key, Panel, Point, Row
from kyodo_graph.report.figures.roles import plan_roles
from kyodo_graph.tables import Table
from kyodo_graph.words.phrases import percent


@dataclass(frozen=True)
class Part:
    """The share of a plan's initiatives in which a sector has a part, and that it leads."""

    involved: int
    of: int
    share: float
    lower: float
    upper: float
    led: int | None
    share_led: float | None
    source: str


@dataclass(frozen=True)
class Sectors:
    """Sectors by plans, in sets of plans that may be set side by side."""

    groups: tuple[tuple[str, ...], ...]
    called: Mapping[str, Words]
    sectors: tuple[tuple[str, Words], ...]
    parts: Mapping[tuple[str, str], Part]
    notes: Mapping[str, tuple[str, ...]]


@figure("sectors-by-plan", of="comparison", at={"comparison": "roles"}, order=140)
def sectors_figure(found: Compared) -> Figure | None:
    """Parts of sectors plan by plan; None where no two plans can be set side by side."""
    keys = ("city", "plan", "sector")
    rows = found.numbers("sector_roles", keys, ("label", "leads_refused"))
    if not rows:
        return None
    where = {
        (p.plan, sector): passages(told for _, told in held.values())
        for city in dict.fromkeys(str(r["city"]) for r in rows)
        for p in plan_roles(found.graph, city)
        for sector, held in p.sectors.items()
    }
    parts = {(r["name"], str(r["sector"])): _part(r, where) for r in rows}
    labels = {str(r["sector"]): r["label"] for r in rows}
    groups = found.groups(rows)
    refused = found.refusals("sector_roles", keys, ("label", "leads_refused"))
    notes = {lang: (*found.told(refused, lang), *_unled(rows, lang)) for lang in ("ja", "en")}
    data = Sectors(groups, {n: found.called(n) for g in groups for n in g},
                   tuple(sorted(labels.items())), parts, notes)  # fmt: skip
    title = {"ja": "部門ごとの関わり(計画ごと)", "en": "Parts of sectors, plan by plan"}
    picture = {
        "ja": "部門を行とする点図。点は関わる取組の割合、ひげは95%区間、点の形は計画。",
        "en": "Dot plot with sectors as rows: share of initiatives in which the sector has a part, "
        "with its 95 % interval; shapes are plans.",
    }
    cannot = {
        "ja": "印刷された役割の表のある文書どうしに限られ、表の枠と連名の欄が割合を左右し、"
        "実際に誰が行った"
        "かは示さない。",
        "en": "Only documents that print role tables stand here; what columns a table has, joint "
        "ones among them, shapes the shares, and who did the work is not in them.",
    }
    says = found.said(
        "sector_roles",
        otherwise={
            "ja": "役割の表の行のうち、部門の欄に印のある割合を計画別に示す。",
            "en": "Of the rows of role tables, the share that a sector's columns are marked for.",
        },
    )
    source = Source(
        of_comparison("sector_roles"),
        found.options("sector_roles"),
        ("wilson1927",),
    )
    return make("sectors-by-plan", title, says, cannot, picture, _table(data), source, _paint, data)


def _part(r: Mapping[str, Any], where: Mapping[tuple[str, str], str]) -> Part:
    told = where.get((r["name"], str(r["sector"])), "")
    return Part(int(r["involved"]), int(r["of"]), float(r["share"]), float(r["lower"]),
                float(r["upper"]), r["led"], r["share_led"], told)  # fmt: skip


def _unled(rows: list[dict[str, Any]], lang: str) -> tuple[str, ...]:
    """Why leads are not drawn, where they are not."""
    if any(r["share_led"] is not None for r in rows):
        return ()
    return (
        "先導の割合は並べない(先導を印で分ける役割の表が二つの計画にない)。"
        if lang == "ja"
        else "Shares of leads are not drawn: no two plans print role tables that mark leads.",
    )


def _table(data: Sectors) -> Table:
    columns = ("group", "plan", "plan_ja", "plan_en", "sector", "sector_ja", "sector_en",
               "involved", "of", "share", "lower", "upper", "led", "share_led",
               "source")  # fmt: skip
    rows = []
    for number, group in enumerate(data.groups, 1):
        for name in group:
            for key, label in data.sectors:
                if (name, key) in data.parts:
                    p = data.parts[name, key]
                    rows.append((number, name, *both(data.called[name]), key, *both(label),
                                 p.involved, p.of, p.share, p.lower, p.upper, p.led,
                                 p.share_led, p.source))  # fmt: skip
    return Table(columns, tuple(rows))


def _paint(data: Sectors, lang: str) -> Page:
    ja = lang == "ja"
    if max(map(len, data.groups)) > MOST_LANES:
        return _matrix(data, lang)
    rows = tuple(Row(label[lang]) for _, label in data.sectors)
    panels, keys = [], []
    for group in data.groups:
        looks = list(zip(group, MARKS, FILLS, strict=False))
        for name, mark, fill in looks:
            of = next(p.of for (n, _), p in data.parts.items() if n == name)
            keys.append(Key(f"{data.called[name][lang]} (n={of})", mark, fill))
        cells = tuple(
            Cell(tuple(_point(data.parts.get((name, key)), m, f) for name, m, f in looks))
            for key, _ in data.sectors
        )
        head = "関わる取組の割合(%)、ひげは95%区間" if ja else "part in initiatives, %, with "
        "95 % interval"
        panels.append(Panel(head, cells, 0, 100, (0, 25, 50, 75, 100), weight=1.4))
        if any(data.parts[n, k].share_led is not None for n in group for k, _ in data.sectors):
            led = tuple(
                Cell(tuple(_lead(data.parts.get((name, key)), m, f) for name, m, f in looks))
                for key, _ in data.sectors
            )
            panels.append(
                Panel("先導する取組の割合(%)" if ja else "leads, %", led, 0, 100, (0, 50, 100))
            )
    lanes = max(map(len, data.groups))
    return draw_chart(
        Chart(rows, tuple(panels), tuple(keys), data.notes[lang], lanes=lanes, label_room=1.9)
    )


def _point(p: Part | None, mark: str, fill: str) -> Point:
    if p is None:
        return Point(None)
    return Point(100 * p.share, 100 * p.lower, 100 * p.upper, mark, fill)


def _lead(p: Part | None, mark: str, fill: str) -> Point:
    return Point(
        None if p is None or p.share_led is None else 100 * p.share_led, mark=mark, fill=fill
    )


def _matrix(data: Sectors, lang: str) -> Page:
    names = [n for group in data.groups for n in group]
    heads = tuple(data.called[n][lang] for n in names)
    groups = tuple(str(k) for k, group in enumerate(data.groups, 1) for _ in group)
    cells = tuple(
        tuple(
            Box(percent(p.share), f"{percent(p.lower)}–{percent(p.upper)}", p.share)
            if (p := data.parts.get((n, key)))
            else Box()
            for n in names
        )
        for key, _ in data.sectors
    )
    rows = tuple(Row(label[lang]) for _, label in data.sectors)
    keys = (Key("関わる取組の割合(%)と95%区間" if lang == "ja" else
                "share of initiatives with a part, %, and 95 % interval"),)  # fmt: skip
    return draw_grid(Grid(heads, rows, cells, groups if len(data.groups) > 1 else (), keys,
                          data.notes[lang], label_room=1.9))  # fmt: skip
