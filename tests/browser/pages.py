"""The pages that the tests open, each made once, whichever process needs it first."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
from conftest import MINI

import kyodo_graph as kg
from kyodo_graph.ask_page import ask_page
from kyodo_graph.services import viewing
from kyodo_graph.store.serialise import to_trig

NAMES = {"ichinoseki": "一関市", "shimonoseki": "下関市", "shinjo": "新庄市", "yamaguchi": "山口市"}
CITIES = tuple(NAMES)
HOSTILE = {
    "script": "</script><img src=x onerror=alert(1)>",
    "style": "</style><!-- <b>bold</b> -->",
    "quotes": "\"double\" 'single' `back` \\slash\\ &amp; ${x} {n}",
    "emoji": "👩‍👩‍👧‍👦🎌 絵文字",
    "right to left": "\u202eשלום مرحبا\u202c",
    "long": "長い名称のノード" * 43,
    "formula": '=HYPERLINK("http://example.org","x")',
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "__proto__": "__proto__",
    "constructor": "constructor",
    "a~b|c d\"e'f&g=h#i%j": "id with everything",
    "new\nline": "two\nlines\tand a tab",
    "blank": " ",
}
"""Labels by id, none of which may be taken for anything but text."""


class Pages:
    """Pages by name, in a folder that all processes of a run share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, name: str) -> Path:
        path = self.folder / f"{name}.html"
        if path.exists():
            return path
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = path.with_suffix(".lock")
        try:
            lock.mkdir()
        except FileExistsError:
            return _awaited(path, lock)
        try:
            partial = path.with_suffix(".partial")
            partial.write_bytes(MAKERS[name]())
            partial.replace(path)
        finally:
            lock.rmdir()
        return path


def _awaited(path: Path, lock: Path) -> Path:
    """A page that another process is making."""
    end = time.monotonic() + 120
    while not path.exists():
        assert lock.exists() or path.exists(), f"{path.name} could not be made elsewhere"
        assert time.monotonic() < end, f"{path.name} took too long"
        time.sleep(0.05)
    return path


@cache
def shipped() -> kg.Graph:
    """The shipped graph."""
    return kg.load()


@cache
def network_of(projection: str, city: str = "", *, parallel: bool = False) -> Any:
    """A projection of the shipped graph; not to be changed."""
    narrowed = {"city": city} if city else {}
    return shipped().network(projection, parallel=parallel, **narrowed)


def of_network(network: nx.Graph[Any], **options: Any) -> bytes:
    """The page of a network of ours or anybody's."""
    return viewing.view(network, **options).content


def hostile() -> nx.MultiDiGraph[str]:
    """A network of nodes whose labels and ids try to be more than text."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(title=HOSTILE["script"])
    names = list(HOSTILE)
    for at, (node, label) in enumerate(HOSTILE.items()):
        graph.add_node(
            node, label=label, number=label, city=names[at % 3], type=label, sector=label,
            **{"class": label}, primary_theme=label, themes=[label], mode="node",
        )  # fmt: skip
    for a, b in zip(names, [*names[1:], names[0]], strict=True):
        graph.add_edge(a, b, kind=HOSTILE[a], basis=HOSTILE[b], passages=[HOSTILE[a], f"{b}:1-2"])
    return graph


def parallel() -> nx.MultiDiGraph[str]:
    """Two nodes tied in several ways, to and fro, and one to itself."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind in ("funds", "advises", "trains"):
        graph.add_edge("a", "b", kind=kind)
    graph.add_edge("b", "a", kind="supports")
    graph.add_edge("a", "a", kind="is")
    return graph


def grown(nodes: int, edges: int) -> nx.Graph[str]:
    """A large network with Japanese names, the same each time."""
    graph: nx.Graph[str] = nx.Graph()
    sectors = ("S1", "S3", "S4", "S5")
    for n in range(nodes):
        actor = n % 4 == 0
        graph.add_node(
            f"n{n}", label=f"地域の会{n}", label_en=f"Group {n}",
            mode="actor" if actor else "element", **{"class": "Actor" if actor else "Initiative"},
            sector=sectors[n % 16 // 4] if actor else "", type="npo" if actor else "",
        )  # fmt: skip
    for e in range(edges):
        a, b = (e * 7919) % nodes, (e * e * 31 + 17 * e + 5) % nodes
        if a != b:
            graph.add_edge(f"n{a}", f"n{b}", kind="lead" if e % 3 else "participant")
    return graph


def nameless() -> nx.Graph[int]:
    """Nodes that are numbers, tied to nobody."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(5))
    return graph


def alone() -> nx.Graph[str]:
    """One node."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("only", label="ひとつ", label_en="Only one")
    return graph


CONSTRUCT = """CONSTRUCT { ?a kyodo:isPartOf ?b . ?a rdfs:label ?la . ?b rdfs:label ?lb }
WHERE { ?a kyodo:isPartOf ?b ; rdfs:label ?la . ?b rdfs:label ?lb }"""


def _mini() -> bytes:
    return kg.load(MINI / "data").view("whole", sources=MINI / "sources").content


def asked() -> bytes:
    """The page in which the shipped graph is asked."""
    graph = shipped()
    quads = [q for q in graph.store if not isinstance(q.graph_name, ox.DefaultGraph)]
    cities = [(key, {"ja": name, "en": key.title()}) for key, name in NAMES.items()]
    return ask_page(graph, to_trig(quads), cities)


MAKERS: dict[str, Callable[[], bytes]] = {
    "mini": _mini,
    "mini-tree": lambda: kg.load(MINI / "data").view("element-tree", lang="en").content,
    "whole": lambda: shipped().view("whole", sha256="0123456789abcdef" * 4).content,
    "ties": lambda: shipped().view("ties", side_by_side=True).content,
    "hostile": lambda: of_network(hostile()),
    "parallel": lambda: of_network(parallel()),
    "nameless": lambda: of_network(nameless()),
    "alone": lambda: of_network(alone()),
    "ask": asked,
    "medium": lambda: of_network(grown(1200, 2400)),
    "large": lambda: of_network(grown(20_000, 50_000)),
    **{
        f"city-{city}": lambda city=city: shipped().view("actor-element", city=city).content  # type: ignore[misc]
        for city in CITIES
    },
}
