"""Data written as the text of a data file: the strict subset of YAML, as people write it by hand.

Maps of one line stand in braces, texts that YAML would take for something else in quotes. What is
written is read back as the same tree by :mod:`kyodo_graph.curation.yaml_tree`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Data: TypeAlias = (
    "str | int | float | bool | Number | Commented | Sequence[Data] | Mapping[str, Data]"
)
WIDTH = 160
"""How long a map may be that stands in one line."""
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./+-]*(?::[A-Za-z0-9_./+-]+)*")
_LINES = re.compile(r"[1-9][0-9]*-[1-9][0-9]*|[12][0-9]{3}-[01][0-9](?:-[0-3][0-9])?")
_RESERVED = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the form in which it is to stand: 50.0 is not 50."""

    text: str


@dataclass(frozen=True, slots=True)
class Commented:
    """A map with the lines of comment that stand above it, and those behind its last line."""

    content: Mapping[str, Data]
    above: tuple[str, ...] = ()


def yaml_text(content: Mapping[str, Data], *, head: Sequence[str] = ()) -> str:
    """The text of a data file, comment lines ``head`` at its top.

    >>> print(yaml_text({"actors": [{"id": "x/actor/a", "label": {"ja": "市", "en": "All: x"}}]}))
    actors:
    - {id: x/actor/a, label: {ja: "市", en: "All: x"}}
    <BLANKLINE>
    """
    return "\n".join([*head, *_map(content, "")]) + "\n"


def scalar(value: object) -> str:
    """A scalar as it stands in a file.

    >>> [scalar(v) for v in ("shinjo/p1", "3-5", "1", "no", "計画: 1", 12, True, "2024-03")]
    ['shinjo/p1', '3-5', '"1"', '"no"', '"計画: 1"', '12', 'true', '2024-03']
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Number):
        return value.text
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
    return text if plain or _LINES.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _map(content: Mapping[str, Data], indent: str) -> Iterator[str]:
    for key, value in content.items():
        if isinstance(value, Commented):
            value = value.content
        if isinstance(value, Mapping):
            flow = _flow(value)
            if _fits(value) and len(indent) + len(key) + len(flow) + 2 <= WIDTH:
                yield f"{indent}{key}: {flow}"
            else:
                yield f"{indent}{key}:"
                yield from _map(value, indent + "  ")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list(key, value, indent)
        else:
            yield f"{indent}{key}: {scalar(value)}"


def _list(key: str, values: Sequence[Data], indent: str) -> Iterator[str]:
    if all(not isinstance(v, Mapping | Commented) for v in values):
        yield f"{indent}{key}: {_flow(values)}"
        return
    yield f"{indent}{key}:"
    for value in values:
        if isinstance(value, Commented):
            yield from (f"{indent}{line}" for line in value.above)
            value = value.content
        flow = _flow(value)
        if not isinstance(value, Mapping) or (_fits(value) and len(indent + flow) + 2 <= WIDTH):
            yield f"{indent}- {flow}"
            continue
        first, *rest = _map(value, indent + "  ")
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from rest


def _fits(value: Mapping[str, Data]) -> bool:
    """Whether a map may stand in one line: nothing in it is a list of records."""
    for one in value.values():
        if isinstance(one, Commented):
            return False
        if isinstance(one, Mapping):
            if not _fits(one):
                return False
        elif isinstance(one, Sequence) and not isinstance(one, str):
            if any(isinstance(v, Commented) for v in one):
                return False
            if any(isinstance(v, Mapping) and not set(v) <= {"ref", "at"} for v in one):
                return False
    return True


def _flow(value: Data) -> str:
    if isinstance(value, Commented):
        value = value.content
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return scalar(value)
