"""What the builders ask of the graph: library queries, and labels in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

import pyoxigraph as ox

from kyodo_graph.compare.rules import LEAST_INITIATIVES
from kyodo_graph.curation.namespaces import ID, SCHEME
from kyodo_graph.graph import Graph
from kyodo_graph.report.figure import Words
from kyodo_graph.report.figures.making import paired
from kyodo_graph.tables import Table
from kyodo_graph.words.phrases import several

_LABELS = """SELECT ?scheme ?key ?label ?lang WHERE {
  ?concept skos:inScheme ?scheme ; kyodo:code ?key ; rdfs:label ?label
  BIND(LANG(?label) AS ?lang) } ORDER BY ?label"""
_CITIES = """SELECT ?key ?label ?lang WHERE {
  ?city kyodo:cityKey ?key ; rdfs:label ?label BIND(LANG(?label) AS ?lang) } ORDER BY ?label"""
_PLANS = """SELECT ?plan ?label ?lang WHERE {
  ?plan a kyodo:Plan ; rdfs:label ?label BIND(LANG(?label) AS ?lang) } ORDER BY ?label"""


class _HasPlan(Protocol):
    @property
    def plan(self) -> str: ...


Planned = TypeVar("Planned", bound=_HasPlan)


def query(graph: Graph, name: str, city: str, lang: str = "") -> list[dict[str, Any]]:
    """The rows of a library query for a city."""
    found = graph.query(name, city=city, lang=lang) if lang else graph.query(name, city=city)
    return list(found)


def query_in(
    graph: Graph, name: str, city: str, texts: tuple[str, ...], keys: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """The same with the columns ``texts`` in both languages; ``keys`` tell rows apart where their
    order depends on the language."""
    ja, en = (query(graph, name, city, lang) for lang in ("ja", "en"))
    return paired(ja, en, keys, texts)


def scheme(graph: Graph, name: str) -> dict[str, Words]:
    """The labels of a concept scheme of the codebook by key, in both languages."""
    bound = {"scheme": ox.NamedNode(SCHEME + name)}
    return dict(sorted(_words(graph.select(_LABELS, bound), "key").items()))


def city_words(graph: Graph, city: str) -> Words:
    """The name of a city in both languages; its key where it has none."""
    return _words(graph.select(_CITIES), "key").get(city, {"ja": city, "en": city})


def cities(graph: Graph) -> dict[str, Words]:
    """The names of all cities by key."""
    return _words(graph.select(_CITIES), "key")


def plans(graph: Graph) -> dict[str, Words]:
    """The names of all plans by id (``yamaguchi/p1``)."""
    return {k.removeprefix(ID): v for k, v in _words(graph.select(_PLANS), "plan").items()}


def tops(graph: Graph, city: str) -> dict[str, tuple[str, Words]]:
    """For each element of a city's plans its top policy: number as printed, and label."""
    rows = query_in(
        graph, "element_path", city, ("part",), ("entity", "step", "part_iri", "source")
    )
    return {
        str(r["entity"]): (str(r["part_number"] or ""), r["part"])
        for r in rows
        if r["step"] == 1 and r["class"] == "Policy"
    }


def plan_of(iri: object) -> str:
    """The id of the plan in which an element stands.

    >>> plan_of(ID + "yamaguchi/p1/i04")
    'yamaguchi/p1'
    """
    return "/".join(str(iri).removeprefix(ID).split("/")[:2])


def in_order(graph: Graph, city: str, found: Iterable[Planned]) -> list[Planned]:
    """What belongs to plans of a city, the latest plan last."""
    when = {
        plan_of(r["iri"]): (r["generation"] or 0, r["start_fy"] or 0)
        for r in query(graph, "plans", city)
    }
    return sorted(found, key=lambda p: (when.get(p.plan, (0, 0)), p.plan))


def left_out(plans: Iterable[tuple[Words, int]], lang: str) -> list[str]:
    """The note about plans that are too short to be drawn, with their initiatives; or none."""
    ja = lang == "ja"
    named = [f"{w[lang]}({n})" if ja else f"{w[lang]} ({n})" for w, n in plans]
    if not named:
        return []
    told = several(named, lang)
    return [
        f"取組が{LEAST_INITIATIVES}に満たない計画は描かない:{told}。"
        if ja
        else f"Not drawn, with fewer than {LEAST_INITIATIVES} initiatives: {told}."
    ]


def _words(answer: Table, key: str) -> dict[str, Words]:
    found: dict[str, dict[str, str]] = {}
    for row in answer:
        found.setdefault(str(row[key]), {}).setdefault(str(row["lang"]), str(row["label"]))
    # A label that stands in one language only serves for both.
    return {
        k: {lang: w.get(lang) or next(iter(w.values())) for lang in ("ja", "en")}
        for k, w in found.items()
    }
