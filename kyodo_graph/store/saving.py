"""A graph as a file of any format of RDF, the same bytes for the same data."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.files import write_bytes
from kyodo_graph.store.formats import format_of
from kyodo_graph.store.merging import named_quads
from kyodo_graph.store.serialise import to_ntriples, to_trig

_DEFAULT = ox.DefaultGraph()


def save(store: ox.Store, path: Path) -> None:
    """Write a merged store: its named graphs where the format has some, else the merge.

    Raises UnknownFormatError for a suffix that says no format, OutputError where nothing can be
    written.
    """
    syntax, compressed = format_of(path)
    content = written(store, syntax)
    write_bytes(path, gzip.compress(content, mtime=0) if compressed else content)


def written(store: ox.Store, syntax: ox.RdfFormat) -> bytes:
    """A merged store in a format."""
    if syntax.supports_datasets:
        quads = _canonical(list(named_quads(store)))
        if syntax == ox.RdfFormat.N_QUADS:
            return "".join(sorted({f"{quad} .\n" for quad in quads})).encode("utf-8")
        if syntax == ox.RdfFormat.TRIG:
            return to_trig(quads)
    else:
        quads = _canonical(list(store.quads_for_pattern(None, None, None, _DEFAULT)))
        if syntax == ox.RdfFormat.N_TRIPLES:
            return to_ntriples(quads)
    out = io.BytesIO()
    ox.serialize(sorted(quads, key=str), out, format=syntax, prefixes=PREFIXES)
    return out.getvalue()


def _canonical(quads: list[ox.Quad]) -> list[ox.Quad]:
    if not any(isinstance(t, ox.BlankNode) for q in quads for t in (q.subject, q.object)):
        return quads
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)
