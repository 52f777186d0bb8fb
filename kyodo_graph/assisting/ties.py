"""Ties that the lines state, between names that stand in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kyodo_graph.assisting.tasks import (
    DATA,
    ELSEWHERE,
    FORM,
    UNQUOTED,
    DroppedError,
    Part,
    Task,
    batches,
    tabular,
    text_in,
)
from kyodo_graph.drafting import Candidate, Draft, Span
from kyodo_graph.folding import fold_name
from kyodo_graph.reviewing.codes import codes

_SYSTEM = """\
You read lines of a Japanese municipal plan and list ties between actors that the lines state.
A tie goes from one actor to another; both names have to stand in the same line. A mere beneficiary
is never the end of a tie; partners are not inferred from a table or from standing side by side.
Relations, with their codes:
{relations}
{data}Answer with one JSON object and nothing else:
{{"ties": [{{"line": NUMBER, "quote": "words of that line, copied", "subject": "name as it stands in
the line", "relation": "code", "object": "name as it stands in the line"}}]}}
"""


def names_of(draft: Draft) -> list[str]:
    """The names of the drafted actors and their aliases, the longest first."""
    found = [n for i in draft.of("actor") for n in (i.text("label"), *i.value.get("aliases", ()))]
    return sorted({name for name in found if len(name) > 1}, key=lambda n: (-len(n), n))


def key_of(item: Candidate) -> tuple[Any, ...]:
    """What two ties of one line are the same by: partners have no direction."""
    ends = [fold_name(item.text("subject")), fold_name(item.text("object"))]
    if item.text("relation") == "partners_with":
        ends.sort()
    return ("tie", item.lines[0] if item.lines else 0, item.text("relation"), *ends)


def _system() -> str:
    told = (f"- {c}: {said[3]} ({said[2]})" for c, said in codes()["tie-relation"].items())
    return _SYSTEM.format(relations="\n".join(told), data=DATA)


def _parts(draft: Draft) -> Iterator[Part]:
    """The lines in which two names stand; rows of tables are left out."""
    names = names_of(draft)
    lines = (
        number
        for number, line in enumerate(draft.text.lines, 1)
        if not tabular(line) and _distinct(line, names) > 1
    )
    for own in batches(draft, lines):
        printed = {str(n): draft.text.lines[n - 1] for n in own}
        here = [name for name in names if any(name in text for text in printed.values())]
        yield Part(frozenset(own), {"lines": printed, "names": here})


def _distinct(line: str, names: Iterable[str]) -> int:
    """How many names stand in a line, none within another."""
    number = 0
    for name in names:
        if name in line:
            number += 1
            line = line.replace(name, "\0")
    return number


def _checked(draft: Draft, part: Part, proposal: Mapping[str, Any], rule: str) -> Candidate:
    line = proposal.get("line")
    if type(line) is not int:
        raise DroppedError(FORM)
    given = ("quote", "subject", "relation", "object")
    quote, subject, relation, other = (text_in(proposal, name) for name in given)
    if line not in part.lines:
        raise DroppedError(ELSEWHERE)
    printed = draft.text.lines[line - 1]
    if fold_name(quote) not in fold_name(printed):
        raise DroppedError(UNQUOTED)
    if relation not in codes()["tie-relation"]:
        raise DroppedError("with a code that the vocabulary has not")
    if subject not in printed or other not in printed:
        raise DroppedError("with an end that is not in the line")
    ends = [_actor(draft, name) for name in (subject, other)]
    if None in ends:
        raise DroppedError("with an end that is no actor of the draft")
    if ends[0] == ends[1]:
        raise DroppedError("of an actor with itself")
    value = {
        "subject": str(ends[0]),
        "relation": relation,
        "object": str(ends[1]),
        "basis": "stated",
        "modality": "",
    }
    at, to = printed.index(subject), printed.index(other)
    spans = (Span(line, at, at + len(subject), "subj"), Span(line, to, to + len(other), "obj"))
    return Candidate(f"tie-{line}-{at}-assist", "tie", spans, value, rule, "C", "ties")


def _actor(draft: Draft, name: str) -> str | None:
    """The drafted actor that a name means."""
    folded = fold_name(name)
    for item in draft.of("actor"):
        own: Sequence[str] = (item.text("label"), *item.value.get("aliases", ()))
        if any(fold_name(one) == folded for one in own):
            return item.text("label")
    return None


TIES = Task("tie", "ties", "1", _system, _parts, _checked)
