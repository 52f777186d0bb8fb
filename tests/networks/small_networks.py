"""What several test files share: the two made-up cities, and networks that are hard to write."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import networkx as nx

import kyodo_graph as kg

TOWN = Path(__file__).parent / "town" / "data"
# What a label may hold: the beginning of a formula, quotes, markup, line breaks, emoji,
# right-to-left text, a backslash, what looks like a coded character.
NASTY = '=1+1 "市民"\'s <b>&amp;</b>\n改行\r\nと\tタブ \\n C:\\x 👩‍👩‍👧 مرحبا &#34; %,:|'


@cache
def town() -> kg.Graph:
    """The graph of the two made-up cities."""
    return kg.load(TOWN)


def nasty(directed: bool) -> nx.Graph:
    """A network whose texts would break a careless writer; of every type, and with gaps."""
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update(projection="nasty", title_ja=NASTY, generic=True, weight="records")
    graph.add_node("a/1", label_ja=NASTY, label_en="plain", mode="actor", themes=["T03", "T06"])
    graph.add_node('b"<&', label_ja="NPO", label_en="NPO", mode="actor", number="1", rank=2)
    graph.add_node("c d", label_ja="NPO", label_en="", mode="actor", share=0.5, rank=3, joint=True)
    graph.add_node("西/孤立", label_ja="孤立", label_en="Isolate", mode="actor", share=float("nan"))
    graph.add_edge("a/1", 'b"<&', weight=0.5, records=["r1", "r2"], note=NASTY)
    graph.add_edge('b"<&', "c d", weight=2.0, records=["r3"], count=3)
    graph.add_edge("c d", "c d", weight=1.0, records=["r4"])
    return graph


def stated(data: dict[str, object], *without: str) -> dict[str, object]:
    """Attributes as formats without lists keep them; what is not stated is left out."""
    joined = {
        key: " | ".join(value) if isinstance(value, list) else value
        for key, value in data.items()
        if key not in without
    }
    return {k: v for k, v in joined.items() if v not in ("", None) and v == v}
