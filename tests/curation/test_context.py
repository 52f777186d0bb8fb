"""The context gives data files their meaning: an independent JSON-LD processor is the oracle.

A data file is read as plain YAML, its scalars kept as text, and expanded by PyLD under
``ontology/context.jsonld``. What that says of things with an id of their own is what we say of
them, whatever graph it stands in. (Nested things without an id are blank nodes for PyLD.)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import yaml
from conftest import MINI, ROOT
from pyld import jsonld

from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.jsonld import to_jsonld, to_quads
from kyodo_graph.curation.namespaces import ID, KYODO, RDF
from kyodo_graph.curation.records import DataFile
from kyodo_graph.curation.schema import Schema

ONTOLOGY = ROOT / "ontology"
CONTEXT = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))["@context"]
Triple = tuple[str, str, str]
# What we say beyond the file: the place among siblings, the city, the class of nested things.
OURS = {KYODO + "ordinal", KYODO + "city", RDF + "type"}


def no_loading(url: str, _options: object) -> Any:
    raise AssertionError(f"the context loads {url}")


def restated(node: Any, iri: str = "") -> Any:
    """A restatement says who it is about by where it stands; say it by an id."""
    if isinstance(node, list):
        return [restated(item, iri) for item in node]
    if not isinstance(node, dict):
        return node
    own = node.get("id") or node.get("ref") or node.get("document") or ""
    done = {key: restated(value, own) for key, value in node.items() if key != "elsewhere"}
    if "elsewhere" in node and own:
        done["elsewhere"] = [{"id": own, **restated(item, own)} for item in node["elsewhere"]]
    return done


def as_pyld_reads_it(path: Path) -> set[Triple]:
    """The triples of a data file about things with an id, without links to nameless things."""
    root = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    text = jsonld.to_rdf(
        {"@context": CONTEXT, **restated(root)},
        {"format": "application/n-quads", "documentLoader": no_loading},
    )
    return {
        (str(q.subject), str(q.predicate), str(q.object))
        for q in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)
        if not isinstance(q.subject, ox.BlankNode) and not isinstance(q.object, ox.BlankNode)
    }


def as_we_read_it(file: DataFile, schema: Schema, said: set[Triple]) -> set[Triple]:
    """Our triples about the same things, without what the file leaves to us."""
    own = {f"<{record.iri}>" for record in file.records if record.top or not record.defines}
    derived = {f"<{r.iri}>" for r in file.records if r.defines and not r.top}
    derived |= {f"<{r.iri}>" for r in file.records if r.defines and "/tie-" in r.iri}
    derived |= {f"<{r.iri}>" for r in file.records if r.defines and "/event-" in r.iri}
    found = set()
    for quad in to_quads([file], schema):
        triple = (str(quad.subject), str(quad.predicate), str(quad.object))
        if triple[0] not in own - derived or triple[2] in derived:
            continue
        if quad.predicate.value not in OURS or triple in said:
            found.add(triple)
    return found


FILES = ["mini/catalog.yaml", "mini/minami/minami-1.yaml"]
FILES += ["shinjo/catalog.yaml", "shinjo/shinjo-2015.yaml", "shimonoseki/shimonoseki-ch4.yaml"]


@pytest.mark.parametrize("name", FILES)
def test_the_context_alone_gives_the_meaning(name: str) -> None:
    mini = name.startswith("mini/")
    path = (MINI / "data" if mini else ROOT / "data") / name.removeprefix("mini/")
    dataset = read_dataset(MINI / "data" if mini else path.parent, ONTOLOGY)
    (file,) = (f for f in dataset.files() if f.name.endswith(f"/{path.name}"))
    expected = as_pyld_reads_it(path)
    found = as_we_read_it(file, dataset.schema, expected)
    assert found == expected
    assert len(expected) > 10


def test_both_processors_read_our_json_ld_alike() -> None:
    """What we hand to Oxigraph, graphs and all, is for PyLD the same data set."""
    dataset = read_dataset(MINI / "data", ONTOLOGY)
    document = to_jsonld(dataset.files(), dataset.schema)
    options = {"format": "application/n-quads", "documentLoader": no_loading}
    text = jsonld.to_rdf(document, options)
    ours = {str(q) for q in to_quads(dataset.files(), dataset.schema)}
    theirs = {str(q) for q in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)}
    assert ours == theirs
    assert len(ours) > 100


def test_every_key_has_a_meaning_in_the_ontology_or_another_vocabulary() -> None:
    dataset = read_dataset(MINI / "data", ONTOLOGY)
    declared = {
        q.subject.value for q in dataset.schema.quads if isinstance(q.subject, ox.NamedNode)
    }
    missing = [
        key.name
        for key in dataset.schema.keys.values()
        if key.iri.startswith(KYODO) and key.iri not in declared
    ]
    assert missing == []


def test_every_code_key_has_a_scheme_with_codes() -> None:
    schema = read_dataset(MINI / "data", ONTOLOGY).schema
    empty = [
        k.name for k in schema.keys.values() if k.kind == "code" and not schema.scheme_codes(k.base)
    ]
    assert empty == []


def test_ids_are_relative_to_the_base() -> None:
    assert CONTEXT["@base"] == ID
