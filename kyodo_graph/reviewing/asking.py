"""What a review asks beyond what rules draft: themes, functions, summaries, English names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kyodo_graph.drafting import PROPOSED, Candidate, Draft, Given
from kyodo_graph.folding import fold_name

CODED = {"table": 3, "theme": 7, "function": 7, "summary": 7, "english": 7}
"""Kinds that the reviewer chooses or writes with nothing filled in beforehand, and their step."""
WRITTEN = ("summary", "english")
"""Of these, what the reviewer may write and need not."""
NAMED = ("plan", "element", "gap", "actor", "instrument")
"""Kinds that have a name, of which the English may be written."""
ASSESSED = ("status", "disposition")
"""Columns of tables of which it is asked whose plan they assess."""
INTERMEDIARIES = ("intermediary_center", "intermediary_organization")


def asked(draft: Draft) -> tuple[Candidate, ...]:
    """All that is decided in a review of the draft: its candidates, then what is to be coded.

    To which plan a table of assessments belongs, a theme and a summary for each element (and for
    what may turn out to be one), the functions of each intermediary, the English of each name.
    Their ids are made of those of what they are about. What a language model proposed for one of
    them is that candidate of the draft; the others have a name and no more.
    """
    proposed = {item.id: item for item in draft.of(*PROPOSED)}
    facts = (item for item in draft.items if item.kind not in PROPOSED)
    elements = draft.of("element", "gap")
    centres = [i for i in draft.of("actor") if i.text("type") in INTERMEDIARIES]
    coded = (
        *_coded("theme", elements),
        *_coded("function", centres),
        *_coded("summary", elements),
        *_coded("english", _named(draft)),
    )
    return (*facts, *_tables(draft), *(proposed.get(item.id, item) for item in coded))


def about(item: str) -> str:
    """The id of the candidate that a theme, a function, a summary or an English name is about.

    >>> about("theme-element-78-4"), about("function-actor-27-7")
    ('element-78-4', 'actor-27-7')
    """
    return item.partition("-")[2]


def asked_id(kind: str, item: str) -> str:
    """The id of what is asked about a candidate.

    >>> asked_id("english", "actor-27-7")
    'english-actor-27-7'
    """
    return f"{kind}-{item}"


def proposal(item: Candidate) -> dict[str, Given]:
    """What a language model proposed where the reviewer chooses or writes; else nothing."""
    if item.kind not in PROPOSED or not item.rule:
        return {}
    return {name: given for name, given in item.value.items() if name != "label"}


def drafted(item: Candidate) -> dict[str, Given]:
    """The value that a decision starts from: what rules drafted, and never what was proposed."""
    if item.kind in PROPOSED:
        return {"label": item.text("label")}
    return dict(item.value)


def _tables(draft: Draft) -> Iterator[Candidate]:
    by_table = {item.table: item for item in reversed(draft.of(*ASSESSED)) if item.table}
    for table in draft.tables:
        if table.id in by_table:
            yield Candidate(
                f"table-{table.id}",
                "table",
                by_table[table.id].spans,
                {"label": table.title},
                rule="",
                group=table.id,
                table=table.id,
            )


def _named(draft: Draft) -> Iterator[Candidate]:
    """What has a name; a plan that is named several times stands here once."""
    plans: set[str] = set()
    for item in draft.of(*NAMED):
        name = fold_name(item.text("label"))
        if item.kind != "plan" or name not in plans:
            yield item
        if item.kind == "plan":
            plans.add(name)


def _coded(kind: str, items: Iterable[Candidate]) -> Iterator[Candidate]:
    for item in items:
        value = {"label": item.text("label")}
        name = asked_id(kind, item.id)
        yield Candidate(name, kind, item.spans, value, rule="", group=item.group)
