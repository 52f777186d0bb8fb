"""The public face: load the graph, ask it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape
from numbers import Integral
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Unpack, overload

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, SOURCE
from kyodo_graph.curation.reviewed import check_reviewed
from kyodo_graph.errors import Note, expect
from kyodo_graph.library.asking import ask
from kyodo_graph.library.binding import Given
from kyodo_graph.library.header import LibraryQuery, find_query, read_queries
from kyodo_graph.networks.filters import FilterOptions, Filters, taking_filters
from kyodo_graph.readings.kept import SETTLED, Kept
from kyodo_graph.shipped import Data, Selection, data_folders
from kyodo_graph.shipped import shipped as shipped_folder
from kyodo_graph.store import built
from kyodo_graph.store.adding import Added, add
from kyodo_graph.store.answers import carrying
from kyodo_graph.store.cities import check_city, city_keys
from kyodo_graph.store.citing import Citation, citation, newest
from kyodo_graph.store.merging import merge, named_quads, size
from kyodo_graph.store.notes import notes_of
from kyodo_graph.store.saving import save, written
from kyodo_graph.store.serialise import content_hash
from kyodo_graph.store.sparql import Answer, Solutions, Triples, Value, as_solutions, run
from kyodo_graph.tables import Table
from kyodo_graph.version import __version__
from kyodo_graph.words.languages import check_lang

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kyodo_graph.networks.declaration import Declaration
    from kyodo_graph.views.notebook import Page


GraphQuery: TypeAlias = Literal["actor_element_graph", "actor_ties_graph", "description"]
"""The library's queries that make a graph, for the types of :meth:`Graph.query`."""


_DOCUMENTS = """SELECT ?document {
  ?in kyodo:cityKey ?key . ?document a kyodo:Document ; kyodo:city ?in }"""
_TYPE = ox.NamedNode(RDF + "type")
_DOCUMENT = ox.NamedNode(KYODO + "Document")
_SHOWN = 8


class Graph:
    """The knowledge graph in memory: named graphs of passages, curation, provenance and rules.

    ``store`` is the :class:`pyoxigraph.Store` that holds it. Its default graph is made the merge
    of the named graphs, every triple once, which queries run over; ``GRAPH ?passage { … }`` asks
    which passage says so. The length of a graph is the number of quads in named graphs: a triple
    counts once for each passage that states it.
    """

    def __init__(
        self,
        store: ox.Store,
        queries: Path | None = None,
        *,
        sha256: str = "",
        coding: Callable[[], Kept] = Kept,
    ) -> None:
        expect("store", store, ox.Store, "a pyoxigraph.Store; load() makes a graph of data")
        merge(store)
        self.store = store
        self._coding = coding
        self._queries = queries or shipped_folder("queries")
        self._sha256 = sha256

    def __len__(self) -> int:
        return size(self.store)[0]

    def __repr__(self) -> str:
        shown = [f"{name} {value}" for name, value in self._facts().items()]
        return f"<kyodo_graph.Graph: {'; '.join(shown)}>"

    def _repr_html_(self) -> str:
        """What the graph holds, as a notebook shows it."""
        cells = "".join(
            f"<tr><th style='text-align:left'>{escape(name)}</th><td>{escape(value)}</td></tr>"
            for name, value in self._facts().items()
        )
        return f"<table><caption>kyodo_graph.Graph</caption>{cells}</table>"

    def _facts(self) -> dict[str, str]:
        documents = self.store.quads_for_pattern(None, _TYPE, _DOCUMENT, ox.DefaultGraph())
        quads, triples = size(self.store)
        cities = ", ".join(self.cities[:_SHOWN]) + (" …" if len(self.cities) > _SHOWN else "")
        facts = {
            "cities": f"{len(self.cities)} ({cities})" if self.cities else "0",
            "documents": str(sum(1 for _ in documents)),
            "quads": f"{quads:,} in named graphs ({triples:,} triples)",
            "version": __version__,
        }
        return facts | ({"data SHA-256": self._sha256} if self._sha256 else {})

    @property
    def sha256(self) -> str:
        """The hash of the data, to be cited: of ``kyodo.nq``, as ``kyodo build`` writes it.

        After :meth:`add`, and of a store from elsewhere, it is that of what :meth:`save` writes as
        N-Quads, in which a number has lost its printed form (40.0 is 40).
        """
        if not self._sha256:
            self._sha256 = content_hash(written(self.store, ox.RdfFormat.N_QUADS))
        return self._sha256

    @cached_property
    def coding(self) -> Kept:
        """How the documents were read: what each kept reading covers, and how far they agree.

        Nothing of a graph that was not loaded from data folders, or that something was added to.
        """
        return self._coding()

    @cached_property
    def readings(self) -> Mapping[str, Graph]:
        """The graph as it was settled (this one) and with each kept reading, by name.

        A reading has its own roles, functions, ties and themes; the rest, and what it does not
        cover (``coding.uncovered``), is as it was settled. Raises InputError for a reading that
        cannot be read.

        >>> import kyodo_graph as kg
        >>> list(kg.load().readings)
        ['settled', 'first', 'second', 'fresh', 'blind']
        """
        return {SETTLED: self, **{n: _loaded(q) for n, q in self.coding.nquads.items()}}

    def readings_of(self, city: str) -> Mapping[str, Graph]:
        """Those of :attr:`readings` in which a document of a city was read, what was settled first.

        One alone means that nobody has read the city's documents a second time.
        """
        named = {str(r["document"]) for r in self.select(_DOCUMENTS, {"key": ox.Literal(city)})}
        read = {
            name
            for name, told in self.coding.uncovered.items()
            if any(u.read and SOURCE + u.document in named for u in told)
        }
        return {n: g for n, g in self.readings.items() if n == SETTLED or n in read}

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
        expect("parameters", parameters, Mapping, '{"name": value}')
        answer = ask(self.store, query, parameters, timeout=timeout, memory=memory)
        return carrying(answer, (), self.citation(name, parameters))

    def citation(self, query: str, parameters: Mapping[str, object] | None = None) -> Citation:
        """How to cite what a query gives: the name of a library query, or the text of one's own.

        The hash of the data is known of a graph as it was loaded; after :meth:`add` it is worked
        out when :attr:`sha256` is asked for.
        """
        return citation(query, parameters or {}, self._sha256, self._date)

    @cached_property
    def _date(self) -> str:
        return newest(self.store)

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
        """Run any SPARQL query that reads; ``bindings`` hold variables to terms or plain values.

        Gives what the form of the query gives: a table, triples, or true or false; of SELECT alone
        :meth:`select` is the better choice. The project's prefixes need not be declared. Names that
        the graph does not have are in the answer's ``notes`` (warnings for true or false);
        ``citation`` says how to cite it. ``SERVICE`` sends parts of a query to another server and
        is refused unless ``allow_service``. Raises
        :class:`~kyodo_graph.store.sparql.QueryError` with line and column.

        With ``timeout`` (seconds) or ``memory`` (megabytes beyond the graph's; with a timeout alone
        half of the machine's) the query runs in a process of its own and ends with the call; Ctrl-C
        ends it, too. Without either it runs in this process, which Ctrl-C can't interrupt.

        >>> import kyodo_graph as kg
        >>> kg.load().sparql("ASK { ?plan a kyodo:Plan }")
        True
        """
        answer = run(
            self.store, text, bindings, source=source, timeout=timeout, memory=memory,
            allow_service=allow_service,
        )  # fmt: skip
        return carrying(answer, notes_of(self.store, text), self.citation(text, bindings))

    def select(
        self,
        text: str,
        bindings: Mapping[str, Value] | None = None,
        *,
        source: str = "query",
        timeout: float | None = None,
        memory: float | None = None,
        allow_service: bool = False,
    ) -> Solutions:
        """Run a SELECT query: :meth:`sparql` whose answer is always a table.

        Raises QueryError, also for a query of another form.

        >>> import kyodo_graph as kg
        >>> kg.load().select("SELECT ?key { ?city kyodo:cityKey ?key } ORDER BY ?key")[0]
        {'key': 'ichinoseki'}
        """
        answer = self.sparql(
            text, bindings, source=source, timeout=timeout, memory=memory,
            allow_service=allow_service,
        )  # fmt: skip
        return as_solutions(answer, source)

    def add(self, given: str | Path | Iterable[object], *, graph: str = "") -> Added:
        """Add own RDF: a file of any format (``.ttl``, ``.trig``, ``.nt.gz`` …) or triples.

        Triples are those of pyoxigraph or rdflib (an :class:`rdflib.Graph` is some). They go to a
        graph of their own, whose IRI is ``graph`` or made of the file's name, and into the merge,
        so that they are asked together with the rest. Blank nodes of a file are its own. Tells what
        was added; a second value of a property that has one at most is kept and noted. Raises
        InputError with line and column for a broken file; nothing is added then.

        >>> import kyodo_graph as kg
        >>> import pyoxigraph as ox
        >>> graph = kg.load().copy()
        >>> iri = ox.NamedNode("https://example.org/x")
        >>> graph.add([ox.Triple(iri, iri, iri)]).graphs
        ('https://w3id.org/kyodo/graph/own/triples',)
        """
        added = add(self.store, given, graph)
        self._sha256, self._coding = "", Kept  # no reading knows what was added
        for known in ("cities", "coding", "readings", "_date"):
            self.__dict__.pop(known, None)
        for note in added.notes:
            warnings.warn(note, Note, stacklevel=2)
        return added

    def copy(self) -> Graph:
        """Another graph of the same quads: what is added to it does not change this one."""
        store = ox.Store()
        store.bulk_extend(named_quads(self.store))
        return Graph(store, self._queries, sha256=self._sha256, coding=self._coding)

    def save(self, path: str | Path) -> None:
        """Write the graph to a file, its format by the suffix (``all.trig.gz``, ``all.ttl`` …).

        Formats with named graphs (TriG, N-Quads, JSON-LD) hold those, the others the merge, each
        triple once. The same data gives the same bytes. Raises UnknownFormatError for another
        suffix, OutputError where nothing can be written.
        """
        expect("path", path, (str, Path), "the path of a file")
        save(self.store, Path(path))

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
        the hash of the data, to be cited (of a graph as it was loaded it is known).

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
        for name, number in (("seed", seed), ("height", height)):
            expect(name, number, Integral, "a whole number")
        if sources is not None:
            expect("sources", sources, (str, Path), "the path of a folder")
        folder = Path(sources) if sources is not None else None
        sha256 = sha256 or self._sha256
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
        There ``GRAPH`` and ``FROM`` find nothing: ask the Dataset which passage says so.

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
    rdf: str | Path | Iterable[str | Path] = (),
    reviewed: str = "any",
) -> Graph:
    """Load the graph of data folders, or of a city's folder; without one, of the shipped data.

    ``shipped=True`` puts the shipped data beside one's own; ``rdf`` are files of own RDF to be
    added, as :meth:`Graph.add` does. ``reviewed="human"`` leaves out what was drafted by a program
    and accepted several at once; ``"bulk"`` leaves only that. What was built before from the same
    bytes is taken from the cache. Raises :class:`~kyodo_graph.errors.InputError` with file, line
    and column of what is wrong.

    >>> load().cities == load(shipped=True).cities
    True
    """
    expect("rdf", rdf, (str, Path, Iterable), "the path of a file, or several")
    folders = data_folders([folder for folder in data if folder is not None], with_shipped=shipped)
    chosen = Selection(folders, reviewed)
    nquads = built_nquads(chosen, ontology=ontology, cached=cached)
    terms = Path(ontology) if ontology is not None else shipped_folder("ontology")

    def coding() -> Kept:
        from kyodo_graph.readings.built import kept_readings

        how = check_reviewed(reviewed)
        return kept_readings(folders, terms, cached=cached, reviewed=how)

    graph = _loaded(nquads, coding)
    for path in (rdf,) if isinstance(rdf, str | Path) else rdf:
        graph.add(path)
    return graph


def _loaded(nquads: bytes, coding: Callable[[], Kept] = Kept) -> Graph:
    store = ox.Store()
    # Written by ourselves: what a parser would check of strange files holds.
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS, lenient=True)
    return Graph(store, sha256=content_hash(nquads), coding=coding)


def load_folders(data: Data = None, *, rdf: Iterable[str | Path] = ()) -> Graph:
    """The graph of what a command was given with ``--data`` and ``--rdf``."""
    reviewed = data.reviewed if isinstance(data, Selection) else "any"
    return load(*data_folders(data), rdf=rdf, reviewed=reviewed)


def built_nquads(
    data: Data = None, *, ontology: str | Path | None = None, cached: bool = True
) -> bytes:
    """The canonical N-Quads of data folders, from the cache or built now."""
    if ontology is not None:
        expect("ontology", ontology, (str, Path), "the path of a folder")
    ontology_folder = Path(ontology) if ontology is not None else shipped_folder("ontology")
    reviewed = check_reviewed(data.reviewed if isinstance(data, Selection) else "any")
    folders = data_folders(data)
    return built.built_nquads(folders, ontology_folder, cached=cached, reviewed=reviewed)
