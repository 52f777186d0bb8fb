"""The graph as rdflib objects: copies that can be changed, on Oxigraph, with the merge kept."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.store.mistakes import explain
from kyodo_graph.store.sparql import prepare

G = TypeVar("G", bound=rdflib.Graph)

_DEFAULT = ox.DefaultGraph()
_UNION = "__UNION__"


def dataset(whole: ox.Store) -> rdflib.Dataset:
    """A copy of a merged store as a dataset whose union is the merge."""
    store = ox.Store()
    store.bulk_extend(whole)
    return _bound(rdflib.Dataset(store=MergedStore(store=store), default_union=True))


def merged_graph(whole: ox.Store) -> rdflib.Graph:
    """A copy of the merge of a store, without names of graphs."""
    store = ox.Store()
    store.bulk_extend(whole.quads_for_pattern(None, None, None, _DEFAULT))
    return _bound(rdflib.Graph(store=MergedStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID))


def _bound(graph: G) -> G:
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    return graph


class MergedStore(OxigraphStore):
    """An Oxigraph store for rdflib whose default graph is the merge, also after changes.

    What is added to a named graph is in the union; what is removed from all graphs that have it
    leaves the union. A triple counts once there, however many graphs have it. An error in a query
    is a :class:`~kyodo_graph.store.mistakes.QueryError`.
    """

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        super().add(triple, context, quoted)
        if not _is_default(context):
            super().add(triple, self._default(), quoted)

    def addN(self, quads: Iterable[Any]) -> None:  # noqa: N802
        given = list(quads)
        super().addN([*given, *((s, p, o, self._default()) for s, p, o, _ in given)])

    def remove(self, triple: Any, context: Any = None) -> None:
        if _is_default(context):
            context = None
        found = [t for t, _ in super().triples(triple, context)]
        super().remove(triple, context)
        if context is not None:
            for t in found:
                if not self._holders(t):
                    super().remove(t, self._default())

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        if not _is_default(context):
            yield from super().triples(triple_pattern, context)
            return
        for triple, _ in super().triples(triple_pattern, self._default()):
            yield triple, iter(self._holders(triple) or [self._default()])

    def contexts(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        yield from super().contexts() if triple is None else self._holders(triple)

    def __len__(self, context: Any = None) -> int:
        return int(super().__len__(self._default() if context is None else context))

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],
        initBindings: Mapping[str, Any],
        queryGraph: Any,
        **kwargs: object,
    ) -> Any:
        text, prefixes = _text(query, {**self._namespace_for_prefix, **initNs})
        given = {str(name).lstrip("?$"): value for name, value in initBindings.items()}
        prepared = prepare(text, given, prefixes=prefixes)
        inner, graph = self._inner, queryGraph
        if prepared.clause is not None:
            inner, graph = prepared.clause.store(inner), DATASET_DEFAULT_GRAPH_ID
        elif queryGraph == _UNION:
            graph = DATASET_DEFAULT_GRAPH_ID
        held = {name: given[name] for name in prepared.bindings}
        try:
            return OxigraphStore(store=inner).query(prepared.asked, prefixes, held, graph, **kwargs)
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            raise explain(text, error, prepared.source, prefixes) from error

    def update(
        self,
        update: Any,
        initNs: Mapping[str, Any],
        initBindings: Mapping[str, Any],
        queryGraph: Any,
        **kwargs: object,
    ) -> None:
        text, prefixes = _text(update, {**self._namespace_for_prefix, **initNs})
        before = set(self._named())
        graph = DATASET_DEFAULT_GRAPH_ID if queryGraph == _UNION else queryGraph
        super().update(text, prefixes, initBindings, graph, **kwargs)
        after = set(self._named())
        self._inner.extend(ox.Quad(q.subject, q.predicate, q.object) for q in after - before)
        for quad in before - after:
            triple = (quad.subject, quad.predicate, quad.object)
            if not any(self._named(*triple)):
                self._inner.remove(ox.Quad(*triple))

    def _named(self, s: Any = None, p: Any = None, o: Any = None) -> Iterator[ox.Quad]:
        quads = self._inner.quads_for_pattern(s, p, o, None)
        return (quad for quad in quads if quad.graph_name != _DEFAULT)

    def _holders(self, triple: Any) -> list[rdflib.Graph]:
        """The named graphs that have a triple."""
        return [graph for graph in super().contexts(triple) if not _is_default(graph)]

    def _default(self) -> rdflib.Graph:
        return rdflib.Graph(store=self, identifier=DATASET_DEFAULT_GRAPH_ID)


def _is_default(context: Any) -> bool:
    identifier = getattr(context, "identifier", context)
    return identifier is None or identifier == DATASET_DEFAULT_GRAPH_ID


def _text(query: Any, prefixes: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """The text of a query and its prefixes, also of one that rdflib has read already."""
    if not isinstance(query, str):
        query, own, base = query._original_args
        prefixes = {**prefixes, **own}
        query = f"BASE <{base}> {query}" if base else query
    return query, {name: str(iri) for name, iri in prefixes.items()}
