"""How far apart the networks of two plans are, where the documents let it be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from kyodo_graph.compare.structure import Index
from kyodo_graph.compare.units import Network, Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures import d_measure, laplacian_divergence, netlsd, portrait_divergence
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.networks.matrices import projected
from kyodo_graph.tables import Cell, Table, published

# Margins fix density and degrees under the null; 003 and 102 follow from the rest of the census.
PROFILE = (
    "betweenness_centralization", "nodf", "clustering", "sector_ei", "sector_modularity",
    "core_periphery", "triad_201", "triad_300",
)  # fmt: skip


UNDEFINED: Text = {
    "ja": "このネットワークでは距離が定まらない(比べる指標がどれも動かない)",
    "en": "undefined for these two: no index that both have varies under the null",
}


@dataclass(frozen=True)
class Distance:
    """A way to tell how far two plans are apart, and the rule that it stands under."""

    name: str
    rule: str
    between: Callable[[Unit, Unit], float]


def structural(
    units: Sequence[Unit], profiles: Mapping[str, Sequence[Index] | None], rules: Rules
) -> list[Distance]:
    """The distances of networks: four of the networks themselves, one of their z profiles."""
    whole = {u.name: projected(u.network) for u in units}
    direct = [
        Distance(name, "structure", _of(whole, function))
        for name, function in (
            ("portrait_divergence", portrait_divergence),
            ("laplacian_divergence", laplacian_divergence),
            ("netlsd", netlsd),
            ("d_measure", d_measure),
        )
    ]
    able = [u.name for u in rules.together("structure_z")]
    vectors = z_vectors({name: found for name in able if (found := profiles.get(name))})

    def apart(a: Unit, b: Unit) -> float:
        if a.name not in vectors or b.name not in vectors:
            return float("nan")
        return float(np.linalg.norm(vectors[a.name] - vectors[b.name]))

    return [*direct, Distance("z_profile", "structure_z", apart)]


def z_vectors(profiles: Mapping[str, Sequence[Index]]) -> dict[str, Floats]:
    """The z of each plan, brought to length 1 (Milo et al. 2004), on indices that all plans have.

    A plan of which no z is left has no vector.
    """
    by_name = {name: {i.name: i.z for i in found} for name, found in profiles.items()}
    shared = [k for k in PROFILE if all(np.isfinite(z[k]) for z in by_name.values())]
    vectors = {}
    for name, z in by_name.items():
        vector = np.array([z[k] for k in shared])
        length = float(np.linalg.norm(vector))
        if length > 0:
            vectors[name] = vector / length
    return vectors


def distance_sheet(rules: Rules, distances: Sequence[Distance], lang: str) -> Table:
    """Every pair of plans and every distance: the number, or why there is none."""
    rows: list[tuple[Cell, ...]] = []
    for d in distances:
        for a, b in combinations(rules.units, 2):
            why = rules.refusal(d.rule, a, b)
            value = None if why else d.between(a, b)
            if value is not None and not np.isfinite(value):
                why = UNDEFINED
            scope = "generations" if a.city == b.city else "cities"
            rows.append((d.name, a.name, b.name, scope, value, why[lang] if why else None))
    return published(
        "distances",
        {"ja": "計画間の距離", "en": "Distances between plans"},
        ("measure", "plan_a", "plan_b", "scope", "distance", "refused"),
        rows,
        {"network": "co-participation in initiatives", "z_profile": " | ".join(PROFILE)},
        (describes(rules),),
    )


def _of(
    networks: Mapping[str, Network], function: Callable[[Network, Network], float]
) -> Callable[[Unit, Unit], float]:
    return lambda a, b: float(function(networks[a.name], networks[b.name]))


def describes(rules: Rules) -> Text:
    """The warning that stands under every distance."""
    cities = len({u.city for u in rules.units})
    return {
        "ja": f"{cities}市の記述であり、推測ではない。この数では群れの有無も検定できない。",
        "en": f"With {cities} cities this describes and infers nothing; clusters can't be tested.",
    }
