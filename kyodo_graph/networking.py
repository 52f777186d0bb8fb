"""Write a declared projection of the graph as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kyodo_graph.graph import load
from kyodo_graph.networks.declaration import read_declarations
from kyodo_graph.networks.exporting import export
from kyodo_graph.shipped import shipped
from kyodo_graph.store.serialise import write_files


def write_network(
    projection: str, output: Path, fmt: str, *, data: Path | None = None, lang: str = "ja",
    **filters: Any,
) -> str:  # fmt: skip
    """Write a projection to ``output``; returns what was written, for the terminal.

    ``filters`` are those of :meth:`kyodo_graph.graph.Graph.network`. A format of several files
    (csv) writes them beside each other.
    """
    graph = load(data).network(projection, **filters)
    contents = export(graph, fmt, lang)
    if len(contents) == 1:
        names = {output.name: next(iter(contents.values()))}
    else:
        stem = output.name.removesuffix(f".{fmt}")
        names = {f"{stem}.{suffix}": content for suffix, content in contents.items()}
    paths = write_files(output.parent, names)
    size = f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"
    empty = "" if graph.number_of_edges() else "; nothing in the graph passes these filters"
    return f"{projection}: {size}{empty}; wrote {', '.join(str(p) for p in paths)}"


def listing(lang: str) -> str:
    """The declared projections with what they are."""
    known = read_declarations(shipped("queries") / "networks")
    width = max(len(name) for name in known)
    return "".join(f"{d.name:<{width}}  {d.description[lang]}\n" for d in known.values())
