"""What a page shows, as plain records; nothing here knows of RDF, of a browser or of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = Mapping[str, str]
"""A text by language: ``ja`` (as printed) and ``en``."""
Positions = Mapping[str, tuple[float, float]]
"""Where nodes stand, by id: x to the right, y downwards, in pixels at the scale 1."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node with all that a page tells of it; empty where something is not stated.

    ``passages`` are pointers (``DOC:FROM-TO``) of the passages that say something of it,
    ``values`` the indices that are defined for it, by key.
    """

    id: str
    label: Words
    alias: tuple[str, ...] = ()
    cls: str = ""
    type: str = ""
    sector: str = ""
    specificity: str = ""
    city: str = ""
    plan: str = ""
    number: str = ""
    mode: str = ""
    theme: str = ""
    themes: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation of two nodes: of one kind (a role, a relation) and one basis.

    ``cells`` are those of joint columns that it comes from, which name other actors, too.
    """

    source: str
    target: str
    kind: str = ""
    basis: str = ""
    modality: str = ""
    weight: float = 1.0
    passages: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: its pointer, the document's key, headings that lead to it, and maybe its lines."""

    pointer: str
    document: str
    headings: Mapping[str, tuple[str, ...]]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is cited, with the hash of the text version that its lines count in."""

    key: str
    title: Words
    city: str
    publisher: Words
    issued: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An index by which nodes can be sized: what it is, the call that gives it, who defined it.

    Of a ``small`` one the smallest value is the most central place; it does not size nodes.
    """

    key: str
    label: Words
    definition: Words
    function: str
    reference: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A set of nodes that a large network is first drawn as.

    Groups make a tree: ``parent`` is the id of the group above (empty at the top); ``nodes`` are
    the members of a group that has no groups below it. ``size`` counts all nodes below.
    """

    id: str
    parent: str
    label: Words
    size: int
    x: float
    y: float
    radius: float
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A page's content.

    ``names`` has the names of codes by scheme (``sector``, ``theme``, ``kind`` …) and code;
    ``layouts`` the positions of all nodes by the name of the layout, the first one shown first;
    ``groups`` is empty unless the network is too large to be drawn whole. ``about`` says what was
    drawn (projection, filters, version, hash of the data).
    """

    title: Words
    description: Words
    directed: bool
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    passages: tuple[Passage, ...] = ()
    documents: tuple[Document, ...] = ()
    indices: tuple[Index, ...] = ()
    names: Mapping[str, Mapping[str, Words]] = field(default_factory=dict)
    layouts: Mapping[str, Positions] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
