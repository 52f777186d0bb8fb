"""From NetworkX graphs to the nodes and edges of a page.

Our own networks have all attributes that a page shows; another graph is drawn with what it has:
its node ids as labels, and whatever attributes of the same names there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kyodo_graph.views.model import Edge, Node, Words

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.Graph[Any]


def read_nodes(
    graph: Network,
    *,
    alias: Mapping[str, Sequence[str]] | None = None,
    passages: Mapping[str, Sequence[str]] | None = None,
    values: Mapping[str, Mapping[str, float]] | None = None,
) -> tuple[Node, ...]:
    """The nodes of a graph in its order; ``values`` are indices by node, then by key.

    >>> import networkx as nx
    >>> read_nodes(nx.Graph([("市", "NPO")]))[0].label["en"]
    '市'
    """
    alias, passages, values = alias or {}, passages or {}, values or {}
    found = []
    for node, data in graph.nodes(data=True):
        key = str(node)
        found.append(
            Node(
                id=key,
                label=_label(node, data),
                alias=tuple(alias.get(key, ())),
                cls=_text(data.get("class")),
                passages=tuple(passages.get(key, ())),
                values={k: v for k, v in values.get(key, {}).items() if math.isfinite(v)},
                theme=_text(data.get("primary_theme")),
                themes=_texts(data.get("themes")),
                **{name: _text(data.get(name)) for name in _PLAIN},
            )
        )
    return tuple(found)


_PLAIN = ("type", "sector", "specificity", "city", "plan", "number", "mode")


def read_edges(graph: Network, joint: Mapping[str, str] | None = None) -> tuple[Edge, ...]:
    """The edges of a graph in its order, parallel ones included.

    ``joint`` has the cell of a joint column by the id of a record that comes from it.

    An edge of several kinds that are not told apart has them joined by a comma.
    """
    return tuple(
        Edge(
            source=str(a),
            target=str(b),
            kind=", ".join(_texts(data.get("roles") or data.get("kind"))),
            basis=", ".join(_texts(data.get("basis"))),
            modality=", ".join(_texts(data.get("modality"))),
            weight=_number(data.get("weight", 1.0)),
            passages=_texts(data.get("passages")),
            elements=_texts(data.get("elements")),
            cells=_cells(data.get("records"), joint or {}),
        )
        for a, b, data in graph.edges(data=True)
    )


def _cells(records: Any, joint: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(joint[one] for one in _texts(records) if one in joint))


def _label(node: Any, data: Mapping[str, Any]) -> Words:
    plain = _text(data.get("label")) or str(node)
    en = _text(data.get("label_en"))
    ja = _text(data.get("label_ja")) or _text(data.get("label")) or en or plain
    return {"ja": ja, "en": en or ja}


def _text(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value)


def _texts(value: Any) -> tuple[str, ...]:
    """A list of texts, whatever stands in an attribute that should be one."""
    if value is None or value == "":
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return (_text(value),)
    return tuple(_text(item) for item in value)


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return 1.0
    return number if math.isfinite(number) else 1.0
