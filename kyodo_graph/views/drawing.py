"""The network as pyvis has it, and the vis-network program that pyvis brings.

pyvis makes the nodes, edges and options; the page around them is ours, since pyvis's own loads
programs from other hosts and writes what it is given into the page as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kyodo_graph.errors import MissingExtraError
from kyodo_graph.views import styles
from kyodo_graph.views.model import Edge, Node, Positions
from kyodo_graph.views.sizes import radii

_VIS = ("lib", "vis-9.1.2", "vis-network.min.js")


class MissingViewsError(MissingExtraError):
    """The extra that draws pages is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(package, "drawing a page", "views")


def vis_program() -> str:
    """The text of the vis-network program that pyvis brings; its licence stands at its head."""
    import importlib.util

    spec = importlib.util.find_spec("pyvis")  # found, not imported: its import is slow
    if spec is None or not spec.submodule_search_locations:
        raise MissingViewsError("pyvis")
    folder = Path(next(iter(spec.submodule_search_locations)))
    path = folder.joinpath(*_VIS)
    if not path.is_file():  # another version of pyvis
        path = max(folder.glob("lib/vis-*/vis-network.min.js"), default=path)
    # A browser reads any line end as one newline before it hashes a program.
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")


def draw(
    nodes: Sequence[Node], edges: Sequence[Edge], at: Positions, index: str, projection: str = ""
) -> dict[str, Any]:
    """The nodes, edges and options as pyvis gives them to vis-network.

    ``at`` has the positions, ``index`` the index by which nodes are sized. Ids are the places of
    nodes and edges in the view, since a label or an id of the data is no business of vis-network:
    names are drawn by the page.
    """
    try:
        from pyvis.network import Network
    except ImportError as error:
        raise MissingViewsError("pyvis") from error
    # Directed for pyvis in any case: of an undirected network it drops parallel edges, and it takes
    # quadratic time to find them. Arrows are said edge by edge.
    net = Network(directed=True)
    sizes = radii([node.values.get(index) for node in nodes])
    place = {node.id: number for number, node in enumerate(nodes)}
    for node, size in zip(nodes, sizes, strict=True):
        x, y = at[node.id]
        m = styles.mark(node.cls, node.sector)
        colour = {"background": m.fill, "border": m.outline}
        shape = styles.shape(node.cls)
        net.add_node(place[node.id], " ", shape, colour, size=size, x=x, y=y)
    for number, (edge, bend) in enumerate(zip(edges, bends(edges), strict=True)):
        name = styles.family(edge.kind, projection)
        net.add_edge(place[edge.source], place[edge.target], id=number, **_line(name, edge, bend))
    net.set_options(_OPTIONS)
    return {"nodes": net.nodes, "edges": net.edges, "options": net.options}


def bends(edges: Sequence[Edge]) -> list[float]:
    """How far each edge bends, as a share of its length: parallel ones apart, single ones straight.

    >>> bends([Edge("a", "b", "lead"), Edge("b", "a", "funds"), Edge("a", "c")])
    [-0.12, -0.12, 0.0]

    The sign is seen from the source: two edges that run against each other bend to different
    sides when both have the same sign.
    """
    ends = [tuple(sorted((e.source, e.target))) for e in edges]
    together = Counter(ends)
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for edge, pair in zip(edges, ends, strict=True):
        of, number = together[pair], seen[pair]
        seen[pair] += 1
        bend = round(0.24 * (number - (of - 1) / 2), 3)
        found.append(bend if edge.source == pair[0] else (-bend or 0.0))
    return found


def _line(name: str, edge: Edge, bend: float) -> dict[str, Any]:
    look = styles.line(name, edge.basis)
    options: dict[str, Any] = {"width": look.width, "color": look.colour}
    options["arrows"] = "to" if look.arrow else ""
    if look.dash:
        options["dashes"] = list(look.dash)
    if bend:
        kind = "curvedCW" if bend > 0 else "curvedCCW"
        options["smooth"] = {"enabled": True, "type": kind, "roundness": abs(bend)}
    return options


# As JavaScript, since pyvis takes options so; pyvis deletes its spaces, and there are none.
_OPTIONS = (
    '{"autoResize":true,"physics":{"enabled":false,"solver":"forceAtlas2Based",'
    '"stabilization":false},"layout":{"improvedLayout":false},"nodes":{"borderWidth":1.2,'
    '"chosen":false,"font":{"size":0}},"edges":{"smooth":false,"chosen":false,'
    '"arrows":{"to":{"scaleFactor":0.5}},"selectionWidth":0,"hoverWidth":0},'
    '"interaction":{"hover":false,"selectable":false,"keyboard":false,"multiselect":false,'
    '"navigationButtons":false,"zoomSpeed":0.6}}'
)
