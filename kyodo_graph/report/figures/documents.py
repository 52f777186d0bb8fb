"""How finely, and in which manner, each document lists things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared, Plan, titles
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Panel, Point, Row, Span
from kyodo_graph.tables import Table
from kyodo_graph.words import codes, columns
from kyodo_graph.words.phrases import fixed, number, percent, plural

MEASURES = ("initiatives", "elements_per_100_lines", "passages_per_element",
            "roles_per_initiative", "printed_share", "implied_share", "indicators")  # fmt: skip
_SHARES = ("printed_share", "implied_share")


@dataclass(frozen=True)
class Documents:
    """The plans with what their documents are like."""

    plans: tuple[Plan, ...]
    kinds: tuple[tuple[str, str], ...]
    values: Mapping[tuple[str, str], float | None]


@figure("documents", of="comparison", at={"comparison": "documents"}, order=110)
def documents_figure(found: Compared) -> Figure | None:
    """How finely, and in which manner, each document lists things."""
    rows = found.rows_plain("documents", ("city", "plan"), ("label",))
    values = {(f"{r['city']}/{r['plan']}", m): r[m] for r in rows for m in MEASURES}
    kinds = tuple((str(r["reading"]), str(r["roles_from"])) for r in rows)
    data = Documents(found.plans, kinds, values)
    title = {"ja": "文書の書き分け方の違い", "en": "How the documents differ"}
    picture = {
        "ja": "計画を行とする棒。列ごとに目盛りが違い、数を添える。",
        "en": "Bars with plans as rows; each column has a scale of its own, with the number.",
    }
    cannot = {
        "ja": "数は文書がどれほど細かく書き分けるかを示すもので、市の順位でも協働の量でもない。",
        "en": "The numbers say how finely a document divides things; they rank no city and "
        "measure no amount of collaboration.",
    }
    columns = ("plan", "plan_ja", "plan_en", "title_ja", "title_en", "reading", "roles_from",
               *MEASURES)  # fmt: skip
    table = Table(
        columns,
        tuple(
            (p.name, *both(p.short), *both(p.title), *kind, *(values[p.name, m] for m in MEASURES))
            for p, kind in zip(data.plans, kinds, strict=True)
        ),
    )
    source = Source(of_comparison("documents"))
    return make("documents", title, _says(data), cannot, picture, table, source, _paint, data)


def _says(data: Documents) -> Words:
    fine = {
        p.name: v
        for p in data.plans
        if (v := data.values[p.name, "elements_per_100_lines"]) is not None
    }
    tables = sum(r == "table" for _, r in data.kinds)
    reports = sum(r == "report" for r, _ in data.kinds)
    n = len(data.plans)
    ja = f"{n}の計画のうち役割の表を印刷するのは{tables}、行ったことの報告は{reports}"
    en = (
        f"Of {plural(n, 'plan')}, {tables} {'is' if tables == 1 else 'are'} known from a printed "
        f"role table and {reports} from reports of what was done"
    )
    if fine:
        low, high = min(fine.values()), max(fine.values())
        ja += f"で、百行あたりの要素は{fixed(low, 0)}から{fixed(high, 0)}までの開きがある"
        en += f"; elements per 100 lines run from {fixed(low, 0)} to {fixed(high, 0)}"
    return {"ja": ja + ("。" if fine else "である。"), "en": en + "."}


def _paint(data: Documents, lang: str) -> Page:
    ja = lang == "ja"
    rows = tuple(Row(p.short[lang]) for p in data.plans)
    told = tuple(f"{codes()[a][lang]}\n{codes()[b][lang]}" for a, b in data.kinds)
    head = "文書の種類、役割の典拠" if ja else "kind, roles from"
    parts: list[Panel | Column] = [Column(head, told, room=1.0)]
    for m in MEASURES:
        known = [v for p in data.plans if (v := data.values[p.name, m]) is not None]
        top = 1.0 if m in _SHARES else max(known, default=1.0) or 1.0
        cells = tuple(_bar(data.values[p.name, m], m, lang) for p in data.plans)
        name = columns()[m].titles[lang]
        head = f"{name}{'(%)' if ja else ', %'}" if m in _SHARES else name
        parts.append(Panel(head, cells, 0, top * 1.75))
    notes = titles(data.plans, lang)
    return draw_chart(Chart(rows, tuple(parts), (), notes, lanes=2, label_room=1.2))


def _bar(value: float | None, measure: str, lang: str) -> Cell:
    if value is None:
        return Cell(word="記載なし" if lang == "ja" else "n.s.")
    label = percent(value) if measure in _SHARES else number(value)
    return Cell((Point(value, mark="None", label=label),), (Span(0, value, "#c3cad2"),))
