"""A figure of the report: a picture, the table behind it, and what it says and can't say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kyodo_graph.tables import Table

Words = Mapping[str, str]


@dataclass(frozen=True)
class Source:
    """Where numbers come from: the function, its parameters, keys of the publications behind it."""

    function: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What is told of a figure, in both languages.

    ``name`` is its file name without an ending (ASCII). ``says`` and ``cannot_say`` are one
    sentence each, made from the numbers; ``alt`` describes the picture for those who do not see
    it. ``table`` has the numbers that are drawn, with a column ``source`` where they come from
    passages.
    """

    name: str
    title: Words
    says: Words
    cannot_say: Words
    alt: Words
    table: Table
    source: Source


@dataclass(frozen=True)
class Figure(Told):
    """A figure; ``draw(lang)`` gives the bytes of an SVG."""

    draw: Callable[[str], bytes]
