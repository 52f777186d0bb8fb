"""What is known of nodes, read from the store one node at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, RDFS, rule_graph
from kyodo_graph.networks.statements import code, short

_LABEL = RDFS + "label"
_CITY = KYODO + "city"
_READ: dict[str, tuple[str, Callable[[str], str]]] = {
    _LABEL: ("", str),
    _CITY: ("", str),
    RDF + "type": ("cls", lambda iri: iri.removeprefix(KYODO)),
    KYODO + "actorType": ("type", code),
    KYODO + "sector": ("sector", code),
    KYODO + "specificity": ("specificity", code),
    KYODO + "primaryTheme": ("primary_theme", code),
    KYODO + "theme": ("themes", code),
    KYODO + "inPlan": ("plan", short),
    KYODO + "number": ("number", str),
    KYODO + "cityKey": ("city", str),
}
_CITY_KEY = ox.NamedNode(KYODO + "cityKey")


@dataclass(frozen=True, slots=True)
class NodeInfo:
    """What is known of a node; empty texts where something is not stated or does not apply."""

    iri: str = ""
    label_ja: str = ""
    label_en: str = ""
    cls: str = ""
    type: str = ""
    sector: str = ""
    specificity: str = ""
    city: str = ""
    plan: str = ""
    number: str = ""
    primary_theme: str = ""
    themes: tuple[str, ...] = field(default=())

    def attributes(self, node: str, mode: str) -> dict[str, Any]:
        """The attributes of the node in a network; its id stands in for a label it has not."""
        return {
            "iri": self.iri,
            "label_ja": self.label_ja or self.label_en or node,
            "label_en": self.label_en or self.label_ja or node,
            "mode": mode,
            "class": self.cls,
            "type": self.type,
            "sector": self.sector,
            "specificity": self.specificity,
            "city": self.city,
            "plan": self.plan,
            "number": self.number,
            "primary_theme": self.primary_theme,
            "themes": list(self.themes),
        }


_ONE = frozenset(NodeInfo.__dataclass_fields__) - {"iri", "themes"}


class Nodes:
    """The nodes that statements name; each is looked up when it is first asked for.

    A look-up by subject costs some microseconds however large the graph is, so that the network of
    one city costs the same among four cities and among all of Japan's.
    """

    def __init__(self, store: ox.Store, things: Mapping[str, ox.NamedNode]) -> None:
        self._store = store
        self._things = things
        self._known: dict[str, NodeInfo] = {}
        self._city_keys: dict[str, str] = {}

    def __getitem__(self, node: str) -> NodeInfo:
        if node not in self._known:
            thing = self._things.get(node)
            self._known[node] = NodeInfo() if thing is None else self._look_up(thing)
        return self._known[node]

    def _look_up(self, thing: ox.NamedNode) -> NodeInfo:
        found: dict[str, set[str]] = {}
        for quad in self._store.quads_for_pattern(thing, None, None, None):
            predicate = quad.predicate.value
            if predicate in _READ:
                name, value = self._read(predicate, quad.object)
                found.setdefault(name, set()).add(value)
                if predicate == RDF + "type" and _stated(quad.graph_name):
                    found.setdefault("stated", set()).add(value)
        # A rule concludes the classes above; what a document says a thing to be comes first.
        if classes := found.pop("stated", None):
            found["cls"] = classes
        themes = tuple(sorted(found.pop("themes", ())))
        # Several values of what should have one: the first by code point, the same in every run.
        one = {name: min(values) for name, values in found.items() if name in _ONE}
        return NodeInfo(thing.value, **one, themes=themes)

    def _read(self, predicate: str, value: Any) -> tuple[str, str]:
        if predicate == _LABEL:
            return f"label_{value.language}", value.value
        if predicate == _CITY:
            return "city", self._city_key(value)
        name, read = _READ[predicate]
        return name, read(value.value)

    def _city_key(self, city: ox.NamedNode) -> str:
        if city.value not in self._city_keys:
            self._city_keys[city.value] = first_value(self._store, city, _CITY_KEY) or short(
                city.value
            )
        return self._city_keys[city.value]


def _stated(graph: object) -> bool:
    """Whether a named graph is none of those that rules fill (the default graph is the merge)."""
    return isinstance(graph, ox.NamedNode) and not graph.value.startswith(rule_graph(""))


def first_value(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
    """The value of a property that a thing has once; nothing if it has none."""
    quads: Iterable[ox.Quad] = store.quads_for_pattern(subject, predicate, None, None)
    return min((str(getattr(quad.object, "value", "")) for quad in quads), default="")
