"""Build the graph into files, with counts of what is in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.namespaces import GRAPH, KYODO, RDF, SOURCE
from kyodo_graph.files import write_files
from kyodo_graph.shipped import Data, shipped
from kyodo_graph.store.building import build
from kyodo_graph.store.serialise import content_hash, rdf_xml, to_nquads, to_ntriples, to_trig


@dataclass(frozen=True)
class BuildReport:
    """What a build made: quads, passages, instances by class, hash of the N-Quads."""

    quads: int
    passages: int
    concluded: int
    classes: dict[str, int]
    sha256: str
    files: tuple[str, ...]

    def lines(self) -> list[str]:
        """The report as lines for a terminal."""
        counted = ", ".join(f"{name} {n}" for name, n in sorted(self.classes.items()))
        return [
            f"{self.quads} quads; {self.concluded} of them concluded by rules; "
            f"{self.passages} passages",
            counted,
            f"SHA-256 of kyodo.nq: {self.sha256}",
            *(f"wrote {name}" for name in self.files),
        ]


def build_files(
    data: Data,
    output: Path,
    ontology: Path | None = None,
    *,
    merged: bool = False,
    with_ontology: bool = False,
) -> BuildReport:
    """Build data folders (default: the shipped one) into ``kyodo.trig`` and ``kyodo.nq``.

    These hold named graphs only; with ``merged`` there is ``kyodo.nt`` besides, each triple once,
    for tools that know no named graphs. ``with_ontology`` writes ``kyodo.owl`` besides: the
    ontology and its schemes as RDF/XML, which Protégé and owlready2 read.

    Raises InputError for data that cannot be read and OutputError where nothing can be written;
    earlier files are then untouched.
    """
    ontology_folder = ontology or shipped("ontology")
    dataset = read_dataset(data, ontology_folder)
    quads = build(dataset, ontology_folder)
    nquads = to_nquads(quads)
    contents = {"kyodo.nq": nquads, "kyodo.trig": to_trig(quads)}
    if merged:
        contents["kyodo.nt"] = to_ntriples(quads)
    if with_ontology:
        contents["kyodo.owl"] = rdf_xml(dataset.schema.quads)
    paths = write_files(output, contents)
    graphs = {q.graph_name.value for q in quads}  # type: ignore[union-attr]
    things = {
        (q.subject, q.object.value.removeprefix(KYODO))  # type: ignore[union-attr]
        for q in quads
        if q.predicate.value == RDF + "type" and q.object.value.startswith(KYODO)  # type: ignore[union-attr]
    }
    classes = Counter(cls for _, cls in things)
    return BuildReport(
        quads=len(quads),
        passages=sum(g.startswith(SOURCE) for g in graphs),
        concluded=sum(q.graph_name.value.startswith(GRAPH + "rule/") for q in quads),  # type: ignore[union-attr]
        classes=dict(classes),
        sha256=content_hash(nquads),
        files=tuple(str(p) for p in paths),
    )
