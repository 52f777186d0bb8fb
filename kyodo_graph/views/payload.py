"""A view as the data of its page: columns and pools, so that tens of thousands of nodes stay small.

``null`` and empty lists are what is not stated. A pool lists distinct texts once; columns have
their places in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from kyodo_graph.curation.namespaces import SOURCE
from kyodo_graph.views import styles
from kyodo_graph.views.model import Edge, Group, Node, View, Words
from kyodo_graph.views.sizes import radius_range
from kyodo_graph.words import page

T = TypeVar("T", bound=Hashable)
NODE_CODES = ("cls", "type", "sector", "specificity", "city", "plan", "mode", "theme")
EDGE_CODES = ("kind", "basis", "modality", "family")


class _Pool(Generic[T]):
    """Distinct values in the order in which they first come."""

    def __init__(self) -> None:
        self.places: dict[T, int] = {}

    def place(self, value: T) -> int:
        return self.places.setdefault(value, len(self.places))

    def all(self, values: Iterable[T]) -> list[int]:
        return [self.place(value) for value in values]

    @property
    def values(self) -> list[T]:
        return list(self.places)


def payload(view: View) -> dict[str, Any]:
    """The data of a page as plain lists, dicts, texts and numbers."""
    place = {node.id: number for number, node in enumerate(view.nodes)}
    passages: _Pool[str] = _Pool()
    passages.all(p.pointer for p in view.passages)
    things: _Pool[str] = _Pool()
    cells: _Pool[str] = _Pool()
    projection = view.about.get("projection", "")
    return {
        "title": dict(view.title),
        "description": dict(view.description),
        "directed": view.directed,
        "about": dict(view.about),
        "nodes": _nodes(view.nodes, passages),
        "edges": _edges(view.edges, place, passages, things, cells, projection),
        "passages": _passages(view, passages),
        "things": _things(view, things, place),
        "documents": {
            d.key: {
                "title": dict(d.title),
                "city": d.city,
                "publisher": dict(d.publisher),
                "issued": d.issued,
                "sha256": d.sha256,
                "iri": SOURCE + d.key,
            }
            for d in view.documents
        },
        "indices": [
            {
                "key": i.key,
                "label": dict(i.label),
                "definition": dict(i.definition),
                "function": i.function,
                "reference": i.reference,
                "small": i.small,
            }
            for i in view.indices
        ],
        "names": {s: {k: dict(w) for k, w in codes.items()} for s, codes in view.names.items()},
        "layouts": [
            {
                "name": name,
                "x": [_short(at[node.id][0]) for node in view.nodes],
                "y": [_short(at[node.id][1]) for node in view.nodes],
            }
            for name, at in view.layouts.items()
        ],
        "groups": _groups(view.groups, place),
        "radii": radius_range(len(view.nodes)),
        "styles": _styles(),
        "words": page("graph"),
    }


def _nodes(nodes: Sequence[Node], passages: _Pool[str]) -> dict[str, Any]:
    themes: _Pool[str] = _Pool()
    columns: dict[str, Any] = {
        "id": [n.id for n in nodes],
        "ja": [n.label["ja"] for n in nodes],
        "en": [n.label["en"] for n in nodes],
        "alias": [list(n.alias) for n in nodes],
        "number": [n.number for n in nodes],
        "themes": [themes.all(n.themes) for n in nodes],
        "passages": [passages.all(n.passages) for n in nodes],
    }
    pools = {"themes": themes.values}
    for name in NODE_CODES:
        pool: _Pool[str] = _Pool()
        columns[name] = [pool.place(getattr(n, name)) for n in nodes]
        pools[name] = pool.values
    keys = dict.fromkeys(key for n in nodes for key in n.values)
    values = {key: [n.values.get(key) for n in nodes] for key in keys}
    return {"columns": columns, "pools": pools, "values": values}


def _edges(
    edges: Sequence[Edge],
    place: dict[str, int],
    passages: _Pool[str],
    things: _Pool[str],
    cells: _Pool[str],
    projection: str,
) -> dict[str, Any]:
    families = {e.kind: styles.family(e.kind, projection) for e in edges}
    columns: dict[str, Any] = {
        "source": [place[e.source] for e in edges],
        "target": [place[e.target] for e in edges],
        "weight": [_short(e.weight) for e in edges],
        "passages": [passages.all(e.passages) for e in edges],
        "elements": [things.all(e.elements) for e in edges],
        "cells": [cells.all(e.cells) for e in edges],
    }
    pools = {}
    for name in EDGE_CODES:
        pool: _Pool[str] = _Pool()
        columns[name] = [
            pool.place(families[e.kind] if name == "family" else getattr(e, name)) for e in edges
        ]
        pools[name] = pool.values
    return {"columns": columns, "pools": pools}


def _passages(view: View, pool: _Pool[str]) -> dict[str, Any]:
    """All passages that nodes and edges name; those of which nothing more is known bare."""
    known = {p.pointer: p for p in view.passages}
    headings: _Pool[tuple[tuple[str, ...], tuple[str, ...]]] = _Pool()
    columns: dict[str, list[Any]] = {"pointer": [], "document": [], "headings": [], "text": []}
    for pointer in pool.values:
        p = known.get(pointer)
        document = p.document if p else pointer.rpartition(":")[0]
        both = (p.headings.get("ja", ()), p.headings.get("en", ())) if p else ((), ())
        columns["pointer"].append(pointer)
        columns["document"].append(document)
        columns["headings"].append(headings.place(both))
        columns["text"].append("\n".join(p.lines) if p and p.lines else None)
    return {
        "columns": columns,
        "headings": [{"ja": list(ja), "en": list(en)} for ja, en in headings.values],
    }


def _things(view: View, pool: _Pool[str], place: dict[str, int]) -> dict[str, Any]:
    """What edges are made of: places of nodes, or names of what is no node here."""
    named = view.names.get("thing", {})
    return {
        "id": pool.values,
        "node": [place.get(thing) for thing in pool.values],
        "name": [dict(named[t]) if t in named and t not in place else None for t in pool.values],
    }


def _groups(groups: Sequence[Group], place: dict[str, int]) -> list[dict[str, Any]]:
    number = {group.id: at for at, group in enumerate(groups)}
    return [
        {
            "id": g.id,
            "parent": number.get(g.parent),
            "label": dict(g.label),
            "size": g.size,
            "x": _short(g.x),
            "y": _short(g.y),
            "radius": _short(g.radius),
            "nodes": [place[node] for node in g.nodes],
        }
        for g in groups
    ]


def _styles() -> dict[str, Any]:
    def mark(m: styles.Mark) -> dict[str, Any]:
        letter: Words | None = m.letter
        return {"fill": m.fill, "outline": m.outline, "letter": dict(letter) if letter else None}

    return {
        "sectors": {key: mark(m) for key, m in styles.SECTORS.items()},
        "classes": {key: mark(m) for key, m in styles.CLASSES.items()},
        "plain": mark(styles.PLAIN),
        "shapes": dict(styles.SHAPES),
        "plainShape": styles.PLAIN_SHAPE,
        "lines": {
            key: {"colour": x.colour, "width": x.width, "arrow": x.arrow, "dash": list(x.dash)}
            for key, x in styles.LINES.items()
        },
        "implied": list(styles.IMPLIED_DASH),
    }


def _short(number: float) -> float | int:
    """A number without digits that nobody sees."""
    rounded = round(number, 2)
    return int(rounded) if rounded == int(rounded) else rounded
