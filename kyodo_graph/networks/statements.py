"""What edges and nodes are made of: statements with their passages, and what is known of nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID
from kyodo_graph.store.sparql import run
from kyodo_graph.tables import Table

_NODES = """
SELECT ?node ?ja ?en ?class ?type ?sector ?specificity ?city ?number WHERE {
  ?node rdfs:label ?ja ; a ?is FILTER(LANG(?ja) = "ja")
  VALUES ?is {
    kyodo:Actor kyodo:Policy kyodo:Initiative kyodo:Plan kyodo:Activity kyodo:Instrument
    kyodo:Indicator kyodo:City kyodo:Theme
  }
  BIND(STRAFTER(STR(?is), "#") AS ?class)
  OPTIONAL { ?node rdfs:label ?en FILTER(LANG(?en) = "en") }
  OPTIONAL { ?node kyodo:actorType/skos:notation ?type }
  OPTIONAL { ?node kyodo:sector/skos:notation ?sector }
  OPTIONAL { ?node kyodo:specificity/skos:notation ?specificity }
  OPTIONAL { ?node kyodo:city/kyodo:cityKey ?of }
  OPTIONAL { ?node kyodo:cityKey ?own }
  BIND(COALESCE(?of, ?own) AS ?city)
  OPTIONAL { ?node kyodo:number ?number }
}"""
_THEMES = "SELECT ?node ?theme WHERE { ?node kyodo:theme/skos:notation ?theme }"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement that makes an edge; empty texts where something does not apply."""

    source: str
    target: str
    city: str
    record: str
    passage: str
    kind: str = ""
    basis: str = "stated"
    modality: str = ""
    joint: bool = False
    column: str = ""
    plan: str = ""
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class NodeInfo:
    """What is known of a node; IRIs without the common beginning are its id."""

    iri: str
    label_ja: str
    label_en: str
    cls: str
    type: str
    sector: str
    specificity: str
    city: str
    number: str
    themes: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id in networks: the IRI without its common beginning."""
        return short(self.iri)


def short(iri: str) -> str:
    """An IRI without the beginning that all things share.

    >>> short("https://w3id.org/kyodo/id/yamaguchi/actor/saporante")
    'yamaguchi/actor/saporante'
    """
    return iri.removeprefix(ID).removeprefix("https://w3id.org/kyodo/scheme/")


def statements(store: ox.Store, edges: str, source: str) -> list[Statement]:
    """The statements that a declaration's SELECT gives, in a fixed order."""
    table = run(store, edges, source=source)
    assert isinstance(table, Table)
    found = []
    for row in table:
        fields = {k: v for k, v in row.items() if v is not None}
        joint = bool(fields.pop("joint", False))
        texts = {k: short(str(v)) for k, v in fields.items() if k in Statement.__dataclass_fields__}
        found.append(Statement(**texts, joint=joint))  # type: ignore[arg-type]
    return sorted(set(found), key=lambda s: (s.source, s.target, s.record, s.passage, s.kind))


def node_infos(store: ox.Store) -> dict[str, NodeInfo]:
    """What is known of every node, by id."""
    themes: dict[str, list[str]] = {}
    for node, theme in _rows(store, _THEMES):
        themes.setdefault(node, []).append(theme)
    infos: dict[str, NodeInfo] = {}
    for node, ja, en, cls, kind, sector, specificity, city, number in _rows(store, _NODES):
        listed = tuple(sorted(set(themes.get(node, []))))
        info = NodeInfo(node, ja, en, cls, kind, sector, specificity, city, number, listed)
        infos[info.id] = info
    return infos


def _rows(store: ox.Store, query: str) -> Iterable[list[str]]:
    table = run(store, query, source="nodes")
    assert isinstance(table, Table)
    return [["" if cell is None else str(cell) for cell in row] for row in table.rows]
