"""Table 1: the networks of a city and how large they are, in every variant."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kyodo_graph.analysis.city import ACTIVITIES, TIES, TWO_MODE, City
from kyodo_graph.analysis.place_indices import PROJECTION
from kyodo_graph.analysis.variants import VARIANTS, Network
from kyodo_graph.networks.matrices import actors_of, projected
from kyodo_graph.tables import Table, published

TITLE = {"ja": "ネットワークとその大きさ", "en": "Networks and their sizes"}
COLUMNS = (
    "city", "network", "variant", "actors", "elements", "edges", "density", "components",
    "largest_component", "mean_degree", "mean_element_degree", "note",
)  # fmt: skip
REMARKS = (
    {
        "ja": "密度:二部は辺数÷(主体数×要素数)、有向は辺数÷n(n−1)、無向は2×辺数÷n(n−1)。"
        "密度と平均次数に自分自身への関係は入れない(edgesには入る)。"
        "成分は向きを無視。孤立点はない(関わりの記載がない主体はネットワークに現れない)。",
        "en": "Density: two-mode edges / (actors × elements), directed edges / n(n − 1), "
        "undirected "
        "2 edges / n(n − 1). Density and mean degree leave out ties of an actor with itself, which "
        "edges has. Components ignore direction. There are no isolates: an actor of which "
        "no document states a part is in no network.",
    },
    {
        "ja": "文書の書き方が粗いか細かいかで大きさは変わる。市どうしで順位をつける数ではない。",
        "en": "Sizes go with how finely a document lists things; they do not rank cities.",
    },
)
_EMPTY = {"ja": "この条件で残る記載がない", "en": "nothing stated passes this filter"}
_JOINT = {
    "ja": "関係の記載に連名欄はない(すべてと同じ)",
    "en": "ties know no joint columns: the same as all",
}


def sizes(city: City) -> Table:
    """Nodes, edges, density, components and mean degree of each network in each variant."""
    rows: list[tuple[Any, ...]] = []
    for projection in (TWO_MODE, ACTIVITIES, PROJECTION, TIES):
        for variant in VARIANTS:
            if projection == TIES and variant.name.startswith("joint"):
                row: tuple[Any, ...] = (None,) * 8 + (_JOINT[city.lang],)
            elif projection == PROJECTION:
                row = _size(projected(city.network(TWO_MODE, variant.name)), city.lang)
            else:
                row = _size(city.network(projection, variant.name), city.lang)
            rows.append((city.key, projection, variant.name, *row))
    legend = {v.name: v.title[city.lang] for v in VARIANTS}
    return published("networks", TITLE, COLUMNS, rows, legend, REMARKS)


def _size(graph: Network, lang: str) -> tuple[Any, ...]:
    n, edges = graph.number_of_nodes(), graph.number_of_edges()
    if not n:
        return (0, None, 0, None, 0, None, None, None, _EMPTY[lang])
    actors = actors_of(graph) or list(graph)
    others = n - len(actors)
    cells = len(actors) * others if others else n * (n - 1) / (1 if graph.is_directed() else 2)
    whole = graph.to_undirected() if graph.is_directed() else graph
    parts = [len(part) for part in nx.connected_components(whole)]
    loops = nx.number_of_selfloops(graph)
    ties = (sum(whole.degree(a) for a in actors) - 2 * loops) / len(actors)
    return (
        len(actors),
        others or None,
        edges,
        (edges - loops) / cells if cells else None,
        len(parts),
        max(parts) / n,
        ties,
        edges / others if others else None,
        "",
    )
