"""The names that filters use: read as people write them, checked against what the graph knows."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import get_args

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO, RDF, SCHEME, SKOS, XSD
from kyodo_graph.errors import UnknownNameError
from kyodo_graph.networks.declaration import Declaration
from kyodo_graph.networks.filters import Filters, Joint
from kyodo_graph.networks.statements import code, short
from kyodo_graph.store.cities import check_city, city_keys

_IN_SCHEME = ox.NamedNode(SKOS + "inScheme")
_CITY_KEY = ox.NamedNode(KYODO + "cityKey")
_GENERATION = ox.NamedNode(KYODO + "generation")
_TYPE = ox.NamedNode(RDF + "type")
_SCHEME_OF_KINDS = "scheme:"


def folded(name: str) -> str:
    """A name as the graph writes it: full-width letters and digits narrow, no space around.

    >>> folded(" T03 ")
    'T03'
    """
    return unicodedata.normalize("NFKC", name).strip()


def checked(store: ox.Store, filters: Filters, declaration: Declaration) -> Filters:
    """The filters with their names as the graph writes them.

    Raises UnknownNameError, with the nearest names, for one that the graph or the projection does
    not know. Whether anything passes is another question: a network may be empty.
    """

    def known(kind: str, names: Iterable[str], allowed: Collection[str]) -> tuple[str, ...]:
        return tuple(_known(kind, folded(name), allowed) for name in names)

    if filters.joint not in get_args(Joint):
        _known("way to count joint columns", filters.joint, get_args(Joint))
    cities = tuple(folded(city) for city in filters.cities)
    for city in cities:
        check_city(city_keys(store), city)
    return replace(
        filters,
        cities=cities,
        plans=tuple(_plan(store, folded(plan)) for plan in filters.plans),
        generations=tuple(_generation(store, number) for number in filters.generations),
        themes=known("theme", filters.themes, filters.themes and _codes(store, "theme")),
        kinds=_kinds(store, filters.kinds, declaration),
        bases=known("basis", filters.bases, filters.bases and _codes(store, "basis")),
        modalities=known(
            "modality", filters.modalities, filters.modalities and _codes(store, "modality")
        ),
    )


def checked_weight(declaration: Declaration, weight: str) -> str:
    """The weight asked for, or the declared one; UnknownNameError for one that it can't have."""
    if not weight:
        return declaration.weight
    return _known(f"weight of {declaration.name}", folded(weight), declaration.weights)


def city_iris(store: ox.Store, keys: Iterable[str]) -> list[str]:
    """The IRIs of cities by their keys, sorted."""
    return sorted({iri for key in keys for iri, _ in _stated(store, _CITY_KEY, _string(key))})


def allowed_plans(store: ox.Store, filters: Filters) -> frozenset[str] | None:
    """The plans that a network may take from; None where plan and generation are left open."""
    if not filters.plans and not filters.generations:
        return None
    plans = set(filters.plans)
    if filters.generations:
        numbers = {str(number) for number in filters.generations}
        of_generation = {short(iri) for iri, n in _stated(store, _GENERATION) if n in numbers}
        plans = plans & of_generation if filters.plans else of_generation
    return frozenset(plans)


def _known(kind: str, name: str, allowed: Collection[str]) -> str:
    if name not in allowed:
        near = difflib.get_close_matches(name, allowed, 3, 0.5) or sorted(allowed)
        raise UnknownNameError(kind, name, near)
    return name


def _codes(store: ox.Store, scheme: str) -> tuple[str, ...]:
    found = _stated(store, _IN_SCHEME, ox.NamedNode(SCHEME + scheme))
    return tuple(sorted({code(iri) for iri, _ in found}))


def _kinds(store: ox.Store, names: tuple[str, ...], declaration: Declaration) -> tuple[str, ...]:
    """Kinds that the projection can have; any, where a declaration gives some but names none."""
    wanted = tuple(map(folded, names))
    if wanted and not any("kind" in select.variables for select in declaration.edges):
        raise UnknownNameError(f"kind ({declaration.name} has no kinds)", wanted[0], ())
    allowed: list[str] = []
    for name in declaration.kinds if wanted else ():
        scheme = name.removeprefix(_SCHEME_OF_KINDS)
        allowed += _codes(store, scheme) if scheme != name else (name,)
    return tuple(_known(f"kind of {declaration.name}", n, allowed or wanted) for n in wanted)


def _plan(store: ox.Store, name: str) -> str:
    plan = ox.NamedNode(KYODO + "Plan")
    given = short(name)
    plans = {short(iri) for iri, _ in _stated(store, _TYPE, plan)}
    if given in plans:
        return given
    city = given.partition("/")[0]
    near = difflib.get_close_matches(given, plans, 5, 0.6)
    near = near or sorted(p for p in plans if p.partition("/")[0] == city) or sorted(plans)
    raise UnknownNameError("plan", name, near[:8])


def _generation(store: ox.Store, number: int) -> int:
    known = sorted({n for _, n in _stated(store, _GENERATION)}, key=int)
    if str(number) not in known:
        raise UnknownNameError("generation", str(number), known)
    return number


def _stated(
    store: ox.Store, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None = None
) -> Iterator[tuple[str, str]]:
    """Subjects (IRIs) and values of a property, in any graph."""
    for quad in store.quads_for_pattern(None, predicate, value, None):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value, str(getattr(quad.object, "value", ""))


def _string(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "string"))
