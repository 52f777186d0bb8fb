"""Views of a graph: gather what a page shows of a network, and make the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo_graph import __version__
from kyodo_graph.curation.namespaces import ID
from kyodo_graph.errors import KyodoError
from kyodo_graph.graph import Graph, built_nquads, load
from kyodo_graph.store.serialise import content_hash
from kyodo_graph.viewing_queries import query_network
from kyodo_graph.views import page as pages
from kyodo_graph.views.about import About, about
from kyodo_graph.views.indices import indices_of, values_of
from kyodo_graph.views.layouts import layouts
from kyodo_graph.views.model import Edge, View, Words
from kyodo_graph.views.reading import read_edges, read_nodes

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]

MOST_NODES, MOST_EDGES = 1000, 4000
"""What a canvas draws without getting slow; a larger network is first drawn as groups."""


_UNSEEN = (
    "run this cell, or trust the notebook, to see the page / "
    "セルを実行するか、ノートブックを信頼すると表示される"
)
"""What a notebook that lets no frame through shows in its place."""


class EmptyViewError(KyodoError):
    """A network without any node: there is nothing to draw."""

    def __init__(self, what: str) -> None:
        super().__init__(f"nothing to draw: {what}")


class Page:
    """An interactive page: one HTML file that needs no other and no network connection.

    In Jupyter and marimo it shows itself; ``save`` writes it, ``html`` is its text.
    """

    def __init__(self, content: bytes, title: Words, height: int = 640) -> None:
        self.content = content
        self.title = title
        self.height = height

    @property
    def html(self) -> str:
        """The page as text."""
        return self.content.decode("utf-8")

    def save(self, path: str | Path) -> Path:
        """Write the page, whole or not at all; gives the path."""
        from kyodo_graph.files import write_bytes

        write_bytes(Path(path), self.content)
        return Path(path)

    def _repr_html_(self) -> str:
        """The page inside a notebook's output: a frame with the page in it, no file, no server.

        The frame's programs run apart from the notebook (an origin of their own), so that a page
        can neither read what else the notebook shows nor speak to its server.
        """
        from html import escape

        # With the notebook's address as its base, a link within the page would lead out of it.
        page = self.html.replace("<head>", '<head><base href="about:srcdoc">', 1)
        # Between single quotes the many double quotes of the page's data stay one character.
        page = page.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;")
        title = escape(" / ".join(dict.fromkeys((self.title["ja"], self.title["en"]))))
        title = title.encode("utf-8", "replace").decode("utf-8")
        return (
            f'<iframe title="{title}" width="100%" height="{self.height}" loading="lazy" '
            'sandbox="allow-scripts allow-downloads" allow="clipboard-write" '
            'style="display:block;border:1px solid #c9d1d9;border-radius:6px" '
            f"srcdoc='{page}'>{title}: {_UNSEEN}</iframe>"
        )

    def __repr__(self) -> str:
        return f"Page({self.title['en']!r}, {len(self.content)} bytes)"


def view(
    what: Graph | Network,
    projection: str = "whole",
    *,
    graph: Graph | None = None,
    title: str = "",
    height: int = 640,
    lang: str = "ja",
    sources: Path | None = None,
    seed: int = 0,
    side_by_side: bool = False,
    **filters: Any,
) -> Page:
    """The interactive page of a graph's projection, or of any NetworkX graph.

    Of a :class:`~kyodo_graph.graph.Graph` a declared ``projection`` is drawn; ``filters`` are those
    of :meth:`~kyodo_graph.graph.Graph.network`. Of a NetworkX graph everything is drawn, with the
    attributes that our networks have as far as it has them; ``graph`` is then asked for other
    names, documents and headings of passages, ``title`` stands above the page. In Jupyter and
    marimo the page shows itself, ``height`` pixels high; ``.save(path)`` writes it.

    Raises EmptyViewError where there is nothing to draw; TypeError for filters with a NetworkX
    graph; MissingViewsError where the extra ``views`` is not installed.

    >>> import kyodo_graph as kg
    >>> graph = kg.load()
    >>> view(graph, "ties", city="shinjo").title["en"]
    'Shinjō City: Ties between actors'
    >>> network = graph.network("actor-actor", city="shinjo")
    >>> view(network, graph=graph, title="Who works with whom").title["en"]
    'Who works with whom'
    """
    options: dict[str, Any] = {"sources": sources, "seed": seed}
    if isinstance(what, Graph):
        made = view_of(what, projection, **options, **filters)
    elif filters:
        names = ", ".join(sorted(filters))
        raise TypeError(f"filters ({names}) go with a kyodo_graph.Graph, not with a network")
    else:
        made = network_view(what, graph=graph, title=title, **options)
    return Page(_rendered(made, lang, side_by_side), made.title, height)


def page(
    graph: Graph,
    projection: str = "whole",
    *,
    lang: str = "ja",
    sources: Path | None = None,
    seed: int = 0,
    side_by_side: bool = False,
    sha256: str = "",
    **filters: Any,
) -> bytes:
    """The interactive page of a declared projection, as UTF-8.

    ``filters`` are those of :meth:`kyodo_graph.graph.Graph.network`; ``lang`` is the language that
    the page opens in (it has both); with ``sources``, the folder of the documents' text versions,
    passages have their text; ``seed`` is that of the layouts; ``side_by_side`` opens with a picture
    for each city; ``sha256`` is the hash of the data, to be cited.

    Raises EmptyViewError where nothing passes the filters, UnknownNameError for names that do not
    exist, MissingViewsError where the extra ``views`` is not installed.
    """
    made = view_of(graph, projection, sources=sources, seed=seed, sha256=sha256, **filters)
    return _rendered(made, lang, side_by_side)


def projection_page(projection: str, *, data: Path | None = None, **options: Any) -> bytes:
    """The page of a projection of a data folder; options as :func:`page` has them."""
    return page(load(data), projection, sha256=content_hash(built_nquads(data)), **options)


def query_page(
    name: str,
    parameters: Mapping[str, str],
    *,
    data: Path | None = None,
    timeout: float | None = None,
    lang: str = "ja",
    sources: Path | None = None,
    seed: int = 0,
    side_by_side: bool = False,
) -> bytes:
    """The page of what a query gives: a library query by name, a ``FILE.rq``, or ``-``."""
    graph = load(data)
    network = query_network(graph, name, parameters, timeout=timeout)
    if not network:
        raise EmptyViewError(f"{name} gives nothing")
    sha256 = content_hash(built_nquads(data))
    made = network_view(network, graph=graph, sources=sources, seed=seed, sha256=sha256)
    return _rendered(made, lang, side_by_side)


def view_of(
    graph: Graph,
    projection: str = "whole",
    *,
    sources: Path | None = None,
    seed: int = 0,
    sha256: str = "",
    **filters: Any,
) -> View:
    """What the page of a declared projection shows; options as :func:`page` has them."""
    drawn = graph.network(projection, parallel=True, **filters)
    if not drawn:
        raise EmptyViewError(f"no statement of the graph makes {projection} with these filters")
    return _viewed(drawn, graph, sources, seed, _said(drawn, graph, sha256))


def network_view(
    network: Network,
    *,
    graph: Graph | None = None,
    title: str = "",
    sources: Path | None = None,
    seed: int = 0,
    sha256: str = "",
) -> View:
    """What the page of any NetworkX graph shows; options as :func:`view` has them."""
    if not network:
        raise EmptyViewError("the network has no node")
    said = _said(network, graph, sha256)
    if title:
        said = replace(said, title={"ja": title, "en": title})
    return _viewed(network, graph, sources, seed, said)


def _rendered(view: View, lang: str, side_by_side: bool) -> bytes:
    return pages.render(view, lang, state={"panes": "cities"} if side_by_side else {})


def _viewed(
    network: Network, graph: Graph | None, sources: Path | None, seed: int, said: View
) -> View:
    edges = read_edges(network)
    known = _about(network, edges, graph, sources)
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
    return _laid_out(view, seed)


def _about(
    network: Network, edges: tuple[Edge, ...], graph: Graph | None, sources: Path | None
) -> About:
    if graph is None:
        return About()
    iris = {str(n): _iri(str(n), data) for n, data in network.nodes(data=True)}
    pointers = {p for e in edges for p in e.passages if _POINTER.fullmatch(p)}
    things = {thing for e in edges for thing in e.elements}
    known = {node: iri for node, iri in iris.items() if iri}
    return about(graph.store, known, pointers, things, sources)


_POINTER = re.compile(r"[a-z0-9][a-z0-9-]*:[0-9]+(-[0-9]+)?")
_IRI = re.compile(r'[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]*')


def _iri(node: str, data: Mapping[str, Any]) -> str:
    """The IRI of a node that has one; none for a node of somebody's own network."""
    given = str(data.get("iri") or "")
    if not given and re.fullmatch(r"[a-z0-9-]+(/[A-Za-z0-9._-]+)+", node):
        given = ID + node
    return given if _IRI.fullmatch(given) else ""


def _laid_out(view: View, seed: int) -> View:
    if len(view.nodes) <= MOST_NODES and len(view.edges) <= MOST_EDGES:
        return replace(view, layouts=layouts(view.nodes, view.edges, seed=seed))
    from kyodo_graph.views.groups import group, member_positions

    groups = group(view.nodes, view.edges, names=view.names)
    return replace(view, groups=groups, layouts={"groups": member_positions(groups)})


def _said(network: Network, graph: Graph | None, sha256: str) -> View:
    """Title, description and what is cited, from the attributes of a network."""
    facts = network.graph
    projection = str(facts.get("projection") or "")
    titles = {k: str(facts.get(f"title_{k}") or "") for k in ("ja", "en")}
    if not titles["ja"]:
        titles = dict.fromkeys(titles, str(facts.get("title") or facts.get("name") or "Network"))
    cities = str(facts.get("cities") or "").split()
    described: Words = titles
    if graph is not None:
        titles = {k: _titled(text, cities, graph, k) for k, text in titles.items()}
        if projection in graph.projections:
            described = graph.projections[projection].description
    filters = {k: facts[k] for k in _FILTERS if facts.get(k) not in (None, "", True, "whole")}
    told = {
        "projection": projection,
        "cities": " ".join(cities),
        "filters": "; ".join(f"{k}: {v}" for k, v in filters.items()),
        "citation": f"kyodo_graph {__version__}",
        "sha256": sha256,
    }
    return View(titles, described, False, (), (), about=told)


_FILTERS = (
    "cities", "plans", "generations", "themes", "kinds", "bases", "modalities", "generic",
    "city_office", "joint",
)  # fmt: skip


def _titled(title: str, cities: list[str], graph: Graph, lang: str) -> str:
    """The title with the names of the cities that the network is narrowed to."""
    if not cities:
        return title
    import pyoxigraph as ox

    from kyodo_graph.tables import Table

    found = graph.sparql(
        "SELECT ?key ?label ?lang WHERE { ?city kyodo:cityKey ?key ; rdfs:label ?label "
        "FILTER(LANG(?label) = ?lang) }",
        {"lang": ox.Literal(lang)},
    )
    assert isinstance(found, Table)
    labels = {str(row["key"]): str(row["label"]) for row in found}
    named = [labels.get(city, city) for city in cities]
    return f"{'・'.join(named)}:{title}" if lang == "ja" else f"{', '.join(named)}: {title}"
