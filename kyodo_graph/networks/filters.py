"""Filters that apply to every projection, on the statements before edges are made of them.

A filter is declared here and nowhere else: ``Graph.network``, ``Graph.view``, the options of
``kyodo network`` and ``kyodo view``, the attributes of a network, messages and docs/networks.md
take it from :data:`FILTERS`; for type checkers it has a line in :class:`FilterOptions`.

Nothing is imported here that reads RDF: the command line needs the declarations for its help.
"""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from numbers import Integral
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar, get_args

from kyodo_graph.errors import UnknownNameError, expect
from kyodo_graph.nearest import nearest_or_all

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kyodo_graph.networks.declaration import Declaration
    from kyodo_graph.networks.nodes import Nodes
    from kyodo_graph.networks.statements import Statement

Joint = Literal["whole", "half", "out"]
F = TypeVar("F", bound=Callable[..., Any])
CITY_OFFICE = "S1"
GENERIC = "generic"
ACTOR_MODE = "actor"


class FilterOptions(TypedDict, total=False):
    """The filters as keyword arguments, for type checkers."""

    city: str | Sequence[str]
    plan: str | Sequence[str]
    generation: int | Sequence[int]
    theme: str | Sequence[str]
    kind: str | Sequence[str]
    basis: str | Sequence[str]
    modality: str | Sequence[str]
    generic: bool
    city_office: bool
    joint: Joint


class UnknownFilterError(UnknownNameError, TypeError):
    """An argument that is no filter."""


@dataclass(frozen=True)
class Filter:
    """A filter: how it is spelled, what it means, and which statements pass it.

    ``name`` is the argument in Python; ``attribute`` the one under which a network says what was
    asked for; ``option`` (with ``metavar``) that of the command line; ``means`` what is left, in
    both languages. ``kind`` is what it takes: several texts (str) or numbers (int), of which one
    has to hold, True or False (bool; True leaves everything), or one of some words, the first of
    which leaves everything.

    ``known`` gives what was asked for as the graph writes it and raises
    :class:`~kyodo_graph.errors.UnknownNameError` for what it does not know; ``prepared`` what
    statements are held against, where that is something else. ``passes`` takes a statement, the
    nodes and that; without it the filter narrows elsewhere (the store is asked for cities only).
    ``refused`` are words for what it leaves out ({} is what was asked for), and ``idle`` says for
    which words that is nothing.
    """

    name: str
    attribute: str
    option: str
    means: Mapping[str, str]
    metavar: str = ""
    kind: type[str] | type[int] | type[bool] | tuple[str, ...] = str
    known: Callable[[ox.Store, Any, Declaration], Any] = lambda _, given, __: given
    prepared: Callable[[ox.Store, Any], Any] = lambda _, known: known
    passes: Callable[[Statement, Nodes, Any], bool] | None = None
    refused: str = ""
    idle: tuple[str, ...] = ()

    @property
    def default(self) -> Any:
        """What leaves everything."""
        if self.kind is bool:
            return True
        return self.kind[0] if isinstance(self.kind, tuple) else ()

    def taken(self, given: Any) -> Any:
        """What was given in Python as it is kept: several values as a tuple."""
        if self.kind is bool and not isinstance(given, bool):
            raise UnknownNameError(f"value of {self.name}", str(given), ["True", "False"])
        if isinstance(self.kind, tuple) or self.kind is bool:
            return given
        values = (given,) if isinstance(given, str | int) else given
        kinds = (str, Integral) if self.kind is int else (str,)
        expected = f"a {'number' if self.kind is int else 'text'}, or several"
        expect(self.name, values, Iterable, expected)
        for one in values:
            expect(self.name, one, kinds, expected)
        return tuple(values)

    def shown(self, value: Any) -> str | bool:
        """What was asked for as an attribute of a network: several joined by a space."""
        return " ".join(map(str, value)) if isinstance(value, tuple) else value

    def leaves_out(self, shown: object) -> str:
        """What it leaves out, in words, from the attribute of a network; "" for nothing."""
        if shown in (None, self.shown(self.default), *self.idle):
            return ""
        return (self.refused or f"{self.attribute} {{}}").format(shown)


def _names(function: str, *which: str) -> Callable[..., Any]:
    """A function of :mod:`~kyodo_graph.networks.names`, which is imported when it is called."""

    def call(*arguments: Any) -> Any:
        return getattr(import_module("kyodo_graph.networks.names"), function)(*arguments, *which)

    return call


def _on_theme(s: Statement, nodes: Nodes, themes: Any) -> bool:
    return any(t in themes for made in (s.made_by, s.element) for t in nodes[made].themes)


def _no_generic(s: Statement, nodes: Nodes, _: Any) -> bool:
    return all(nodes[end].specificity != GENERIC for end in (s.source, s.target))


def _no_office(s: Statement, nodes: Nodes, _: Any) -> bool:
    return all(nodes[end].sector != CITY_OFFICE for end in (s.source, s.target))


FILTERS: tuple[Filter, ...] = (
    Filter(
        "city", "cities", "--city", metavar="C", known=_names("known_cities"),
        means={"en": "statements of these cities", "ja": "これらの市の記述"},
    ),
    Filter(
        "plan", "plans", "--plan", metavar="ID", known=_names("known_plans"),
        passes=lambda s, _, plans: s.plan in plans,
        means={"en": "statements about elements of these plans (`yamaguchi/p1`)",
               "ja": "これらの計画(`yamaguchi/p1`)の要素についての記述"},
    ),
    Filter(
        "generation", "generations", "--generation", metavar="N", kind=int,
        known=_names("known_generations"), prepared=_names("plans_of_generations"),
        passes=lambda s, _, plans: s.plan in plans,
        means={"en": "statements about elements of plans of this generation",
               "ja": "この次(世代)の計画の要素についての記述"},
    ),
    Filter(
        "theme", "themes", "--theme", metavar="T",
        known=_names("known_codes", "theme"), passes=_on_theme,
        means={"en": "statements about elements with any of these themes, primary or not",
               "ja": "これらの主題のどれかを持つ要素についての記述(主たる主題でなくてもよい)"},
    ),
    Filter(
        "kind", "kinds", "--kind", metavar="K", known=_names("known_kinds"),
        passes=lambda s, _, kinds: s.kind in kinds,
        means={"en": "these roles (`lead`, `participant`) or relations (`funds` …)",
               "ja": "これらの役割(`lead`、`participant`)または関係(`funds` など)"},
    ),
    Filter(
        "basis", "bases", "--basis", metavar="B", known=_names("known_codes", "basis"),
        passes=lambda s, _, bases: s.basis in bases,
        means={"en": "`stated` or `implied`", "ja": "`stated` または `implied`"},
    ),
    Filter(
        "modality", "modalities", "--modality", metavar="M",
        known=_names("known_codes", "modality"),
        passes=lambda s, _, modalities: s.modality in modalities,
        means={"en": "ties that are `done`, `ongoing`, `planned`, `under_consideration`",
               "ja": "`done`、`ongoing`、`planned`、`under_consideration` の関係"},
    ),
    Filter(
        "generic", "generic", "--no-generic", kind=bool, passes=_no_generic,
        refused="no generic actors",
        means={"en": "nothing with an end that is a generic actor (市民)",
               "ja": "総称の主体(市民)を端に持たないもの"},
    ),
    Filter(
        "city_office", "city_office", "--no-city-office", kind=bool, passes=_no_office,
        refused="no city office",
        means={"en": "nothing with an end in sector S1: the city office, its departments and staff",
               "ja": "区分 S1(市役所・部署・職員)を端に持たないもの"},
    ),
    Filter(
        "joint", "joint", "--joint", kind=get_args(Joint), known=_names("known_joint"),
        passes=lambda s, _, joint: joint != "out" or not s.joint,
        refused="joint columns {}", idle=("half",),
        means={"en": "joint columns whole, half or not at all",
               "ja": "連名の欄を全数・按分・除外"},
    ),
)  # fmt: skip


class Filters:
    """Which statements make edges: what is asked of the :data:`FILTERS`, by their names.

    One that is not named keeps everything. Raises UnknownFilterError, with the nearest names, for
    an argument that is no filter.

    >>> Filters(city="shinjo", generic=False)
    Filters(city=('shinjo',), generic=False)
    >>> Filters(themse="T03")
    Traceback (most recent call last):
    kyodo_graph.networks.filters.UnknownFilterError: unknown filter 'themse'; nearest: theme
    """

    def __init__(self, **given: Any) -> None:
        known = {f.name: f for f in FILTERS}
        before = {f.attribute: f.name for f in FILTERS}
        self._asked: dict[str, Any] = {}
        self._against: dict[str, Any] = {}
        for name, value in given.items():
            if name not in known and name in before:
                told = f"Filters({name}=…) is now {before[name]}; the old name goes with 0.3"
                warnings.warn(told, DeprecationWarning, stacklevel=2)
                name = before[name]
            if name not in known:
                raise UnknownFilterError("filter", name, nearest_or_all(name, known))
            if (taken := known[name].taken(value)) != known[name].default:
                self._asked[name] = taken

    def __repr__(self) -> str:
        return f"Filters({', '.join(f'{name}={value!r}' for name, value in self._asked.items())})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filters) and self._asked == other._asked

    def __hash__(self) -> int:
        return hash(frozenset(self._asked.items()))

    def __getitem__(self, name: str) -> Any:
        """What is asked of a filter."""
        return self._asked.get(name, next(f.default for f in FILTERS if f.name == name))

    def of_cities(self, *cities: str) -> Filters:
        """The same filters for other cities, whose keys are taken as they are."""
        made = Filters()
        kept = {name: value for name, value in self._asked.items() if name != "city"}
        made._asked = {"city": cities, **kept} if cities else kept
        made._against = self._against
        return made

    def checked(self, store: ox.Store, declaration: Declaration) -> Filters:
        """The filters with their names as the graph writes them, ready to be held against it.

        Raises UnknownNameError, with the nearest names, for one that the graph or the projection
        does not know. Whether anything passes is another question: a network may be empty.
        """
        made = Filters()
        for f in FILTERS:
            if f.name in self._asked:
                made._asked[f.name] = f.known(store, self._asked[f.name], declaration)
                made._against[f.name] = f.prepared(store, made._asked[f.name])
        return made

    def attributes(self) -> dict[str, str | bool]:
        """The filters as attributes of a network."""
        return {f.attribute: f.shown(self[f.name]) for f in FILTERS}

    def keep(self, statements: Iterable[Statement], nodes: Nodes) -> list[Statement]:
        """The statements that pass filters that were :meth:`checked`."""
        tests = [(f.passes, self._against[f.name]) for f in FILTERS
                 if f.passes and f.name in self._asked]  # fmt: skip
        return [s for s in statements if all(passes(s, nodes, with_) for passes, with_ in tests)]


def taking_filters(function: F) -> F:
    """Name the filters in the signature of a function that takes them as ``**filters``.

    Notebooks offer them then, and ``help()`` shows them.
    """
    signature = inspect.signature(function)
    before = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
    own = [inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default,
                             annotation=FilterOptions.__annotations__.get(f.name, Any))
           for f in FILTERS]  # fmt: skip
    function.__signature__ = signature.replace(parameters=[*before, *own])  # type: ignore[attr-defined]
    return function


def asked(attributes: Mapping[str, object]) -> dict[str, object]:
    """The filters that a network (its attributes) was asked for, by attribute."""
    empty = {f.attribute: (None, f.shown(f.default)) for f in FILTERS}
    return {name: attributes.get(name) for name in empty if attributes.get(name) not in empty[name]}


def narrowing(attributes: Mapping[str, object]) -> str:
    """What the filters of a network (its attributes) leave out, in words; "" for nothing."""
    words = (f.leaves_out(attributes.get(f.attribute)) for f in FILTERS)
    return ", ".join(filter(None, words))


def shares(
    statements: Iterable[Statement], joint: Joint, modes: tuple[str, ...]
) -> dict[str, float]:
    """How much each record counts: 1, or the actor's share of a joint column.

    A column of an element that names two actors together gives each a half. The statements must
    be all that the projection has: an actor does not count more because a filter leaves the other
    one out. The actor is the end of that mode, or else the source.
    """
    found = list(statements)
    if joint != "half":
        return {s.record: 1.0 for s in found}
    last = modes[-1] == ACTOR_MODE
    together: dict[tuple[str, str], set[str]] = {}
    for s in found:
        if s.joint:
            together.setdefault((s.made_by, s.column), set()).add(s.target if last else s.source)
    return {s.record: 1.0 / len(together[s.made_by, s.column]) if s.joint else 1.0 for s in found}
