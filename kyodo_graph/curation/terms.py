"""The kinds of RDF term, as types."""

from __future__ import annotations

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
AnyTerm = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
