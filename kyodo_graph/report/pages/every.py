"""All pages of one language, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kyodo_graph.report.pages.blocks import Block, Page, Prose
from kyodo_graph.report.pages.city import city_page
from kyodo_graph.report.pages.city_tables import city_tables_page
from kyodo_graph.report.pages.comparison import comparison_page
from kyodo_graph.report.pages.downloads import downloads_page
from kyodo_graph.report.pages.index import index_page
from kyodo_graph.report.pages.intermediaries import intermediaries_page
from kyodo_graph.report.pages.methods import methods_page
from kyodo_graph.report.pages.passages import passages_page
from kyodo_graph.report.pages.site import Site
from kyodo_graph.report.tables.grid import Piece

FIXED = (
    "index.html", "intermediaries.html", "comparison.html", "methods.html", "downloads.html",
)  # fmt: skip
"""The pages that every report has; with one plan alone there is none of a comparison."""
WORKBOOK = "kyodo.xlsx"


def all_pages(site: Site) -> Iterator[Page]:
    """Every page of the report in one language.

    What a lead says of a section that has turned out empty is said without a link.
    """
    yield from map(_alive, _pages(site))


def _alive(page: Page) -> Page:
    shown = [s for s in page.sections if not s.empty]
    ids = {f"#{s.id}" for s in (*shown, *(part for s in shown for part in s.parts))}
    return replace(page, lead=tuple(_unlinked(block, ids) for block in page.lead))


def _unlinked(block: Block, ids: set[str]) -> Block:
    if not isinstance(block, Prose):
        return block

    def piece(one: Piece) -> Piece:
        dead = one.href is not None and one.href.startswith("#") and one.href not in ids
        return replace(one, href=None) if dead else one

    return replace(block, paragraphs=tuple(tuple(map(piece, p)) for p in block.paragraphs))


def _pages(site: Site) -> Iterator[Page]:
    facts = site.facts
    yield index_page(site)
    yield from (city_page(site, city) for city in facts.cities)
    yield from (city_tables_page(site, city) for city in facts.cities)
    yield intermediaries_page(site)
    if len(site.material.rows) > 1:
        yield comparison_page(site)
    yield methods_page(site)
    yield from (passages_page(site, document) for document in facts.documents)
    yield downloads_page(site, WORKBOOK)
