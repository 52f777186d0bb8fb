"""A network as plain rows: what all file formats are written from."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from kyodo_graph.networks.building import Network
from kyodo_graph.tables import show

JOINER = " | "
Value = str | int | float | bool
Kind = Literal["boolean", "long", "double", "string"]
# What neither XML 1.0 nor UTF-8 can carry: most control characters, halves of surrogate pairs.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FlatNode:
    """A node with the label that programs show and its other attributes."""

    id: str
    label: str
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FlatEdge:
    """An edge with its weight (1 where the network has none) and its other attributes."""

    source: str
    target: str
    weight: float
    data: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Flat:
    """A network whose attributes are texts, numbers and truth values, in its own order.

    A list is its items joined by ``JOINER``; what is not stated (None, NaN, an empty text) is left
    out. ``keys`` are all attributes that the nodes and edges have, also where none is stated.
    """

    directed: bool
    graph: Mapping[str, Value]
    nodes: tuple[FlatNode, ...]
    edges: tuple[FlatEdge, ...]
    node_keys: tuple[str, ...]
    edge_keys: tuple[str, ...]

    def rows_and_columns(self) -> tuple[tuple[FlatNode, ...], tuple[FlatNode, ...]] | None:
        """The nodes of both modes of a two-mode network; None for another."""
        modes = list(dict.fromkeys(node.data.get("mode") for node in self.nodes))
        if len(modes) != 2 or None in modes:
            return None
        rows = tuple(node for node in self.nodes if node.data["mode"] == modes[0])
        columns = tuple(node for node in self.nodes if node.data["mode"] == modes[1])
        first = {node.id for node in rows}
        crossing = all((edge.source in first) != (edge.target in first) for edge in self.edges)
        return (rows, columns) if crossing else None


def flatten(graph: Network, lang: str = "ja") -> Flat:
    """A network as rows; ``lang`` chooses the label where a program shows only one."""
    nodes = []
    for node, data in graph.nodes(data=True):
        label = next((data[k] for k in ("label", f"label_{lang}", "label_ja") if data.get(k)), node)
        nodes.append(
            FlatNode(clean(str(node)), clean(str(label)), _values(_renamed(data), "label"))
        )
    edges = []
    for source, target, data in graph.edges(data=True):
        weight = float(data.get("weight", 1.0))
        ends = clean(str(source)), clean(str(target))
        edges.append(FlatEdge(*ends, weight, _values(data, "weight")))
    return Flat(
        graph.is_directed(),
        _values(graph.graph),
        tuple(nodes),
        tuple(edges),
        _keys((_renamed(data) for _, data in graph.nodes(data=True)), "label"),
        _keys((data for _, _, data in graph.edges(data=True)), "weight"),
    )


def kinds(keys: Iterable[str], rows: Iterable[Mapping[str, Value]]) -> dict[str, Kind]:
    """The narrowest type that takes all values of each attribute; text where none is stated."""
    found: dict[str, set[Kind]] = {key: set() for key in keys}
    for row in rows:
        for key, value in row.items():
            found[key].add(_kind(value))
    return {key: _common(types) for key, types in found.items()}


def clean(text: str) -> str:
    """A text without the characters that no file of ours can carry; U+FFFD in their place.

    >>> clean("市\\x00民")
    '市\\ufffd民'
    """
    return _UNWRITABLE.sub("\ufffd", text)


def unique(
    labels: Iterable[str], alike: Callable[[str], str], other: Callable[[int], str]
) -> list[str]:
    """Labels that no two nodes share: those that are ``alike`` give way to ``other`` (by place)."""
    given = list(labels)
    groups: dict[str, list[int]] = {}
    for place, label in enumerate(given):
        groups.setdefault(alike(label), []).append(place)
    for places in groups.values():
        if len(places) > 1:
            for place in places:
                given[place] = other(place)
    taken: set[str] = set()
    for place in range(len(given)):
        while alike(given[place]) in taken:
            given[place] = f"_{given[place]}"
        taken.add(alike(given[place]))
    return given


def _renamed(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A node's attributes with ``actor_type`` for ``type``, which is the mode of a node for igraph.

    A network with an attribute of that name is bipartite for it, and the file refused or misread.
    """
    if "type" not in data or "actor_type" in data:
        return data
    return {"actor_type" if key == "type" else key: value for key, value in data.items()}


def _values(data: Mapping[str, Any], *without: str) -> dict[str, Value]:
    found = ((str(k), _value(v)) for k, v in data.items() if k not in without)
    return {key: value for key, value in found if value is not None and value != ""}


def _keys(rows: Iterable[Mapping[str, Any]], *without: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(key) for row in rows for key in row if key not in without))


def _value(value: Any) -> Value | None:
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, set | frozenset):
        value = sorted(map(str, value))
    if isinstance(value, list | tuple):
        value = JOINER.join(str(item) for item in value)
    return clean(str(value))


def _kind(value: Value) -> Kind:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    return "double" if isinstance(value, float) else "string"


def _common(types: set[Kind]) -> Kind:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types == {"long", "double"} else "string"


def written(value: Value) -> str:
    """A value as files write it: true and false, and infinity as XML readers know it.

    >>> [written(v) for v in (True, 2, 0.5, float("inf"), "市民")]
    ['true', '2', '0.5', 'Infinity', '市民']
    """
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return show(value)
