"""Names as they are compared: what finds two things of one name, whatever their documents print."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, curation_graph
from kyodo_graph.curation.records import DataFile
from kyodo_graph.folding import fold_name

_NAMED = ("Activity", "Actor", "District", "Instrument", "Plan", "Survey", "Term")
_KEY = ox.NamedNode(KYODO + "nameKey")


def name_key_quads(city: str, files: Iterable[DataFile]) -> list[ox.Quad]:
    """A ``kyodo:nameKey`` for each Japanese label and alias of what is known by its name.

    They are ours and no document's, so that they stand in the city's curation graph.
    """
    records = [record for file in files for record in file.records]
    named = {r.iri for r in records if r.defines and r.cls.removeprefix(KYODO) in _NAMED}
    keys = {
        (record.iri, fold_name(value.text))
        for record in records
        if record.iri in named
        for name in ("label", "alias")
        for value in record.values(name)
        if value.lang == "ja"
    }
    graph = ox.NamedNode(curation_graph(city))
    return [ox.Quad(ox.NamedNode(iri), _KEY, ox.Literal(key), graph) for iri, key in sorted(keys)]
