"""The cities of a store, by their keys."""

from __future__ import annotations

import difflib

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import KYODO
from kyodo_graph.errors import UnknownNameError

_CITY_KEY = ox.NamedNode(KYODO + "cityKey")


def city_keys(store: ox.Store) -> tuple[str, ...]:
    """The keys of the cities that a store holds, sorted."""
    stated = store.quads_for_pattern(None, _CITY_KEY, None, None)
    return tuple(sorted({str(getattr(quad.object, "value", "")) for quad in stated}))


def check_city(keys: tuple[str, ...], key: str) -> None:
    """Raise UnknownNameError, with the nearest keys, for one that is not among ``keys``."""
    if key not in keys:
        near = difflib.get_close_matches(key, keys, 3, 0.3) or keys[:8]
        raise UnknownNameError("city", key, near)
