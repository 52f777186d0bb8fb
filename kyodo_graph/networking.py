"""Networks by name: build a declared projection, project it, write it for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kyodo_graph.errors import KyodoError
from kyodo_graph.networks.building import EVIDENCE, Network, build, describe
from kyodo_graph.networks.declaration import (
    Declaration,
    base_of,
    find_declaration,
    read_declaration,
    read_declarations,
)
from kyodo_graph.networks.filters import Filters, narrowing
from kyodo_graph.networks.names import checked, checked_weight, folded
from kyodo_graph.shipped import shipped

if TYPE_CHECKING:
    from kyodo_graph.graph import Graph

_CARRIED = tuple(name for name in EVIDENCE if name != "elements")


class NoFileError(KyodoError):
    """A format of several files without a file to name them after."""


def network(
    graph: Graph, projection: str | Path, filters: Filters | None = None, weight: str = ""
) -> Network:
    """A declared projection as a NetworkX graph; see :meth:`kyodo_graph.graph.Graph.network`."""
    known = graph.projections
    if isinstance(projection, Path) or projection.endswith((".yaml", ".yml")):
        declaration = read_declaration(Path(projection))
        known = _beside(declaration, known)
    else:
        declaration = find_declaration(known, folded(projection))
    base = base_of(declaration, known)
    weight = checked_weight(declaration, weight)
    filters = filters or Filters()
    filters = replace(filters, cities=tuple(folded(city) for city in filters.cities))
    for city in filters.cities:
        graph.check_city(city)
    filters = checked(graph.store, filters, base)
    if base is declaration:
        return build(graph.store, declaration, filters, weight)
    return _projected(build(graph.store, base, filters, base.weight), declaration, filters, weight)


def _beside(own: Declaration, known: Mapping[str, Declaration]) -> Mapping[str, Declaration]:
    """The declarations that a user's file may name: those of its folder, and the shipped ones."""
    path = Path(own.path)
    beside = path.with_name(own.project + path.suffix)
    if own.project and beside.is_file() and beside.name != path.name:
        return {**known, beside.stem: read_declaration(beside)}
    return known


def _projected(
    two_mode: Network, declaration: Declaration, filters: Filters, weight: str
) -> Network:
    """The one-mode projection, with the shared nodes and all their evidence on each edge.

    Every weight is made of what one component has, so that each is projected for itself: the
    matrix of all actors and elements of the country would not fit into any memory.
    """
    import networkx as nx

    from kyodo_graph.measures.projection import WEIGHTS, project

    mode = declaration.modes[0]
    graph: Network = nx.Graph()
    graph.add_nodes_from(n for n, data in two_mode.nodes(data=True) if data["mode"] == mode)
    for part in _components(two_mode):
        members = [node for node in part if node in graph]
        projected = project(part, members, weight, tie_weight="weight", carry=_CARRIED)
        graph.add_nodes_from(projected.nodes(data=True))
        graph.add_edges_from(projected.edges(data=True))
    for _, _, data in graph.edges(data=True):
        data.update({name: sorted(data[name]) for name in EVIDENCE})
    rule = WEIGHTS[weight]
    describe(graph, declaration, filters)
    graph.graph.update(
        weight=weight,
        formula=f"{rule.formula}; b: {two_mode.graph['formula']}",
        reference=rule.reference,
        projected_from=two_mode.graph["projection"],
    )
    return graph


def _components(graph: Network) -> list[Network]:
    """The connected parts of a network, nodes and edges in its own order."""
    import networkx as nx

    whole = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    part_of = {
        node: place
        for place, members in enumerate(nx.connected_components(whole))
        for node in members
    }
    parts: list[Network] = [nx.Graph() for _ in range(max(part_of.values(), default=-1) + 1)]
    for node, attributes in graph.nodes(data=True):
        parts[part_of[node]].add_node(node, **attributes)
    for a, b, attributes in graph.edges(data=True):
        parts[part_of[a]].add_edge(a, b, **attributes)
    return parts


def write_network(
    projection: str, output: Path | None, fmt: str = "graphml", *, data: Path | None = None,
    lang: str = "ja", bom: bool = False, **filters: Any,
) -> tuple[bytes, str]:  # fmt: skip
    """Write a projection to ``output``, or give the content where there is none.

    ``filters`` are those of :meth:`kyodo_graph.graph.Graph.network`. What a format has beside its
    own file is written beside ``output``. Gives the content for standard output (empty where a
    file was written) and what was done, for the terminal.
    """
    from kyodo_graph.graph import load
    from kyodo_graph.networks.exporting import MAIN, export
    from kyodo_graph.store.serialise import write_files

    graph = load(data).network(projection, **filters)
    contents = export(graph, fmt, lang, bom=bom)
    if output is None:
        if MAIN not in contents:
            beside = " and ".join(contents)
            raise NoFileError(f"{fmt} makes several files ({beside}); expected -o FILE")
        return contents[MAIN], report(graph)
    # Beside FILE stand FILE.nodes.csv and the like; of several files alike none is FILE itself.
    alike = MAIN not in contents and output.suffix.lower() == f".{fmt}"
    stem = output.stem if alike else output.name
    names = {f"{stem}.{end}" if end else output.name: text for end, text in contents.items()}
    paths = write_files(output.parent, names)
    return b"", f"{report(graph)}; wrote {', '.join(str(path) for path in paths)}"


def report(graph: Network) -> str:
    """What a network is, in a line: its size, and why where it has no nodes or no edges."""
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    text = f"{graph.graph['projection']}: {_counted(nodes, 'node')}, {_counted(edges, 'edge')}"
    loops = sum(1 for a, b in graph.edges if a == b)
    if loops:
        text += f" ({loops} from a node to itself)"
    if not nodes:
        filters = narrowing(graph.graph)
        return f"{text}: no statement of the graph " + (
            f"passes {filters}" if filters else "makes it"
        )
    return text if edges else f"{text}: no two of them share an element"


def listing(lang: str) -> str:
    """The declared projections with what they are."""
    known = read_declarations(shipped("queries") / "networks")
    width = max((len(name) for name in known), default=0)
    return "".join(f"{d.name:<{width}}  {d.description[lang]}\n" for d in known.values())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
