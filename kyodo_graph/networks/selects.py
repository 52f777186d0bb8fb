"""The SELECT queries of declarations: checked when they are read, narrowed to cities when run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kyodo_graph.curation.yaml_tree import Scalar
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.files import read_text
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.store.sparql import QueryError, Solutions, run

REQUIRED = ("source", "target", "city", "record", "passage")
OPTIONAL = ("kind", "basis", "modality", "joint", "column", "plan", "made_by", "element")
_NOT_CODE = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|\"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*""",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Select:
    """A query of a declaration; its text begins at line and column of the file."""

    text: str
    variables: tuple[str, ...]
    path: str
    line: int
    column: int

    def narrowed(self, cities: Sequence[str]) -> str:
        """The query with ``?city`` held to the cities' IRIs; as it is for no cities.

        The values stand in the text, at the front of the pattern, because the engine then starts
        from them; a variable that is bound from outside makes it scan the whole graph.
        """
        if not cities:
            return self.text
        bare = _NOT_CODE.sub(lambda found: " " * len(found[0]), self.text)
        front = bare.index("{") + 1
        values = " ".join(f"<{iri}>" for iri in cities)
        return f"{self.text[:front]} VALUES ?city {{ {values} }} {self.text[front:]}"


def read_select(node: Scalar, path: Path) -> Select:
    """The query that stands in a declaration, after a check that it is one.

    Raises InputError for what is not SPARQL, no SELECT, or does not give the variables.
    """
    line, column, exact = _beginning(node, path)
    try:
        answer = run(ox.Store(), node.text, source=str(path))
    except QueryError as error:
        place: tuple[int, int] = node.mark
        if exact and error.line:
            place = (line + error.line - 1, column + error.column - 1)
        raise InputError([Problem(str(path), *place, error.what)]) from error
    if not isinstance(answer, Solutions):
        raise InputError([Problem(str(path), *node.mark, "a query that is no SELECT", "SELECT …")])
    given = answer.columns
    problems = [
        Problem(str(path), *node.mark, f"the query does not give ?{name}", _listed(REQUIRED))
        for name in REQUIRED
        if name not in given
    ]
    for name in given:
        if name not in (*REQUIRED, *OPTIONAL):
            expected = _listed(nearest_or_all(name, (*REQUIRED, *OPTIONAL)))
            problems.append(Problem(str(path), *node.mark, f"unknown variable ?{name}", expected))
    if problems:
        raise InputError(problems)
    return Select(node.text, given, str(path), line, column)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"?{name}" for name in names)


def _beginning(node: Scalar, path: Path) -> tuple[int, int, bool]:
    """Where a text begins in its file, and whether its lines are the file's lines.

    They are in a block that keeps them (``|``) and in a text of one line; a folded or quoted text
    of several lines has lost its own.
    """
    lines = read_text(path).splitlines()
    head = lines[node.mark.line - 1][node.mark.column - 1 :]
    if head.startswith("|"):
        following = lines[node.mark.line :]
        indent = next((len(s) - len(s.lstrip()) for s in following if s.strip()), 0)
        return node.mark.line + 1, indent + 1, True
    quoted = head.startswith(('"', "'"))
    alone = "\n" not in node.text and not head.startswith(">")
    return node.mark.line, node.mark.column + quoted, alone
