"""GraphML and GEXF, written line by line so that the same network gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from kyodo_graph.networks.flat import Flat, Kind, Value, kinds, written

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
)
_GEXF = (
    '<gexf xmlns="http://www.gexf.net/1.2draft"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd"'
    ' version="1.2">'
)
Row = Mapping[str, Value]
_CARRIAGE_RETURN = {"\r": "&#13;"}  # a reader would make a line feed of a bare one


def graphml(flat: Flat) -> bytes:
    """GraphML 1.0 with typed attributes; ``label`` and ``weight`` are attributes like the rest.

    A node's id stands under ``name``, too, by which igraph knows its nodes.
    """
    return _joined(_graphml(flat))


def gexf(flat: Flat) -> bytes:
    """GEXF 1.2 for Gephi: labels, typed attributes, weights, direction on every edge.

    GEXF has no attributes of a graph: they are lines of its description.
    """
    return _joined(_gexf(flat))


def _joined(lines: Iterator[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")


def _graphml(flat: Flat) -> Iterator[str]:
    nodes: list[Row] = [{"name": n.id, "label": n.label, **n.data} for n in flat.nodes]
    edges: list[Row] = [{"weight": edge.weight, **edge.data} for edge in flat.edges]
    of_graph = kinds(flat.graph, [flat.graph])
    of_nodes = kinds(("name", "label", *flat.node_keys), nodes)
    of_edges = kinds(("weight", *flat.edge_keys), edges) | {"weight": "double"}
    yield _HEAD
    yield _GRAPHML
    for letter, domain, typed in (
        ("g", "graph", of_graph),
        ("n", "node", of_nodes),
        ("e", "edge", of_edges),
    ):
        for place, (name, kind) in enumerate(typed.items()):
            named = f"attr.name={quoteattr(name)} attr.type={quoteattr(kind)}"
            yield f'  <key id="{letter}{place}" for="{domain}" {named}/>'
    default = "directed" if flat.directed else "undirected"
    yield f'  <graph edgedefault="{default}">'
    yield from _data(flat.graph, of_graph, "g", "    ")
    for node, data in zip(flat.nodes, nodes, strict=True):
        yield f"    <node id={_attribute(node.id)}>"
        yield from _data(data, of_nodes, "n", "      ")
        yield "    </node>"
    for edge, data in zip(flat.edges, edges, strict=True):
        yield f"    <edge source={_attribute(edge.source)} target={_attribute(edge.target)}>"
        yield from _data(data, of_edges, "e", "      ")
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(data: Row, typed: Mapping[str, Kind], letter: str, indent: str) -> Iterator[str]:
    for place, name in enumerate(typed):
        if name in data:
            text = escape(written(data[name]), _CARRIAGE_RETURN)
            yield f'{indent}<data key="{letter}{place}">{text}</data>'


def _gexf(flat: Flat) -> Iterator[str]:
    of_nodes = kinds(flat.node_keys, (node.data for node in flat.nodes))
    of_edges = kinds(flat.edge_keys, (edge.data for edge in flat.edges))
    direction = "directed" if flat.directed else "undirected"
    yield _HEAD
    yield _GEXF
    yield "  <meta>"
    yield "    <creator>kyodo_graph</creator>"
    about = "\n".join(f"{name}: {written(value)}" for name, value in flat.graph.items())
    yield f"    <description>{escape(about, _CARRIAGE_RETURN)}</description>"
    yield "  </meta>"
    yield f'  <graph defaultedgetype="{direction}" mode="static">'
    for domain, typed in (("node", of_nodes), ("edge", of_edges)):
        if typed:
            yield f'    <attributes class="{domain}" mode="static">'
            for place, (name, kind) in enumerate(typed.items()):
                yield f'      <attribute id="{place}" title={quoteattr(name)} type="{kind}"/>'
            yield "    </attributes>"
    yield f'    <nodes count="{len(flat.nodes)}">'
    for node in flat.nodes:
        yield f"      <node id={_attribute(node.id)} label={_attribute(node.label)}>"
        yield from _attvalues(node.data, of_nodes)
        yield "      </node>"
    yield "    </nodes>"
    yield f'    <edges count="{len(flat.edges)}">'
    for place, edge in enumerate(flat.edges):
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        weight = quoteattr(written(edge.weight))
        yield f'      <edge id="{place}" {ends} type="{direction}" weight={weight}>'
        yield from _attvalues(edge.data, of_edges)
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _attvalues(data: Row, typed: Mapping[str, Kind]) -> Iterator[str]:
    if not data:
        return
    yield "        <attvalues>"
    for place, name in enumerate(typed):
        if name in data:
            yield f'          <attvalue for="{place}" value={_attribute(written(data[name]))}/>'
    yield "        </attvalues>"


def _attribute(text: str) -> str:
    """A text as an attribute's value in quotes; its line breaks and tabs are kept."""
    return quoteattr(text)
