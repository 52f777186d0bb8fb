"""How far two codings of the same documents agree, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.chart import draw_chart
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_coding
from kyodo_graph.report.figures.parts import Cell, Chart, Column, Key, Panel, Point, Row
from kyodo_graph.tables import Table
from kyodo_graph.words import codes
from kyodo_graph.words.phrases import fixed, plural, several

if TYPE_CHECKING:
    from kyodo_graph.readings.comparing import Comparison

AIM, TENTATIVE = 0.8, 0.667
"""Krippendorff (2019, ch. 12): reliable from .8; from .667 for tentative conclusions."""
POOLED = "all"


@dataclass(frozen=True)
class Alpha:
    """Krippendorff's alpha of a field in a document, or pooled over all."""

    document: str
    field: str
    units: int
    agreement: float | None
    alpha: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Agreement:
    """The alphas of a comparison of codings."""

    alphas: tuple[Alpha, ...]
    documents: int

    @property
    def pooled(self) -> tuple[Alpha, ...]:
        """Those over all documents."""
        return tuple(a for a in self.alphas if a.document == POOLED)


@figure("coding", of="coding", at={"methods": "agreement"}, order=210)
def coding_figure(comparison: Comparison) -> Figure | None:
    """The agreement of two codings (``kyodo_graph.coding.running.check_coding(…).comparison``).

    None where no document was coded twice.
    """
    alphas = tuple(
        Alpha(f.document, f.field, f.units, f.agreement, f.alpha, f.low, f.high)
        for f in comparison.fields
    )
    data = Agreement(alphas, len(comparison.documents))
    if not data.pooled:
        return None
    title = {
        "ja": "二つの符号化の一致(Krippendorffのα)",
        "en": "Agreement of two codings (Krippendorff's alpha)",
    }
    picture = {
        "ja": "項目を行とする点図。黒丸は全文書のα、ひげは95%区間、縦の短い線は文書ごとのα。"
        ".8と.667に"
        "縦線。",
        "en": "Dot plot with fields as rows; disc: alpha over all documents, with its 95 % "
        "interval; ticks: alpha by document; upright lines at .8 and .667.",
    }
    cannot = {
        "ja": "二つの読み取りがどれほど一致するかであって正しさでは"
        "なく(同じコードブックを使えば同じ"
        "誤りもしうる)、互いに独立でない単位(役割、関係の有無)の区間は狭すぎる。",
        "en": "It says how far two readings repeat each other, not how right they are (readers "
        "who share a codebook may err alike), and intervals of role and tie existence, whose "
        "units hang together, are too narrow.",
    }
    columns = ("document", "field", "field_ja", "field_en", "units", "agreement", "alpha", "low",
               "high")  # fmt: skip
    rows = [
        (a.document, a.field, *both(_field(a.field)), a.units, *map(_round, (a.agreement, a.alpha,
                                                                           a.low, a.high)))
        for a in (*data.pooled, *(a for a in alphas if a.document != POOLED))
    ]  # fmt: skip
    source = Source(
        of_coding(),
        {
            "trials": str(comparison.trials),
            "seed": str(comparison.seed),
            "level": "0.95",
            "metric": "nominal",
        },
        ("krippendorff2019", "zapf2016"),
    )
    return make("coding", title, _says(data), cannot, picture, Table(columns, tuple(rows)), source,
                _paint, data)  # fmt: skip


def _field(key: str) -> Words:
    return codes()[key]


def _round(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.10g}")


def _says(data: Agreement) -> Words:
    known = [a for a in data.pooled if a.alpha is not None]
    below = [a for a in known if a.alpha is not None and a.alpha < AIM]
    n, d = len(known), data.documents
    ja = several((f"{_field(a.field)['ja']}({fixed(a.alpha or 0)})" for a in below), "ja")
    en = several((f"{_field(a.field)['en']} ({fixed(a.alpha or 0)})" for a in below), "en")
    if not below:
        return {
            "ja": f"二度符号化した{d}の文書では、αの定まる{n}の項目がどれも目標の.8以上である。",
            "en": f"In {plural(d, 'document')} coded twice, all {n} fields with an alpha reach the "
            "aim of .8.",
        }
    return {
        "ja": f"二度符号化した{d}の文書では、αの定まる{n}の項目のうち{n - len(below)}が目標の.8"
        "以上で、"
        f"下回るのは{ja}である。",
        "en": f"In {plural(d, 'document')} coded twice, {n - len(below)} of {n} fields with an "
        f"alpha reach the aim of .8, and below it are {en}.",
    }


def _paint(data: Agreement, lang: str) -> Page:
    ja = lang == "ja"
    least = min([0.0, *(a.alpha for a in data.alphas if a.alpha is not None)])
    rows, cells, told = [], [], []
    for a in data.pooled:
        rows.append(Row(_field(a.field)[lang]))
        others = tuple(
            Point(o.alpha, mark="|", size=7.0)
            for o in data.alphas
            if o.field == a.field and o.document != POOLED
        )
        if a.alpha is None:
            cells.append(
                Cell(word="定まらない(どちらも同じ)" if ja else "undefined: no code varies")
            )
        else:
            cells.append(Cell((Point(a.alpha, a.low, a.high),), after=others))
        percent = "–" if a.agreement is None else f"{fixed(100 * a.agreement, 1)}%"
        alpha = "–" if a.alpha is None else fixed(a.alpha)
        told.append((alpha, percent, f"{a.units:,}"))
    steps = tuple(v / 5 for v in range(-5, 6) if least - 0.05 <= v / 5)
    parts = (
        Panel("α(ひげは95%区間)" if ja else "alpha, with 95 % interval", tuple(cells),
              min(least, 0.0), 1.0, steps, marks=((TENTATIVE, ".667"), (AIM, ".8"))),
        Column("α" if ja else "alpha", tuple(t[0] for t in told), "right"),
        Column("一致率" if ja else "agree", tuple(t[1] for t in told), "right"),
        Column("単位" if ja else "units", tuple(t[2] for t in told), "right"),
    )  # fmt: skip
    keys = (
        Key("全文書" if ja else "all documents", "o", line=()),
        Key("文書ごと(一文書に一本)" if ja else "by document (a tick each)", "|"),
    )
    return draw_chart(Chart(tuple(rows), parts, keys, label_room=1.5))
