"""Measures of every city of a graph at once, spread over processes by city."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING, Any

from kyodo_graph import measures
from kyodo_graph.analysis.city import TIES, TWO_MODE
from kyodo_graph.analysis.scores import no_loops
from kyodo_graph.measures.brokerage_moments import ROLES
from kyodo_graph.measures.graphs import two_mode
from kyodo_graph.measures.kernels import degree
from kyodo_graph.measures.two_mode import two_mode_betweenness
from kyodo_graph.networks.building import Network
from kyodo_graph.networks.by_city import NetworksByCity
from kyodo_graph.networks.declaration import find_declaration
from kyodo_graph.networks.filters import Filters, Joint
from kyodo_graph.networks.matrices import actors_of, projected
from kyodo_graph.tables import Cell, Table

if TYPE_CHECKING:
    from kyodo_graph.graph import Graph

Row = tuple[Cell, ...]
COLUMNS = ("city", "node", "sector", "degree", "betweenness", "constraint", *ROLES)
NO_SECTOR = "none"


@dataclass(frozen=True, slots=True)
class EveryCity:
    """One row for each actor of each city, and the cities that have no network (no rows)."""

    table: Table
    without: tuple[str, ...]


def every_city(
    graph: Graph,
    *,
    n_jobs: int | None = 1,
    generic: bool = True,
    city_office: bool = True,
    joint: Joint = "whole",
) -> EveryCity:
    """Degree, betweenness, constraint and brokerage of the actors of every city.

    The columns of the table, sorted by city and then by actor:

    * city, node, sector: the city's key, the actor's id, and its sector ("none" if not stated);
    * degree, betweenness: in the two-mode network of actors and plan elements, as
      :func:`~kyodo_graph.measures.two_mode_centrality` normalises them (Borgatti & Everett 1997);
    * constraint: in the co-participation network, unweighted, scope ego, as
      :func:`~kyodo_graph.measures.structural_holes` gives it (Burt 1992);
    * coordinator, itinerant, representative, gatekeeper, liaison, total: counts of
      :func:`~kyodo_graph.measures.gould_fernandez` by sector in the stated ties, directed, ties
      from an actor to itself left out (Gould & Fernandez 1989).

    None is undefined (the constraint of an actor without contacts), or the actor is not in that
    network; it is not 0. Each declared SELECT runs once for all cities, on the store itself.

    Args:
        graph: the graph.
        n_jobs: processes to spread the cities over, by joblib (in the extra ``all``); -1 for as
            many as there are cores; 1 works in this process and needs no joblib. The numbers are
            the same for all. None takes what the caller has set by ``joblib.parallel_config``;
            a backend set there is taken for any n_jobs but 1, so that a Dask or Ray cluster can
            do the work: ``with joblib.parallel_config("dask", n_jobs=-1): every_city(graph,
            n_jobs=None)``. Processes of joblib's own (loky) are held to one thread each for
            linear algebra, unless the caller has set another number there.
        generic, city_office, joint: as for :meth:`kyodo_graph.graph.Graph.network`; since the
            measures know no weights, ``joint="half"`` gives what "whole" gives.

    Raises:
        MissingExtraError: n_jobs is not 1 and joblib is not installed. ValueError: n_jobs is 0.
        UnknownNameError: no such way to count joint columns.

    >>> import kyodo_graph as kg
    >>> found = every_city(kg.load())
    >>> found.table.columns[:4], found.table.column("city")[0], found.without
    (('city', 'node', 'sector', 'degree'), 'ichinoseki', ())
    """
    if n_jobs == 0:
        raise ValueError("n_jobs is 0; expected a number of processes, -1 for all cores, or None")
    filters = Filters(generic=generic, city_office=city_office, joint=joint)
    two_modes, ties = _both(graph, filters)
    tasks = ((city, two_modes.bare(city), ties.bare(city)) for city in graph.cities)
    if n_jobs == 1:
        done = [(task[0], measures_of(*task)) for task in tasks]
    else:
        done = _spread(tasks, n_jobs)
    rows = tuple(row for _, found in done for row in found)
    return EveryCity(Table(COLUMNS, rows), tuple(city for city, found in done if not found))


def networks_of_cities(
    graph: Graph, filters: Filters | None = None
) -> Iterator[tuple[str, Network, Network]]:
    """Each city, sorted, with its two-mode network (actor-element) and its stated ties.

    They are what ``graph.network("actor-element", city=city)`` and ``graph.network("ties",
    city=city)`` give, with all evidence, but the store is read once for all cities; the networks
    of a city are made when its turn comes.
    """
    two_modes, ties = _both(graph, filters)
    for city in graph.cities:
        yield city, two_modes[city], ties[city]


def measures_of(city: str, B: Network, T: Network) -> list[Row]:
    """The rows of one city from its two-mode network and its ties, sorted by actor."""
    found: dict[str, dict[str, Any]] = {}
    if actors := actors_of(B):
        whole = two_mode(B, actors, measure="every_city")
        holes = measures.structural_holes(projected(B), scope="ego").column("constraint")
        of_actors = zip(
            whole.actors,
            degree(whole.matrix[None])[0],
            two_mode_betweenness(whole)[: len(actors)],
            holes,
            strict=True,
        )
        for actor, *values in of_actors:
            names = ("degree", "betweenness", "constraint")
            found[actor] = dict(zip(names, values, strict=True))
    sectors = {n: data.get("sector") or NO_SECTOR for G in (B, T) for n, data in G.nodes(data=True)}
    if T.number_of_nodes():
        for r in measures.gould_fernandez(no_loops(T), sectors).nodes.records():
            found.setdefault(r["node"], {})[r["role"]] = r["raw"]
    return [
        (city, actor, sectors[actor], *(_cell(found[actor], name) for name in COLUMNS[3:]))
        for actor in sorted(found)
    ]


def _both(graph: Graph, filters: Filters | None) -> tuple[NetworksByCity, NetworksByCity]:
    two, ties = (find_declaration(graph.projections, name) for name in (TWO_MODE, TIES))
    return (
        NetworksByCity(graph.store, two, filters),
        NetworksByCity(graph.store, ties, filters),
    )


def _cell(values: Mapping[str, Any], name: str) -> float | None:
    value = float(values.get(name, "nan"))
    return None if isnan(value) else value


def _named(city: str, B: Network, T: Network) -> tuple[str, list[Row]]:
    return city, measures_of(city, B, T)


def _spread(
    tasks: Iterator[tuple[str, Network, Network]], n_jobs: int | None
) -> list[tuple[str, list[Row]]]:
    """The same, spread by joblib; results come back in the order of the tasks."""
    try:
        import joblib
    except ImportError as error:
        from kyodo_graph.errors import MissingExtraError

        raise MissingExtraError("joblib", "spreading cities over processes") from error
    # A number of processes each with as many threads as cores would only wait for each other.
    backend, _ = joblib.parallel.get_active_backend()
    alone: AbstractContextManager[object] = nullcontext()
    if isinstance(backend, joblib.parallel.LokyBackend) and backend.inner_max_num_threads is None:
        alone = joblib.parallel_config("loky", inner_max_num_threads=1)
    with alone:
        work = joblib.Parallel(n_jobs=n_jobs)
        done: list[tuple[str, list[Row]]] = work(joblib.delayed(_named)(*task) for task in tasks)
    return done
