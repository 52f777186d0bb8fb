"""The names that filters use: read as people write them, checked against what the graph knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import get_args

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, SCHEME, SKOS, XSD
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.folding import known_as
from kyodo_graph.nearest import nearest_or_all
from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.filters import Joint
from kyodo_graph.networks.statements import code, short
from kyodo_graph.store.cities import city_key

_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")
_CITY_KEY = ox.NamedNode(KYODO + "cityKey")
_GENERATION = ox.NamedNode(KYODO + "generation")
_TYPE = ox.NamedNode(RDF + "type")
_SCHEME_OF_KINDS = "scheme:"


def known_cities(store: ox.Store, names: Iterable[str], _: Declaration) -> tuple[str, ...]:
    """Keys of cities."""
    return tuple(city_key(store, name) for name in names)


def known_codes(
    store: ox.Store, names: Iterable[str], _: Declaration, scheme: str
) -> tuple[str, ...]:
    """Codes of a scheme."""
    allowed = _codes(store, scheme)
    return tuple(known_name(scheme, name, allowed) for name in names)


def known_joint(_: ox.Store, way: str, __: Declaration) -> str:
    """A way to count joint columns."""
    return known_name("way to count joint columns", way, get_args(Joint))


def checked_weight(declaration: Declaration, weight: str) -> str:
    """The weight asked for, or the declared one; UnknownNameError for one that it can't have."""
    if not weight:
        return declaration.weight
    return known_name(f"weight of {declaration.name}", weight, declaration.weights)


def plans_of_generations(store: ox.Store, generations: Iterable[int]) -> frozenset[str]:
    """The plans of some generations."""
    numbers = {str(number) for number in generations}
    return frozenset(short(iri) for iri, n in _stated(store, _GENERATION) if n in numbers)


def known_name(kind: str, name: str, allowed: Collection[str]) -> str:
    """The allowed name that is meant; UnknownNameError with the nearest if there is none."""
    found = known_as(name, allowed)
    if found is None:
        raise UnknownNameError(kind, name, nearest_or_all(name, sorted(allowed)))
    return found


def _codes(store: ox.Store, scheme: str) -> tuple[str, ...]:
    found = _stated(store, _IN_SCHEME, ox.NamedNode(SCHEME + scheme))
    return tuple(sorted({code(iri) for iri, _ in found}))


def known_kinds(store: ox.Store, names: Iterable[str], declaration: Declaration) -> tuple[str, ...]:
    """Kinds that the projection can have; any, where a declaration gives some but names none."""
    wanted = tuple(names)
    if wanted and not any("kind" in select.variables for select in declaration.edges):
        raise UnknownNameError(f"kind ({declaration.name} has no kinds)", wanted[0], ())
    allowed: list[str] = []
    for name in declaration.kinds if wanted else ():
        scheme = name.removeprefix(_SCHEME_OF_KINDS)
        allowed += _codes(store, scheme) if scheme != name else (name,)
    return tuple(known_name(f"kind of {declaration.name}", n, allowed or wanted) for n in wanted)


def known_plans(store: ox.Store, names: Iterable[str], _: Declaration) -> tuple[str, ...]:
    """Ids of plans."""
    plans = {short(iri) for iri, _ in _stated(store, _TYPE, ox.NamedNode(KYODO + "Plan"))}
    return tuple(_plan(plans, name) for name in names)


def _plan(plans: Collection[str], name: str) -> str:
    given = short(name.strip())
    if found := known_as(given, plans):
        return found
    city = given.partition("/")[0]
    own = sorted(p for p in plans if p.partition("/")[0] == city)
    raise UnknownNameError("plan", name, nearest_or_all(given, own or sorted(plans)))


def known_generations(store: ox.Store, numbers: Iterable[int], _: Declaration) -> tuple[int, ...]:
    """Generations of plans."""
    known = sorted({n for _, n in _stated(store, _GENERATION)}, key=int)
    for number in numbers:
        if str(number) not in known:
            raise UnknownNameError("generation", str(number), known)
    return tuple(numbers)


def _stated(
    store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None = None
) -> Iterator[tuple[str, str]]:
    """Subjects (IRIs) and values of a property, in any graph."""
    for quad in store.quads_for_pattern(None, predicate, value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value, str(getattr(quad.object, "value", ""))


def _string(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "string"))
