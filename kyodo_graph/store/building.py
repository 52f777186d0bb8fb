"""From a dataset to all quads of the graph, city by city."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.dataset import Dataset
from kyodo_graph.curation.quads import city_quads, common_quads, ontology_quads, years_of
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.schema import Schema
from kyodo_graph.store.merging import merged
from kyodo_graph.store.rules import Rule, apply_rules, described, read_rules


def build(dataset: Dataset, ontology: Path) -> list[ox.Quad]:
    """All quads of the graph: what is stated, and what the rules conclude, without doubles.

    Cities are nearly separate, so the rules run over one city at a time together with the ontology
    and its schemes; the time for a city does not grow with their number.
    """
    return build_by(dataset, read_rules(ontology / "rules"))


def build_by(dataset: Dataset, rules: list[Rule]) -> list[ox.Quad]:
    """The same with the rules that were read already."""
    years = years_of(dataset.files())
    span = range(min(years), max(years) + 1) if years else range(0)
    quads: dict[ox.Quad, None] = dict.fromkeys(
        shared_quads(dataset.catalog, dataset.schema, span, rules)
    )
    terms = ontology_quads(dataset.schema)
    for city in dataset.cities:
        quads.update(dict.fromkeys(city_parts(dataset, city, terms, rules)))
    return list(quads)


def shared_quads(
    catalog: DataFile, schema: Schema, years: range, rules: list[Rule]
) -> list[ox.Quad]:
    """What all cities share: catalogue, fiscal years, ontology, schemes, what the rules are."""
    return [*common_quads(catalog, schema, years), *described(rules)]


def city_parts(
    dataset: Dataset, city: str, terms: list[ox.Quad], rules: list[Rule]
) -> list[ox.Quad]:
    """What the files of one city state, and what the rules conclude from it.

    ``terms`` are the quads of the ontology and its schemes.
    """
    stated = city_quads(dataset, city)
    return [*stated, *apply_rules(rules, merged([*terms, *stated]))]
