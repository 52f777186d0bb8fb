"""How candidates are made: their ids, the keys of equal ones, what every reader shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kyodo_graph.drafting.kinds import FIELDS, SEVERAL
from kyodo_graph.drafting.model import Candidate, Given, Span
from kyodo_graph.drafting.outlines.tree import Element
from kyodo_graph.folding import fold_name


def identity(kind: str, span: Span, *more: int) -> str:
    """The id of a candidate: kind, line and column, so that a new draft gives the same.

    >>> identity("role", Span(167, 20, 21)), identity("tie", Span(85, 0, 3), 31)
    ('role-167-20', 'tie-85-0-31')
    """
    return "-".join(map(str, (kind, span.line, span.start, *more)))


def candidate(
    kind: str,
    spans: Sequence[Span],
    value: Mapping[str, Given],
    rule: str,
    more: Sequence[int] = (),
    **given: object,
) -> Candidate:
    """A candidate whose value has every field of its kind; what is not given is empty.

    >>> candidate("gap", [Span(3, 0, 2)], {"number": "4"}, "gap.number").value["label"]
    ''
    """
    empty: dict[str, Given] = {name: () if name in SEVERAL else "" for name in FIELDS[kind]}
    return Candidate(
        id=identity(kind, spans[0], *more),
        kind=kind,
        spans=tuple(spans),
        value={**empty, **value},
        rule=rule,
        **given,  # type: ignore[arg-type]
    )


def element_id(element: Element) -> str:
    """The id of an element's candidate."""
    return identity("element", element.spans[0])


def same_key(*parts: str) -> str:
    """The key that equal candidates share.

    >>> same_key("role", "ＮＰＯ", "◎")
    'role:npo:◎'
    """
    return ":".join(fold_name(part) for part in parts)


def distinct(items: Iterable[Candidate]) -> list[Candidate]:
    """Candidates, each id once: of two readings of one place the first is kept.

    >>> distinct([])
    []
    """
    return list({item.id: item for item in reversed(list(items))}.values())[::-1]
