"""Summaries in own words, and the English of names by the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kyodo_graph.assisting.bearing import (
    check_english_names,
    check_figures,
    check_latin,
    check_names,
    check_own_words,
    check_terms,
    check_text,
)
from kyodo_graph.assisting.coding import sections
from kyodo_graph.assisting.tasks import (
    DATA,
    FORM,
    UNQUOTED,
    DroppedError,
    Part,
    Task,
    about_of,
    candidate,
    parts_of,
    quoted,
    quotes_of,
    text_in,
)
from kyodo_graph.assisting.ties import names_of
from kyodo_graph.drafting import Candidate, Draft
from kyodo_graph.folding import fold, fold_name
from kyodo_graph.reviewing.asking import about, asked
from kyodo_graph.words import glossary

JA_MOST, EN_MOST, NAME_MOST = 160, 400, 160
"""How long a summary and an English name may be, in characters."""
_SUMMARIES = """\
You read items of a Japanese municipal plan, each with its lines, and say in one short sentence of
your own what the lines say: in Japanese (no more than 80 characters) and in English. Don't copy a
sentence. No figure and no name that is not in the lines of that item, nothing that they don't say.
{data}Answer with one JSON object and nothing else:
{{"summaries": [{{"item": NUMBER, "ja": "…", "en": "…", "quotes": [{{"line": NUMBER, "quote": "words
of that line, copied"}}]}}]}}
"""
_ENGLISH = """\
You are given names from a Japanese municipal plan, each with a line in which it stands, and give
each an English name: British spelling, Latin letters, no more than the name says. Terms that stand
under "glossary" are rendered as they are rendered there.
{data}Answer with one JSON object and nothing else:
{{"labels": [{{"item": NUMBER, "line": NUMBER, "quote": "the name as it stands in that line", "en":
"…"}}]}}
"""


def _with_text(draft: Draft) -> Iterator[tuple[Candidate, list[int]]]:
    """The elements that have something below their heading."""
    return ((item, lines) for item, lines in sections(draft) if len(lines) > 1)


def _summary(draft: Draft, part: Part, proposal: Mapping[str, Any], rule: str) -> Candidate:
    item, own = about_of(part, proposal)
    lines = "\n".join(draft.text.lines[n - 1] for n in sorted(own))
    ja, en = text_in(proposal, "ja"), proposal.get("en") or ""
    if not isinstance(en, str):
        raise DroppedError(FORM)
    spans = quotes_of(draft, proposal, own)
    check_text(ja, JA_MOST)
    check_figures(ja, lines)
    check_names(ja, lines, names_of(draft))
    check_own_words(ja, lines)
    if en := en.strip():
        check_text(en, EN_MOST)
        check_latin(en)
        check_figures(en, lines)
        check_english_names(en, lines)
    return candidate("summary", item, spans, rule, ja=ja, en=en)


def _names(draft: Draft) -> Iterator[Part]:
    """The names, each with the first line in which it stands, and the terms that they hold."""
    known = draft.by_id
    wanted = (known[about(one.id)] for one in asked(draft) if one.kind == "english")
    given = ((item, _line(draft, item)) for item in wanted if item.kind != "gap")
    for part in parts_of(draft, ((item, [line]) for item, line in given if line)):
        names = fold("\n".join(item.text("label") for item in part.about))
        terms = {t.ja: t.en for t in glossary() if fold(t.ja) in names}
        yield replace(part, asked={**part.asked, "glossary": terms})


def _line(draft: Draft, item: Candidate) -> int:
    """The first line of a candidate in which its name stands whole; 0 for none."""
    name = fold_name(item.text("label"))
    lines = draft.text.lines
    fits = (n for n in item.lines if name and name in fold_name(lines[n - 1]))
    return next((n for n in fits if len(lines[n - 1]) <= JA_MOST * 3), 0)


def _english(draft: Draft, part: Part, proposal: Mapping[str, Any], rule: str) -> Candidate:
    item, own = about_of(part, proposal)
    name, en = item.text("label"), text_in(proposal, "en")
    quote = text_in(proposal, "quote")
    span = quoted(draft, proposal.get("line"), quote, own)
    if fold_name(name) not in fold_name(quote):
        raise DroppedError(UNQUOTED)
    check_text(en, min(NAME_MOST, 40 + 6 * len(name)))
    check_latin(en)
    check_figures(en, name)
    check_terms(name, en)
    return candidate("english", item, (span,), rule, en=en)


SUMMARIES = Task(
    "summary",
    "summaries",
    "1",
    lambda: _SUMMARIES.format(data=DATA),
    lambda draft: parts_of(draft, _with_text(draft)),
    _summary,
)
ENGLISH = Task("english", "labels", "1", lambda: _ENGLISH.format(data=DATA), _names, _english)
