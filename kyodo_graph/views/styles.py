"""Shapes and colours, the same on graph pages, in figures and in the report.

The colours are those of Okabe & Ito (2008), which people with the common
colour deficiencies can tell apart, and two of Tol's. Pale ones are not dark enough on white (sky
blue has a contrast of 2.3:1), so that every mark has a dark outline; and colour is never the only
coding: classes differ in shape, sectors have a letter as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

INK = "#1d2733"
MUTED = "#52606d"
LINE = "#c9d1d9"
PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a kind of node is drawn: fill, outline, and the letter that stands in it, by language."""

    fill: str
    outline: str = INK
    letter: Mapping[str, str] | None = None


SECTORS: Mapping[str, Mark] = {
    "S1": Mark("#0072b2", letter={"ja": "市", "en": "C"}),
    "S2": Mark("#56b4e9", letter={"ja": "官", "en": "G"}),
    "S3": Mark("#d55e00", letter={"ja": "中", "en": "I"}),
    "S4": Mark("#009e73", letter={"ja": "団", "en": "N"}),
    "S5": Mark("#e69f00", letter={"ja": "住", "en": "R"}),
    "S6": Mark("#cc79a7", letter={"ja": "福", "en": "W"}),
    "S7": Mark("#f0e442", letter={"ja": "企", "en": "B"}),
    "S8": Mark("#882255", letter={"ja": "学", "en": "E"}),
    "S9": Mark("#bbbbbb", letter={"ja": "場", "en": "J"}),
    "S0": Mark("#ffffff", letter={"ja": "人", "en": "P"}),
    "S99": Mark("#eeeeee", letter={"ja": "他", "en": "?"}),
}
"""Of actors, by sector."""

CLASSES: Mapping[str, Mark] = {
    "City": Mark("#1d2733"),
    "Plan": Mark("#1d2733"),
    "Policy": Mark("#7b8794"),
    "Initiative": Mark("#ffffff"),
    "Activity": Mark("#dbe7f3"),
    "Instrument": Mark("#f3e3c3"),
    "Indicator": Mark("#e3d3ec"),
    "Theme": Mark("#44aa99"),
}
"""Of other things, by class."""

SHAPES: Mapping[str, str] = {
    "Actor": "dot",
    "City": "star",
    "Plan": "star",
    "Policy": "square",
    "Initiative": "diamond",
    "Activity": "triangle",
    "Instrument": "triangleDown",
    "Indicator": "hexagon",
    "Theme": "hexagon",
}
"""Shapes by class, in the words of vis-network."""

PLAIN = Mark("#e4e8ec")
PLAIN_SHAPE = "dot"


def mark(cls: str, sector: str) -> Mark:
    """How a node of a class and, for an actor, a sector is drawn.

    >>> mark("Actor", "S3").fill, mark("Policy", "").fill, mark("", "").fill
    ('#d55e00', '#7b8794', '#e4e8ec')
    """
    if sector in SECTORS:
        return SECTORS[sector]
    return CLASSES.get(cls, PLAIN)


def shape(cls: str) -> str:
    """The shape of a class.

    >>> shape("Initiative"), shape("something else")
    ('diamond', 'dot')
    """
    return SHAPES.get(cls, PLAIN_SHAPE)


@dataclass(frozen=True, slots=True)
class Line:
    """How a family of relations is drawn; what is implied is dashed besides."""

    colour: str
    width: float
    arrow: bool = False
    dash: tuple[int, ...] = ()


LINES: Mapping[str, Line] = {
    "lead": Line("#243b53", 2.6),
    "part": Line("#7b8794", 1.2),
    "tie": Line("#5b3fa0", 1.5, arrow=True),
    "lineage": Line("#8a3d00", 1.5, arrow=True, dash=(2, 3)),
    "shared": Line("#7b8794", 1.2),
    "tree": Line("#b8c2cc", 1.2),
    "other": Line("#7b8794", 1.2),
}
"""By family, in the order in which they are listed."""
IMPLIED_DASH = (6, 4)
_FAMILIES = {
    "lead": "lead",
    "participant": "part",
    "has_part": "tree",
    "has_indicator": "tree",
    "under": "tree",
    "part_of": "tree",
    "operated_by": "tree",
    "merged_into": "lineage",
    "absorbed_into": "lineage",
    "reformed_as": "lineage",
    "replaced_by": "lineage",
}


def family(kind: str, projection: str = "") -> str:
    """The family of a kind of relation (a role, a relation of a tie …) in a projection.

    >>> family("lead"), family("funds", "ties"), family("", "element-tree"), family("x")
    ('lead', 'tie', 'tree', 'other')
    >>> family("lead, participant", "actor-actor")
    'shared'
    """
    if projection in ("actor-actor", "element-element"):
        return "shared"
    if projection == "element-tree":
        return "tree"
    if kind in _FAMILIES:
        return _FAMILIES[kind]
    first = kind.partition(",")[0]
    if first in _FAMILIES:
        return _FAMILIES[first]
    return "tie" if kind and projection in ("ties", "whole") else "other"


def line(name: str, basis: str) -> Line:
    """How a relation of a family and basis is drawn.

    >>> line("lead", "implied").dash
    (6, 4)
    """
    plain = LINES[name]
    return replace(plain, dash=IMPLIED_DASH) if basis == "implied" else plain
