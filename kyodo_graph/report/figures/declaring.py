"""What a figure is of and where it stands, said beside the function that makes it.

::

    @figure("roles", of="documents", at={"city": "roles"}, order=10, brief=10)
    def roles_figure(graph: Graph, city: str) -> Figure | None: ...

That is all: the figure is drawn, stands in its section, among the downloads and on the page of
methods, and is told in brief on the first page where it has a place there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from kyodo_graph.report.figure import Figure

Of = Literal["documents", "analysis", "intermediary", "comparison", "coding"]
F = TypeVar("F", bound=Callable[..., Figure | None])


@dataclass(frozen=True)
class Declared:
    """A figure as it is declared.

    ``name`` is that of its files, behind the city's key where it is of a city. ``of`` says what
    ``make`` is given, and so of what it can be made:

    - ``documents``: the graph and the key of a city;
    - ``analysis``: the analysis of a city in both languages;
    - ``intermediary``: the same and the id of the intermediary ("" for the main one);
    - ``comparison``: what is compared; ``coding``: two codings.

    It may give None where there is nothing to draw. ``at`` has the section of each page on which
    it stands; ``order`` its place among figures; ``brief`` its place among the sentences of the
    first page, 0 where what it says is not told there.
    """

    name: str
    of: Of
    at: Mapping[str, str]
    order: int
    brief: int
    make: Callable[..., Figure | None]


def figure(
    name: str, *, of: Of, at: Mapping[str, str], order: int, brief: int = 0
) -> Callable[[F], F]:
    """Declare the figure that a function makes; see :class:`Declared`."""

    def declare(make: F) -> F:
        make.declared = Declared(name, of, at, order, brief, make)  # type: ignore[attr-defined]
        return make

    return declare


def declared_in(module: Any) -> tuple[Declared, ...]:
    """The figures that a module declares (not those that it imports)."""
    found = (getattr(value, "declared", None) for value in vars(module).values())
    return tuple(
        d for d in found if isinstance(d, Declared) and d.make.__module__ == module.__name__
    )
