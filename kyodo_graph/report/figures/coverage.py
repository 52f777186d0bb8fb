"""Which themes the plans of cities cover, and which they lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kyodo_graph.report.drawing.scale import tint
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared, Plan, titles
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import DARKEST, draw_grid
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import NOT_STATED, Box, Grid, Key, Row, not_stated_key
from kyodo_graph.report.figures.themes import plan_themes
from kyodo_graph.tables import Table
from kyodo_graph.words.phrases import fixed, percent

UNLIKELY = 0.05


@dataclass(frozen=True)
class Covered:
    """How much of a plan has a theme; ``chance`` that none has where another city's plan does."""

    initiatives: int
    of: int
    rate: float
    lower: float
    upper: float
    chance: float | None
    source: str


@dataclass(frozen=True)
class Coverage:
    """Themes by plans; a plan without numbers is refused for a reason."""

    plans: tuple[Plan, ...]
    themes: tuple[tuple[str, Words], ...]
    cells: Mapping[tuple[str, str], Covered]
    refused: tuple[tuple[str, ...], tuple[str, ...]]


@figure("themes-by-plan", of="comparison", at={"comparison": "themes"}, order=130)
def coverage_figure(found: Compared) -> Figure | None:
    """Rates of themes plan by plan; None where no plan can be compared."""
    keys = ("city", "plan", "theme")
    rows = found.numbers("theme_coverage", keys, ("label",))
    if not rows:
        return None
    lacking = {
        (f"{r['city']}/{r['plan']}", str(r["theme"])): r["chance_of_none"]
        for r in found.numbers("themes_lacking", keys, ("label",))
        if r["theme"]
    }
    where = {
        (p.plan, s.theme): s.source
        for city in dict.fromkeys(str(r["city"]) for r in rows)
        for p in plan_themes(found.graph, city)
        for s in p.served
    }
    cells = {(r["name"], str(r["theme"])): _covered(r, lacking, where) for r in rows}
    themes = {str(r["theme"]): r["label"] for r in rows}
    refused = found.refusals("theme_coverage", keys, ("label",))
    data = Coverage(
        found.plans,
        tuple(themes.items()),
        cells,
        (found.told(refused, "ja"), found.told(refused, "en")),
    )
    title = {
        "ja": "計画の主題(取組に占める割合)",
        "en": "Themes of the plans, by share of initiatives",
    }
    picture = {
        "ja": "主題を行、計画を列とする表。各欄に割合(%)と95%区間、濃いほど割合が大きい。",
        "en": "Matrix with themes as rows and plans as columns; in each cell the share in per cent "
        "and its 95 % interval, darker for more.",
    }
    cannot = {
        "ja": "計画という文書に書かれたことの割合で市の順位ではなく、区間は"
        "符号化の違いも文書が省いたことも"
        "含まず、欠けている主題の見込みは主題を先に決めていないのでp値ではない。",
        "en": "These are rates of documents and rank no city; the intervals cover neither the "
        "coding nor what a document left out, and the chance of none is no p-value, since themes "
        "were not chosen beforehand.",
    }
    says = found.said(
        "theme_coverage", "themes_lacking",
        otherwise={
            "ja": "主題ごとに、取組に占める割合を計画別に示す。",
            "en": "The share of initiatives is shown theme by theme for each plan.",
        },
    )  # fmt: skip
    source = Source(
        of_comparison("theme_coverage", "themes_lacking"),
        found.options("theme_coverage"),
        ("wilson1927",),
    )
    return make("themes-by-plan", title, says, cannot, picture, _table(data), source, _paint, data)


def _covered(
    r: Mapping[str, Any],
    lacking: Mapping[tuple[str, str], Any],
    where: Mapping[tuple[str, str], str],
) -> Covered:
    key = (r["name"], str(r["theme"]))
    return Covered(
        int(r["initiatives"]), int(r["of"]), float(r["rate"]), float(r["lower"]),
        float(r["upper"]), lacking.get(key), where.get(key, ""),
    )  # fmt: skip


def _table(data: Coverage) -> Table:
    columns = ("plan", "plan_ja", "plan_en", "theme", "theme_ja", "theme_en", "initiatives", "of",
               "rate", "lower", "upper", "chance_of_none", "source")  # fmt: skip
    rows = []
    for plan in data.plans:
        for theme, label in data.themes:
            ends = (plan.name, *both(plan.short), theme, *both(label))
            c = data.cells.get((plan.name, theme))
            rows.append(
                (*ends, *[None] * 7)
                if c is None
                else (*ends, c.initiatives, c.of, c.rate, c.lower, c.upper, c.chance, c.source)
            )
    return Table(columns, tuple(rows))


def _paint(data: Coverage, lang: str) -> Page:
    ja = lang == "ja"
    heads = []
    for plan in data.plans:
        of = next((c.of for (n, _), c in data.cells.items() if n == plan.name), None)
        heads.append(plan.short[lang] + ("" if of is None else f" (n={of})"))
    most = max(c.rate for c in data.cells.values()) or 1.0
    rows = tuple(Row(f"{label[lang]} {theme}") for theme, label in data.themes)
    cells = tuple(
        tuple(_box(data.cells.get((p.name, theme)), most, lang) for p in data.plans)
        for theme, _ in data.themes
    )
    keys = [
        Key("主題を持つ取組の割合(%)、下は95%区間" if ja else
            "share of initiatives with the theme, %; below, the 95 % interval", box=True,
            fill=tint(DARKEST)),
        Key("0:その主題の取組がない(下は、他市なみに扱っていても偶然一つもない見込み)" if ja else
            "0: no initiative with it (below, the chance of that if the plan served the theme "
            "like other cities' plans)"),
    ]  # fmt: skip
    if any((p.name, t) not in data.cells for p in data.plans for t, _ in data.themes):
        keys.append(not_stated_key("並べられない計画" if ja else "plan that can't be compared"))
    notes = (*data.refused[0 if ja else 1], *titles(data.plans, lang))
    return draw_grid(
        Grid(
            tuple(heads), rows, cells, keys=tuple(keys), notes=notes, label_room=2.0, cell_room=0.95
        )
    )


def _box(c: Covered | None, most: float, lang: str) -> Box:
    if c is None:
        return NOT_STATED
    if not c.initiatives:
        chance = "" if c.chance is None else fixed(c.chance).replace("0.", ".", 1)
        return Box("0", f"{'偶然' if lang == 'ja' else 'chance'} {chance}" if chance else "")
    return Box(percent(c.rate), f"{percent(c.lower)}–{percent(c.upper)}", c.rate / most)
