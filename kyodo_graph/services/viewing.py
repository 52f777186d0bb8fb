"""Interactive pages: of a graph's projection, of what a query gives, of any network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo_graph.graph import Graph, load_folders
from kyodo_graph.library.binding import Given
from kyodo_graph.networks.answers import NoNetworkError, from_solutions, from_triples
from kyodo_graph.services import asking
from kyodo_graph.shipped import Data
from kyodo_graph.store.child import Limits
from kyodo_graph.store.sparql import Solutions, Triples
from kyodo_graph.views.gathering import EmptyViewError, network_view
from kyodo_graph.views.notebook import Page, page_of

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]


def view(
    what: Graph | Network,
    projection: str = "whole",
    *,
    graph: Graph | None = None,
    title: str = "",
    height: int = 640,
    lang: str = "ja",
    sources: str | Path | None = None,
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
    if isinstance(what, Graph):
        return what.view(
            projection, lang=lang, sources=sources, seed=seed, side_by_side=side_by_side,
            height=height, **filters,
        )  # fmt: skip
    if filters:
        names = ", ".join(sorted(filters))
        raise TypeError(f"filters ({names}) go with a kyodo_graph.Graph, not with a network")
    made = network_view(
        what,
        store=graph.store if graph else None,
        projections=graph.projections if graph else None,
        title=title,
        sources=Path(sources) if sources is not None else None,
        seed=seed,
    )
    return page_of(made, lang, side_by_side=side_by_side, height=height)


def projection_page(
    projection: str, *, data: Data = None, rdf: Iterable[Path] = (), **options: Any
) -> bytes:
    """The page of a projection of a data folder; options as :meth:`Graph.view` has them."""
    graph = load_folders(data, rdf=rdf)
    return graph.view(projection, sha256=graph.sha256, **options).content


def query_page(
    name: str,
    parameters: Mapping[str, Given],
    *,
    data: Data = None,
    rdf: Iterable[Path] = (),
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
    lang: str = "ja",
    sources: Path | None = None,
    seed: int = 0,
    side_by_side: bool = False,
) -> bytes:
    """The page of what a query gives: a library query by name, a ``FILE.rq``, or ``-``."""
    graph = load_folders(data, rdf=rdf)
    limits = Limits.free(timeout, memory) if asking.is_free(name) else Limits(timeout, memory)
    network = query_network(
        graph, name, parameters, timeout=limits.timeout, memory=limits.memory,
        allow_service=allow_service,
    )  # fmt: skip
    if not network:
        raise EmptyViewError(f"{name} gives nothing")
    made = network_view(
        network, store=graph.store, projections=graph.projections, sources=sources, seed=seed,
        sha256=graph.sha256,
    )  # fmt: skip
    return page_of(made, lang, side_by_side=side_by_side).content


def query_network(
    graph: Graph,
    name: str,
    parameters: Mapping[str, Given] | None = None,
    *,
    timeout: float | None = None,
    memory: float | None = None,
    allow_service: bool = False,
) -> Network:
    """The network that a query gives: a library query by name, a ``FILE.rq``, or ``-``.

    Notes on the query are warnings. Raises NoNetworkError for an answer that is no network, and
    what :func:`kyodo_graph.services.asking.ask` raises.
    """
    answer = asking.answer(
        graph, name, parameters or {}, timeout=timeout, memory=memory, allow_service=allow_service
    )
    if isinstance(answer, Solutions | Triples):
        asking.warn_of(answer.notes)
    title = Path(name).stem if name != "-" else "standard input"
    if isinstance(answer, Triples):
        network = from_triples(graph.store, answer.triples)
    elif isinstance(answer, Solutions):
        network = from_solutions(graph.store, answer, name)
    else:
        raise NoNetworkError(name, "a yes or no")
    network.graph["title"] = title
    return network
