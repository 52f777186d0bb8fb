"""What the cities' collaboration looks like, in sentences: the first section of the first page.

Each sentence is made from numbers that another page shows with their passages, and leads there.
"""

from __future__ import annotations

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.report.facts import City, Thing
from kyodo_graph.report.pages.blocks import Items, Section
from kyodo_graph.report.pages.leads import (
    Sentence,
    governance,
    loss_lead,
    main_intermediary,
    place_lead,
)
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece

INTERMEDIARY = 50
"""Where among the sentences of a city's figures those on its intermediary stand."""
LAST = 1000


def glance(site: Site) -> Section:
    """The section: each city by itself, then what may be set side by side."""
    cities = [c for c in site.facts.cities if site.facts.documents_of(c.key)]
    parts = (*(_city(site, city) for city in cities), _compared(site))
    return Section(
        "glance", site.t("要点", "In brief"), parts=tuple(p for p in parts if not p.empty)
    )


def _city(site: Site, city: City) -> Section:
    page = site.places.pages[city.key]
    lines = _told(site, page, city.key, range(1, INTERMEDIARY))
    who = main_intermediary(site, city.key)
    if who is None:
        lines.append(
            site.say(
                "文書は、中間支援組織を主体として挙げていない。",
                "The documents name no intermediary as an actor.",
            )
        )
    else:
        name = Piece(who.label[site.lang], site.places.page(who.id))
        lines.append((
            name, Piece(site.t(":", ": ")), *place_lead(site, who), *_evidence(site, who),
        ))  # fmt: skip
        lines.append(loss_lead(site, who, page=page))
    lines.append(governance(site, city.key))
    lines += _told(site, page, city.key, range(INTERMEDIARY, LAST))
    return Section(
        f"glance-{city.key}",
        city.label[site.lang],
        (Items((*(line for line in lines if line), _further(site, city, page))),),
    )


def _evidence(site: Site, who: Thing) -> Sentence:
    """The way to the elements that an intermediary takes part in, each with its passage."""
    iri = ID + who.id
    if not site.rows("library-intermediary-roles", lambda r: r["actor_iri"] == iri):
        return ()
    href = f"{site.places.page(who.id)}#roles"
    return (Piece(site.t("", " ")), _link(site, "根拠", "evidence", href))


def _told(site: Site, page: str, city: str, places: range) -> list[Sentence]:
    """What figures say, each with a link to the figure, its numbers and their passages."""
    found = sorted(
        (p for p in site.pictures if p.city == city and p.brief in places), key=lambda p: p.brief
    )
    return [
        (
            Piece(p.says[site.lang]),
            Piece(site.t("", " ")),
            _link(site, "図と数値", "figure and numbers", f"{page}#f-{p.name}"),
        )
        for p in found
    ]


def _further(site: Site, city: City, page: str) -> Sentence:
    """Where all this is told with its tables, its passages and as a graph."""
    links = [(Piece(site.t("表と典拠箇所", "Tables and passages"), page),)]
    links += [
        (Piece(g.title[site.lang], f"{site.places.root}{g.file}#lang={site.lang}"),)
        for g in site.graphs
        if g.of == city.key
    ]
    return site.listing(links)


def _compared(site: Site) -> Section:
    lines = _told(site, "comparison.html", "", range(1, LAST))
    return Section(
        "glance-compared",
        site.t("市を並べて", "Side by side"),
        (Items(tuple(lines)),) if lines else (),
    )


def _link(site: Site, ja: str, en: str, href: str) -> Piece:
    return Piece(site.t(f"({ja})", f"({en})"), href)
