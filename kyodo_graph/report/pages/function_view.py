"""The functions of named centres as a matrix of dots: one row a centre and plan."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.report.charts.glyphs import function
from kyodo_graph.report.contents.centres import Centre, Doing, Function
from kyodo_graph.report.contents.names import row_names, short_city_name
from kyodo_graph.report.pages.matrix import Matrix, MatrixCell, MatrixHead, MatrixRow
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.tables import Table
from kyodo_graph.words import page as page_words


def centre_rows(site: Site) -> tuple[tuple[Centre, str], ...]:
    """The named centres, each with the plans whose documents say what it does."""
    return tuple(
        (centre, row.plan.id)
        for row in site.material.rows
        for centre in site.material.centres_of(row.plan.city)
        if centre.own and centre.functions(row.plan.id)
    )


def row_head(site: Site, plan: str) -> str:
    """How the head of a row calls a plan: the city, and the plan where the city has several."""
    row = site.material.row(plan)
    own = row_names(site.facts)[plan][site.lang]
    city = short_city_name(site.facts.city(row.plan.city))[site.lang]
    return f"{city} {own}".strip()


def function_matrix(site: Site, rows: Sequence[tuple[Centre, str]], name: str) -> Matrix:
    """The matrix of centres and functions."""
    w, lang = page_words("plans")[site.lang], site.lang
    groups = site.material.names
    heads = [MatrixHead((), "name"), MatrixHead((), "text", wide_only=True)]
    heads += [
        MatrixHead((f.label[lang],), "upright", group=groups.of(f.group)[lang] if f.group else "")
        for f in site.material.functions
    ]
    made = []
    for centre, plan in rows:
        href = site.places.page(plan)
        cells = [
            MatrixCell((Piece(row_head(site, plan), href),)),
            MatrixCell((Piece(centre.label[lang]),), soft=True),
            *(_cell(site, f, centre, plan) for f in site.material.functions),
        ]
        made.append(MatrixRow(tuple(cells)))
    return Matrix(
        name, w["functions"], tuple(heads), tuple(made),
        csv=_numbers(site, rows).to_csv(spreadsheet=True),
    )  # fmt: skip


def state(doing: Doing | None) -> str:
    """How a function is drawn: ``stated``, ``implied``, ``differs`` or ``none``."""
    if doing is None:
        return "none"
    if not doing.basis or (doing.of and len(doing.readings) < len(doing.of)):
        return "differs"
    return doing.basis


def _cell(site: Site, what: Function, centre: Centre, plan: str) -> MatrixCell:
    w, lang = page_words("plans")[site.lang], site.lang
    doing = centre.functions(plan).get(what.code)
    found = state(doing)
    told = {
        "stated": w["stated"], "implied": w["supplied"], "differs": w["differs"],
        "none": w["not_written"],
    }[found]  # fmt: skip
    said = f"{centre.label[lang]}{site.t('：', ': ')}{what.label[lang]}{site.t('　', ' · ')}{told}"
    if doing is not None and doing.of:
        said += f" ({len(doing.readings)}/{len(doing.of)})"
    sources = (*doing.stated, *doing.implied) if doing else ()
    href = site.places.passage(sources[0]) if sources else ""
    return MatrixCell(glyphs=(function(found, said),), href=href or "")


def _numbers(site: Site, rows: Sequence[tuple[Centre, str]]) -> Table:
    lang = site.lang
    made = [
        (row_head(site, plan), centre.label[lang], f.code, f.label[lang],
         state(centre.functions(plan).get(f.code)),
         " | ".join(centre.functions(plan)[f.code].readings)
         if f.code in centre.functions(plan) else "",
         " | ".join((*centre.functions(plan)[f.code].stated,
                     *centre.functions(plan)[f.code].implied))
         if f.code in centre.functions(plan) else "")
        for centre, plan in rows
        for f in site.material.functions
    ]  # fmt: skip
    head = ("plan", "intermediary", "function", "label", "state", "readings", "sources")
    return Table(head, tuple(made))
