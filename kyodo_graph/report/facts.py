"""What the report is about: the cities, documents, plans, intermediaries and themes of a graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kyodo_graph.curation.namespaces import SOURCE
from kyodo_graph.graph import Graph
from kyodo_graph.networks.statements import code, short
from kyodo_graph.store.citing import newest
from kyodo_graph.tables import Cell, Table

Words = Mapping[str, str]
LANGS = ("ja", "en")


@dataclass(frozen=True, slots=True)
class City:
    """A city: its key, its name, the prefecture's name; ``place`` is latitude and longitude."""

    key: str
    label: Words
    prefecture: Words
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read; ``covers`` are ids of plans, ``issued`` is empty if not stated."""

    key: str
    city: str
    label: Words
    kind: str
    publisher: Words
    issued: str
    lines: int
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that the documents set out or name; numbers are None where they are not stated."""

    id: str
    city: str
    label: Words
    start_fy: int | None
    end_fy: int | None
    generation: int | None
    status: str
    elements: tuple[str, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor or an element: id, name, and the city (an actor) or plan (an element) it is of."""

    id: str
    label: Words
    of: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the codebook."""

    code: str
    label: Words
    definition: Words


@dataclass(frozen=True)
class Facts:
    """Everything that has a page, and the elements of the plans.

    ``date`` is the day of the newest record; empty where none has one.
    """

    cities: tuple[City, ...]
    documents: tuple[Document, ...]
    plans: tuple[Plan, ...]
    intermediaries: tuple[Thing, ...]
    elements: tuple[Thing, ...]
    themes: tuple[Theme, ...]
    date: str = ""

    def city(self, key: str) -> City:
        """A city by key."""
        return next(c for c in self.cities if c.key == key)

    def documents_of(self, city: str) -> tuple[Document, ...]:
        """The documents of a city."""
        return tuple(d for d in self.documents if d.city == city)

    def plans_of(self, city: str) -> tuple[Plan, ...]:
        """The plans of a city, those that a document sets out first."""
        own = (p for p in self.plans if p.city == city)
        return tuple(sorted(own, key=lambda p: (not p.elements, -(p.start_fy or 0), p.id)))

    def intermediaries_of(self, city: str) -> tuple[Thing, ...]:
        """The intermediaries of a city."""
        return tuple(i for i in self.intermediaries if i.of == city)


_CITIES = """SELECT ?key ?label ?lang ?prefecture ?lat ?lon WHERE {
  ?city kyodo:cityKey ?key ; rdfs:label ?label BIND(LANG(?label) AS ?lang)
  OPTIONAL { ?city kyodo:prefecture/rdfs:label ?prefecture FILTER(LANG(?prefecture) = ?lang) }
  OPTIONAL { ?city kyodo:latitude ?lat ; kyodo:longitude ?lon } }"""
_DOCUMENTS = """SELECT DISTINCT ?id ?key ?label ?lang ?kind ?publisher ?issued ?lines ?plan WHERE {
  ?id a kyodo:Document ; kyodo:city/kyodo:cityKey ?key ; rdfs:label ?label ; kyodo:lineCount ?lines
  BIND(LANG(?label) AS ?lang)
  OPTIONAL { ?id kyodo:documentKind ?kind }
  OPTIONAL { ?id dcterms:publisher/rdfs:label ?publisher FILTER(LANG(?publisher) = ?lang) }
  OPTIONAL { ?id dcterms:issued ?date BIND(STR(?date) AS ?issued) }
  OPTIONAL { ?id kyodo:covers ?plan } }"""
_PLANS = """SELECT DISTINCT ?id ?key ?label ?lang ?start ?end ?generation ?status WHERE {
  ?id a kyodo:Plan ; kyodo:city/kyodo:cityKey ?key ; rdfs:label ?label BIND(LANG(?label) AS ?lang)
  OPTIONAL { ?id kyodo:startFiscalYear/kyodo:year ?start }
  OPTIONAL { ?id kyodo:endFiscalYear/kyodo:year ?end }
  OPTIONAL { ?id kyodo:generation ?generation }
  OPTIONAL { ?id kyodo:planStatus ?status } }"""
_ELEMENTS = """SELECT DISTINCT ?id ?of ?label ?lang WHERE {
  ?id kyodo:inPlan ?of ; rdfs:label ?label BIND(LANG(?label) AS ?lang) }"""
_INDICATORS = """SELECT DISTINCT ?id ?of WHERE {
  ?holder kyodo:hasIndicator ?id OPTIONAL { ?holder kyodo:inPlan ?within }
  BIND(COALESCE(?within, ?holder) AS ?of) }"""
_THEMES = """SELECT DISTINCT ?code ?label ?lang ?definition WHERE {
  ?id a kyodo:Theme ; kyodo:code ?code ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang)
  OPTIONAL { ?id skos:definition ?definition FILTER(LANG(?definition) = ?lang) } }"""


def read_facts(graph: Graph, cities: Sequence[str] = ()) -> Facts:
    """Read what the report has pages of; ``cities`` are the keys of those wanted (all: none)."""
    wanted = set(cities) or set(graph.cities)
    elements = _things(graph.select(_ELEMENTS))
    plans = _plans(graph, wanted, elements)
    own = {p.id for p in plans}
    return Facts(
        cities=tuple(
            City(key, _said(rows, "label", key), _said(rows, "prefecture"), _place(rows[0]))
            for key, rows in _by(graph.select(_CITIES), "key").items()
            if key in wanted
        ),
        documents=tuple(d for d in _documents(graph) if d.city in wanted),
        plans=plans,
        intermediaries=_intermediaries(graph, wanted),
        elements=tuple(e for e in elements if e.of in own),
        themes=tuple(
            Theme(key, _said(rows, "label", key), _said(rows, "definition"))
            for key, rows in _by(graph.select(_THEMES), "code").items()
        ),
        date=newest(graph.store),
    )


def _documents(graph: Graph) -> list[Document]:
    return [
        Document(
            key=iri.removeprefix(SOURCE),
            city=str(rows[0]["key"]),
            label=_said(rows, "label", iri),
            kind=code(str(rows[0]["kind"] or "")),
            publisher=_said(rows, "publisher"),
            issued=str(rows[0]["issued"] or ""),
            lines=int(rows[0]["lines"] or 0),
            covers=tuple(sorted({short(str(r["plan"])) for r in rows if r["plan"]})),
        )
        for iri, rows in _by(graph.select(_DOCUMENTS), "id").items()
    ]


def _plans(graph: Graph, wanted: set[str], elements: Sequence[Thing]) -> tuple[Plan, ...]:
    indicators = _by(graph.select(_INDICATORS), "of")
    found = []
    for iri, rows in _by(graph.select(_PLANS), "id").items():
        if str(rows[0]["key"]) in wanted:
            start, end, generation = (
                _number(rows[0][name]) for name in ("start", "end", "generation")
            )
            found.append(
                Plan(
                    id=short(iri),
                    city=str(rows[0]["key"]),
                    label=_said(rows, "label", short(iri)),
                    start_fy=start,
                    end_fy=end,
                    generation=generation,
                    status=code(str(rows[0]["status"] or "")),
                    elements=tuple(e.id for e in elements if e.of == short(iri)),
                    indicators=tuple(sorted(short(str(r["id"])) for r in indicators.get(iri, ()))),
                )
            )
    return tuple(found)


def _intermediaries(graph: Graph, wanted: set[str]) -> tuple[Thing, ...]:
    """All actors of the sector of intermediaries."""
    labels: dict[str, dict[str, str]] = {}
    of: dict[str, str] = {}
    for lang in LANGS:
        for row in graph.query("intermediary_operation", lang=lang):
            key = short(str(row["iri"]))
            if row["city"] in wanted:
                labels.setdefault(key, {})[lang] = str(row["intermediary"])
                of[key] = str(row["city"])
    return tuple(Thing(id_, _both(labels[id_], id_), of[id_]) for id_ in sorted(labels))


def _things(answer: Table) -> tuple[Thing, ...]:
    return tuple(
        Thing(short(iri), _said(rows, "label", short(iri)), short(str(rows[0]["of"])))
        for iri, rows in _by(answer, "id").items()
    )


def _by(answer: Table, column: str) -> dict[str, list[dict[str, Cell]]]:
    """The rows by the value of a column, sorted."""
    found: dict[str, list[dict[str, Cell]]] = {}
    for row in sorted(answer, key=lambda r: tuple(map(str, r.values()))):
        found.setdefault(str(row[column]), []).append(row)
    return dict(sorted(found.items()))


def _said(rows: Sequence[Mapping[str, Cell]], column: str, otherwise: str = "") -> Words:
    return _both({str(r["lang"]): str(r[column]) for r in rows if r[column]}, otherwise)


def _both(found: Mapping[str, str], otherwise: str) -> Words:
    """A text in both languages; where one is missing the other stands in."""
    some = next(iter(found.values()), otherwise)
    return {lang: found.get(lang) or some for lang in LANGS}


def _place(row: Mapping[str, Cell]) -> tuple[float, float] | None:
    lat, lon = row["lat"], row["lon"]
    if isinstance(lat, int | float) and isinstance(lon, int | float):
        return float(lat), float(lon)
    return None


def _number(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) else None
