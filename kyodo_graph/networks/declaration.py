"""Declarations: one YAML file a projection (``queries/networks/*.yaml``).

A declaration names the modes and gives, as a SPARQL SELECT, one row for each statement that makes
an edge: ``?source ?target ?city ?record ?passage``, and where they apply ``?kind`` (role or
relation), ``?basis``, ``?modality``, ``?joint``, ``?column``, ``?plan``, ``?made_by`` (the element
or activity behind the edge). Or it names the two-mode projection of which it is the one-mode
projection. A user adds a projection by adding a file.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml
from kyodo_graph.errors import InputError, Problem, UnknownNameError

PROJECTED = ("sum", "newman", "jaccard", "cosine", "average_activity")
COUNTED = ("records", "presence")
_KEYS = {"title", "description", "directed", "modes", "edges", "project", "weight"}


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared projection.

    ``modes`` has two names for a two-mode network, one for a one-mode network; ``project`` names
    the two-mode network that a one-mode network is projected from. ``weight`` says how edges are
    weighed: a projected network by one of ``PROJECTED``, another by its number of ``records`` or
    by ``presence`` (1 however often it is said; an actor's share where joint columns count half).
    """

    name: str
    title: MappingABC[str, str]
    description: MappingABC[str, str]
    directed: bool
    modes: tuple[str, ...]
    edges: str
    project: str
    weight: str

    @property
    def two_mode(self) -> bool:
        """Whether sources and targets are of different modes."""
        return len(self.modes) == 2


def read_declarations(folder: Path) -> dict[str, Declaration]:
    """The declarations of a folder by name, sorted; InputError for one that is wrong."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}


def find_declaration(known: MappingABC[str, Declaration], name: str) -> Declaration:
    """A declaration by name; UnknownNameError with the nearest names."""
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.4) or sorted(known)
        raise UnknownNameError("projection", name, near)
    return known[name]


def _read(path: Path) -> Declaration:
    root = read_yaml(path)
    problems: list[Problem] = []

    def refuse(node: Node, what: str, expected: str) -> None:
        problems.append(Problem(str(path), *node.mark, what, expected))

    def text(key: str, default: str = "") -> str:
        node = root.get(key)
        if node is None:
            return default
        if not isinstance(node, Scalar):
            refuse(node, f"{key!r} is a collection", "a text")
            return default
        return node.text

    def bilingual(key: str) -> dict[str, str]:
        node = root.get(key)
        entries = node.entries if isinstance(node, Mapping) else ()
        found = {k.text: v.text for k, v in entries if isinstance(v, Scalar)}
        if set(found) != {"ja", "en"}:
            refuse(node or root, f"{key!r} is not in both languages", "{ja: …, en: …}")
        return found

    for name, _ in root.entries:
        if name.text not in _KEYS:
            refuse(name, f"unknown key {name.text!r}", ", ".join(sorted(_KEYS)))
    modes = root.get("modes")
    names = tuple(
        m.text
        for m in (modes.items if isinstance(modes, Sequence) else ())
        if isinstance(m, Scalar)
    )
    if len(names) not in (1, 2):
        refuse(modes or root, "modes are not one or two names", "[actor] or [actor, element]")
    allowed = PROJECTED if text("project") else COUNTED
    weight = text("weight", allowed[0])
    if weight not in allowed:
        refuse(root.get("weight") or root, f"unknown weight {weight!r}", ", ".join(allowed))
    if bool(text("edges")) == bool(text("project")):
        refuse(root, "not exactly one of 'edges' and 'project'", "a SELECT, or a projection's name")
    declaration = Declaration(
        path.stem,
        bilingual("title"),
        bilingual("description"),
        text("directed", "false") == "true",
        names,
        text("edges"),
        text("project"),
        weight,
    )
    if problems:
        raise InputError(problems)
    return declaration
