"""Networks as files for Gephi, Pajek, UCINET, spreadsheets and other programs.

Attributes are kept; a list becomes its items joined by `` | ``. GraphML, GEXF, Pajek and
node-link JSON are written by NetworkX; UCINET's DL has no writer there.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import networkx as nx

from kyodo_graph.tables import Cell, Table

JOINER = " | "
FORMATS = ("graphml", "gexf", "pajek", "dl", "csv", "json")
Network = nx.Graph | nx.DiGraph


def export(graph: Network, fmt: str, lang: str = "ja") -> dict[str, bytes]:
    """A network in a format: file contents by suffix (``csv`` makes two, nodes and edges).

    ``lang`` chooses which label programs show that have only one.
    """
    return _WRITERS[fmt](_flat(graph, lang))


def node_table(graph: Network) -> Table:
    """The nodes with all attributes."""
    return _table(("id",), [((node,), data) for node, data in graph.nodes(data=True)])


def edge_table(graph: Network) -> Table:
    """The edges with all attributes."""
    rows = [((a, b), data) for a, b, data in graph.edges(data=True)]
    return _table(("source", "target"), rows)


def _flat(graph: Network, lang: str) -> Network:
    """A copy whose attributes are texts, numbers and booleans."""
    flat = graph.__class__()
    flat.graph.update({k: _cell(v) for k, v in graph.graph.items() if v is not None})
    for node, data in graph.nodes(data=True):
        attributes = {k: _cell(v) for k, v in data.items() if v is not None}
        label = attributes.get(f"label_{lang}") or attributes.get("label_ja") or node
        flat.add_node(node, label=label, **attributes)
    for a, b, data in graph.edges(data=True):
        flat.add_edge(a, b, **{k: _cell(v) for k, v in data.items() if v is not None})
    return flat


def _cell(value: Any) -> str | int | float | bool:
    if isinstance(value, list | tuple | set | frozenset):
        return JOINER.join(str(item) for item in value)
    return value if isinstance(value, str | int | float | bool) else str(value)


def _table(first: tuple[str, ...], rows: list[tuple[tuple[Any, ...], dict[str, Any]]]) -> Table:
    columns = list(dict.fromkeys(key for _, data in rows for key in data))
    cells: list[tuple[Cell, ...]] = [
        (*key, *(_cell(data[c]) if c in data else None for c in columns)) for key, data in rows
    ]
    return Table((*first, *columns), tuple(cells))


def _graphml(graph: Network) -> dict[str, bytes]:
    out = io.BytesIO()
    nx.write_graphml(graph, out, encoding="utf-8")
    return {"graphml": out.getvalue()}


def _gexf(graph: Network) -> dict[str, bytes]:
    out = io.BytesIO()
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True)
    # The writer stamps the day on the file; the same network shall give the same bytes.
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.add_graph(graph)
    writer.write(out)
    return {"gexf": out.getvalue()}


def _pajek(graph: Network) -> dict[str, bytes]:
    """Pajek's .net: labels are ids, since they must be unique; attributes as text."""
    texts = graph.__class__()
    for node, data in graph.nodes(data=True):
        texts.add_node(node, **{k: _pajek_text(v) for k, v in data.items() if k != "label"})
    for a, b, data in graph.edges(data=True):
        rest = {k: _pajek_text(v) for k, v in data.items() if k != "weight"}
        texts.add_edge(a, b, weight=data.get("weight", 1.0), **rest)
    out = io.BytesIO()
    nx.write_pajek(texts, out, encoding="utf-8")
    return {"net": out.getvalue()}


def _pajek_text(value: Any) -> str:
    text = str(value).replace('"', "'").replace("\n", " ")
    return text or "-"


def _dl(graph: Network) -> dict[str, bytes]:
    """UCINET's DL, edge list with labels; ``edgelist2`` for two-mode networks.

    UCINET's own words: two-mode data have ``nr`` rows and ``nc`` columns.
    """
    modes = list(dict.fromkeys(mode for _, mode in graph.nodes(data="mode")))
    lines = []
    if len(modes) == 2:
        rows = [n for n, mode in graph.nodes(data="mode") if mode == modes[0]]
        columns = [n for n, mode in graph.nodes(data="mode") if mode == modes[1]]
        lines.append(f"DL NR={len(rows)} NC={len(columns)} FORMAT=EDGELIST2")
        lines += ["ROW LABELS:", *map(_quoted, rows), "COLUMN LABELS:", *map(_quoted, columns)]
        place = {n: i for group in (rows, columns) for i, n in enumerate(group, 1)}
        ends = [(a, b) if a in set(rows) else (b, a) for a, b in graph.edges]
    else:
        lines.append(f"DL N={len(graph)} FORMAT=EDGELIST1")
        lines += ["LABELS:", *map(_quoted, graph)]
        place = {n: i for i, n in enumerate(graph, 1)}
        ends = list(graph.edges)
        if not graph.is_directed():
            ends += [(b, a) for a, b in ends if a != b]
    lines.append("DATA:")
    lines += [f"{place[a]} {place[b]} {graph.edges[a, b].get('weight', 1.0):g}" for a, b in ends]
    return {"dl": ("\n".join(lines) + "\n").encode("utf-8")}


def _quoted(name: object) -> str:
    return '"' + str(name).replace('"', "'") + '"'


def _csv(graph: Network) -> dict[str, bytes]:
    return {
        "nodes.csv": node_table(graph).to_csv().encode("utf-8"),
        "edges.csv": edge_table(graph).to_csv().encode("utf-8"),
    }


def _json(graph: Network) -> dict[str, bytes]:
    text = json.dumps(nx.node_link_data(graph, edges="links"), ensure_ascii=False, indent=1)
    return {"json": (text + "\n").encode("utf-8")}


_WRITERS: dict[str, Callable[[Network], dict[str, bytes]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "pajek": _pajek,
    "dl": _dl,
    "csv": _csv,
    "json": _json,
}
