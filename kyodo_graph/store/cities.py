"""The cities of a store, by their keys."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.errors import UnknownNameError, expect
from kyodo_graph.folding import known_as
from kyodo_graph.nearest import nearest_or_all

_CITY_KEY = ox.NamedNode(KYODO + "cityKey")


def city_keys(store: ox.Store) -> tuple[str, ...]:
    """The keys of the cities that a store holds, sorted."""
    stated = store.quads_for_pattern(None, _CITY_KEY, None, None)
    return tuple(sorted({str(getattr(quad.object, "value", "")) for quad in stated}))


def city_key(store: ox.Store, given: str) -> str:
    """The key of a city of a store that is meant, whatever its width and case.

    Raises UnknownNameError, with the nearest keys, where there is none. All keys are read only
    where the very one is not there: a country has many.
    """
    expect("city", given, str, "the key of a city")
    with suppress(ValueError):  # a byte that the terminal could not decode is in no key
        if any(store.quads_for_pattern(None, _CITY_KEY, ox.Literal(given), None)):
            return given
    return check_city(city_keys(store), given)


def city_iris(store: ox.Store, keys: Iterable[str]) -> list[str]:
    """The IRIs of cities by their keys, sorted."""
    found = {
        quad.subject.value
        for key in keys
        for quad in store.quads_for_pattern(None, _CITY_KEY, ox.Literal(key), None)
        if isinstance(quad.subject, ox.NamedNode)
    }
    return sorted(found)


def check_city(keys: tuple[str, ...], given: str) -> str:
    """The key among ``keys`` that is meant, whatever its width and case.

    Raises UnknownNameError, with the nearest keys, where there is none.
    """
    expect("city", given, str, "the key of a city")
    key = known_as(given, keys)
    if key is None:
        raise UnknownNameError("city", given, nearest_or_all(given, keys))
    return key
