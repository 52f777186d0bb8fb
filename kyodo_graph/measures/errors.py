"""The errors that measures raise: each says what is wrong and carries the place as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..errors import KyodoError


class MeasureError(KyodoError, ValueError):
    """A measure cannot be computed from what it was given."""


class EmptyNetworkError(MeasureError):
    """A network (or matrix) without a node, where the measure has no meaning."""

    def __init__(self, what: str = "the network") -> None:
        self.what = what
        super().__init__(f"{what} is empty; expected at least one node")


class NotTwoModeError(MeasureError):
    """An edge runs inside one mode; `edge` is the pair of nodes, `mode` the mode of both."""

    def __init__(self, edge: tuple[Any, Any], mode: str) -> None:
        self.edge = edge
        self.mode = mode
        super().__init__(
            f"edge {edge[0]!r} – {edge[1]!r} joins two nodes of the mode {mode!r}; "
            "expected every edge of a two-mode network between an actor and an element"
        )


class InvalidWeightError(MeasureError):
    """An edge weight that is not a finite number above zero; `pair` and `weight` say which."""

    def __init__(self, pair: tuple[Any, Any], weight: Any) -> None:
        self.pair = pair
        self.weight = weight
        super().__init__(
            f"edge {pair[0]!r} – {pair[1]!r} has the weight {weight!r}; "
            "expected a finite number above zero (leave the edge out where there is no tie)"
        )


class SelfLoopError(MeasureError):
    """A node tied to itself, where the measure gives such a tie no meaning."""

    def __init__(self, node: Any) -> None:
        self.node = node
        super().__init__(
            f"node {node!r} is tied to itself; expected no self-loops "
            "(remove them: they have no meaning for this measure)"
        )


class DuplicateNodeError(MeasureError):
    """Nodes named more than once in a list that names each once."""

    def __init__(self, nodes: Iterable[Any], what: str = "the list of nodes") -> None:
        self.nodes = tuple(nodes)
        super().__init__(f"{what} names more than once: {_shown(self.nodes)}")


class UnknownNodeError(MeasureError):
    """Nodes that the network does not have."""

    def __init__(self, nodes: Iterable[Any], what: str = "the network") -> None:
        self.nodes = tuple(nodes)
        super().__init__(f"{what} has no node {_shown(self.nodes)}")


class MissingGroupError(MeasureError):
    """Nodes for which no group (sector, theme, community) is given."""

    def __init__(self, nodes: Iterable[Any], groups: str = "groups") -> None:
        self.nodes = tuple(nodes)
        super().__init__(f"{groups}: no group is given for {_shown(self.nodes)}")


class DirectionError(MeasureError):
    """A directed network where an undirected one is expected, or the other way round."""

    def __init__(self, expected: str, measure: str) -> None:
        self.expected = expected
        super().__init__(f"{measure}: expected {expected} network")


class NodeSetError(MeasureError):
    """Two networks that must stand on one node set do not; `missing` are nodes of one only."""

    def __init__(self, missing: Iterable[Any]) -> None:
        self.missing = tuple(missing)
        super().__init__(
            f"the networks have different nodes, only in one: {_shown(self.missing)}; "
            "expected the same node set"
        )


class InvalidMatrixError(MeasureError):
    """An array of the wrong shape or with a cell that cannot be; `cell` is (row, column)."""

    def __init__(self, reason: str, cell: tuple[int, ...] | None = None, value: Any = None) -> None:
        self.cell = cell
        self.value = value
        place = f" (cell {cell} is {value!r})" if cell is not None else ""
        super().__init__(f"{reason}{place}")


class InvalidOptionError(MeasureError):
    """An option with a value that it cannot take; `choices` are those that it can."""

    def __init__(self, option: str, value: Any, choices: Sequence[str] | str) -> None:
        self.option = option
        self.value = value
        self.choices = choices
        wanted = choices if isinstance(choices, str) else "one of " + ", ".join(choices)
        super().__init__(f"{option} is {value!r}; expected {wanted}")


class NoVarianceError(MeasureError):
    """Values that are all alike, where the measure divides by their spread."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what}: all values are alike; the measure is undefined without variance")


class NotConvergedError(MeasureError):
    """An iteration stopped before it reached its tolerance; `residual` is how far it was off."""

    def __init__(self, measure: str, residual: float, tolerance: float) -> None:
        self.residual = residual
        self.tolerance = tolerance
        super().__init__(
            f"{measure} did not converge: residual {residual:.3g}, tolerance {tolerance:.3g}"
        )


def _shown(nodes: tuple[Any, ...], most: int = 5) -> str:
    text = ", ".join(repr(n) for n in nodes[:most])
    return text if len(nodes) <= most else f"{text} and {len(nodes) - most} more"
