"""The interactive graph pages of the report: which are made, of what, and how they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.graph import Graph
from kyodo_graph.report.facts import Facts
from kyodo_graph.report.tables.places import distinct, slug

Words = Mapping[str, str]
# What is drawn of each city, and of all cities together.
OF_CITY = ("whole", "actor-element", "ties")
OF_ALL = ("whole", "actor-actor", "actor-theme")
_SIDE = {"ja": "市を並べて見る", "en": "Cities side by side"}


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
    titles = {name: declared.title for name, declared in graph.projections.items()}
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
    graph: Graph, page: GraphPage, *, lang: str, sources: Path | None, seed: int, sha256: str
) -> bytes | None:
    """The bytes of an interactive page, ``lang`` shown first; None where there is nothing to draw.

    Raises MissingViewsError where the extra that draws is not installed.
    """
    from kyodo_graph.views.gathering import EmptyViewError

    try:
        return graph.view(
            page.projection, city=page.cities, lang=lang, sources=sources, seed=seed,
            side_by_side=page.side_by_side, sha256=sha256,
        ).content  # fmt: skip
    except EmptyViewError:
        return None
