"""Networks for other programs: write a declared projection as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kyodo_graph.errors import KyodoError
from kyodo_graph.files import write_files
from kyodo_graph.graph import load_folders
from kyodo_graph.networks.building import Network
from kyodo_graph.networks.declaration import read_declarations
from kyodo_graph.networks.exporting import MAIN, export
from kyodo_graph.networks.filters import narrowing
from kyodo_graph.shipped import Data, shipped


class NoFileError(KyodoError):
    """A format of several files without a file to name them after."""


def write_network(
    projection: str, output: Path | None, fmt: str = "graphml", *, data: Data = None,
    rdf: Iterable[Path] = (),
    lang: str = "ja", bom: bool = False, **filters: Any,
) -> tuple[bytes, str]:  # fmt: skip
    """Write a projection to ``output``, or give the content where there is none.

    ``filters`` are those of :meth:`kyodo_graph.graph.Graph.network`. What a format has beside its
    own file is written beside ``output``. Gives the content for standard output (empty where a
    file was written) and what was done, for the terminal.
    """
    graph = load_folders(data, rdf=rdf).network(projection, **filters)
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
