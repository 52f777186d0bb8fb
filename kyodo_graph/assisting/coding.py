"""Themes of elements and functions of centres, by the codebook, with the lines that bear them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kyodo_graph.assisting.tasks import (
    CHARACTERS,
    DATA,
    FORM,
    DroppedError,
    Part,
    Task,
    about_of,
    candidate,
    fitting,
    parts_of,
    quoted,
    quotes_of,
    tabular,
    text_in,
)
from kyodo_graph.drafting import Candidate, Draft, Given
from kyodo_graph.reviewing.asking import INTERMEDIARIES
from kyodo_graph.reviewing.codes import codes

UNKNOWN = "with a code that the vocabulary has not"
_THEMES = """\
You read items of a Japanese municipal plan, each with its lines, and say which themes it is about,
the one that it is most about first, three at most. Leave an item out whose lines don't say it.
Themes, with their codes:
{codes}
Only with T16, give as "field" the code of its field:
{fields}
{data}Answer with one JSON object and nothing else:
{{"themes": [{{"item": NUMBER, "themes": ["code"], "field": "code or empty", "quotes":
[{{"line": NUMBER, "quote": "words of that line, copied"}}]}}]}}
"""
_FUNCTIONS = """\
You read lines of a Japanese municipal plan in which intermediary support centres are named, and say
which functions the lines give to each. Only what a line says of that centre itself counts.
Functions, with their codes:
{codes}
{data}Answer with one JSON object and nothing else:
{{"functions": [{{"item": NUMBER, "function": "code", "line": NUMBER, "quote": "words of that line,
copied"}}]}}
"""


def sections(draft: Draft) -> Iterator[tuple[Candidate, list[int]]]:
    """Each element with its heading and the lines below it, up to the next heading."""
    own = sorted(draft.of("element"), key=lambda item: item.spans[0])
    ends = [item.lines[0] for item in own[1:]] + [len(draft.text.lines) + 1]
    for item, end in zip(own, ends, strict=False):
        head = item.lines[0]
        below = (n for n in range(head + 1, end) if not tabular(draft.text.lines[n - 1]))
        wanted = (n for n in below if draft.text.lines[n - 1].strip())
        yield item, fitting(draft, [head, *wanted])


def _listed(scheme: str) -> str:
    return "\n".join(f"- {c}: {said[1]}. {said[3]}" for c, said in codes()[scheme].items())


def _themes_system() -> str:
    fields = ", ".join(f"{c} {said[1]}" for c, said in codes()["npo-field"].items())
    return _THEMES.format(codes=_listed("theme"), fields=fields, data=DATA)


def _functions_system() -> str:
    return _FUNCTIONS.format(codes=_listed("function"), data=DATA)


def _theme(draft: Draft, part: Part, proposal: Mapping[str, Any], rule: str) -> Candidate:
    about, lines = about_of(part, proposal)
    themes, field = proposal.get("themes"), proposal.get("field") or ""
    if not isinstance(themes, list) or not themes or not isinstance(field, str):
        raise DroppedError(FORM)
    if not all(isinstance(code, str) for code in themes):
        raise DroppedError(FORM)
    if not set(themes) <= set(codes()["theme"]) or (field and field not in codes()["npo-field"]):
        raise DroppedError(UNKNOWN)
    chosen = tuple(dict.fromkeys(themes))[:3]
    spans = quotes_of(draft, proposal, lines)
    told = {"themes": chosen, "primary": chosen[0], "field": field if "T16" in chosen else ""}
    return candidate("theme", about, spans, rule, **told)


def _mentions(draft: Draft) -> Iterator[tuple[Candidate, list[int]]]:
    """Each centre with some of the lines that name it, as many as are asked about at once."""
    for item in draft.of("actor"):
        if item.text("type") in INTERMEDIARIES:
            own = [n for n in sorted(set(item.lines)) if not tabular(draft.text.lines[n - 1])]
            while lines := fitting(draft, own, CHARACTERS):
                yield item, lines
                own = own[len(lines) :]


def _function(draft: Draft, part: Part, proposal: Mapping[str, Any], rule: str) -> Candidate:
    about, lines = about_of(part, proposal)
    code = text_in(proposal, "function")
    if code not in codes()["function"]:
        raise DroppedError(UNKNOWN)
    span = quoted(draft, proposal.get("line"), proposal.get("quote"), lines)
    told = {"functions": (code,), "at": (str(span.line),)}
    return candidate("function", about, (span,), rule, **told)


def together(one: Candidate, other: Candidate) -> Candidate:
    """The functions of a centre as one candidate."""
    spans = tuple(dict.fromkeys((*one.spans, *other.spans)))
    value: dict[str, Given] = {
        "label": one.text("label"),
        "functions": (*one.value["functions"], *other.value["functions"]),
        "at": (*one.value["at"], *other.value["at"]),
    }
    return Candidate(one.id, one.kind, spans, value, one.rule, one.cls, one.group)


THEMES = Task(
    "theme",
    "themes",
    "1",
    _themes_system,
    lambda draft: parts_of(draft, sections(draft)),
    _theme,
)
FUNCTIONS = Task(
    "function",
    "functions",
    "1",
    _functions_system,
    lambda draft: parts_of(draft, _mentions(draft)),
    _function,
)
