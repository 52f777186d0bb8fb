"""Canonical files: sorted, no blank nodes, the same bytes for the same data."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.store.answers import Triples


def to_nquads(quads: Iterable[ox.Quad]) -> bytes:
    """N-Quads, one line a quad, lines sorted by code point and unique (as RDFC-1.0 writes them).

    Raises ValueError if a blank node is left: its name would not be the same in another run.
    """
    lines = set()
    for quad in quads:
        terms = (quad.subject, quad.object, quad.graph_name)
        if any(isinstance(term, ox.BlankNode) for term in terms):
            raise ValueError(f"a blank node is left: {quad}")
        lines.add(f"{quad} .\n")
    return "".join(sorted(lines)).encode("utf-8")


def to_trig(quads: Iterable[ox.Quad]) -> bytes:
    """TriG with the project's prefixes, graphs and triples in the order of their N-Quads."""
    ordered = sorted(
        quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q.predicate), str(q.object))
    )
    out = io.BytesIO()
    ox.serialize(ordered, out, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    return out.getvalue()


def rdf_xml(quads: Iterable[ox.Quad]) -> bytes:
    """RDF/XML of the triples, graphs left aside, for tools that read OWL."""
    triples = Triples(tuple(dict.fromkeys(quad.triple for quad in quads))).settled().triples
    written = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    assert written is not None
    return written


def to_ntriples(quads: Iterable[ox.Quad]) -> bytes:
    """N-Triples of the merge: every triple once, whatever graphs state it; lines sorted."""
    return "".join(sorted({f"{quad.triple} .\n" for quad in quads})).encode("utf-8")


def content_hash(nquads: bytes) -> str:
    """The SHA-256 of canonical N-Quads: what two people compare to know they have one graph."""
    return hashlib.sha256(nquads).hexdigest()
