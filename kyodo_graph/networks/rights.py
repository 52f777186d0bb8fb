"""Licence and contact of own data, as a network says them in its attributes."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kyodo_graph.curation.namespaces import ID, KYODO

_SAID = {"data_license": "dataLicense", "data_contact": "dataContact"}


def data_rights(store: ox.Store, cities: Collection[str] = ()) -> dict[str, str]:
    """What the pieces of the catalogue say of licence and contact, of some cities or of all.

    ``data_license`` and ``data_contact``, each only where a city has one; where several have one,
    each with its city's key. The shipped data have none: their licence is that of the package.
    """
    found: dict[str, str] = {}
    for name, term in _SAID.items():
        told: dict[str, str] = {}
        for quad in store.quads_for_pattern(None, ox.NamedNode(KYODO + term), None, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                city = quad.subject.value.removeprefix(ID)
                if not cities or city in cities:
                    told[city] = quad.object.value
        if len(told) == 1:
            found[name] = next(iter(told.values()))
        elif told:
            found[name] = "; ".join(f"{key}: {told[key]}" for key in sorted(told))
    return found
