"""Broken files of every kind that a loader reads: lines that say what is wrong, nothing else.

Each damage spoils one file of a copy of the ontology, the data or the query library; what reads it
raises InputError with the name of that file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import MINI, ROOT

from kyodo_graph.checks.alignments import read_sssom
from kyodo_graph.checks.assertions import read_assertions
from kyodo_graph.checks.graph_rules import check_graph, read_graph_rules
from kyodo_graph.checks.ontology_quality import score_ontology
from kyodo_graph.checks.quality_questions import read_questions, read_waivers
from kyodo_graph.checks.shapes import check_shapes
from kyodo_graph.coding.waivers import read_waivers as read_excuses
from kyodo_graph.curation.dataset import read_dataset
from kyodo_graph.curation.pieces import read_data
from kyodo_graph.curation.schema import read_schema
from kyodo_graph.errors import InputError
from kyodo_graph.library.header import find_query, read_queries
from kyodo_graph.networks.declaration import read_declarations
from kyodo_graph.readings.coded import read_readings
from kyodo_graph.store.building import build

ONTOLOGY = ROOT / "ontology"


def write(path: Path, content: bytes | str | None) -> None:
    """Put content in the place of a file; None puts a folder there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.unlink()
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def pipe(path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes with names")
    path.unlink(missing_ok=True)
    os.mkfifo(path)


KINDS: dict[str, Callable[[Path], None]] = {
    "a folder": lambda p: write(p, None),
    "a pipe": pipe,
    "a link to itself": lambda p: (p.unlink(), p.symlink_to(p))[1],
    "not UTF-8": lambda p: write(p, b"\x93\xfa\x96{" + b"\n" * 10),
    "UTF-16": lambda p: write(p, "計画".encode("utf-16")),
    "a NUL": lambda p: write(p, b"a: 1\nb: \0\n"),
}


def spoilt(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / folder.name, dirs_exist_ok=True))


def said(read: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        read()
    text = str(caught.value)
    assert all(len(line) < 1500 for line in text.splitlines())
    assert "object at 0x" not in text
    return text


def build_mini(ontology: Path) -> object:
    return build(read_dataset(MINI / "data", ontology), ontology)


LOADERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "context.jsonld": ("ontology", lambda o: read_schema(o)),
    "kyodo.ttl": ("ontology", lambda o: read_schema(o)),
    "schemes/role.ttl": ("ontology", lambda o: read_schema(o)),
    "shapes.ttl": ("ontology", lambda o: check_shapes([], o / "shapes.ttl", {})),
    "rules/1-part-of.rq": ("ontology", build_mini),
    "checks/x.rq": ("ontology", lambda o: read_graph_rules(o / "checks")),
    "quality/x.rq": ("ontology", lambda o: read_questions(o / "quality")),
    "waivers.yaml": ("ontology", lambda o: read_waivers(o / "waivers.yaml", [])),
    "alignments/kyodo.sssom.tsv": (
        "ontology", lambda o: read_sssom(o / "alignments" / "kyodo.sssom.tsv"),
    ),
    "catalog.yaml": ("data", lambda d: read_dataset(d, ONTOLOGY)),
    "minami/minami-1.yaml": ("data", lambda d: read_dataset(d, ONTOLOGY)),
    "assertions.yaml": (
        "data",
        lambda d: read_assertions(read_data(d).assertions, [], read_schema(ONTOLOGY)),
    ),
    "coding/coverage/waivers.yaml": ("data", lambda d: read_excuses(d, {})),
    "coding/first/minami-1.yaml": (
        "data",
        lambda d: read_readings(
            d / "coding" / "first",
            read_dataset(MINI / "data", ONTOLOGY).documents,
            read_schema(ONTOLOGY),
            "first",
        ),
    ),
    "networks/ties.yaml": ("queries", lambda q: read_declarations(q / "networks")),
    "roles.rq": ("queries", lambda q: find_query(read_queries(q), "roles")),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", LOADERS)
def test_every_loader_meets_every_kind(file: str, kind: str, tmp_path: Path) -> None:
    name, read = LOADERS[file]
    source = {"ontology": ONTOLOGY, "data": MINI / "data", "queries": ROOT / "queries"}[name]
    folder = spoilt(source, tmp_path)
    path = folder / file
    if not path.exists():
        write(path, "")
    KINDS[kind](path)
    assert path.name in said(lambda: read(folder))


CONTEXTS = {
    "a list": "[]",
    "null": "null",
    "not a number": '{"@context": {"label": NaN}}',
    "a context that is a list": '{"@context": []}',
    "a context that is an address": '{"@context": "https://example.org/c.jsonld"}',
    "no context": '{"context": {}}',
    "a number": '{"@context": {"label": 5}}',
    "a list for a key": '{"@context": {"label": ["@id"]}}',
    "no @id": '{"@context": {"label": {"@container": "@language"}}}',
    "an @id that is a number": '{"@context": {"label": {"@id": 1}}}',
    "an @id that is no IRI": '{"@context": {"label": {"@id": "a b"}}}',
    "a type that is a list": '{"@context": {"label": {"@id": "rdfs:label", "@type": ["@id"]}}}',
    "a container that we do not know": '{"@context": {"l": {"@id": "x:y", "@container": "@list"}}}',
    "an unknown keyword": '{"@context": {"label": "@graph"}}',
    "an inner context": '{"@context": {"l": {"@id": "x:y", "@type": "@id", "@context": 1}}}',
    "twice the same key": '{"@context": {"a": "@id", "a": "@type"}}',
    "deep": '{"@context": ' * 100_000 + "1" + "}" * 100_000,
    "a number of many digits": '{"@context": {"@version": ' + "9" * 5000 + "}}",
    "cut": '{"@context": {"label": ',
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("text", CONTEXTS.values(), ids=list(CONTEXTS))
def test_contexts(text: str, tmp_path: Path) -> None:
    folder = spoilt(ONTOLOGY, tmp_path)
    write(folder / "context.jsonld", text)
    assert "context.jsonld" in said(lambda: build_mini(folder))


HEAD = "#+ summary: x\n#+ summary_ja: x\n"
RULES = {
    "a SELECT": ("1-x.rq", "SELECT * { ?s ?p ?o }"),
    "an update": ("1-x.rq", "DELETE WHERE { ?s ?p ?o }"),
    "a blank node": ("1-x.rq", "CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }"),
    "a blank node as subject": ("1-x.rq", "CONSTRUCT { [] ?p ?o } WHERE { ?s ?p ?o }"),
    "no SPARQL": ("1-x.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p"),
    "an unknown prefix": ("1-x.rq", "CONSTRUCT { ?s nix:x ?o } WHERE { ?s ?p ?o }"),
    "a name without a number": ("part-of.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    "a name with blanks": ("1-a b.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    "a name without a name": ("1-.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    "a name with a colon": ("1-<x>.rq", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), RULES.values(), ids=list(RULES))
def test_rules(name: str, text: str, tmp_path: Path) -> None:
    folder = spoilt(ONTOLOGY, tmp_path)
    write(folder / "rules" / name, HEAD + text)
    assert name in said(lambda: build_mini(folder))


TURTLE = {
    "a list that leads to itself": "_:a rdf:first 1 ; rdf:rest _:a .",
    "a list of two that leads back": "_:a rdf:rest _:b . _:b rdf:rest _:a .",
    "a domain without an end": "kyodo:x rdfs:domain [ owl:unionOf _:a ] . _:a rdf:rest _:a .",
    "a triple as a term": "kyodo:x kyodo:y <<( kyodo:a kyodo:b kyodo:c )>> .",
    "no Turtle": "kyodo:x kyodo:y",
}
PREFIXES = (
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "@prefix kyodo: <https://w3id.org/kyodo/ns#> .\n"
)


@pytest.mark.parametrize("file", ["kyodo.ttl", "schemes/role.ttl", "shapes.ttl"])
@pytest.mark.parametrize("text", TURTLE.values(), ids=list(TURTLE))
def test_turtle(file: str, text: str, tmp_path: Path) -> None:
    folder = spoilt(ONTOLOGY, tmp_path)
    old = (folder / file).read_text(encoding="utf-8")
    write(folder / file, old + "\n" + PREFIXES + text)
    assert Path(file).name in said(lambda: LOADERS[file][1](folder))


SHAPES = {
    "a regular expression": 'sh:property [ sh:path kyodo:code ; sh:pattern "(" ]',
    "no path": "sh:property [ sh:minCount 1 ]",
    "a path that is a text": 'sh:property [ sh:path "x" ; sh:minCount 1 ]',
    "a count that is none": 'sh:property [ sh:path kyodo:code ; sh:minCount "many" ]',
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=list(SHAPES))
def test_shapes(text: str, tmp_path: Path) -> None:
    """pySHACL refuses each in its own way, some only when it meets a node."""
    path = tmp_path / "shapes.ttl"
    write(path, f"{PREFIXES}kyodo:S a sh:NodeShape ; sh:targetClass kyodo:City ; {text} .")
    name = ox.NamedNode("https://w3id.org/kyodo/ns#City")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    code = ox.NamedNode("https://w3id.org/kyodo/ns#code")
    city = ox.NamedNode("https://w3id.org/kyodo/id/x")
    quads = [ox.Quad(city, kind, name), ox.Quad(city, code, ox.Literal("x"))]
    assert "shapes.ttl" in said(lambda: check_shapes(quads, path, {}))


CHECKS = {
    "an ASK": "ASK { ?s ?p ?o }",
    "a CONSTRUCT": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "one column": "SELECT ?subject { ?subject ?p ?o }",
    "other columns": "SELECT ?a ?b { ?a ?p ?b }",
    "columns the other way round": "SELECT ?detail ?subject { ?subject ?p ?detail }",
}


@pytest.mark.parametrize("text", CHECKS.values(), ids=list(CHECKS))
def test_whole_graph_rules(text: str, tmp_path: Path) -> None:
    write(tmp_path / "x.rq", f"#+ severity: error\n{HEAD}{text}")
    rules = read_graph_rules(tmp_path)
    assert "x.rq" in said(lambda: check_graph(rules, ox.Store(), {}))


def test_questions_of_quality(tmp_path: Path) -> None:
    folder = spoilt(ONTOLOGY, tmp_path)
    path = next(p for p in sorted((folder / "quality").glob("*.rq")))
    head = "".join(
        f"{line}\n"
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("#+")
    )
    write(path, head + "ASK { ?s ?p ?o }")
    assert "violations" in said(lambda: score_ontology(folder, []))


TABLES = {
    "too few cells": "subject_id\tpredicate_id\tobject_id\na:b\tc:d\n",
    "too many cells": "subject_id\tpredicate_id\na:b\tc:d\te:f\n",
    "a blank line": "subject_id\tpredicate_id\n\na:b\tc:d\n",
    "an open quote": 'subject_id\tpredicate_id\n"a:b\tc:d\n',
    "metadata that are a list": "#- a\nsubject_id\na:b\n",
    "prefixes that are a list": "#curie_map: [a]\nsubject_id\na:b\n",
    "prefixes that are numbers": "#curie_map: {a: 5}\nsubject_id\na:b\n",
    "nothing": "",
    "metadata only": "#license: x\n",
    "metadata that are deep": "#" + "[" * 100_000 + "\nsubject_id\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=list(TABLES))
def test_alignments(text: str, tmp_path: Path) -> None:
    write(tmp_path / "x.sssom.tsv", text)
    assert "x.sssom.tsv" in said(lambda: read_sssom(tmp_path / "x.sssom.tsv"))


def test_one_broken_query_is_in_nobodys_way(tmp_path: Path) -> None:
    folder = spoilt(ROOT / "queries", tmp_path)
    write(folder / "roles.rq", b"\xff")
    write(folder / "plans.rq", "SELECT * {}")
    queries = read_queries(folder)
    assert set(queries.broken) == {"plans", "roles"}
    assert find_query(queries, "ties").name == "ties"
    assert "roles.rq:1:1: byte 0xff" in said(lambda: find_query(queries, "roles"))


DATA = {
    "no lines": ("catalog.yaml", "lines: 60", "lines: 0"),
    "more lines than a pointer can say": ("catalog.yaml", "lines: 60", "lines: 10000000"),
    "a number of many digits": ("catalog.yaml", "lines: 60", f"lines: {'9' * 100_000}"),
    "a right-to-left override": ("minami/minami-1.yaml", "en: City", 'en: "C\\u202Eity"'),
    "an isolate": ("minami/minami-1.yaml", "en: City", "en: C\u2066ity"),
}


@pytest.mark.parametrize(("file", "old", "new"), DATA.values(), ids=list(DATA))
def test_data(file: str, old: str, new: str, mini_copy: Path) -> None:
    path = mini_copy / file
    text = path.read_text(encoding="utf-8")
    if old not in text:
        old = next(line.strip() for line in text.splitlines() if "lines:" in line)
    write(path, text.replace(old, new, 1))
    assert file in said(lambda: read_dataset(mini_copy, ONTOLOGY))


def test_decomposed_data_are_the_same_data(mini_copy: Path) -> None:
    import unicodedata

    plan = mini_copy / "minami" / "minami-1.yaml"
    write(plan, plan.read_text(encoding="utf-8").replace("人づくり", "人づくりガイド"))
    before = build(read_dataset(mini_copy, ONTOLOGY), ONTOLOGY)
    for path in mini_copy.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        write(path, unicodedata.normalize("NFD", text))
    assert "つ\u3099くりカ\u3099" in plan.read_text(encoding="utf-8")
    assert build(read_dataset(mini_copy, ONTOLOGY), ONTOLOGY) == before


@pytest.mark.parametrize("name", ["x.yaml", "minami/x.YAML", "minami/x.yml", "x.yml"])
def test_a_file_that_would_be_overlooked(name: str, mini_copy: Path) -> None:
    write(mini_copy / name, "a: 1\n")
    assert "not read" in said(lambda: read_dataset(mini_copy, ONTOLOGY))


@pytest.mark.parametrize("name", [".x.yaml", "minami/._minami-1.yaml", "minami/note.txt"])
def test_a_file_that_is_none_of_ours(name: str, mini_copy: Path) -> None:
    write(mini_copy / name, b"\xff\0")
    assert list(read_dataset(mini_copy, ONTOLOGY).cities) == ["minami"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read(mini_copy: Path) -> None:
    (mini_copy / "minami").chmod(0)
    try:
        assert "data/minami: cannot be read" in said(lambda: read_dataset(mini_copy, ONTOLOGY))
    finally:
        (mini_copy / "minami").chmod(0o700)


def test_many_duplicates_are_not_looked_at_one_by_one(mini_copy: Path) -> None:
    path = mini_copy / "minami" / "minami-1.yaml"
    keys = "".join("  x: 1\n" for _ in range(20_000))
    write(path, f"document: source:minami-1\nactors:\n{keys}")
    text = said(lambda: read_dataset(mini_copy, ONTOLOGY))
    assert "… and 981 more" in text
