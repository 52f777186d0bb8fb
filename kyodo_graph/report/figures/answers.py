"""What documents say of forms of collaboration and of intermediaries' functions, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kyodo_graph.report.drawing.scale import tint
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.report.figures.between import Compared, titles
from kyodo_graph.report.figures.declaring import figure
from kyodo_graph.report.figures.grid import DARKEST, draw_grid
from kyodo_graph.report.figures.making import both, make
from kyodo_graph.report.figures.origins import of_comparison
from kyodo_graph.report.figures.parts import NOT_STATED, Box, Grid, Key, Row, not_stated_key
from kyodo_graph.report.figures.reading import query
from kyodo_graph.tables import Cell, Table
from kyodo_graph.views.styles import INK, PAPER
from kyodo_graph.words import codes
from kyodo_graph.words.phrases import percent


@dataclass(frozen=True)
class Matrix:
    """Rows by plans with a share or a mark in each cell, and what has to be said below."""

    plans: tuple[tuple[str, Words, str], ...]
    """Name, what it is called, and the group in which it stands."""
    rows: tuple[tuple[str, Words], ...]
    cells: Mapping[tuple[str, str], tuple[Cell, ...]]
    notes: Mapping[str, tuple[str, ...]]


@figure("forms-by-plan", of="comparison", at={"comparison": "functions"}, order=150)
def forms_figure(found: Compared) -> Figure | None:
    """Shares of the forms of collaboration; None where no two plans can be set side by side."""
    keys = ("reading", "city", "plan", "form")
    rows = found.numbers("forms", keys, ("label",))
    if not rows:
        return None
    labels = {str(r["form"]): r["label"] for r in rows}
    plans = dict.fromkeys((r["name"], str(r["reading"])) for r in rows)
    refused = found.refusals("forms", keys, ("label",))
    data = Matrix(
        tuple((n, found.called(n), reading) for n, reading in plans), tuple(labels.items()),
        {(r["name"], str(r["form"])): (r["initiatives"], r["of"], r["share"]) for r in rows},
        {lang: (*found.told(refused, lang), *titles((p for p in found.plans if (p.name in
                {n for n, _ in plans})), lang)) for lang in ("ja", "en")},
    )  # fmt: skip
    title = {
        "ja": "協働の形態(形態の書かれた取組に占める割合)",
        "en": "Forms of collaboration, by share of initiatives that state one",
    }
    picture = {
        "ja": "形態を行、計画を列とする表。各欄に割合(%)と取組の数。計画と報告は分けて並べる。",
        "en": "Matrix with forms as rows and plans as columns, in each cell the share in per cent "
        "and the number of initiatives; plans and reports stand apart.",
    }
    cannot = {
        "ja": "形態を書かない取組は除かれているので、使われた形態の割合ではない。",
        "en": "Initiatives that state no form are left out: it is not how often a form is used.",
    }
    table = Table(
        ("reading", "plan", "plan_ja", "plan_en", "form", "form_ja", "form_en", "initiatives", "of",
         "share"),
        tuple((reading, n, *both(called), form, *both(label), *data.cells[n, form])
              for n, called, reading in data.plans for form, label in data.rows),
    )  # fmt: skip
    says = found.said(
        "forms",
        otherwise={
            "ja": "形態の書かれた取組のうち、それぞれの形態の割合を計画別に示す。",
            "en": "Of the initiatives that state a form, the share of each form, plan by plan.",
        },
    )
    source = Source(of_comparison("forms"), found.options("forms"))
    return make("forms-by-plan", title, says, cannot, picture, table, source,
                _paint_forms, data)  # fmt: skip


def _share(cells: tuple[Cell, ...]) -> float:
    return float(cells[2]) if isinstance(cells[2], int | float) else 0.0


def _paint_forms(data: Matrix, lang: str) -> Page:
    ja = lang == "ja"
    most = max(_share(c) for c in data.cells.values()) or 1.0
    heads = tuple(
        f"{called[lang]} (n={data.cells[n, data.rows[0][0]][1]})" for n, called, _ in data.plans
    )
    cells = tuple(
        tuple(_form(data.cells[n, form], most, lang) for n, _, _ in data.plans)
        for form, _ in data.rows
    )
    told = "割合(%)、下は取組の数" if ja else "share, %; below, the number of initiatives"
    keys = (Key(told, box=True, fill=tint(DARKEST)),)
    return draw_grid(Grid(
        heads, tuple(Row(f"{label[lang]} {form}") for form, label in data.rows), cells,
        tuple(codes()[g][lang] for _, _, g in data.plans), keys,
        data.notes[lang], label_room=1.9, cell_room=0.95,
    ))  # fmt: skip


def _form(cell: tuple[Cell, ...], most: float, lang: str) -> Box:
    below = "" if not cell[0] else f"{cell[0]}件" if lang == "ja" else f"{cell[0]}"
    return Box(percent(_share(cell)), below, _share(cell) / most)


@figure("functions-by-plan", of="comparison", at={"comparison": "functions"}, order=160)
def functions_figure(found: Compared) -> Figure | None:
    """Which plan states which function of an intermediary; None where none can be compared."""
    keys = ("function", "city", "plan")
    rows = found.numbers("functions", keys, ("label", "intermediaries"))
    if not rows:
        return None
    explicit = {
        (str(r["function"]), str(r["source"]))
        for city in dict.fromkeys(str(r["city"]) for r in rows)
        for r in query(found.graph, "intermediary_functions", city)
        if r["basis"] == "stated"
    }
    labels = {str(r["function"]): r["label"] for r in rows}
    cells: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for r in rows:
        where = str(r["source"] or "")
        said = any((str(r["function"]), s) in explicit for s in where.split(" | "))
        basis = ("stated" if said else "implied") if r["stated"] else None
        cells[r["name"], str(r["function"])] = (basis, *both(r["intermediaries"]), where or None)
    refused = found.refusals("functions", keys, ("label", "intermediaries"))
    names = dict.fromkeys(r["name"] for r in rows)
    data = Matrix(
        tuple((n, found.called(n), "") for n in names), tuple(labels.items()), cells,
        {lang: (*found.told(refused, lang), *titles((p for p in found.plans if p.name in names),
                                                    lang)) for lang in ("ja", "en")},
    )  # fmt: skip
    title = {
        "ja": "文書が述べる中間支援の機能",
        "en": "Functions of intermediaries as documents state them",
    }
    picture = {
        "ja": "機能を行、計画を列とする表。黒丸は明示、白丸は含意、斜線は記載なし。",
        "en": "Matrix with functions as rows and plans as columns; disc: stated, ring: implied, "
        "hatched: not stated.",
    }
    cannot = {
        "ja": "書かれていない機能は担われていない機能ではなく、印は仕事の量も質も示さない。",
        "en": "A function that is not stated may well be performed, and a mark says nothing of the "
        "amount or quality of the work.",
    }
    table = Table(
        ("function", "function_ja", "function_en", "plan", "plan_ja", "plan_en", "basis",
         "intermediaries_ja", "intermediaries_en", "source"),
        tuple((f, *both(label), n, *both(called), *data.cells[n, f])
              for f, label in data.rows for n, called, _ in data.plans),
    )  # fmt: skip
    says = found.said(
        "functions",
        otherwise={
            "ja": "文書が挙げる中間支援の機能を計画別に示す。",
            "en": "The functions of intermediaries that each plan's documents name.",
        },
    )
    source = Source(f"{of_comparison('functions')}, graph.query('intermediary_functions')")
    return make("functions-by-plan", title, says, cannot, picture, table, source,
                _paint_functions, data)  # fmt: skip


def _paint_functions(data: Matrix, lang: str) -> Page:
    ja = lang == "ja"
    looks = {
        "stated": Box(mark="o", fill=INK),
        "implied": Box(mark="o", fill=PAPER),
        None: NOT_STATED,
    }
    cells = tuple(
        tuple(
            looks["implied" if (b := data.cells[n, f][0]) == "implied" else "stated" if b else None]
            for n, _, _ in data.plans
        )
        for f, _ in data.rows
    )
    keys = (
        Key("明示" if ja else "stated", "o"),
        Key("含意(主語や相手を文脈から補ったもの)" if ja else "implied (an end supplied from "
        "the context)",
            "o", PAPER),
        not_stated_key("この文書に記載なし(担っていないことではない)" if ja else
                       "not stated here (which is not \"not performed\")"),
    )  # fmt: skip
    heads = tuple(called[lang] for _, called, _ in data.plans)
    rows = tuple(Row(f"{label[lang]} {f}") for f, label in data.rows)
    return draw_grid(
        Grid(heads, rows, cells, keys=keys, notes=data.notes[lang], label_room=2.3, cell_room=0.85)
    )
