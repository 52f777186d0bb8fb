"""The page of a city in three screens: who does what, its centre, its indicators; a plan apart."""

from __future__ import annotations

from kyodo_graph.report.contents.compared import PlanRow
from kyodo_graph.report.contents.names import plan_name
from kyodo_graph.report.evidence import counted, evidence
from kyodo_graph.report.facts import City
from kyodo_graph.report.pages.actor_list import actor_list
from kyodo_graph.report.pages.blocks import Block, Page, Section
from kyodo_graph.report.pages.centre_view import centre_lines, class_lines, speaks
from kyodo_graph.report.pages.claims import Finding
from kyodo_graph.report.pages.matrix import Sentences
from kyodo_graph.report.pages.network_view import network_block
from kyodo_graph.report.pages.plan_view import plan_matrix
from kyodo_graph.report.pages.series_view import series_block
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.pages.trust import drafted
from kyodo_graph.report.saying.indicators import SeriesSaid
from kyodo_graph.report.saying.plans import DocumentSaid, PlanSaid
from kyodo_graph.report.tables.grid import Piece
from kyodo_graph.words import page as page_words
from kyodo_graph.words.sentences import tell


def city_page(site: Site, city: City) -> Page:
    """The page of one city."""
    rows = site.material.rows_of(city.key)
    lead: tuple[Block, ...] = ()
    if len(rows) == 1:
        lead = (*_head(site, rows[0], 1), _document(site, rows[0]))
    sections = [s for row in rows for s in _plan_sections(site, city, row, alone=len(rows) == 1)]
    return Page(
        file=site.places.pages[city.key],
        title=city.label[site.lang],
        part="cities",
        lead=lead or (Sentences((_unread(site),)) if not rows else _prefecture(site, city),),
        sections=(*sections, *drafted(site, city.key), _tables(site, city)),
    )


def _unread(site: Site) -> tuple[Piece, ...]:
    return site.say("この市の計画は読まれていない。", "No plan of this city was read.")


def _prefecture(site: Site, city: City) -> Sentences:
    return Sentences(((Piece(city.prefecture[site.lang]),),), tone="note")


def _plan_sections(site: Site, city: City, row: PlanRow, *, alone: bool) -> list[Section]:
    """The sections of a plan; of several plans of a city each is one section with parts."""
    key = site.places.plan_anchor(row.plan.id)
    w = page_words("plans")[site.lang]
    parts = [
        Section(f"roles-{key}", w["who_does_what"], _roles(site, row)),
        *_centres(site, row, key),
        Section(f"network-{key}", w["network"], network_block(site, row)),
        Section(f"indicators-{key}", w["indicators"], _indicators(site, row)),
    ]
    if alone:
        return parts
    name = plan_name(row.plan, city, site.facts.documents)[site.lang]
    n = 1 + site.material.rows_of(city.key).index(row)
    head: tuple[Block, ...] = (*_head(site, row, n), _document(site, row))
    return [Section(f"plan-{key}", name, head, tuple(parts))]


def _head(site: Site, row: PlanRow, number: int) -> tuple[Finding, ...]:
    """The sentence that a plan's page begins with, with its evidence."""
    said = PlanSaid(row, site.material.names, site.material.leads.get(row.plan.id, ()))
    told = tell("plan_head", said, site.lang)
    if not told:
        return ()
    lines = [line for line in row.table.initiatives if line.marks]
    marks = [next(iter(line.marks.values())) for line in lines]
    # What counts is who leads; where no lead is marked, any mark.
    leads = [
        (line, p)
        for line in lines
        for m in line.marks.values()
        for p in m.parts
        if p.role == "lead"
    ]
    shown = leads or [(line, m.parts[0]) for line, m in zip(lines, marks, strict=True)]
    names = site.material.names
    how = site.say(
        "取組ごとに、先導する者として記録された印と記述を数えた。",
        "Counted by initiative: marks and statements of who leads.",
    )
    return (
        Finding(
            id=f"head-{site.places.plan_anchor(row.plan.id)}",
            number=number,
            sentence=site.t("", " ").join(told),
            evidence=evidence(
                site,
                [p.source for _, p in shown][:4],
                [p.symbol for _, p in shown if p.symbol][:1],
                how,
                [
                    counted(
                        site,
                        p.source,
                        line.label[site.lang],
                        p.symbol or names.concept("basis", p.basis)[site.lang],
                    )
                    for line, p in shown
                ],
                f"#t-{site.places.plan_anchor(row.plan.id)}",
            ),
        ),
    )


def _document(site: Site, row: PlanRow) -> Sentences:
    """Which document it was read from, its period, and what it prints."""
    city = site.facts.city(row.plan.city)
    documents = [d for d in site.facts.documents if row.plan.id in d.covers]
    pieces: list[Piece] = []
    for document in documents:
        label = document.label[site.lang]
        if document.kind == "plan_chapter":
            label = plan_name(row.plan, city, site.facts.documents)[site.lang]
        pieces.append(Piece(label, site.places.pages.get(document.key)))
        lines = site.t(f"（{document.lines}行）", f" ({document.lines} lines)")
        pieces.append(Piece(f"{lines}{site.t('　', ' · ')}"))
    pieces.append(Piece(f"{city.prefecture[site.lang]}{site.t('。', '. ')}"))
    words = {lang: page_words("plans")[lang] for lang in ("ja", "en")}
    said = tell("plan_document", DocumentSaid(row, words), site.lang)
    pieces.append(Piece(site.t("", " ").join(said)))
    return Sentences((tuple(pieces),), tone="by")


def _roles(site: Site, row: PlanRow) -> tuple[Block, ...]:
    if not row.table.lines:
        return ()
    said = tell("plan_table", PlanSaid(row, site.material.names), site.lang)
    intro = Sentences(((Piece(site.t("", " ").join(said)),),))
    return (intro, plan_matrix(site, row), *actor_list(site, row))


def _centres(site: Site, row: PlanRow, key: str) -> list[Section]:
    """The named centres that a plan speaks of, and its class words below the last of them."""
    centres = site.material.centres_of(row.plan.city)
    own = [c for c in centres if c.own and speaks(site, c, row)]
    more = class_lines(site, centres, row)
    w = page_words("plans")[site.lang]
    made = [
        Section(f"centre-{key}-{n}", centre.label[site.lang], (centre_lines(site, centre, row),))
        for n, centre in enumerate(own, start=1)
    ]
    if more:
        made.append(Section(f"classes-{key}", w["class_words"], more))
    return made


def _indicators(site: Site, row: PlanRow) -> tuple[Block, ...]:
    said = tell("series", SeriesSaid(row.series), site.lang)
    intro = Sentences(((Piece(site.t("", " ").join(said)),),))
    return (intro, *series_block(site, row))


def _tables(site: Site, city: City) -> Section:
    w = page_words("plans")[site.lang]
    link = Piece(w["all_tables"], site.places.pages[f"{city.key}/tables"])
    said = site.say(
        "{tables}に、この市について読み取ったものがすべてある。",
        "{tables}: everything that was read of this city.",
        tables=link,
    )
    return Section("tables", w["all_tables"], (Sentences((said,)),))
