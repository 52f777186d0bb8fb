"""Records as JSON-LD under the context, each statement in its graph, and the quads of that.

The context gives every key its meaning; this module only decides the graph in which a statement
stands: the passage's where the document speaks, the city's curation graph where the curators do.
A record that several passages state stands whole in the graph of each.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import (
    GRAPH,
    ID,
    KYODO,
    SOURCE,
    XSD,
    curation_graph,
    provenance_graph,
)
from kyodo_graph.curation.records import DataFile, Entry, Record, Value
from kyodo_graph.curation.restating import Restating
from kyodo_graph.curation.schema import Schema
from kyodo_graph.errors import InputError, Problem

CATALOG_GRAPH = GRAPH + "catalog"
_PREFIX = {KYODO + "CurationGraph": curation_graph, KYODO + "ProvenanceGraph": provenance_graph}

JsonObject = dict[str, Any]


def to_quads(files: Iterable[DataFile], schema: Schema) -> list[ox.Quad]:
    """The quads of data files, by way of JSON-LD."""
    text = json.dumps(to_jsonld(files, schema), ensure_ascii=False)
    try:
        return list(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD))
    except SyntaxError as error:  # values are checked when they are read, so it is the context
        what = f"no context that data can be read under: {error.msg}"
        raise InputError([Problem("context.jsonld", 0, 0, what)]) from error


def to_jsonld(files: Iterable[DataFile], schema: Schema) -> JsonObject:
    """One JSON-LD document: the context and a named graph for each passage and curation graph."""
    files = list(files)
    restating = Restating(files, schema)
    graphs: defaultdict[str, list[JsonObject]] = defaultdict(list)
    for file in files:
        for record in file.records:
            for graph, statement in _statements(record, file.city, schema):
                graphs[graph].append(statement)
            for graph, statement in _whole(record, file.city, schema, restating):
                graphs[graph].append(statement)
    return {
        "@context": schema.context,
        "@graph": [{"@id": name, "@graph": graphs[name]} for name in sorted(graphs)],
    }


def _statements(record: Record, city: str, schema: Schema) -> list[tuple[str, JsonObject]]:
    """What a record says: graph and node object of each statement."""
    found: list[tuple[str, JsonObject]] = []
    home = _home(record, city, schema)

    def say(graph: str, key: str, value: Any) -> None:
        found.append((graph, {"@id": record.iri, key: value}))

    if record.defines:
        say(home, "@type", record.cls)
        if city:
            own = home if record.cls in schema.graph_kinds else curation_graph(city)
            say(own, "city", ID + city)
    if record.ordinal:
        say(home, KYODO + "ordinal", {"@value": str(record.ordinal), "@type": XSD + "integer"})
    for entry in record.entries:
        for value in entry.values:
            graph = _graph(record, entry, value, city, schema)
            say(graph, entry.key.name, _json(value, entry.key.datatype))
    return found


def _whole(
    record: Record, city: str, schema: Schema, restating: Restating
) -> list[tuple[str, JsonObject]]:
    """What makes a record, in the graph of its passage, where it is said in that of another."""
    cls = restating.restated(record)
    if not record.passage or not (cls or record.defines):
        return []
    here = record.passage.iri
    found: list[tuple[str, JsonObject]] = [(here, {"@id": record.iri, "@type": cls})] if cls else []
    for holder, entry, value in restating.constituents(record):
        if _graph(holder, entry, value, city, schema).startswith(SOURCE):
            found.append(
                (here, {"@id": holder.iri, entry.key.name: _json(value, entry.key.datatype)})
            )
    return found


def _home(record: Record, city: str, schema: Schema) -> str:
    """The graph of a record's own statements: its class's, else its passage's."""
    kind = schema.graph_kinds.get(record.cls)
    if kind and (city or _own_city(record)):
        return _PREFIX[kind](city or _own_city(record))
    if record.passage:
        return record.passage.iri
    return curation_graph(city) if city else CATALOG_GRAPH


def _own_city(record: Record) -> str:
    """The city that a record of the catalogue is about, if it is about one."""
    if record.cls == KYODO + "City":
        return record.iri.removeprefix(ID)
    return next((v.text for v in record.values("city")), "")


def _graph(record: Record, entry: Entry, value: Value, city: str, schema: Schema) -> str:
    home = _home(record, city, schema)
    if record.cls in schema.graph_kinds or not city:
        return home
    kind = schema.graph_kinds.get(entry.key.iri)
    if kind:
        return _PREFIX[kind](city)
    if value.lang and value.lang != "ja":
        return curation_graph(city)
    if value.nested:
        for cls in schema.ranges.get(entry.key.iri, ()):
            if cls in schema.graph_kinds:
                return _PREFIX[schema.graph_kinds[cls]](city)
    return value.passage.iri if value.passage else home


def _json(value: Value, datatype: str) -> Any:
    if value.iri:
        return {"@id": value.iri}
    if value.lang:
        return {value.lang: value.text}
    if datatype == XSD + "decimal":
        return _canonical(value.text)
    return value.text


def _canonical(decimal: str) -> str:
    """A decimal as XML Schema 1.1 and Oxigraph write it, so that a store gives the same bytes.

    >>> [_canonical(text) for text in ("50.0", "3.70", "120", "-0.5")]
    ['50', '3.7', '120', '-0.5']
    """
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal
