"""The ontology's quality as a text for a terminal or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import get_args

from kyodo_graph.checks.ontology_quality import Answer, Result, Score
from kyodo_graph.checks.quality_questions import FOOPS, OOPS, Importance

_FIRST = 5


@dataclass(frozen=True)
class OntologyReport:
    """What the quality check of the ontology has to say."""

    score: Score

    @property
    def failed(self) -> bool:
        """Whether a threshold is not held."""
        return self.score.failed

    def render(self, fmt: str) -> str:
        """The report as ``text`` or ``json``."""
        if fmt == "json":
            return json.dumps(_content(self.score), ensure_ascii=False, indent=1) + "\n"
        return "\n".join(_lines(self.score)) + "\n"


def _lines(score: Score) -> Iterator[str]:
    yield from _pitfall_lines(score)
    yield from _test_lines(score)
    yield from _term_lines(score)
    yield "Thresholds"
    for t in score.thresholds:
        yield f"  {'pass' if t.passed else 'FAIL'}  {t.name}: {t.value} (allowed: {t.bound})"
    yield from (f"  idle waiver in line {w.line}: {w.question}" for w in score.idle_waivers)
    yield from (f"  alignment table: {problem}" for problem in score.alignment_problems)


def _pitfall_lines(score: Score) -> Iterator[str]:
    results = score.of("pitfall")
    counts = []
    for importance in get_args(Importance):
        waived = score.pitfalls(importance, waived=True)
        more = f" and {waived} waived" if waived else ""
        counts.append(f"{importance} {score.pitfalls(importance)}{more}")
    yield f"OOPS! pitfalls ({len(results)} of {len(OOPS)} computed): {', '.join(counts)}"
    ranks = get_args(Importance)
    for result in sorted(results, key=lambda r: (ranks.index(r.question.rank), r.question.id)):
        if not result.faults:
            continue
        question = result.question
        waived = len(result.faults) - len(result.open)
        more = f", {waived} waived" if waived else ""
        yield f"  {question.rank} {question.id} {question.title}: {len(result.open)} open{more}"
        yield from _first(result.open)
        yield from (f"    waived {_named(a)}: {a.waiver}" for a in result.faults if a.waiver)
    yield f"  not computed: {', '.join(_missing(OOPS, results))}"


def _test_lines(score: Score) -> Iterator[str]:
    results = sorted(score.of("test"), key=lambda r: FOOPS.index(r.question.id))
    words = ["passed" if r.passed else "FAILED" if r.failed else "waived" for r in results]
    counts = ", ".join(f"{n} {word}" for word, n in Counter(words).items())
    total = f"sum {score.tests_sum:.2f} of {len(results)}"
    yield f"FOOPS! tests ({len(results)} of {len(FOOPS)} computed): {counts}; {total}"
    for word, result in zip(words, results, strict=True):
        good = len(result.answers) - len(result.faults)
        parts = f"{good} of {len(result.answers)}"
        yield f"  {word} {result.question.id} {result.question.title}: {parts}"
        yield from _first(result.open)
        yield from (f"    waived {a.detail}: {a.waiver}" for a in result.faults if a.waiver)
    yield f"  not computed: {', '.join(_missing(FOOPS, results))}"


def _term_lines(score: Score) -> Iterator[str]:
    aligned, used, declared = (score.measure(n) for n in ("aligned", "used", "declared"))
    total = len(aligned.answers)
    direct = total - len(aligned.faults)
    through = sum(bool(a.detail) for a in aligned.faults)
    yield f"Terms: {total} classes and properties"
    yield f"  aligned: {direct}, and {through} more through a term above them"
    for name, result in ("unused by data", used), ("undeclared in data", declared):
        listed = ", ".join(a.subject for a in result.faults)
        yield f"  {name}: {len(result.faults)}{': ' if listed else ''}{listed}"


def _first(answers: list[Answer]) -> Iterator[str]:
    yield from (f"    {_named(a)}" for a in answers[:_FIRST])
    if len(answers) > _FIRST:
        yield f"    … and {len(answers) - _FIRST} more (all with --format json)"


def _named(answer: Answer) -> str:
    return f"{answer.subject} ({answer.detail})" if answer.detail else answer.subject


def _missing(catalogue: Sequence[str], results: list[Result]) -> list[str]:
    computed = {r.question.id for r in results}
    return [name for name in catalogue if name not in computed]


def _content(score: Score) -> dict[str, object]:
    tests, pitfalls = score.of("test"), score.of("pitfall")
    return {
        "failed": score.failed,
        "thresholds": [asdict(t) for t in score.thresholds],
        "pitfalls": [_result(r, r.faults) for r in pitfalls],
        "pitfalls_not_computed": _missing(OOPS, pitfalls),
        "tests": [
            _result(r, r.answers) | {"passed": r.passed, "failed": r.failed, "share": r.share}
            for r in tests
        ],
        "tests_sum": score.tests_sum,
        "tests_not_computed": _missing(FOOPS, tests),
        "measures": {
            r.question.id: {
                "share": r.share,
                "terms": len(r.answers),
                "without": [asdict(a) for a in r.faults],
            }
            for r in score.of("measure")
        },
        "idle_waivers": [asdict(w) for w in score.idle_waivers],
        "alignment_problems": list(score.alignment_problems),
    }


def _result(result: Result, answers: Sequence[Answer]) -> dict[str, object]:
    question = result.question
    rank = "importance" if question.kind == "pitfall" else "principle"
    return {
        "id": question.id,
        "title": question.title,
        rank: question.rank,
        "message": question.message,
        "answers": [asdict(a) for a in answers],
    }
