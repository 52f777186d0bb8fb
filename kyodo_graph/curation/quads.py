"""The quads of a dataset before any inference, city by city."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.fiscal_years import fiscal_year_quads
from kyodo_graph.curation.jsonld import to_quads
from kyodo_graph.curation.name_keys import name_key_quads
from kyodo_graph.curation.namespaces import ONTOLOGY, SCHEME, SCHEME_GRAPH
from kyodo_graph.curation.provenance import provenance_quads
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.schema import Schema
from kyodo_graph.curation.terms import AnyTerm, Subject


def city_quads(dataset: Dataset, city: str) -> list[ox.Quad]:
    """What the files of one city say, with the description of their passages."""
    files = dataset.cities[city]
    own, keys = to_quads(files, dataset.schema), name_key_quads(city, files)
    return [*own, *keys, *provenance_quads(city, files)]


def common_quads(catalog: DataFile, schema: Schema, years: range) -> list[ox.Quad]:
    """What all cities share: the catalogue, fiscal years, the ontology and its schemes."""
    return [
        *to_quads([catalog], schema),
        *fiscal_year_quads(years),
        *ontology_quads(schema),
    ]


def ontology_quads(schema: Schema) -> list[ox.Quad]:
    """The ontology and the schemes, each in a graph of its own, blank nodes named."""
    named: dict[ox.BlankNode, ox.NamedNode] = {}

    def name(node: ox.BlankNode) -> ox.NamedNode:
        return named.setdefault(node, ox.NamedNode(f"{ONTOLOGY}/genid/{len(named) + 1}"))

    quads = []
    for quad in schema.quads:
        subject: Subject = quad.subject
        obj: AnyTerm = quad.object
        if isinstance(subject, ox.BlankNode):
            subject = name(subject)
        if isinstance(obj, ox.BlankNode):
            obj = name(obj)
        in_scheme = isinstance(subject, ox.NamedNode) and subject.value.startswith(SCHEME)
        graph = ox.NamedNode(SCHEME_GRAPH if in_scheme else ONTOLOGY)
        quads.append(ox.Quad(subject, quad.predicate, obj, graph))
    return quads


def years_of(files: Iterable[DataFile]) -> list[int]:
    """The fiscal years that files speak of, as often as they do."""
    return [
        int(value.text)
        for file in files
        for record in file.records
        for entry in record.entries
        if entry.key.kind == "year"
        for value in entry.values
    ]
