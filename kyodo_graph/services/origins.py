"""Which function gives each table and each index, and who defined it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from kyodo_graph import measures
from kyodo_graph.analysis.place_indices import declared
from kyodo_graph.services.analysing import analyse
from kyodo_graph.services.comparing import compare
from kyodo_graph.words import indices, public_name

Origin = tuple[Callable[..., Any], str]

ANALYSIS: Mapping[str, Origin] = {
    "places": (analyse, "strona2014 krippendorff2019"),
    "place_readings": (analyse, ""),
    "networks": (analyse, "breiger1974"),
    "actors": (measures.two_mode_centrality, "schoch2016"),
    "brokerage": (measures.gould_fernandez, "gould1989"),
    "intermediaries": (analyse, ""),
    "intermediary": (analyse, "strona2014 godard2022 davison1997 efron1993"),
    "intermediary_functions": (analyse, ""),
    "intermediary_themes": (analyse, ""),
    "removal": (measures.remove_actor, "borgatti2006 strona2014"),
    "removal_losses": (measures.remove_actor, "borgatti2006"),
    "backbone": (measures.sdsm, "neal2014 neal2021 holm1979"),
    "backbone_pairs": (measures.sdsm, "neal2014 neal2021 holm1979"),
    "whole": (
        measures.centralization,
        "freeman1979 borgatti1997 krackhardt1988 blondel2008 almeida2008 borgatti1999 strona2014",
    ),
    "intermediary_ties": (analyse, ""),
    "classification": (analyse, "provan2008"),
}
COMPARISON: Mapping[str, Origin] = {
    "said": (compare, ""),
    "not_compared": (compare, ""),
    "documents": (compare, ""),
    "allowed": (compare, ""),
    "alignment_levels": (compare, ""),
    "alignment_actors": (compare, ""),
    "theme_coverage": (compare, "wilson1927 hurlbert1971 colwell2004"),
    "themes_lacking": (compare, ""),
    "theme_dissimilarity": (measures.bray_curtis, "bray1957 benjamini1995"),
    "sector_roles": (compare, "wilson1927"),
    "roles_by_theme": (compare, "wilson1927"),
    "forms": (compare, ""),
    "functions": (compare, ""),
    "indicators": (compare, ""),
    "status_survival": (compare, "wilson1927"),
    "lineage": (compare, ""),
    "structure_values": (
        compare,
        "freeman1979 borgatti1997 almeida2008 robins2004 krackhardt1988 "
        "newman2004 borgatti1999 holland1976 efron1993",
    ),
    "structure_z": (compare, "strona2014 carstens2015 benjamini1995"),
    "theme_map": (compare, "torgerson1952 gower1966"),
    "generations": (compare, "bray1957"),
}
"""By table: the function, and the keys of the publications that define what it holds."""
_OF_PLACES = ("places", "place_readings", "actors", "intermediary")

# Indices that are no actor's place, by the function that gives them.
_INDICES: Mapping[Callable[..., Any], str] = {
    measures.gould_fernandez: "coordinator itinerant representative gatekeeper liaison total",
    measures.remove_actor: "orphaned leaderless components sector_pairs sector_pairs_connected",
    measures.key_player: "fragmentation distance_fragmentation",
    analyse: "density",
    measures.centralization: (
        "centralization_degree centralization_closeness centralization_betweenness "
        "degree_centralization betweenness_centralization"
    ),
    measures.nodf: "nodf",
    measures.ei_index: "ei_sector sector_ei",
    measures.modularity: "modularity sector_modularity",
    measures.core_periphery: "core_periphery",
    compare: ("clustering triad_102 triad_201 triad_300 share_of_actors_in_common edge_jaccard"),
    measures.bray_curtis: "theme_bray_curtis",
}


def origin(table: str) -> tuple[str, tuple[str, ...]]:
    """The function that gives a table and the keys of its publications.

    A table of places rests on what defines the indices, too.

    >>> origin("brokerage")
    ('kyodo_graph.measures.gould_fernandez', ('gould1989',))
    """
    function, references = {**ANALYSIS, **COMPARISON}[table]
    of_indices = (r for name in declared() for r in indices()[name].references)
    every = (*(of_indices if table in _OF_PLACES else ()), *references.split())
    return public_name(function), tuple(dict.fromkeys(every))


def printed() -> tuple[str, ...]:
    """The indices that the report's tables print, in the order of the registry."""
    known = {*declared(), *(name for names in _INDICES.values() for name in names.split())}
    return tuple(name for name in indices() if name in known)


def function_of(index: str) -> str:
    """The function that gives an index; raises KeyError for one that nothing gives.

    >>> function_of("betweenness"), function_of("density")
    ('kyodo_graph.measures.two_mode_centrality', 'kyodo_graph.analyse')
    """
    if place := declared().get(index):
        return public_name(analyse if place.function is place.compute else place.function)
    return public_name({name: f for f, names in _INDICES.items() for name in names.split()}[index])
