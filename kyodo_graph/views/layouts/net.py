"""A network as the layouts take it: nodes by number, links once each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kyodo_graph.views.model import Edge, Node, Positions

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Net:
    """Nodes in the order of their ids; ``links`` has a row (first, second) for each pair that is
    linked, whatever the number and direction of its edges; none to itself."""

    nodes: tuple[Node, ...]
    links: Ints

    def __len__(self) -> int:
        return len(self.nodes)


def net_of(nodes: Iterable[Node], edges: Iterable[Edge]) -> Net:
    """The network of the nodes; edges to others are left out."""
    known = {node.id: node for node in nodes}
    ordered = tuple(known[key] for key in sorted(known))
    place = {node.id: at for at, node in enumerate(ordered)}
    ends = ((place.get(edge.source), place.get(edge.target)) for edge in edges)
    pairs = {(min(a, b), max(a, b)) for a, b in ends if a is not None and b is not None and a != b}
    return Net(ordered, np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2))


def part_of(net: Net, members: Sequence[int] | Ints) -> Net:
    """The members, in rising order of their numbers, with the links among them."""
    chosen = np.asarray(members, dtype=np.int64)
    number = np.full(len(net), -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    links = number[net.links]
    return Net(tuple(net.nodes[at] for at in chosen), links[(links >= 0).all(axis=1)])


def degrees(net: Net) -> Ints:
    """The number of neighbours of each node."""
    return np.bincount(net.links.ravel(), minlength=len(net)).astype(np.int64)


def neighbours(net: Net) -> list[Ints]:
    """The numbers of each node's neighbours, rising."""
    ends = np.concatenate([net.links, net.links[:, ::-1]])
    ends = ends[np.lexsort((ends[:, 1], ends[:, 0]))]
    return np.split(ends[:, 1], np.cumsum(degrees(net))[:-1]) if len(net) else []


def components(net: Net) -> list[Ints]:
    """Members of each part that hangs together: the largest first, else by their first node."""
    from scipy.sparse.csgraph import connected_components

    if not len(net):
        return []
    count, labels = connected_components(matrix_of(net), directed=False)
    by_label = np.argsort(labels, kind="stable").astype(np.int64)
    parts = np.split(by_label, np.cumsum(np.bincount(labels, minlength=count))[:-1])
    return sorted(parts, key=lambda part: (-len(part), int(part[0])))


def matrix_of(net: Net) -> csr_matrix[np.float64]:
    """The links as a sparse matrix, each in one direction."""
    from scipy.sparse import csr_matrix

    ends = net.links[:, 0], net.links[:, 1]
    return csr_matrix((np.ones(len(net.links)), ends), shape=(len(net), len(net)))


def known_places(net: Net, previous: Positions) -> Floats:
    """Earlier positions of the nodes; not a number where there is none."""
    nowhere = (np.nan, np.nan)
    places = [previous.get(node.id, nowhere) for node in net.nodes]
    return np.array(places, dtype=np.float64).reshape(-1, 2)


def are_known(places: Floats) -> Bools:
    """Which nodes have a place."""
    known: Bools = np.isfinite(places[:, 0]) & np.isfinite(places[:, 1])
    return known


def positions(net: Net, places: Floats) -> Positions:
    """Positions by id, in tenths of a pixel; without the negative zero."""
    tenths: Mapping[str, tuple[float, float]] = {
        node.id: (float(x), float(y))
        for node, (x, y) in zip(net.nodes, np.round(places, 1) + 0.0, strict=True)
    }
    return tenths
