"""One page that compares the named centres: functions, operator, roles, ties, what depends on them.

Class words and centres of other bodies have a row, not a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyodo_graph.report.contents.centres import (
    Centre,
    bonds_by_relation,
    document_keys,
    place_of,
)
from kyodo_graph.report.contents.losses import Ranged
from kyodo_graph.report.pages.blocks import Block, Page, Section
from kyodo_graph.report.pages.centre_view import operation
from kyodo_graph.report.pages.function_view import centre_rows, function_matrix, row_head
from kyodo_graph.report.pages.matrix import (
    Fold,
    Matrix,
    MatrixCell,
    MatrixHead,
    MatrixRow,
    Sentences,
)
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.saying.centres import DependenceSaid, FunctionsSaid, PlaceSaid
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words
from kyodo_graph.words.sentences import tell

Rows = Sequence[tuple[Centre, str]]
FILE = "intermediaries.html"
MANY = 12
"""Rows of texts that stand open."""


def intermediaries_page(site: Site) -> Page:
    """The page ``intermediaries.html``."""
    w = page_words("plans")[site.lang]
    rows = centre_rows(site)
    said = FunctionsSaid(site.material.functions, rows)
    told = tell("functions", said, site.lang)
    lead: tuple[Block, ...] = (Sentences(((_join(site, told),) if told else ()), tone="lead"),)
    return Page(
        file=FILE,
        title=site.t(
            "中間支援センターは、何を担うと書かれているか", "What are support centres said to do?"
        ),
        part="intermediaries",
        lead=lead,
        sections=(
            Section("functions", w["functions"], _functions(site, rows)),
            Section("places", site.t("役割表のなかの位置と運営", "Place and operation"),
                    _places(site, rows)),
            Section("ties", site.t("誰に何をすると書かれているか", "What they do for whom"),
                    _ties(site, rows)),
            Section("dependence", site.t("センターがなければ", "What depends on them"),
                    _dependence(site, rows)),
            Section("others", site.t("総称と、ほかの組織", "Class words and other bodies"),
                    _others(site)),
        ),
    )  # fmt: skip


def _join(site: Site, told: Sequence[str]) -> tuple[Piece, ...]:
    return (Piece(site.t("", " ").join(told)),)


def _functions(site: Site, rows: Rows) -> tuple[Block, ...]:
    if not rows:
        return ()
    how = site.say(
        "塗った点は明記、輪は主語を補った読み、破線の輪は読み取りが分かれるもの。小さな点は、書かれていない。",
        "A full dot is stated, a ring was read by supplying a subject, on a broken ring the "
        "readings differ. A pin-prick is not written.",
    )
    limit = site.t(
        "書かれていないことは、行っていないことではない。",
        "Not written is not the same as not done.",
    )
    return (Sentences((how,)), function_matrix(site, rows, "functions-of-centres"),
            Sentences((), (limit,)))  # fmt: skip


def _places(site: Site, rows: Rows) -> tuple[Block, ...]:
    if not rows:
        return ()
    w, lang = page_words("plans")[site.lang], site.lang
    heads = (
        MatrixHead((), "name"), MatrixHead((w["column"],), "text"),
        MatrixHead((w["operator"],), "text"), MatrixHead((w["indicators"],), "text"),
    )  # fmt: skip
    made = []
    for centre, plan in rows:
        row = site.material.row(plan)
        place = place_of(centre.id, row.table)
        said = tell("centre_place", PlaceSaid(centre, place, row.table, site.material.names), lang)
        own = [s for s in row.series if centre.label[lang] in s.label[lang]]
        values: list[Piece] = []
        for one in own:
            start, aim = one.baseline, one.target
            told = f"{start.printed if start else '—'} → {aim.printed if aim else '—'}"
            values.append(
                Piece(f"{one.label[lang]} {told}　", site.places.passage(one.values[0].source))
            )
        made.append(
            MatrixRow(
                (
                    MatrixCell((Piece(row_head(site, plan), site.places.page(plan)),)),
                    MatrixCell(_join(site, said)),
                    MatrixCell(operation(site, centre)),
                    MatrixCell(tuple(values) or (Piece("—"),), soft=not values),
                ),
                id=site.places.anchor_of(centre.id) if plan == _first_plan(rows, centre) else "",
            )
        )
    return (_texts("places-of-centres", w["column"], heads, made),)


def _texts(
    name: str, caption: str, heads: tuple[MatrixHead, ...], rows: Sequence[MatrixRow]
) -> Matrix:
    """A table of texts; of many rows it is closed until asked for."""
    if len(rows) <= MANY:
        return Matrix(name, caption, heads, tuple(rows), look="texts")
    fold = Fold(f"{caption} ({len(rows)})", tuple(rows))
    return Matrix(name, caption, heads, folds=(fold,), look="texts", opened=False)


def _first_plan(rows: Rows, centre: Centre) -> str:
    return next(plan for one, plan in rows if one.id == centre.id)


def _ties(site: Site, rows: Rows) -> tuple[Block, ...]:
    names, lang = site.material.names, site.lang
    found = {
        (centre.id, plan): bonds_by_relation(
            centre.bonds_in(document_keys(site.facts, site.material.row(plan).plan))
        )
        for centre, plan in rows
    }
    relations = sorted({r for by in found.values() for r in by})
    if not relations:
        return ()
    heads = (
        MatrixHead((), "name"),
        *(MatrixHead((names.concept("tie-relation", r)[lang],), "upright") for r in relations),
    )
    made = []
    for centre, plan in rows:
        by = found[centre.id, plan]
        cells = [MatrixCell((Piece(row_head(site, plan), site.places.page(plan)),))]
        for relation in relations:
            stated = len(by.get(relation, {}).get("stated", ()))
            implied = sum(len(b) for k, b in by.get(relation, {}).items() if k != "stated")
            cells.append(_count(site, by.get(relation, {}), stated, implied))
        made.append(MatrixRow(tuple(cells)))
    how = site.say(
        "数は、センターとほかの主体との関係の記述。太い数は明記されたもの、＋は主語か相手を補って読んだもの。",
        "Statements of ties between a centre and other actors: bold ones are stated, + were read "
        "by supplying a subject or an object.",
    )
    limit = site.t(
        "記述の数であり、活動の量ではない。文書の長さと細かさで変わるので、市の間では比べられない。",
        "Statements are not activity. They depend on the length of a document and cannot be "
        "compared between cities.",
    )
    return (Sentences((how,)), Matrix("ties-of-centres", site.t("関係", "Ties"), heads,
            tuple(made)), Sentences((), (limit,)))  # fmt: skip


def _count(site: Site, by: Mapping[str, Sequence[object]], stated: int, implied: int) -> MatrixCell:
    if not stated and not implied:
        return MatrixCell((Piece("·"),), soft=True)
    first = next(iter(by.get("stated", ()) or next(iter(by.values()))))
    href = site.places.passage(str(getattr(first, "source", "")))
    if not stated:
        return MatrixCell((Piece(f"+{implied}", href),), soft=True)
    more = f" +{implied}" if implied else ""
    return MatrixCell((Piece(f"{stated}", href), Piece(more)), strong=True)


def _dependence(site: Site, rows: Rows) -> tuple[Block, ...]:
    w = page_words("plans")[site.lang]
    keys = ("parts", "alone", "partners", "cut")
    heads = (MatrixHead((), "name"), *(MatrixHead((w[k],), "text") for k in keys))
    made = []
    limits: dict[str, None] = {}
    for centre, plan in rows:
        numbers = site.material.dependence.get(centre.id, {}).get(plan)
        if numbers is None:
            continue
        cells = [MatrixCell((Piece(row_head(site, plan), site.places.page(plan)),))]
        cells += [_ranged(site, numbers[k]) for k in keys]
        made.append(MatrixRow(tuple(cells)))
        place = place_of(centre.id, site.material.row(plan).table)
        if place.shared:
            said = DependenceSaid(
                centre, place, numbers, site.material.names, centre.readings(plan)
            )
            limits[tell("centre_loss", said, site.lang)[-1]] = None
    if not made:
        return ()
    how = site.say(
        "確定した読みの数。括弧は、{readings}の読み取りのあいだでの最小と最大。",
        "Numbers as settled; in brackets the least and the most over {readings} readings.",
        readings=len(site.material.readings),
    )
    intro = (Sentences((how,)),) if site.material.readings else ()
    return (*intro, Matrix("dependence-on-centres", w["dependence"], heads, tuple(made)),
            Sentences((), tuple(limits)))  # fmt: skip


def _ranged(site: Site, number: Ranged) -> MatrixCell:
    low, high = min(number.low, number.settled), max(number.high, number.settled)
    if low == high:
        return MatrixCell((Piece(str(number.settled)),))
    told = site.t(f"（{low}〜{high}）", f" ({low}–{high})")
    return MatrixCell((Piece(f"{number.settled}"), Piece(told)))


def _others(site: Site) -> tuple[Block, ...]:
    """Intermediaries that are no named centre of which a function is written: a row each."""
    w, lang = page_words("plans")[site.lang], site.lang
    labels = {f.code: f.label[lang] for f in site.material.functions}
    shown = {centre.id for centre, _ in centre_rows(site)}
    heads = (
        MatrixHead((), "name"), MatrixHead((w["city"],), "short"),
        MatrixHead((w["functions"],), "text"),
    )  # fmt: skip
    made = []
    for centre in site.material.centres:
        if centre.id in shown:
            continue
        codes = sorted(
            {code for doings in centre.doings.values() for code, d in doings.items() if d.basis}
        )
        said = site.t("、", ", ").join(labels.get(c, c) for c in codes) or w["not_written"]
        city = site.facts.city(centre.city).label[lang]
        name = Piece(centre.label[lang], site.places.passage(centre.source))
        made.append(
            MatrixRow(
                (
                    MatrixCell((name,)),
                    MatrixCell((Piece(city, site.places.pages[centre.city]),)),
                    MatrixCell((Piece(said),), soft=not codes),
                ),
                id=site.places.anchor_of(centre.id),
            )
        )
    if not made:
        return ()
    return (_texts("other-intermediaries", w["class_words"], heads, made),)
