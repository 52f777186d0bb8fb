"""The provenance graph: passages with their selectors, and what was made from which document."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import (
    DCTERMS,
    ID,
    KYODO,
    OA,
    RDF,
    RDFS,
    SOURCE,
    XSD,
    curation_graph,
    provenance_graph,
)
from kyodo_graph.curation.passages import Passage
from kyodo_graph.curation.records import DataFile

RFC5147 = "http://tools.ietf.org/rfc/rfc5147"
_SECTION = KYODO + "Section"


def passages_of(files: Iterable[DataFile]) -> set[Passage]:
    """The passages in which the records of the files speak."""
    found: set[Passage] = set()
    for file in files:
        for record in file.records:
            if record.passage and record.cls != _SECTION:
                found.add(record.passage)
            for entry in record.entries:
                found.update(v.passage for v in entry.values if v.passage and not v.nested)
    return found


def section_of(passage: Passage, sections: list[tuple[Passage, str]]) -> str | None:
    """The innermost section that holds the first line of a passage."""
    holding = [
        (where.last - where.first, -where.first, iri)
        for where, iri in sections
        if where.document == passage.document and where.first <= passage.first <= where.last
    ]
    return min(holding)[2] if holding else None


def provenance_quads(city: str, files: Iterable[DataFile]) -> list[ox.Quad]:
    """What the provenance graph of a city says about passages and sections.

    A passage is an ``oa:SpecificResource`` with the document as source and an RFC 5147 fragment
    as selector, and speaks of the things whose records cite it: it introduces those that stand
    under it in the data and restates those of which more is said there; the documents themselves
    are described by the catalogue.
    """
    files = list(files)
    graph = ox.NamedNode(provenance_graph(city))
    quads: list[ox.Quad] = []

    def say(subject: str, predicate: str, obj: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), obj, graph))

    def lines(subject: str, passage: Passage) -> None:
        integer = ox.NamedNode(XSD + "integer")
        say(subject, KYODO + "firstLine", ox.Literal(str(passage.first), datatype=integer))
        say(subject, KYODO + "lastLine", ox.Literal(str(passage.last), datatype=integer))

    for kind, own, ja, en in (
        ("CurationGraph", curation_graph(city), "編集者のグラフ", "curation graph"),
        ("ProvenanceGraph", provenance_graph(city), "来歴のグラフ", "provenance graph"),
    ):
        say(own, RDF + "type", ox.NamedNode(KYODO + kind))
        say(own, RDFS + "label", ox.Literal(f"{ja}({city})", language="ja"))
        say(own, RDFS + "label", ox.Literal(f"{en} of {city}", language="en"))
    sections = [
        (record.passage, record.iri)
        for file in files
        for record in file.records
        if record.cls == _SECTION and record.passage and record.defines
    ]
    for where, iri in sections:
        lines(iri, where)
    defining = {(r.passage, r.iri) for file in files for r in file.records if r.defines}
    about = sorted({(r.passage, r.iri) for file in files for r in file.records if r.passage})
    for passage, thing in about:
        if not thing.startswith(SOURCE):
            how = "introduces" if (passage, thing) in defining else "restates"
            say(passage.iri, KYODO + "speaksOf", ox.NamedNode(thing))
            say(passage.iri, KYODO + how, ox.NamedNode(thing))
    for passage in sorted(passages_of(files)):
        iri = passage.iri
        first_last = f"l{passage.first}-{passage.last}"
        selector = f"{ID}{city}/selector/{passage.document}-{first_last}"
        say(iri, RDF + "type", ox.NamedNode(KYODO + "Passage"))
        say(iri, KYODO + "pointer", ox.Literal(passage.pointer))
        say(iri, KYODO + "city", ox.NamedNode(ID + city))
        lines(iri, passage)
        say(iri, OA + "hasSource", ox.NamedNode(SOURCE + passage.document))
        say(iri, OA + "hasSelector", ox.NamedNode(selector))
        say(selector, RDF + "type", ox.NamedNode(OA + "FragmentSelector"))
        say(selector, DCTERMS + "conformsTo", ox.NamedNode(RFC5147))
        say(selector, RDF + "value", ox.Literal(passage.fragment))
        if section := section_of(passage, sections):
            say(iri, KYODO + "inSection", ox.NamedNode(section))
    return quads
