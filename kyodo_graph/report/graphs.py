"""The interactive graph pages of the report: which are made, of what, and how they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kyodo_graph.graph import Graph
from kyodo_graph.report.facts import LANGS, Facts
from kyodo_graph.report.tables.places import distinct, page_names, slug
from kyodo_graph.views.gathering import projection_view
from kyodo_graph.views.page import Site
from kyodo_graph.views.page import render as page_of_view

Words = Mapping[str, str]
# What is drawn of each city, and of all cities together.
OF_CITY = ("whole", "actor-element", "ties")
OF_ALL = ("whole", "actor-actor", "actor-theme")
GROUPED = ("whole",)
"""Of all cities together these are drawn as groups at first: by city, by kind, by theme."""
_SIDE = {"ja": "市ごとに並べた、主体と計画の項目", "en": "Actors and items of plans, city by city"}
_TITLES = {
    "whole": {"ja": "計画に書かれたものすべてと、そのつながり",
              "en": "All that the plans name, and how it hangs together"},
    "actor-element": {"ja": "だれがどの項目に関わるか", "en": "Who takes part in which item"},
    "ties": {"ja": "主体どうしの関係", "en": "How actors deal with each other"},
    "actor-actor": {"ja": "同じ項目に関わる主体", "en": "Actors that take part in the same items"},
    "actor-theme": {"ja": "どの主体がどのテーマに関わるか",
                    "en": "Which actors take part in which themes"},
}  # fmt: skip
"""What is seen in each."""


@dataclass(frozen=True)
class GraphPage:
    """An interactive page: its file, what it is called, the projection and cities it shows.

    ``of`` is the key of the city that the page is of; empty for those of all cities.
    """

    file: str
    title: Words
    projection: str
    cities: tuple[str, ...]
    of: str = ""
    side_by_side: bool = False


def graph_pages(graph: Graph, facts: Facts) -> tuple[GraphPage, ...]:
    """The pages to be made: of all cities, then of each."""
    keys = tuple(c.key for c in facts.cities)
    titles = {name: declared.title for name, declared in graph.projections.items()} | _TITLES
    # Where nothing is narrowed no city is named: a page says which cities it was narrowed to.
    narrowed = keys if len(keys) < len(graph.cities) else ()
    made = [GraphPage(_file(name), titles[name], name, narrowed) for name in OF_ALL]
    if len(keys) > 1:
        side = GraphPage(_file("side-by-side"), _SIDE, "actor-element", narrowed, "", True)
        made.append(side)
    for city, stem in zip(facts.cities, distinct(map(slug, keys)), strict=True):
        made += [
            GraphPage(
                _file(f"{stem}-{name}"), _of(city.label, titles[name]), name, (city.key,), city.key
            )
            for name in OF_CITY
        ]
    return tuple(made)


def _file(name: str) -> str:
    return f"graphs/{name}.html"


def _of(city: Words, title: Words) -> Words:
    return {"ja": f"{city['ja']}:{title['ja']}", "en": f"{city['en']}: {title['en']}"}


def render(
    graph: Graph,
    page: GraphPage,
    *,
    lang: str,
    sources: Path | None,
    seed: int,
    sha256: str,
    site: Site,
) -> bytes | None:
    """The bytes of an interactive page, ``lang`` shown first; None where there is nothing to draw.

    Raises MissingViewsError where the extra that draws is not installed.
    """
    drawn = graph.network(page.projection, parallel=True, city=page.cities)
    if not drawn:
        return None
    grouped = not page.of and page.projection in GROUPED
    view = projection_view(
        drawn, graph.store, graph.projections, sources, seed, sha256, grouped=grouped
    )
    state = {"panes": "cities"} if page.side_by_side else {}
    return page_of_view(replace(view, title=page.title), lang, state=state, site=site)


def site_of(facts: Facts, lang: str) -> Site:
    """What the interactive pages belong to: the report with ``lang`` at its root."""
    folders = {other: "../" if other == lang else f"../{other}/" for other in LANGS}
    pages = page_names(facts)
    return Site(
        assets="../assets/",
        home={other: f"{folder}index.html" for other, folder in folders.items()},
        documents={
            d.key: {other: f"{folder}{pages[d.key]}" for other, folder in folders.items()}
            for d in facts.documents
        },
    )
