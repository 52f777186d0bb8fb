"""Which themes the initiatives of each plan of a city serve, first and further."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kyodo_graph.compare.rules import LEAST_INITIATIVES
from kyodo_graph.graph import Graph
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make, passages
from kyodo_graph.report.figures.parts import Cell, Chart, Key, Panel, Point, Row
from kyodo_graph.report.figures.reading import (
    city_words,
    in_order,
    left_out,
    plan_of,
    plans,
    query,
    scheme,
)
from kyodo_graph.tables import Table
from kyodo_graph.views.styles import PAPER
from kyodo_graph.words.phrases import percent, plural


@dataclass(frozen=True)
class Served:
    """How many initiatives of a plan have a theme at all and as their first, and where."""

    theme: str
    any: int
    primary: int
    source: str


@dataclass(frozen=True)
class PlanThemes:
    """The themes of a plan; ``of`` counts its initiatives that have any theme."""

    plan: str
    label: Words
    of: int
    served: tuple[Served, ...]


@dataclass(frozen=True)
class Themes:
    """The plans of a city, the latest last, and the themes in the order in which they stand."""

    city: Words
    plans: tuple[PlanThemes, ...]
    order: tuple[str, ...]
    labels: dict[str, Words]
    left_out: tuple[tuple[Words, int], ...]


@figure("themes", of="documents", at={"city": "themes"}, order=20, brief=60)
def themes_figure(graph: Graph, city: str) -> Figure | None:
    """Themes plan by plan; None where no initiative of the city has a theme."""
    found = plan_themes(graph, city)
    if not found:
        return None
    labels = scheme(graph, "theme")
    long = tuple(p for p in found if p.of >= LEAST_INITIATIVES)
    shown = long or (max(found, key=lambda p: p.of),)
    left_out = tuple((p.label, p.of) for p in found if p not in shown)
    last = {s.theme: s for s in shown[-1].served}
    order = sorted(labels, key=lambda t: (-last[t].any, -last[t].primary, t))
    themes = Themes(city_words(graph, city), shown, tuple(order), labels, left_out)
    title = {
        "ja": f"{themes.city['ja']}:計画の主題",
        "en": f"{themes.city['en']}: themes of its plans' initiatives",
    }
    picture = {
        "ja": "主題を行とする点図。白丸はその主題を持つ取組の割合、黒丸は"
        "主たる主題とする取組の割合。",
        "en": "Dot plot with themes as rows; rings: share of initiatives with the theme, discs: "
        "share with it as their first.",
    }
    cannot = {
        "ja": "主題は文書の区分ではなくコードブックによる読み取りであり、割合は取組の数によるもので"
        "費用や力の入れ方は示さない。",
        "en": "Themes are read by our codebook, not printed, and a share of initiatives says "
        "nothing of money or effort, which one finely divided task can outweigh.",
    }
    source = Source("graph.query('themes'), graph.query('elements')", {"city": city})
    return make(f"{city}-themes", title, _says(themes), cannot, picture, _table(city, themes),
                source, _paint, themes)  # fmt: skip


def plan_themes(graph: Graph, city: str) -> list[PlanThemes]:
    """The themes of each plan of a city that has initiatives with a theme, the latest last."""
    initiatives = {r["iri"] for r in query(graph, "elements", city) if r["kind"] == "initiative"}
    with_theme: dict[str, set[object]] = defaultdict(set)
    first: dict[tuple[str, str], set[object]] = defaultdict(set)
    each: dict[tuple[str, str], dict[object, str]] = defaultdict(dict)
    for r in query(graph, "themes", city):
        if r["iri"] in initiatives:
            plan, theme = plan_of(r["iri"]), str(r["theme"])
            with_theme[plan].add(r["iri"])
            each[plan, theme].setdefault(r["iri"], str(r["source"]))
            if r["primary"]:
                first[plan, theme].add(r["iri"])
    codes, labels = scheme(graph, "theme"), plans(graph)
    found = [
        PlanThemes(
            plan,
            labels.get(plan, {"ja": plan, "en": plan}),
            len(elements),
            tuple(
                Served(t, len(each[plan, t]), len(first[plan, t]), passages(each[plan, t].values()))
                for t in codes
            ),
        )
        for plan, elements in with_theme.items()
    ]
    return in_order(graph, city, found)


def _table(city: str, themes: Themes) -> Table:
    columns = ("city", "plan", "plan_ja", "plan_en", "theme", "theme_ja", "theme_en",
               "initiatives", "primary", "of", "share", "primary_share", "source")  # fmt: skip
    rows = [
        (city, p.plan, *both(p.label), s.theme, *both(themes.labels[s.theme]), s.any, s.primary,
         p.of, float(f"{s.any / p.of:.10g}"), float(f"{s.primary / p.of:.10g}"), s.source)
        for p in themes.plans
        for s in p.served
    ]  # fmt: skip
    return Table(columns, tuple(rows))


def _says(themes: Themes) -> Words:
    plan = themes.plans[-1]
    most = max(plan.served, key=lambda s: s.any)
    first = max(plan.served, key=lambda s: s.primary)
    none = sum(s.any == 0 for s in plan.served)
    a, b = themes.labels[most.theme], themes.labels[first.theme]
    return {
        "ja": f"「{plan.label['ja']}」の取組{plan.of}件では{a['ja']}が最も多く("
        f"{percent(most.any / plan.of)}%)、"
        f"主たる主題としては{b['ja']}が最も多く({percent(first.primary / plan.of)}%)、"
        f"{len(plan.served)}の主題のうち{none}はどの取組にもない。",
        "en": f'Of the initiatives of "{plan.label["en"]}" (n = {plan.of}), the theme '
        f"served most is {a['en']} ({percent(most.any / plan.of)} %), and as first theme {b['en']} "
        f"({percent(first.primary / plan.of)} %); {none} of {len(plan.served)} themes are in none.",
    }


def _paint(themes: Themes, lang: str) -> Page:
    ja = lang == "ja"
    rows = tuple(Row(f"{themes.labels[t][lang]} {t}") for t in themes.order)
    far = max(100 * s.any / p.of for p in themes.plans for s in p.served)
    far = min(100.0, 10 * (far // 10 + 1))
    panels = []
    for plan in themes.plans:
        by = {s.theme: s for s in plan.served}
        cells = tuple(_cell(by[t], plan.of) for t in themes.order)
        told = f"(取組{plan.of}件、%)" if ja else f" ({plural(plan.of, 'initiative')}, %)"
        steps = tuple(float(v) for v in range(0, int(far) + 1, 10 if far <= 50 else 20))
        panels.append(Panel(plan.label[lang] + told, cells, 0, far, steps))
    keys = (
        Key("その主題を持つ取組(右に数)" if ja else "has the theme (with the number)", "o", PAPER),
        Key("主たる主題とする取組" if ja else "has it as first theme", "o"),
    )
    return draw_chart(Chart(rows, tuple(panels), keys, _notes(themes, lang), label_room=2.1))


def _cell(served: Served, of: int) -> Cell:
    some = Point(100 * served.any / of, fill=PAPER, label=str(served.any), size=6.5)
    if not served.primary:
        return Cell((some,))
    return Cell((Point(100 * served.primary / of, size=4.5), some), joined="solid")


def _notes(themes: Themes, lang: str) -> tuple[str, ...]:
    notes = left_out(themes.left_out, lang)
    if any(p.of < LEAST_INITIATIVES for p in themes.plans):
        notes.append(
            "取組が少なく、一つで割合が大きく動く。"
            if lang == "ja"
            else "With so few initiatives one of them moves a share by much."
        )
    return tuple(notes)
