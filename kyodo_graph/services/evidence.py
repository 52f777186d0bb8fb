"""Evidence: the passages that speak of a thing, and a passage shown with its headings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.checks.sources import read_text
from kyodo_graph.curation.dataset import Document
from kyodo_graph.curation.namespaces import ID, KYODO, SCHEME, SOURCE, XSD
from kyodo_graph.curation.passages import Passage, parse_pointer
from kyodo_graph.errors import KyodoError, UnknownNameError
from kyodo_graph.folding import fold, fold_name, search_fold
from kyodo_graph.graph import Graph
from kyodo_graph.importing.pages import cited, read_pages
from kyodo_graph.nearest import nearest, nearest_or_all
from kyodo_graph.store.sparql import Term, select
from kyodo_graph.tables import Table
from kyodo_graph.version import __version__
from kyodo_graph.words import page
from kyodo_graph.words.languages import check_lang

_ABOUT = """
SELECT DISTINCT ?source ?section ?predicate ?lang ?thing WHERE {
  { GRAPH ?passage { ?thing ?p ?o } }
  UNION { GRAPH ?passage { ?s ?p ?thing } }
  UNION {
    ?passage kyodo:speaksOf ?thing
    OPTIONAL { GRAPH ?passage { ?thing ?said ?x } }
    FILTER(!BOUND(?said))
    BIND(kyodo:speaksOf AS ?p)
  }
  ?passage kyodo:pointer ?source ; kyodo:firstLine ?first .
  BIND(STRAFTER(REPLACE(STR(?p), "^.*[/#]", "#"), "#") AS ?predicate)
  OPTIONAL { ?passage kyodo:inSection ?in . ?in rdfs:label ?section FILTER(LANG(?section) = ?lang) }
} ORDER BY STRBEFORE(?source, ":") ?first ?source ?predicate
"""


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with the path of headings that lead to it, and its text line by line."""

    passage: Passage
    headings: tuple[str, ...]
    lines: tuple[str, ...]
    page: str = ""
    """The pages it stands on (``p. 12``), where the folder of sources has their map."""

    def render(self) -> str:
        """The passage for a terminal: pointer and IRI, headings, numbered lines."""
        width = len(str(self.passage.last))
        numbered = [
            f"{number:>{width}}  {line}"
            for number, line in enumerate(self.lines, self.passage.first)
        ]
        on = f" ({self.page})" if self.page else ""
        head = [f"{self.passage.pointer}{on}  <{self.passage.iri}>"]
        if self.headings:
            head.append(" > ".join(self.headings))
        return "\n".join([*head, "", *numbered]) + "\n"


class PassageError(KyodoError):
    """A passage that cannot be shown."""


def show_passage(graph: Graph, pointer: str, sources: Path, lang: str = "ja") -> ShownPassage:
    """A passage's text from the folder ``sources``, with its headings in a language.

    Raises UnknownNameError for a document that the graph does not know and PassageError for lines
    that the document does not have or a text that is another version.
    """
    lang = check_lang(lang)
    passage, document = _passage(graph, pointer)
    text, findings = read_text(sources, document)
    if findings:
        raise PassageError("\n".join(f.message for f in findings))
    lines = text.lines[passage.first - 1 : passage.last]
    page = cited(read_pages(sources, document.key), passage.first, passage.last)
    return ShownPassage(passage, _headings(graph, passage, lang), lines, page)


def report_of(graph: Graph, pointer: str, lang: str = "ja") -> str:
    """A text by which somebody can report that something is wrong with a passage.

    It names the passage, what the graph states there, and the data by its hash; what is wrong is
    left to be filled in. Raises what :func:`show_passage` raises but for the text.
    """
    said = page("graph")[check_lang(lang)]  # pages give the same text
    passage, document = _passage(graph, pointer)
    headings = " > ".join(_headings(graph, passage, lang))
    stated = graph.store.quads_for_pattern(None, None, None, ox.NamedNode(passage.iri))
    lines = sorted(f"- {_name(q.subject)} {_name(q.predicate)} {_name(q.object)}" for q in stated)
    return "\n".join(
        [
            f"{said['report_passage']}: {passage.pointer} <{passage.iri}>",
            *([f"{said['report_section']}: {headings}"] if headings else []),
            f"{said['report_document']}: {document.key}, SHA-256 {document.sha256}",
            f"{said['report_data']}: kyodo_graph {__version__}, SHA-256 {graph.sha256}",
            "",
            f"{said['report_stated']}:",
            *(lines or [said["report_nothing"]]),
            "",
            f"{said['report_wrong']}:",
            "",
        ]
    )


def _name(term: object) -> str:
    """A term for people: things and terms of ours without the beginning of their IRI."""
    if isinstance(term, ox.NamedNode):
        return term.value.removeprefix(ID).removeprefix(KYODO).removeprefix(SCHEME)
    return str(term)


def _passage(graph: Graph, pointer: str) -> tuple[Passage, Document]:
    """The passage of a pointer and its document, which must have these lines."""
    try:
        passage = parse_pointer(pointer)
    except ValueError as error:
        raise PassageError(str(error)) from error
    document = _document(graph, passage.document)
    if passage.last > document.lines:
        what = f"{passage.pointer} ends beyond the document; expected lines 1 to {document.lines}"
        raise PassageError(what)
    return passage, document


def passages_about(graph: Graph, entity: str, lang: str = "ja") -> Table:
    """The passages that speak of a thing: source, section, what they state of it.

    ``entity`` is an id (``yamaguchi/actor/saporante``), an IRI, or a label or alias as printed.
    Raises UnknownNameError with the nearest labels, or where a label is that of several things.
    """
    lang = check_lang(lang)
    thing = ox.NamedNode(find_entity(graph, entity))
    return select(
        graph.store,
        _ABOUT,
        {"thing": thing, "lang": ox.Literal(lang)},
        source="passage",
        hidden=frozenset({"thing", "lang"}),
    )


def find_entity(graph: Graph, entity: str) -> str:
    """The IRI of the thing that an id, an IRI, a label or an alias names.

    A label is meant as printed; else whatever its width and case, then without brackets, then as it
    is searched (kana and common variants of kanji alike).
    """
    for iri in (entity, ID + entity):
        if not iri.startswith(("http://", "https://")):
            continue
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            continue
        if next(iter(graph.store.quads_for_pattern(node, None, None, None)), None):
            return iri
    labels = _labels(graph)
    for same in (str, fold, fold_name, _searched):
        wanted = same(entity)
        things = sorted({iri for label, iri in labels if wanted and same(label) == wanted})
        if len(things) == 1:
            return things[0]
        if things:
            raise UnknownNameError(
                "thing (the label is that of several)", entity, [_id(t) for t in things]
            )
    raise UnknownNameError("thing", entity, nearest(entity, sorted({label for label, _ in labels})))


def _labels(graph: Graph) -> list[tuple[str, str]]:
    query = """SELECT DISTINCT ?label ?thing WHERE {
      ?thing rdfs:label|skos:altLabel ?label FILTER(STRSTARTS(STR(?thing), STR(id:)))
    }"""
    table = select(graph.store, query)
    return [(str(label), str(thing)) for label, thing in table.rows]


def _searched(label: str) -> str:
    return search_fold(fold_name(label))


def _id(iri: str) -> str:
    return iri.removeprefix(ID)


def _document(graph: Graph, key: str) -> Document:
    query = """SELECT ?document ?city ?lines ?sha256 WHERE {
      ?document a kyodo:Document ; kyodo:city ?in ; kyodo:lineCount ?lines ; kyodo:sha256 ?sha256 .
      ?in kyodo:cityKey ?city
    }"""
    table = select(graph.store, query)
    known = {}
    for iri, city, lines, sha256 in table.rows:
        name = str(iri).removeprefix(SOURCE)
        known[name] = Document(name, str(city), int(lines or 0), str(sha256))
    if key not in known:
        raise UnknownNameError("document", key, nearest_or_all(key, sorted(known)))
    return known[key]


def _headings(graph: Graph, passage: Passage, lang: str) -> tuple[str, ...]:
    query = """SELECT ?label ?document ?lang ?line WHERE {
      ?section a kyodo:Section ; kyodo:firstLine ?first ; kyodo:lastLine ?last ; rdfs:label ?label .
      ?document a kyodo:Document ; kyodo:hasSection+ ?section .
      FILTER(?first <= ?line && ?line <= ?last && LANG(?label) = ?lang)
    } ORDER BY ?first DESC(?last)"""
    line = ox.Literal(str(passage.first), datatype=ox.NamedNode(XSD + "integer"))
    bindings: dict[str, Term] = {
        "document": ox.NamedNode(SOURCE + passage.document),
        "lang": ox.Literal(lang),
        "line": line,
    }
    table = select(graph.store, query, bindings)
    return tuple(str(label) for label in table.column("label"))
