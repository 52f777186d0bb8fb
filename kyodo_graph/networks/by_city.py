"""The networks of all cities from one pass over the store."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
import pyoxigraph as ox

from kyodo_graph.networks.building import Network, made_of, paired
from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.filters import ACTOR_MODE, Filters
from kyodo_graph.networks.nodes import Nodes
from kyodo_graph.networks.statements import Statement, statements


class NetworksByCity:
    """A declared projection for every city: each SELECT runs once, for all cities together.

    ``networks[city]`` is the network that :meth:`kyodo_graph.graph.Graph.network` gives for that
    city, made when it is asked for, so that the networks of a whole country need not be held at
    once; it is empty for a key that no statement is of. ``filters`` are for all cities, their
    own ``city`` aside; the weight is the declared one.

    Raises InputError for a projection without edges of its own, UnknownNameError for names in the
    filters that do not exist.

    >>> import kyodo_graph as kg
    >>> graph = kg.load()
    >>> found = NetworksByCity(graph.store, graph.projections["ties"])
    >>> found["shinjo"].number_of_edges() == graph.network("ties", city="shinjo").number_of_edges()
    True
    """

    def __init__(
        self, store: ox.Store, declaration: Declaration, filters: Filters | None = None
    ) -> None:
        if declaration.project:
            what = f"{declaration.name} has no edges of its own"
            declaration.refuse("project", what, f"the projection {declaration.project}")
        self._store = store
        self._declaration = declaration
        self._filters = (filters or Filters()).of_cities().checked(store, declaration)
        found = statements(store, declaration)
        self._things = found.things
        self._rows: defaultdict[str, list[Statement]] = defaultdict(list)
        nodes = Nodes(store, found.things)
        for s in found.rows:
            self._rows[nodes[s.city].city].append(s)

    def __getitem__(self, city: str) -> Network:
        return made_of(
            self._rows.get(city, []),
            Nodes(self._store, self._things),
            self._declaration,
            self._filters.of_cities(city),
            self._declaration.weight,
        )

    def bare(self, city: str) -> Network:
        """The same nodes and edges in the same order, without what unweighted measures don't read.

        Nodes have their mode, actors their sector, edges nothing: evidence takes longer to gather,
        and to send to another process, than such a network takes to be measured.
        """
        nodes = Nodes(self._store, self._things)
        kept = self._filters.keep(self._rows.get(city, []), nodes)
        by_pair, groups = paired(kept, self._declaration)
        graph: Network = nx.DiGraph() if self._declaration.directed else nx.Graph()
        for mode, members in groups:
            for node in members:
                known = {"sector": nodes[node].sector} if mode == ACTOR_MODE else {}
                graph.add_node(node, mode=mode, **known)
        graph.add_edges_from(sorted(by_pair))
        return graph
