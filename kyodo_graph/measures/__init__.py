"""Measures: pure functions on NetworkX graphs and arrays, each with the publication behind it.

Names are imported at once: many functions are called as their modules are, so that importing them
one by one on demand would hand out modules in their place. Nothing heavy is loaded by it.
"""

from __future__ import annotations

import warnings
from typing import Any

from .agreement import Agreement, krippendorff, krippendorff_by_field
from .backbones import fdsm, fixed_col, fixed_fill, fixed_row, sdsm
from .bicm import bicm
from .bootstrap import Bootstrap, bootstrap
from .bridging import bridging, current_flow_betweenness
from .brokerage import Brokerage, gould_fernandez
from .case_dropping import Stability, stability
from .centralization import centralization, centralization_test, two_mode_centralization
from .core_periphery import CorePeriphery, core_periphery
from .corrections import Backbone, backbone, benjamini_hochberg, holm
from .curveball import curveball, curveball_stacks
from .dissimilarity import d_measure
from .diversity import Turnover, bray_curtis, dissimilarity_table, sorensen, sorensen_multi
from .dominance import Dominance, dominance
from .empirical import NullTest, null_test
from .ensembles import NullDistribution, null_distribution, random_stacks
from .errors import MeasureError
from .everett_valente import everett_valente
from .key_player import KeyPlayers, find_key_players, key_player
from .memberships import Memberships, memberships
from .mixing import EIIndex, ei_index
from .modularity import Communities, louvain, modularity
from .mrqap import MRQAP, mrqap
from .nodf import Nodf, nodf, nodf_null
from .nulls import cug_test, label_test, permuted_groups, random_networks
from .overlap import deltacon, deltacon_distance, edge_jaccard
from .pair_tests import PairTest, poisson_binomial
from .participation import participation
from .portrait import portrait, portrait_divergence
from .projection import project
from .qap import QAP, qap
from .rarefied import Rarefied, rarefaction
from .removal import Removal, remove_actor
from .rewiring import rewire
from .spectral import laplacian_divergence, laplacian_spectrum, netlsd
from .structural_holes import structural_holes
from .triads import triad_census, triad_profile
from .two_mode import two_mode_centrality
from .two_mode_brokerage import TwoModeBrokerage, two_mode_brokerage
from .two_mode_extras import (
    barber_modularity,
    birank,
    redundancy,
    robins_alexander_clustering,
)

__all__ = [
    "MRQAP",
    "QAP",
    "Agreement",
    "Backbone",
    "Bootstrap",
    "Brokerage",
    "Communities",
    "CorePeriphery",
    "Dominance",
    "EIIndex",
    "KeyPlayers",
    "MeasureError",
    "Memberships",
    "Nodf",
    "NullDistribution",
    "NullTest",
    "PairTest",
    "Rarefied",
    "Removal",
    "Stability",
    "Turnover",
    "TwoModeBrokerage",
    "backbone",
    "barber_modularity",
    "benjamini_hochberg",
    "bicm",
    "birank",
    "bootstrap",
    "bray_curtis",
    "bridging",
    "centralization",
    "centralization_test",
    "core_periphery",
    "cug_test",
    "current_flow_betweenness",
    "curveball",
    "curveball_stacks",
    "d_measure",
    "deltacon",
    "deltacon_distance",
    "dissimilarity_table",
    "dominance",
    "edge_jaccard",
    "ei_index",
    "everett_valente",
    "fdsm",
    "find_key_players",
    "fixed_col",
    "fixed_fill",
    "fixed_row",
    "gould_fernandez",
    "holm",
    "key_player",
    "krippendorff",
    "krippendorff_by_field",
    "label_test",
    "laplacian_divergence",
    "laplacian_spectrum",
    "louvain",
    "memberships",
    "modularity",
    "mrqap",
    "netlsd",
    "nodf",
    "nodf_null",
    "null_distribution",
    "null_test",
    "participation",
    "permuted_groups",
    "poisson_binomial",
    "portrait",
    "portrait_divergence",
    "project",
    "qap",
    "random_networks",
    "random_stacks",
    "rarefaction",
    "redundancy",
    "remove_actor",
    "rewire",
    "robins_alexander_clustering",
    "sdsm",
    "sorensen",
    "sorensen_multi",
    "stability",
    "structural_holes",
    "triad_census",
    "triad_profile",
    "two_mode_brokerage",
    "two_mode_centrality",
    "two_mode_centralization",
]


def __getattr__(name: str) -> Any:
    """The table of measures under the name that it had in 0.1."""
    if name != "Table":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kyodo_graph.tables.former import FormerTable

    warnings.warn(
        "kyodo_graph.measures.Table is now kyodo_graph.Table(columns, rows, name=, options=); the "
        "old name goes with version 0.3",
        DeprecationWarning,
        stacklevel=2,
    )
    return FormerTable
