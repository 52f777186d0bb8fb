"""Networks as files for Gephi, R, Pajek, UCINET, spreadsheets and other programs.

Attributes are kept; a list becomes its items joined by `` | ``, in JSON it stays a list. What is
not stated is left out. The same network gives the same bytes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kyodo_graph.errors import UnknownNameError
from kyodo_graph.networks.building import Network
from kyodo_graph.networks.exporting_text import dl, dl_labels, dl_nodes, pajek, pajek_labels
from kyodo_graph.networks.exporting_xml import gexf, graphml
from kyodo_graph.networks.flat import Flat, FlatNode, flatten
from kyodo_graph.tables import Cell, Table

MAIN = ""
"""The key of the content that is a format's own file; the keys of others end their names."""


def export(graph: Network, fmt: str, lang: str = "ja", *, bom: bool = False) -> dict[str, bytes]:
    """A network in a format (one of ``FORMATS``): contents by what ends their file names.

    The format's own file has the key ``MAIN``. ``csv`` has none but ``nodes.csv`` and
    ``edges.csv``; ``pajek`` has both beside it and ``dl`` has ``nodes.csv``, since they carry
    labels and weights only.
    ``lang`` chooses the label that programs show that have only one. ``bom`` puts a byte order
    mark before CSV and Pajek, and makes text of cells that a spreadsheet would take for formulas.
    """
    if fmt not in _WRITERS:
        raise UnknownNameError("network format", fmt, FORMATS)
    return _WRITERS[fmt](graph, lang, bom)


def node_table(graph: Network, lang: str = "ja") -> Table:
    """The nodes with all attributes, under the names that Gephi's import and igraph know."""
    flat = flatten(graph, lang)
    return _node_table(flat.nodes, flat.node_keys)


def edge_table(graph: Network) -> Table:
    """The edges with all attributes, under the names that Gephi's import knows."""
    flat = flatten(graph)
    direction = "Directed" if flat.directed else "Undirected"
    keys = [key for key in flat.edge_keys if key != "type"]
    rows = [
        (e.source, e.target, e.data.get("type", direction), e.weight, *map(e.data.get, keys))
        for e in flat.edges
    ]
    return Table(("source", "target", "type", "weight", *keys), tuple(rows))


def _node_table(
    nodes: Iterable[FlatNode], keys: Iterable[str], more: Mapping[str, Iterable[str]] | None = None
) -> Table:
    more = more or {}
    shown = [key for key in keys if key != "id"]
    rows: list[tuple[Cell, ...]] = [
        (node.id, node.label, *extra, *map(node.data.get, shown))
        for node, *extra in zip(nodes, *more.values(), strict=True)
    ]
    return Table(("id", "label", *more, *shown), tuple(rows))


def _csv(graph: Network, lang: str, bom: bool) -> dict[str, bytes]:
    return {
        "nodes.csv": _bytes(node_table(graph, lang), bom),
        "edges.csv": _bytes(edge_table(graph), bom),
    }


def _bytes(table: Table, bom: bool) -> bytes:
    return table.to_csv(spreadsheet=bom).encode("utf-8")


def _dl(graph: Network, lang: str, bom: bool) -> dict[str, bytes]:
    flat = flatten(graph, lang)
    nodes = _node_table(dl_nodes(flat), flat.node_keys, {"dl_label": dl_labels(flat)})
    return {MAIN: dl(flat), "nodes.csv": _bytes(nodes, bom)}


def _pajek(graph: Network, lang: str, bom: bool) -> dict[str, bytes]:
    flat = flatten(graph, lang)
    places = map(str, range(1, len(flat.nodes) + 1))
    beside = {"vertex": places, "vertex_label": pajek_labels(flat)}
    nodes = _node_table(flat.nodes, flat.node_keys, beside)
    return {
        MAIN: pajek(flat, bom=bom),
        "nodes.csv": _bytes(nodes, bom),
        "edges.csv": _bytes(edge_table(graph), bom),
    }


def _json(graph: Network, lang: str, bom: bool) -> dict[str, bytes]:  # noqa: ARG001
    """NetworkX's node-link form, lists kept; what is no number (NaN) is null."""
    labels = [node.label for node in flatten(graph, lang).nodes]
    content = {
        "directed": graph.is_directed(),
        "multigraph": graph.is_multigraph(),
        "graph": _plain(graph.graph),
        "nodes": [
            {"id": node, "label": label, **_plain(data)}
            for (node, data), label in zip(graph.nodes(data=True), labels, strict=True)
        ],
        "edges": [
            {"source": a, "target": b, **_plain(data)} for a, b, data in graph.edges(data=True)
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    return {MAIN: (text + "\n").encode("utf-8", "replace")}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(map(_plain, value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "item"):  # a number of numpy
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _one(write: Callable[[Flat], bytes]) -> Callable[[Network, str, bool], dict[str, bytes]]:
    return lambda graph, lang, _: {MAIN: write(flatten(graph, lang))}


_WRITERS: dict[str, Callable[[Network, str, bool], dict[str, bytes]]] = {
    "graphml": _one(graphml),
    "gexf": _one(gexf),
    "pajek": _pajek,
    "dl": _dl,
    "csv": _csv,
    "json": _json,
}
FORMATS = tuple(_WRITERS)
