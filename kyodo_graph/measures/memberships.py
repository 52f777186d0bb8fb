"""Groups of nodes as a matrix: one group each, or several with shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .errors import MeasureError
from .graphs import Floats, Graph, group_map


class ShareError(MeasureError):
    """Shares of a node in its groups that are not numbers from 0 to 1 with the sum 1."""

    def __init__(self, node: Any, shares: Any) -> None:
        self.node = node
        self.shares = shares
        super().__init__(
            f"node {node!r} has the shares {shares!r}; "
            "expected at least one group, shares from 0 to 1 and their sum 1"
        )


@dataclass(frozen=True)
class Memberships:
    """Who belongs where: `matrix` has a row for each node and a column for each group.

    Rows sum to 1. `single` says that each node belongs to one group only.
    """

    groups: tuple[Any, ...]
    matrix: Floats
    single: bool

    @property
    def codes(self) -> NDArray[np.int64]:
        """The number of each node's (main) group."""
        main: NDArray[np.int64] = np.argmax(self.matrix, axis=1).astype(np.int64)
        return main


def memberships(G: Graph, groups: Mapping[Any, Any] | str) -> Memberships:
    """Read the groups of all nodes, from a mapping or from the name of a node attribute.

    A node's value is its group; or a set, frozenset or list of groups, which share it equally; or a
    mapping from group to share. The shares of a node must sum to 1 (Everett & Borgatti 2026: a
    row-stochastic matrix of node by category).

    Raises:
        MissingGroupError: a node without a group. ShareError: shares that do not sum to 1, an
            empty set.

    >>> import networkx as nx
    >>> m = memberships(nx.path_graph(3), {0: "npo", 1: {"npo": 0.5, "city": 0.5}, 2: ["city"]})
    >>> m.groups, m.matrix.tolist(), m.single
    (('npo', 'city'), [[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]], False)
    """
    shares = {node: _shares(node, value) for node, value in group_map(G, groups).items()}
    names = tuple(dict.fromkeys(g for row in shares.values() for g in row))
    column = {g: k for k, g in enumerate(names)}
    matrix = np.zeros((len(shares), len(names)))
    for i, row in enumerate(shares.values()):
        for g, share in row.items():
            matrix[i, column[g]] = share
    return Memberships(names, matrix, bool(((matrix == 0) | (matrix == 1)).all()))


def _shares(node: Any, value: Any) -> dict[Any, float]:
    if isinstance(value, Mapping):
        if not all(isinstance(s, Real | np.generic) and 0 <= float(s) <= 1 for s in value.values()):
            raise ShareError(node, value)
        row = {g: float(s) for g, s in value.items() if s > 0}
        if not row or abs(sum(row.values()) - 1) > 1e-9:
            raise ShareError(node, value)
        total = sum(row.values())
        return {g: s / total for g, s in row.items()}
    if isinstance(value, set | frozenset | list):
        # A set has no order of its own: sort it, so that the same data gives the same columns.
        names = list(value) if isinstance(value, list) else sorted(value, key=repr)
        names = list(dict.fromkeys(names))
        if not names:
            raise ShareError(node, value)
        return {g: 1.0 / len(names) for g in names}
    return {value: 1.0}
