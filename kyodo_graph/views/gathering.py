"""What a page shows of a network, gathered from the network itself and from a store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.errors import KyodoError
from kyodo_graph.extras import EXTRAS
from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.filters import asked
from kyodo_graph.store.sparql import select
from kyodo_graph.version import __version__
from kyodo_graph.views.about import About, about
from kyodo_graph.views.drawing import MissingViewsError
from kyodo_graph.views.indices import indices_of, values_of
from kyodo_graph.views.joined import joint_cells
from kyodo_graph.views.layouts import layouts
from kyodo_graph.views.model import Edge, View, Words
from kyodo_graph.views.reading import read_edges, read_nodes

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]

MOST_NODES, MOST_EDGES = 1000, 4000
"""What a canvas draws without getting slow; a larger network is first drawn as groups."""
FEW_NODES = 150
"""What can be read at once, so that groups are of no use."""


class EmptyViewError(KyodoError):
    """A network without any node: there is nothing to draw."""

    def __init__(self, what: str) -> None:
        super().__init__(f"nothing to draw: {what}")


def projection_view(
    network: Network,
    store: ox.Store,
    projections: Mapping[str, Declaration],
    sources: Path | None = None,
    seed: int = 0,
    sha256: str = "",
    *,
    grouped: bool = False,
) -> View:
    """What the page of a network shows that a declared projection gave.

    ``grouped`` draws it as groups (cities, classes, themes) that open, as a large one is anyway,
    unless it can be read at once.

    Raises EmptyViewError where nothing passed the filters.
    """
    if not network:
        what = network.graph["projection"]
        raise EmptyViewError(f"no statement of the graph makes {what} with these filters")
    return network_view(
        network, store=store, projections=projections, sources=sources, seed=seed, sha256=sha256,
        grouped=grouped,
    )  # fmt: skip


def network_view(
    network: Network,
    *,
    store: ox.Store | None = None,
    projections: Mapping[str, Declaration] | None = None,
    title: str = "",
    sources: Path | None = None,
    seed: int = 0,
    sha256: str = "",
    grouped: bool = False,
) -> View:
    """What the page of any NetworkX graph shows.

    A ``store`` is asked for other names, documents and headings of passages; ``projections`` for
    the description of the declared one, if the network is of one; ``title`` stands above the page.
    """
    if not network:
        raise EmptyViewError("the network has no node")
    for package in EXTRAS["views"].missing():
        raise MissingViewsError(package)
    said = _said(network, store, projections or {}, sha256)
    if title:
        said = replace(said, title={"ja": title, "en": title})
    return _viewed(network, store, sources, seed, said, grouped)


def _viewed(
    network: Network,
    store: ox.Store | None,
    sources: Path | None,
    seed: int,
    said: View,
    grouped: bool,
) -> View:
    edges = read_edges(network, joint_cells(store) if store is not None else None)
    known = _about(network, edges, store, sources)
    values = values_of(network)
    nodes = read_nodes(network, alias=known.alias, passages=known.spoken_of, values=values)
    view = replace(
        said,
        directed=network.is_directed(),
        nodes=nodes,
        edges=edges,
        passages=known.passages,
        documents=known.documents,
        names=known.names,
        indices=indices_of(node.values for node in nodes),
    )
    return _laid_out(view, seed, grouped)


def _about(
    network: Network, edges: tuple[Edge, ...], store: ox.Store | None, sources: Path | None
) -> About:
    if store is None:
        return About()
    iris = {str(n): _iri(str(n), data) for n, data in network.nodes(data=True)}
    pointers = {p for e in edges for p in e.passages if _POINTER.fullmatch(p)}
    things = {thing for e in edges for thing in e.elements}
    known = {node: iri for node, iri in iris.items() if iri}
    return about(store, known, pointers, things, sources)


_POINTER = re.compile(r"[a-z0-9][a-z0-9-]*:[0-9]+(-[0-9]+)?")
_IRI = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]*')


def _iri(node: str, data: Mapping[str, Any]) -> str:
    """The IRI of a node that has one; none for a node of somebody's own network."""
    given = str(data.get("iri") or "")
    if not given and re.fullmatch(r"[a-z0-9-]+(/[A-Za-z0-9._-]+)+", node):
        given = ID + node
    return given if _IRI.fullmatch(given) else ""


def _laid_out(view: View, seed: int, grouped: bool) -> View:
    readable = not grouped or len(view.nodes) <= FEW_NODES
    if readable and len(view.nodes) <= MOST_NODES and len(view.edges) <= MOST_EDGES:
        return replace(view, layouts=layouts(view.nodes, view.edges, seed=seed))
    from kyodo_graph.views.groups import group, member_positions

    groups = group(view.nodes, view.edges, names=view.names)
    return replace(view, groups=groups, layouts={"groups": member_positions(groups)})


def _said(
    network: Network,
    store: ox.Store | None,
    projections: Mapping[str, Declaration],
    sha256: str,
) -> View:
    """Title, description and what is cited, from the attributes of a network."""
    facts = network.graph
    projection = str(facts.get("projection") or "")
    titles = {k: str(facts.get(f"title_{k}") or "") for k in ("ja", "en")}
    if not titles["ja"]:
        titles = dict.fromkeys(titles, str(facts.get("title") or facts.get("name") or "Network"))
    cities = str(facts.get("cities") or "").split()
    described: Words = titles
    if store is not None:
        titles = {k: _titled(text, cities, store, k) for k, text in titles.items()}
        if projection in projections:
            described = projections[projection].description
    told = {
        "projection": projection,
        "cities": " ".join(cities),
        "filters": "; ".join(f"{k}: {v}" for k, v in asked(facts).items()),
        "citation": f"kyodo_graph {__version__}",
        "sha256": sha256,
    }
    return View(titles, described, False, (), (), about=told)


def _titled(title: str, cities: list[str], store: ox.Store, lang: str) -> str:
    """The title with the names of the cities that the network is narrowed to."""
    if not cities:
        return title
    found = select(
        store,
        "SELECT ?key ?label ?lang WHERE { ?city kyodo:cityKey ?key ; rdfs:label ?label "
        "FILTER(LANG(?label) = ?lang) }",
        {"lang": ox.Literal(lang)},
    )
    labels = {str(row["key"]): str(row["label"]) for row in found}
    named = [labels.get(city, city) for city in cities]
    return f"{'・'.join(named)}:{title}" if lang == "ja" else f"{', '.join(named)}: {title}"
