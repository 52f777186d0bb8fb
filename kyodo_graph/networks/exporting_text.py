"""Pajek's .net and UCINET's DL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kyodo_graph.networks.flat import Flat, FlatNode, unique, written

_CODED = re.compile("""["\\\\\x00-\x1f]|&(?=#)""")
# What ends a label in a DL file, or could.
_DL_BREAKS = re.compile(r"""[\s,:="']+""")
_DL_LABEL = 18


def pajek(flat: Flat, *, bom: bool = False) -> bytes:
    """Pajek's network: labels in quotes and weights, nothing besides.

    igraph and statnet for R read no file in which other attributes stand. Labels are unique, see
    `pajek_labels`. Quotes, backslashes and line breaks are written as Pajek writes characters,
    ``&#34;``.
    """
    return (("\ufeff" if bom else "") + "".join(_pajek(flat))).encode("utf-8")


def pajek_labels(flat: Flat) -> list[str]:
    """The labels of a Pajek file: two nodes with one label have their ids in brackets."""
    return unique(
        (node.label for node in flat.nodes),
        alike=str,
        other=lambda place: f"{flat.nodes[place].label} ({flat.nodes[place].id})",
    )


def dl(flat: Flat) -> bytes:
    """UCINET's DL: ``edgelist2`` with rows and columns for two modes, else ``edgelist1``.

    An undirected tie is written both ways, since a line of ``edgelist1`` is one direction.
    """
    return "".join(_dl(flat)).encode("utf-8")


def dl_nodes(flat: Flat) -> list[FlatNode]:
    """The nodes in the order of a DL file: of a two-mode network the rows, then the columns."""
    modes = flat.rows_and_columns()
    return [*modes[0], *modes[1]] if modes else list(flat.nodes)


def dl_labels(flat: Flat) -> list[str]:
    """The labels of a DL file, in its order.

    Older UCINETs cut labels at 18 characters and know no small letters. Labels that they would
    take for one, and those of one name, have the number of their line in front.
    """
    nodes = dl_nodes(flat)
    plain = [_DL_BREAKS.sub("_", node.label).strip("_") or "_" for node in nodes]
    return unique(
        plain,
        alike=lambda label: label[:_DL_LABEL].upper(),
        other=lambda place: f"{place + 1}_{plain[place]}",
    )


def _pajek(flat: Flat) -> Iterator[str]:
    for name, value in flat.graph.items():
        yield f"% {name}: {_coded(written(value))}\n"
    number = {node.id: place for place, node in enumerate(flat.nodes, 1)}
    yield f"*Vertices {len(flat.nodes)}\n"
    for place, label in enumerate(pajek_labels(flat), 1):
        yield f'{place} "{_coded(label)}"\n'
    yield "*Arcs\n" if flat.directed else "*Edges\n"
    for edge in flat.edges:
        yield f"{number[edge.source]} {number[edge.target]} {written(edge.weight)}\n"


def _coded(text: str) -> str:
    return _CODED.sub(lambda found: f"&#{ord(found[0])};", text)


def _dl(flat: Flat) -> Iterator[str]:
    nodes, labels = dl_nodes(flat), dl_labels(flat)
    modes = flat.rows_and_columns()
    if modes:
        rows, columns = len(modes[0]), len(modes[1])
        yield f"dl nr={rows} nc={columns}\nformat = edgelist2\n"
        yield from _dl_labels("row labels", labels[:rows])
        yield from _dl_labels("column labels", labels[rows:])
        starts = (0, rows)
    else:
        yield f"dl n={len(nodes)}\nformat = edgelist1\n"
        yield from _dl_labels("labels", labels)
        starts = (0, 0)
    place = {node.id: n for n, node in enumerate(nodes)}
    yield "data:\n"
    for edge in flat.edges:
        ends = [place[edge.source], place[edge.target]]
        if modes:
            ends.sort()
        weight = written(edge.weight)
        yield f"{ends[0] + 1 - starts[0]} {ends[1] + 1 - starts[1]} {weight}\n"
        if not modes and not flat.directed and ends[0] != ends[1]:
            yield f"{ends[1] + 1} {ends[0] + 1} {weight}\n"


def _dl_labels(head: str, labels: Iterable[str]) -> Iterator[str]:
    yield f"{head}:\n"
    for label in labels:
        yield f"{label}\n"
