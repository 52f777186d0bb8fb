"""The questions of the ontology's quality check, and what of their answers is waived.

A question is a SELECT query in ``ontology/quality``; its header says what it is: a pitfall of the
OOPS! catalogue, whose rows are findings (``?subject``, ``?detail``), or a test of FOOPS! or a
measure, whose rows are its parts and say of each whether it holds (``?holds``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kyodo_graph.curation.namespaces import PREFIXES
from kyodo_graph.curation.query_header import both, read_query, words
from kyodo_graph.curation.yaml_tree import Mapping, Scalar, Sequence, read_yaml
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import files_in

Kind = Literal["pitfall", "test", "measure"]
Importance = Literal["critical", "important", "minor"]

OOPS = tuple(f"P{n:02}" for n in range(1, 42))
"""The OOPS! catalogue of pitfalls."""

FOOPS = (
    *("PURL1", "URI1", "URI2", "VER1", "VER2", "OM1", "OM2", "FIND1", "FIND2", "FIND3"),
    *("CN1", "HTTP1", "FIND_3_BIS", "RDF1", "VOC1", "VOC2"),
    *("DOC1", "OM3", "OM4.1", "OM4.2", "OM5.1", "OM5.2", "VOC3", "VOC4"),
)
"""The tests of FOOPS!: findable, accessible, interoperable, reusable."""

MEASURES = ("aligned", "used", "declared")

_KNOWN: dict[str, tuple[str, ...]] = {"pitfall": OOPS, "test": FOOPS, "measure": MEASURES}
_KEYS = (*both("summary"), "title", *_KNOWN, "importance", "principle")


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its place in the catalogue that it comes from.

    ``rank`` is the importance of a pitfall and the FAIR principle of a test.
    """

    id: str
    kind: Kind
    title: str
    rank: str
    message: dict[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """What is meant although a catalogue finds fault with it: subject and detail, and why.

    An empty ``detail`` stands for every finding about the subject.
    """

    question: str
    subject: str
    detail: str
    reason: str
    line: int

    def waives(self, question: str, subject: str, detail: str) -> bool:
        """Whether this waiver is about a finding."""
        about = self.question == question and self.subject in (subject, "")
        return about and self.detail in (detail, "")


def read_questions(folder: Path) -> list[Question]:
    """The questions of a folder; raises InputError for a header that is wrong."""
    return [_question(path) for path in files_in(folder, ".rq")]


def read_waivers(path: Path, questions: list[Question]) -> list[Waiver]:
    """The waivers in a file.

    Raises InputError for one that is incomplete, about no question, or about a critical pitfall:
    that one has to be mended.
    """
    ranks = {q.id: q.rank for q in questions if q.kind != "measure"}
    problems: list[Problem] = []
    found = []
    nodes = read_yaml(path).get("waivers")
    for node in nodes.items if isinstance(nodes, Sequence) else ():
        given = _texts(node) if isinstance(node, Mapping) else {}
        named = given.get("pitfall") or given.get("test") or ""
        missing = {"reason"} - given.keys() or not given.keys() & {"subject", "detail"}
        unknown = given.keys() - {"pitfall", "test", "subject", "detail", "reason"}
        if missing or unknown or named not in ranks or ranks[named] == "critical":
            expected = "pitfall (not critical) or test, subject or detail, and reason"
            problems.append(Problem(str(path), *node.mark, "no waiver", expected))
            continue
        subject, detail = given.get("subject", ""), given.get("detail", "")
        found.append(Waiver(named, subject, detail, given["reason"], node.mark.line))
    if problems:
        raise InputError(problems)
    return found


def short(iri: str) -> str:
    """An IRI with a known prefix; anything else as it is.

    >>> short("https://w3id.org/kyodo/ns#Plan")
    'kyodo:Plan'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri.removeprefix(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _texts(node: Mapping) -> dict[str, str]:
    return {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}


def _question(path: Path) -> Question:
    text, fields = read_query(path)
    fields.only(_KEYS)
    kinds = [kind for kind in get_args(Kind) if fields.root.get(kind) is not None]
    if len(kinds) != 1:
        expected = f"one of {', '.join(_KNOWN)}, with an id"
        raise InputError(
            [Problem(str(path), *fields.root.mark, "no header of a question", expected)]
        )
    kind: Kind = kinds[0]
    id = fields.one_of(kind, _KNOWN[kind])
    if kind == "pitfall":
        fields.needed("importance")
        rank = fields.one_of("importance", get_args(Importance))
    else:
        fields.needed(*(["principle"] if kind == "test" else []))
        rank = fields.text("principle")
    question = Question(id, kind, fields.text("title"), rank, words(fields, "summary"), text)
    fields.done()
    return question
