"""Actors that one column of a table names together: what holds of one as printed holds of all."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kyodo_graph.networks.statements import short
from kyodo_graph.store.sparql import select

_JOINT = """SELECT ?record ?element ?column WHERE {
  ?element kyodo:hasParticipation ?record . ?record kyodo:joint true ; kyodo:column ?column }"""


def joint_cells(store: ox.Store) -> Mapping[str, str]:
    """The cell that each record of a joint column comes from, by the record's id.

    Records of one cell have the same: the element and the head of the column.
    """
    return {
        short(str(row["record"])): f"{short(str(row['element']))} {row['column']}"
        for row in select(store, _JOINT)
    }
