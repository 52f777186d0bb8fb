"""Declarations: one YAML file a projection (``queries/networks/*.yaml``).

A declaration names the modes and gives, as one SPARQL SELECT or several, a row for each statement
that makes an edge. Or it names the two-mode projection of which it is the one-mode projection. A
user adds a projection by adding a file; docs/networks.md is the reference of the keys.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kyodo_graph.curation.fields import Fields
from kyodo_graph.curation.yaml_tree import Mark, Scalar, read_yaml
from kyodo_graph.errors import InputError, Problem, UnknownNameError
from kyodo_graph.files import files_in
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.networks.selects import Select, read_select

PROJECTED = ("sum", "newman", "jaccard", "cosine", "average_activity")
COUNTED = ("records", "presence")
_KEYS = ("title", "description", "directed", "modes", "edges", "kinds", "project", "weight")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declared projection.

    ``modes`` has two names for a two-mode network, one for a one-mode network; ``project`` names
    the two-mode network that a one-mode network is projected from. ``weight`` says how edges are
    weighed: a projected network by one of ``PROJECTED``, another by its number of ``records`` or
    by ``presence`` (1 however often it is said; an actor's share where joint columns count half).
    ``kinds`` are the kinds of statements that it can have, ``scheme:NAME`` for the codes of a
    scheme; ``path`` and ``places`` say where the declaration and its keys stand.
    """

    name: str
    title: MappingABC[str, str]
    description: MappingABC[str, str]
    directed: bool
    modes: tuple[str, ...]
    edges: tuple[Select, ...]
    kinds: tuple[str, ...]
    project: str
    weight: str
    path: str
    places: MappingABC[str, Mark]

    @property
    def two_mode(self) -> bool:
        """Whether sources and targets are of different modes."""
        return len(self.modes) == 2

    @property
    def weights(self) -> tuple[str, ...]:
        """The weights that it can have."""
        return PROJECTED if self.project else COUNTED

    def refuse(self, key: str, what: str, expected: str = "") -> NoReturn:
        """Raise InputError at the place of a key."""
        raise InputError([Problem(self.path, *self.places[key], what, expected)])


def read_declarations(folder: Path) -> dict[str, Declaration]:
    """The declarations of a folder by name, sorted; InputError for those that are wrong."""
    known: dict[str, Declaration] = {}
    problems: list[Problem] = []
    for path in files_in(folder, ".yaml"):
        try:
            known[path.stem] = read_declaration(path)
        except InputError as error:
            problems += error.problems
    for declaration in known.values() if not problems else ():
        try:
            base_of(declaration, known)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return known


def find_declaration(known: MappingABC[str, Declaration], name: str) -> Declaration:
    """A declaration by name; UnknownNameError with the nearest names."""
    if name not in known:
        raise UnknownNameError("projection", name, nearest_or_all(name, sorted(known)))
    return known[name]


def base_of(declaration: Declaration, known: MappingABC[str, Declaration]) -> Declaration:
    """The two-mode declaration that another is projected from, or itself if it has edges."""
    if not declaration.project:
        return declaration
    base = known.get(declaration.project)
    if base is None or not base.two_mode or base.project:
        usable = sorted(name for name, d in known.items() if d.two_mode and not d.project)
        near = nearest_or_all(declaration.project, usable)
        what = f"{declaration.project!r} is no two-mode projection"
        declaration.refuse("project", what, ", ".join(near))
    if declaration.modes[0] not in base.modes:
        what = f"{base.name} has no mode {declaration.modes[0]!r}"
        declaration.refuse("modes", what, " or ".join(base.modes))
    return base


def read_declaration(path: Path) -> Declaration:
    """Read one declaration; InputError with file, line and column of all that is wrong with it.

    What depends on other declarations is for :func:`base_of` to check.
    """
    return _Reader(path).read()


class _Reader(Fields):
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, path: Path) -> None:
        super().__init__(read_yaml(path), str(path))

    def read(self) -> Declaration:
        self.only(_KEYS)
        project = self.text("project")
        if (self.root.get("edges") is not None) == bool(project):
            what = "not exactly one of 'edges' and 'project'"
            self.refuse(self.root, what, "a SELECT, or a projection's name")
        places = {name.text: value.mark for name, value in self.root.entries}
        declaration = Declaration(
            Path(self.path).stem,
            self.bilingual("title"),
            self.bilingual("description"),
            self.directed(bool(project)),
            self.modes(bool(project)),
            self.edges(),
            tuple(node.text for node in self.texts("kinds")),
            project,
            self.weight(PROJECTED if project else COUNTED),
            self.path,
            places,
        )
        self.done()
        return declaration

    def directed(self, projected: bool) -> bool:
        node = self.root.get("directed")
        if node is None:
            return False
        if not isinstance(node, Scalar) or node.kind != "boolean":
            self.refuse(node, "'directed' is neither true nor false", "true or false")
            return False
        if projected and node.text == "true":
            self.refuse(node, "a projected network has no direction", "false")
        return node.text == "true"

    def modes(self, projected: bool) -> tuple[str, ...]:
        names = tuple(node.text for node in self.texts("modes"))
        where = self.root.get("modes") or self.root
        if projected and len(names) != 1:
            self.refuse(where, "a projected network is not of one mode", "[actor]")
        elif len(names) not in (1, 2) or len(set(names)) != len(names):
            self.refuse(where, "modes are not one or two names", "[actor] or [actor, element]")
        return names

    def weight(self, allowed: tuple[str, ...]) -> str:
        return self.one_of("weight", allowed, allowed[0])

    def edges(self) -> tuple[Select, ...]:
        found = []
        for node in self.texts("edges"):
            try:
                found.append(read_select(node, Path(self.path)))
            except InputError as error:
                self.problems += error.problems
        return tuple(found)
