"""Cities side by side, question by question: what is written, who leads, which themes …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from kyodo_graph.report.charts.glyphs import fate, no, share, strip, unit, yes
from kyodo_graph.report.contents.compared import PRINTED, PlanRow, theme_labels
from kyodo_graph.report.pages.blocks import Block, Page, Section
from kyodo_graph.report.pages.function_view import centre_rows, function_matrix, row_head
from kyodo_graph.report.pages.matrix import (
    Choice,
    Matrix,
    MatrixCell,
    MatrixHead,
    MatrixRow,
    Run,
    Sentences,
)
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.saying.centres import FunctionsSaid
from kyodo_graph.report.saying.comparison import Compared, missing
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words
from kyodo_graph.words.phrases import told
from kyodo_graph.words.sentences import tell

MANY = 9
"""Plans from which on rows without an answer stand together in one line."""
Answer = Callable[[PlanRow], tuple[MatrixCell, ...]]


def comparison_page(site: Site) -> Page:
    """The page ``comparison.html``."""
    n = len(site.facts.cities)
    title = site.t(
        f"{told(n, 'city', 'ja')}を、問いごとに比べる",
        f"{told(n, 'city', 'en').capitalize()}, question by question",
    )
    shown = {r.plan.city for r in site.material.rows}
    cities = tuple((c.key, c.label[site.lang]) for c in site.facts.cities if c.key in shown)
    lead: tuple[Block, ...] = ()
    if len(cities) > 1:
        lead = (Choice(page_words("plans")[site.lang]["cities_shown"], cities),)
    return Page(
        file="comparison.html",
        title=title,
        part="comparison",
        lead=lead,
        sections=tuple(_sections(site)),
    )


def _sections(site: Site) -> list[Section]:
    t = site.t
    return [
        Section("written", t("何が書かれているか", "What is written?"), _written(site)),
        Section("leads", t("誰が先導するか", "Who leads?"), _leads(site)),
        Section("themes", t("どの主題に取り組むか", "Which themes?"), _themes(site)),
        Section("functions", t("センターは何を担うか", "What do the centres do?"),
                _functions(site)),
        Section("progress", t("指標はどこまで来たか", "How far have indicators come?"),
                _progress(site)),
        Section("fates", t("前の計画の項目はどうなったか", "What became of earlier items?"),
                _fates(site)),
    ]  # fmt: skip


def _said(site: Site, group: str) -> tuple[Sentences, ...]:
    told = tell(group, Compared(site.material.rows, site.material.names), site.lang)
    return (Sentences(((Piece(site.t("", " ").join(told)),),)),) if told else ()


def _written(site: Site) -> tuple[Block, ...]:
    w = page_words("plans")[site.lang]
    heads = (MatrixHead((), "name"), *(MatrixHead((w[k],), "upright") for k in PRINTED))

    def cells(row: PlanRow) -> tuple[MatrixCell, ...]:
        made = []
        for key in PRINTED:
            there = row.printed[key]
            said = f"{w[key]}{site.t('：', ': ')}{w['printed' if there else 'not_printed']}"
            made.append(MatrixCell(glyphs=((yes if there else no)(said),)))
        return tuple(made)

    rows = _rows(site, site.material.rows, cells)
    return (*_said(site, "compared_written"), Matrix("written-table", w["printed"], heads, rows))


def _leads(site: Site) -> tuple[Block, ...]:
    def cells(row: PlanRow) -> tuple[MatrixCell, ...]:
        runs = []
        for column in row.table.columns:
            led = [
                line for line in row.table.initiatives
                if column.key in line.marks and line.marks[column.key].role == "lead"
            ]  # fmt: skip
            if led:
                label = column.label[site.lang]
                glyphs = tuple(
                    unit(column.sector, f"{label}{site.t('：', ': ')}{line.label[site.lang]}")
                    for line in led
                )
                runs.append(Run(glyphs, label, len(led)))
        return (MatrixCell(runs=tuple(runs)),)

    return _question(site, "leads", lambda row: bool(row.leads), cells)


def _themes(site: Site) -> tuple[Block, ...]:
    themes = theme_labels(site.material.names, site.material.rows)
    heads = (
        MatrixHead((), "name"),
        MatrixHead((), "number", wide_only=True),
        *(MatrixHead((label[site.lang],), "upright") for label in themes.values()),
    )

    def cells(row: PlanRow) -> tuple[MatrixCell, ...]:
        made = [MatrixCell((Piece(f"{row.themed}{site.t('件', '')}"),), soft=True)]
        for code, label in themes.items():
            n = row.themes.get(code, 0)
            said = f"{label[site.lang]}{site.t('：', ': ')}{n} / {row.themed}"
            made.append(MatrixCell(glyphs=(share(n / row.themed, code in row.first_themes, said),)))
        return tuple(made)

    return _question(site, "themes", lambda row: bool(row.themed), cells, heads)


def _functions(site: Site) -> tuple[Block, ...]:
    rows = centre_rows(site)
    said = tell("functions", FunctionsSaid(site.material.functions, rows), site.lang)
    intro = (Sentences(((Piece(site.t("", " ").join(said)),),)),) if said else ()
    return (*intro, *((function_matrix(site, rows, "functions-compared"),) if rows else ()))


def _progress(site: Site) -> tuple[Block, ...]:
    w, lang = page_words("plans")[site.lang], site.lang
    shares = [
        s.share(s.latest) for r in site.material.rows for s in r.series if s.latest is not None
    ]
    known = [x for x in shares if x is not None]
    ends = (min([0.0, *known]) - 0.1, max([1.0, *known]) + 0.1)

    def cells(row: PlanRow) -> tuple[MatrixCell, ...]:
        dots = []
        for one in row.series:
            part = one.share(one.latest) if one.latest else None
            if part is not None and one.latest is not None:
                told = f"{one.label[lang]}{site.t('：', ': ')}{one.latest.printed}"
                dots.append((part, told))
        counts = Counter(s.standing for s in row.series if s.standing)
        order = ("reached", "between", "at_baseline", "worse")
        said = site.t("、", ", ").join(f"{w[k]} {counts[k]}" for k in order if counts[k])
        return (MatrixCell(glyphs=(strip(dots, ends, said),)), MatrixCell((Piece(said),)))

    heads = (MatrixHead((), "name"), MatrixHead((), "strip"), MatrixHead((), "text"))
    return _question(
        site, "progress", lambda r: any(s.standing for s in r.series), cells, heads, "texts"
    )


def _fates(site: Site) -> tuple[Block, ...]:
    names, lang = site.material.names, site.lang

    def cells(row: PlanRow) -> tuple[MatrixCell, ...]:
        runs = []
        for key, n in sorted(row.fates.items(), key=lambda item: -item[1]):
            label = names.concept("disposition", key)[lang]
            lines = [x for x in row.table.lines if x.status and x.status.disposition == key]
            glyphs = tuple(
                fate(key, f"{label}{site.t('：', ': ')}{line.label[lang]}") for line in lines
            )
            runs.append(Run(glyphs, label, n))
        return (MatrixCell(runs=tuple(runs)),)

    return _question(site, "fates", lambda row: bool(row.fates), cells)


def _question(
    site: Site,
    key: str,
    answers: Callable[[PlanRow], bool],
    cells: Answer,
    heads: Sequence[MatrixHead] = (),
    look: str = "",
) -> tuple[Block, ...]:
    """A question: what holds of all plans, then a row for each.

    A plan without an answer has a short sentence in its place; of many plans these stand together,
    one line for each sentence.
    """
    rows = site.material.rows
    heads = tuple(heads) or (MatrixHead((), "name"), MatrixHead((), "text"))
    many = len(rows) > MANY
    shown = [r for r in rows if answers(r) or not many]
    together: dict[str, list[str]] = {}
    for row in rows:
        if many and not answers(row):
            together.setdefault(missing(key, row, site.lang), []).append(
                row_head(site, row.plan.id)
            )

    def cells_or_why(row: PlanRow) -> tuple[MatrixCell, ...]:
        if answers(row):
            return cells(row)
        why = (Piece(missing(key, row, site.lang)),)
        return (MatrixCell(why, soft=True, span=len(heads) - 1),)

    lines = tuple(
        f"{said}{site.t('', ' ')}{site.t('、', ', ').join(plans)}"
        for said, plans in together.items()
    )
    caption = page_words("plans")[site.lang]["plan"]
    table = Matrix(f"{key}-table", caption, heads, _rows(site, shown, cells_or_why), look=look)
    return (
        *_said(site, f"compared_{key}"),
        *((table,) if shown else ()),
        *((Sentences((), lines),) if lines else ()),
    )


def _rows(site: Site, rows: Sequence[PlanRow], cells: Answer) -> tuple[MatrixRow, ...]:
    """A row a plan; plans of one city stand below each other under one name."""
    made = []
    for row in rows:
        name = row_head(site, row.plan.id)
        head = MatrixCell((Piece(name, site.places.page(row.plan.id)),))
        made.append(MatrixRow((head, *cells(row)), city=row.plan.city))
    return tuple(made)
