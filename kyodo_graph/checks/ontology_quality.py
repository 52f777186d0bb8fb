"""The quality of the ontology: pitfalls of OOPS!, tests of FOOPS!, alignment and use by the data.

What needs the network or a person is not computed; ``docs/ontology-quality.md`` says what that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.checks.alignments import check_alignments
from kyodo_graph.checks.graph_rules import violations
from kyodo_graph.checks.quality_questions import (
    Question,
    Waiver,
    read_questions,
    read_waivers,
    short,
)
from kyodo_graph.curation.namespaces import GRAPH, ONTOLOGY, SCHEME_GRAPH
from kyodo_graph.curation.turtle import read_turtle
from kyodo_graph.files import files_in
from kyodo_graph.store.merging import merged
from kyodo_graph.store.sparql import run

REUSED_GRAPH = GRAPH + "reused-terms"
LEAST_ALIGNED = 0.7
MOST_UNUSED = 0.1


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of an answer: a finding, or a part of a test or measure that holds or does not.

    ``waiver`` is the reason why a fault is meant, empty where it is not waived.
    """

    subject: str
    detail: str
    holds: bool = False
    waiver: str = ""

    @property
    def open(self) -> bool:
        """Whether this is a fault that is not waived."""
        return not self.holds and not self.waiver


@dataclass(frozen=True, slots=True)
class Result:
    """A question with its answers."""

    question: Question
    answers: tuple[Answer, ...]

    @property
    def faults(self) -> list[Answer]:
        """What was found, or does not hold."""
        return [a for a in self.answers if not a.holds]

    @property
    def open(self) -> list[Answer]:
        """What was found, or does not hold, and is not waived."""
        return [a for a in self.answers if a.open]

    @property
    def share(self) -> float:
        """The share of parts that hold; 0 where there are none."""
        return 1 - len(self.faults) / len(self.answers) if self.answers else 0.0

    @property
    def passed(self) -> bool:
        """Whether a test has parts and each of them holds."""
        return bool(self.answers) and not self.faults

    @property
    def failed(self) -> bool:
        """Whether a test has no parts, or one that does not hold and is not waived."""
        return not self.answers or bool(self.open)


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is held: a value and its bound."""

    name: str
    value: str
    bound: str
    passed: bool


@dataclass(frozen=True)
class Score:
    """All results, and what is held of them."""

    results: tuple[Result, ...]
    idle_waivers: tuple[Waiver, ...]
    alignment_problems: tuple[str, ...]

    def of(self, kind: str) -> list[Result]:
        """The results of a kind of question, in the order of their names."""
        return [r for r in self.results if r.question.kind == kind]

    def measure(self, name: str) -> Result:
        """The result of one measure."""
        return next(r for r in self.of("measure") if r.question.id == name)

    def pitfalls(self, importance: str, *, waived: bool = False) -> int:
        """How many findings of an importance are open, or waived."""
        ranked = [r for r in self.of("pitfall") if r.question.rank == importance]
        return sum(len(r.faults) - len(r.open) if waived else len(r.open) for r in ranked)

    @property
    def tests_sum(self) -> float:
        """The FOOPS! tests as that tool sums them: each counts the share of its parts that hold."""
        return sum(r.share for r in self.of("test"))

    @property
    def thresholds(self) -> list[Threshold]:
        """What the build holds."""
        failing = sum(r.failed for r in self.of("test"))
        aligned, used, declared = (self.measure(n) for n in ("aligned", "used", "declared"))
        idle, wrong = len(self.idle_waivers), len(self.alignment_problems)
        unused = 1 - used.share
        critical, important = (self.pitfalls(i) for i in ("critical", "important"))
        undeclared = len(declared.faults)
        return [
            Threshold("OOPS! critical pitfalls", f"{critical}", "0", not critical),
            Threshold("OOPS! important pitfalls, not waived", f"{important}", "0", not important),
            Threshold("FOOPS! tests failed, waived parts aside", f"{failing}", "0", not failing),
            Threshold(
                "terms aligned with other vocabularies",
                f"{aligned.share:.1%}",
                f"at least {LEAST_ALIGNED:.0%}",
                aligned.share >= LEAST_ALIGNED,
            ),
            Threshold(
                "ontology terms unused by data",
                f"{unused:.1%}",
                f"at most {MOST_UNUSED:.0%}",
                unused <= MOST_UNUSED,
            ),
            Threshold("data terms undeclared", f"{undeclared}", "0", not undeclared),
            Threshold("waivers of what is not found", f"{idle}", "0", not idle),
            Threshold("faults of the alignment table", f"{wrong}", "0", not wrong),
        ]

    @property
    def failed(self) -> bool:
        """Whether a threshold is not held."""
        return not all(t.passed for t in self.thresholds)


def score_ontology(ontology: Path, quads: Sequence[ox.Quad]) -> Score:
    """The score of the ontology in a folder, with ``quads`` as the graph built from the data.

    Raises InputError where a file of the folder cannot be read.
    """
    questions = read_questions(ontology / "quality")
    waivers = read_waivers(ontology / "waivers.yaml", questions)
    reused = _reused(ontology)
    terms = read_turtle(ontology / "kyodo.ttl")
    schemes = [q for path in files_in(ontology / "schemes", ".ttl") for q in read_turtle(path)]
    own = [*_in_graph(terms, ONTOLOGY), *_in_graph(schemes, SCHEME_GRAPH), *reused]
    return Score(
        *_answered(questions, merged(own), merged([*quads, *reused]), waivers),
        tuple(check_alignments(ontology / "alignments" / "kyodo.sssom.tsv", terms)),
    )


def ask(ontology: Path, name: str, quads: Iterable[ox.Quad]) -> list[Answer]:
    """The answers to one question about the triples of an ontology, whatever is waived.

    ``ontology`` is the folder that the question and the terms of other vocabularies come from.
    """
    question = next(q for q in read_questions(ontology / "quality") if q.id == name)
    store = merged([*_in_graph(quads, ONTOLOGY), *_reused(ontology)])
    return _answers(question, store, [])


def _reused(ontology: Path) -> list[ox.Quad]:
    return _in_graph(read_turtle(ontology / "quality" / "reused-terms.ttl"), REUSED_GRAPH)


def _answered(
    questions: list[Question], own: ox.Store, built: ox.Store, waivers: list[Waiver]
) -> tuple[tuple[Result, ...], tuple[Waiver, ...]]:
    results = []
    for question in questions:
        # Alignment is a matter of the ontology alone, use and declaration one of the data too.
        about_data = question.id in ("used", "declared")
        answers = _answers(question, built if about_data else own, waivers)
        results.append(Result(question, tuple(answers)))
    idle = [
        w
        for w in waivers
        if not any(w.waives(r.question.id, a.subject, a.detail) for r in results for a in r.faults)
    ]
    return tuple(results), tuple(idle)


def _answers(question: Question, store: ox.Store, waivers: list[Waiver]) -> list[Answer]:
    source = f"quality/{question.id}.rq"
    table = violations(run(store, question.text, source=source), source)
    found = set()
    for row in table:
        subject, detail = short(str(row["subject"])), short(str(row["detail"]))
        holds = row.get("holds") is True
        reason = "" if holds else _reason(question.id, subject, detail, waivers)
        found.add(Answer(subject, detail, holds, reason))
    return sorted(found, key=lambda a: (a.subject, a.detail))


def _reason(question: str, subject: str, detail: str, waivers: list[Waiver]) -> str:
    return next((w.reason for w in waivers if w.waives(question, subject, detail)), "")


def _in_graph(quads: Iterable[ox.Quad], graph: str) -> list[ox.Quad]:
    name = ox.NamedNode(graph)
    return [ox.Quad(q.subject, q.predicate, q.object, name) for q in quads]
