"""SHACL: the shapes of the ontology over the union of all graphs, through pySHACL on Oxigraph."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kyodo_graph.checks.findings import Finding, Places, Severity
from kyodo_graph.curation.namespaces import ID, RDF
from kyodo_graph.curation.terms import AnyTerm
from kyodo_graph.curation.turtle import read_turtle
from kyodo_graph.errors import InputError, MissingExtraError, Problem

if TYPE_CHECKING:
    import rdflib

_LANGS = ("en", "ja")
_SEVERITY: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "info"}


def union_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples of all graphs as one rdflib graph over an Oxigraph store."""
    import rdflib
    from oxrdflib import OxigraphStore

    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    size = len(store)

    class Counted(OxigraphStore):
        """A store that is only read and knows its size.

        pySHACL asks for it at every result; counting each time took nine tenths of the check.
        """

        def __len__(self, context: object = None) -> int:
            return size

    identifier = rdflib.graph.DATASET_DEFAULT_GRAPH_ID
    return rdflib.Graph(store=Counted(store=store), identifier=identifier)


def check_shapes(quads: Iterable[ox.Quad], shapes: Path, places: Places) -> list[Finding]:
    """What the shapes in the file ``shapes`` find in quads.

    Raises :class:`MissingExtraError` where pySHACL is not installed.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtraError("pyshacl", "checking shapes", "report") from error
    declared = read_turtle(shapes)
    data = union_graph(quads)
    try:
        rules = union_graph(hoisted(declared))
        _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=False)
    except Exception as error:  # a wrong shape ends in errors of many kinds, some of rdflib and re
        what = f"no shapes that pySHACL can use: {type(error).__name__}: {error}"
        problem = Problem(str(shapes), 0, 0, " ".join(what.split()), "SHACL core constraints")
        raise InputError([problem]) from error
    return sorted(_findings(report, data, places), key=lambda f: (f.rule, f.subject, f.message))


def hoisted(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The same shapes with each property shape targeting the classes of its node shapes.

    pySHACL runs a nested property shape once a focus node, one that has targets of its own once
    for all of them, which is many times as fast; what is found is the same. A closed shape then
    allows the paths of its properties by ``sh:ignoredProperties``.
    """
    quads = list(quads)
    paths: dict[AnyTerm, AnyTerm] = {
        q.subject: q.object for q in quads if q.predicate == _sh("path")
    }
    targets: defaultdict[AnyTerm, list[AnyTerm]] = defaultdict(list)
    for quad in quads:
        if quad.predicate == _sh("targetClass"):
            targets[quad.subject].append(quad.object)
    kept: list[ox.Quad] = []
    allowed: defaultdict[AnyTerm, list[AnyTerm]] = defaultdict(list)
    made: dict[ox.Quad, None] = {}
    for quad in quads:
        shape = quad.object
        owned = quad.predicate == _sh("property") and targets[quad.subject]
        if owned and not isinstance(shape, ox.Literal):
            if shape in paths:  # without one pySHACL says what is wrong
                allowed[quad.subject].append(paths[shape])
            for cls in targets[quad.subject]:
                made[ox.Quad(shape, _sh("targetClass"), cls)] = None
        else:
            kept.append(quad)
    for place, quad in enumerate(kept):
        if quad.predicate == _sh("ignoredProperties"):
            head, cells = _prepended(allowed[quad.subject], quad.object)
            kept[place] = ox.Quad(quad.subject, quad.predicate, head)
            made |= dict.fromkeys(cells)
    return [*kept, *made]


def _prepended(items: Iterable[AnyTerm], tail: AnyTerm) -> tuple[AnyTerm, list[ox.Quad]]:
    """An RDF list of ``items`` before the list ``tail``: its head and the new cells."""
    cells: list[ox.Quad] = []
    head = tail
    for item in items:
        cell = ox.BlankNode()
        cells.append(ox.Quad(cell, ox.NamedNode(RDF + "first"), item))
        cells.append(ox.Quad(cell, ox.NamedNode(RDF + "rest"), head))
        head = cell
    return head, cells


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode("http://www.w3.org/ns/shacl#" + name)


def _findings(report: rdflib.Graph, data: rdflib.Graph, places: Places) -> Iterable[Finding]:
    from rdflib.namespace import RDF, RDFS, SH

    for result in report.subjects(RDF.type, SH.ValidationResult):
        result_focus = report.value(result, SH.focusNode)
        focus = str(result_focus)
        path = report.value(result, SH.resultPath)
        shape = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
        severity = str(report.value(result, SH.resultSeverity)).rsplit("#", 1)[-1]
        value = report.value(result, SH.value)
        messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage)}  # type: ignore[attr-defined]
        other = messages.get(None) or next(iter(messages.values()), "")
        where = "" if path is None else f" [{re.split('[#/]', str(path))[-1]}]"
        if path == RDFS.label and shape.startswith("MinCount"):
            there = {label.language for label in data.objects(result_focus, RDFS.label)}  # type: ignore[attr-defined]
            where += "".join(f" no label in {lang}" for lang in _LANGS if lang not in there)
        found = "" if value is None else repr(str(value).removeprefix(ID))
        what = (
            {"en": f"; found {found}", "ja": f"値は{found}。"}
            if found
            else dict.fromkeys(_LANGS, "")
        )
        file, line = places.get(focus, ("", 0))
        name = "shape " + shape.removesuffix("ConstraintComponent")
        en, ja = (
            f"{focus.removeprefix(ID)}{where}: {messages.get(lang, other)}{what[lang]}"
            for lang in _LANGS
        )
        yield Finding(name, _SEVERITY.get(severity, "error"), en, focus, file, line, ja)
