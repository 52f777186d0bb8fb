"""The public face: load the graph, ask it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Unpack, overload

import pyoxigraph as ox

from kyodo_graph.library.asking import ask
from kyodo_graph.library.binding import Given
from kyodo_graph.library.header import LibraryQuery, find_query, read_queries
from kyodo_graph.networks.filters import FilterOptions, Filters, taking_filters
from kyodo_graph.shipped import Data, data_folders
from kyodo_graph.shipped import shipped as shipped_folder
from kyodo_graph.store import built
from kyodo_graph.store.cities import check_city, city_keys
from kyodo_graph.store.merging import merge, size
from kyodo_graph.store.sparql import Answer, Triples, Value, run, select
from kyodo_graph.tables import Table
from kyodo_graph.words.languages import check_lang

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kyodo_graph.networks.declaration import Declaration
    from kyodo_graph.views.notebook import Page


GraphQuery: TypeAlias = Literal["actor_element_graph", "actor_ties_graph", "description"]
"""The library's queries that make a graph, for the types of :meth:`Graph.query`."""


class Graph:
    """The knowledge graph in memory: named graphs of passages, curation, provenance and rules.

    ``store`` is the :class:`pyoxigraph.Store` that holds it. Its default graph is made the merge
    of the named graphs, every triple once, which queries run over; ``GRAPH ?passage { … }`` asks
    which passage says so. The length of a graph is the number of quads in named graphs: a triple
    counts once for each passage that states it.
    """

    def __init__(self, store: ox.Store, queries: Path | None = None) -> None:
        merge(store)
        self.store = store
        self._queries = queries or shipped_folder("queries")

    def __len__(self) -> int:
        return size(self.store)[0]

    @cached_property
    def queries(self) -> Mapping[str, LibraryQuery]:
        """The query library by name."""
        return read_queries(self._queries)

    @overload
    def query(  # type: ignore[overload-overlap]  # a name that is no literal is that of a SELECT
        self,
        name: GraphQuery,
        /,
        *,
        timeout: float | None = None,
        memory: float | None = None,
        **parameters: Given | None,
    ) -> Triples: ...
    @overload
    def query(
        self,
        name: str,
        /,
        *,
        timeout: float | None = None,
        memory: float | None = None,
        **parameters: Given | None,
    ) -> Table: ...
    def query(
        self,
        name: str,
        /,
        *,
        timeout: float | None = None,
        memory: float | None = None,
        **parameters: Given | None,
    ) -> Answer:
        """Run a library query; parameters are those of its header (``kyodo query NAME --show``).

        A list of values means any of them: ``city=["shinjo", "yamaguchi"]``. Gives a
        :class:`~kyodo_graph.tables.Table`, whose columns say what they mean; the few queries that
        make a graph give :class:`~kyodo_graph.store.sparql.Triples`. Raises
        :class:`~kyodo_graph.errors.UnknownNameError` for an unknown query or parameter, or a city,
        code or thing that the graph does not have, and
        :class:`~kyodo_graph.library.binding.ParameterError` for a value of another type: an empty
        answer means that the documents do not say.

        >>> import kyodo_graph as kg
        >>> kg.load().query("plans", city="shinjo", lang="en").column("start_fy")[0]
        2015
        """
        return self.answer(name, parameters, timeout=timeout, memory=memory)

    def answer(
        self,
        name: str,
        parameters: Mapping[str, Given | None],
        *,
        timeout: float | None = None,
        memory: float | None = None,
    ) -> Answer:
        """:meth:`query` with its parameters in a mapping, whatever their names are."""
        query = self.library_query(name)
        return ask(self.store, query, parameters, timeout=timeout, memory=memory)

    def sparql(
        self,
        text: str,
        bindings: Mapping[str, Value] | None = None,
        *,
        source: str = "query",
        timeout: float | None = None,
        memory: float | None = None,
        allow_service: bool = False,
    ) -> Answer:
        """Run any SPARQL query that reads; ``bindings`` hold variables to values.

        Gives what the form of the query gives: a table, triples, or true or false; of SELECT alone
        :meth:`select` is the better choice. The project's prefixes need not be declared. Raises
        :class:`~kyodo_graph.store.sparql.QueryError` with line and column.

        With ``timeout`` (seconds) or ``memory`` (megabytes beyond the graph's; with a timeout alone
        half of the machine's) the query runs in a process of its own and ends with the call; Ctrl-C
        ends it, too. Without either it runs in this process, which Ctrl-C can't interrupt.

        >>> import kyodo_graph as kg
        >>> kg.load().sparql("ASK { ?plan a kyodo:Plan }")
        True
        """
        return run(
            self.store, text, bindings, source=source, timeout=timeout, memory=memory,
            allow_service=allow_service,
        )  # fmt: skip

    def select(
        self,
        text: str,
        bindings: Mapping[str, Value] | None = None,
        *,
        source: str = "query",
        timeout: float | None = None,
        memory: float | None = None,
        allow_service: bool = False,
    ) -> Table:
        """Run a SELECT query: :meth:`sparql` whose answer is always a table.

        Raises QueryError, also for a query of another form.

        >>> import kyodo_graph as kg
        >>> kg.load().select("SELECT ?key { ?city kyodo:cityKey ?key } ORDER BY ?key")[0]
        {'key': 'ichinoseki'}
        """
        return select(
            self.store, text, bindings, source=source, timeout=timeout, memory=memory,
            allow_service=allow_service,
        )  # fmt: skip

    def library_query(self, name: str) -> LibraryQuery:
        """A query of the library by name; an unknown name is met with the nearest ones."""
        return find_query(self.queries, name)

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The keys of the cities, sorted."""
        return city_keys(self.store)

    def check_city(self, key: str) -> str:
        """The key of the city that is meant, whatever its width and case.

        Raises UnknownNameError, with the nearest keys, if the graph has no such city.
        """
        return check_city(self.cities, key)

    @cached_property
    def projections(self) -> Mapping[str, Declaration]:
        """The declared projections by name."""
        from kyodo_graph.networks.declaration import read_declarations

        return read_declarations(self._queries / "networks")

    @taking_filters
    def network(
        self,
        projection: str | Path,
        *,
        weight: str = "",
        parallel: bool = False,
        **filters: Unpack[FilterOptions],
    ) -> nx.Graph[Any]:
        """A declared projection as a NetworkX graph, with its evidence on every edge.

        ``projection`` is the name of a declaration (``kyodo network --list``) or the path of a
        declaration file (``*.yaml``). The filters narrow it: cities, plans (ids), plan generations,
        themes, kinds (roles or relations), basis (stated, implied), modality of ties;
        ``generic=False`` leaves out generic actors, ``city_office=False`` the city office;
        ``joint`` counts joint columns ``whole``, ``half`` (each actor its share) or ``out``.
        ``weight`` chooses how edges are weighed (sum, newman, jaccard, cosine, average_activity
        for a projected network; records, presence for another). With ``parallel`` two nodes have an
        edge for each kind, basis and modality (a multigraph, for drawing; a projected network has
        one edge all the same).

        Nodes are ids (``yamaguchi/actor/saporante``) with IRI, labels, class, type, sector,
        specificity, city and mode; edges carry ``weight`` and sorted lists of what makes them:
        ``records``, ``passages``, ``elements``, ``roles``, ``basis``, ``modality``. Only what takes
        part in a statement is a node: an actor without an element is not in ``actor-element``. A
        network that nothing passes into has no nodes. docs/networks.md says more.

        Raises UnknownNameError, with the nearest names, for a name that does not exist (that of a
        filter, too), and InputError for a declaration that is wrong.

        >>> import kyodo_graph as kg
        >>> B = kg.load().network("actor-element", city="shimonoseki")
        >>> B.edges["shimonoseki/actor/center", "shimonoseki/p-r7/1-1-1"]["passages"]
        ['shimonoseki-ch4:93']
        """
        from kyodo_graph.networks.projecting import network

        asked = Filters(**filters)
        return network(self.store, self.projections, projection, asked, weight, parallel=parallel)

    @taking_filters
    def view(
        self,
        projection: str = "whole",
        *,
        lang: str = "ja",
        sources: str | Path | None = None,
        seed: int = 0,
        side_by_side: bool = False,
        height: int = 640,
        sha256: str = "",
        weight: str = "",
        **filters: Unpack[FilterOptions],
    ) -> Page:
        """The interactive page of a declared projection, which shows itself in a notebook.

        ``filters`` and ``weight`` are those of :meth:`network`; ``lang`` is the language that the
        page opens in (it has both); with ``sources``, the folder of the documents' text versions,
        passages have their text; ``seed`` is that of the layouts; ``side_by_side`` opens with a
        picture for each city; ``height`` is that of a notebook's frame, in pixels; ``sha256`` is
        the hash of the data, to be cited.

        Raises EmptyViewError where nothing passes the filters, UnknownNameError for names that do
        not exist, MissingViewsError where the extra ``views`` is not installed.

        >>> import kyodo_graph as kg
        >>> page = kg.load().view("actor-element", city="shimonoseki")
        >>> page.title["en"]
        'Shimonoseki City: Actors and plan elements'
        """
        from kyodo_graph.views.gathering import projection_view
        from kyodo_graph.views.notebook import page_of

        lang = check_lang(lang)
        drawn = self.network(projection, weight=weight, parallel=True, **filters)
        folder = Path(sources) if sources is not None else None
        made = projection_view(drawn, self.store, self.projections, folder, seed, sha256)
        return page_of(made, lang, side_by_side=side_by_side, height=height)

    @overload
    def rdflib(self, *, merged: Literal[False] = False) -> rdflib.Dataset: ...

    @overload
    def rdflib(self, *, merged: Literal[True]) -> rdflib.Graph: ...

    def rdflib(self, *, merged: bool = False) -> rdflib.Graph:
        """A copy for rdflib, on Oxigraph: what is changed there does not change this graph.

        An :class:`rdflib.Dataset` with the named graphs, whose union has every triple once; with
        ``merged`` a plain :class:`rdflib.Graph` of that union, for tools that know no named graphs.

        >>> import kyodo_graph as kg
        >>> plain = kg.load().rdflib(merged=True)
        >>> len(plain) == len(list(plain))
        True
        """
        from kyodo_graph.store import for_rdflib

        return for_rdflib.merged_graph(self.store) if merged else for_rdflib.dataset(self.store)


def load(
    *data: str | Path | None,
    shipped: bool = False,
    ontology: str | Path | None = None,
    cached: bool = True,
) -> Graph:
    """Load the graph of data folders, or of a city's folder; without one, of the shipped data.

    ``shipped=True`` puts the shipped data beside one's own. What was built before from the same
    bytes is taken from the cache. Raises :class:`~kyodo_graph.errors.InputError` with file, line
    and column of what is wrong.

    >>> load().cities == load(shipped=True).cities
    True
    """
    folders = data_folders([folder for folder in data if folder is not None], with_shipped=shipped)
    nquads = built_nquads(folders, ontology=ontology, cached=cached)
    store = ox.Store()
    # Written by ourselves: what a parser would check of strange files holds.
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
    return Graph(store)


def load_folders(data: Data = None) -> Graph:
    """The graph of what a command was given with ``--data``."""
    return load(*data_folders(data))


def built_nquads(
    data: Data = None, *, ontology: str | Path | None = None, cached: bool = True
) -> bytes:
    """The canonical N-Quads of data folders, from the cache or built now."""
    ontology_folder = Path(ontology) if ontology is not None else shipped_folder("ontology")
    return built.built_nquads(data_folders(data), ontology_folder, cached=cached)
