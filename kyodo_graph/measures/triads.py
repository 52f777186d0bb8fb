"""Triad census and significance profile."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from kyodo_graph.tables import Table, measured

from .empirical import against, checked_trials
from .graphs import Floats, Graph, adjacency, simple_graph
from .nulls import random_networks

TRIADS = (
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U",
    "030T", "030C", "201", "120D", "120U", "120C", "210", "300",
)  # fmt: skip
UNDIRECTED = ("003", "102", "201", "300")
# Order of the six possible arcs of a triple (i, j, k), as bits of its code.
_ARCS = ((0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1))


def triad_census(G: Graph) -> Table:
    """Count the triples of nodes by the ties among them: 16 classes, or 4 if undirected.

    The name of a class gives the numbers of mutual, one-way and absent pairs, and a letter where
    these do not decide: D down, U up, C cyclic, T transitive. In 111D the one-way arc points at
    the pair with the mutual tie, in 111U away from it (Davis & Leinhardt; UCINET, R's sna,
    NetworkX).

    Args:
        G: network, directed or undirected; weights are not used.

    Returns:
        Table triad, count.

    Raises:
        EmptyNetworkError, SelfLoopError.

    References:
        Holland & Leinhardt (1976).

    >>> import networkx as nx
    >>> triad_census(nx.path_graph(4)).rows
    (('003', 0), ('102', 2), ('201', 2), ('300', 0))
    """
    H = simple_graph(G, measure="triad_census")
    counts = _counts(adjacency(H), H.is_directed())
    return measured("triad_census", ("triad", "count"), zip(_names(H), counts, strict=True))


def triad_profile(
    G: Graph,
    *,
    null: str = "degrees",
    trials: int = 1000,
    seed: int | None = 0,
) -> Table:
    """Set the triad census against random networks, and normalise it so that sizes do not matter.

    Args:
        G: network. null, seed: as in `random_networks`; by default random networks keep the degree
            of each node. trials: number of random networks.

    Returns:
        Table triad, count, expected, sd, z, p_upper, p_lower, sp, srp. `sp` = z / √Σ z² is the
        significance profile: its length is 1, so that networks of unlike size can be compared.
        `srp` = Δ / √Σ Δ² with Δ = (count − expected) / (count + expected + 4) is its form for
        undirected networks and small counts. A class that does not vary in the null model has no
        z and no sp (NaN); all NaN, or srp all NaN, where there is nothing to normalise.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        Milo et al. (2004).

    >>> import networkx as nx
    >>> t = triad_profile(nx.gnp_random_graph(12, 0.3, seed=1, directed=True), trials=20)
    >>> round(sum(x * x for x in t.column("srp")), 6)
    1.0
    """
    draws = checked_trials(trials)
    H = simple_graph(G, measure="triad_profile")
    counts = _counts(adjacency(H), H.is_directed()).astype(np.float64)
    samples = np.array(
        [
            _counts(adjacency(N), H.is_directed())
            for N in random_networks(H, draws, null=null, seed=seed)
        ]
    )
    r = against(counts, samples)
    delta = (counts - r.expected) / (counts + r.expected + 4.0)
    return measured(
        "triad_profile",
        ("triad", "count", "expected", "sd", "z", "p_upper", "p_lower", "sp", "srp"),
        zip(
            _names(H),
            counts.astype(int),
            r.expected,
            r.sd,
            r.z,
            r.p_upper,
            r.p_lower,
            _unit(r.z),
            _unit(delta),
            strict=True,
        ),
        {"null": null, "trials": draws, "seed": seed},
    )


def _names(H: Graph) -> tuple[str, ...]:
    return TRIADS if H.is_directed() else UNDIRECTED


def _unit(values: Floats) -> Floats:
    length = np.sqrt(np.nansum(values**2))
    unit: Floats = values / length if length > 1e-12 else np.full_like(values, np.nan)
    return unit


def _counts(A: Floats, directed: bool) -> NDArray[np.int64]:
    """Counts in the order of TRIADS (or UNDIRECTED): a code of six bits for every triple."""
    tie = (A > 0).astype(np.int64)
    n = len(tie)
    pair = tie + 2 * tie.T
    codes = np.zeros(64, dtype=np.int64)
    for i in range(n - 2):
        rest = pair[i, i + 1 :]
        code = rest[:, None] + 4 * rest[None, :] + 16 * pair[i + 1 :, i + 1 :]
        upper = code[np.triu_indices(len(rest), 1)]
        codes += np.bincount(upper, minlength=64)
    counts = np.zeros(16, dtype=np.int64)
    np.add.at(counts, _CLASS, codes)
    if directed:
        return counts
    return counts[[TRIADS.index(name) for name in UNDIRECTED]]


def _class_of(code: int) -> str:
    """Name the class of a triple from the bits of its code."""
    arcs = [arc for bit, arc in enumerate(_ARCS) if code >> bit & 1]
    mutual = [p for p in ((0, 1), (0, 2), (1, 2)) if p in arcs and p[::-1] in arcs]
    single = [a for a in arcs if a[::-1] not in arcs]
    name = f"{len(mutual)}{len(single)}{3 - len(mutual) - len(single)}"
    if name not in ("021", "111", "030", "120"):
        return name
    sources, targets = Counter(a for a, _ in single), Counter(b for _, b in single)
    if name == "111":
        # The node of the mutual tie that the one-way arc touches is its target in 111D.
        return name + ("D" if single[0][1] in mutual[0] else "U")
    if name == "030":
        return name + ("C" if max(sources.values()) == 1 else "T")
    if max(sources.values()) == 2:
        return name + "D"
    return name + ("U" if max(targets.values()) == 2 else "C")


_CLASS = np.array([TRIADS.index(_class_of(code)) for code in range(64)])
