"""Core and periphery: the discrete model of Borgatti and Everett, with a null."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from kyodo_graph.tables import Table, measured

from .empirical import NullTest, checked_trials, null_test
from .errors import InvalidOptionError
from .graphs import Bools, Floats, Graph, adjacency, simple_graph
from .nulls import random_networks

# Up to this number of nodes every division is tried.
EXACT_NODES = 16


@dataclass(frozen=True)
class CorePeriphery:
    """The best division of a network into core and periphery.

    `correlation` is that of the network with the ideal pattern (NaN where no division has one: a
    network without ties, a complete one, fewer than three nodes). `core` names the core in node
    order, `nodes` is a table node, core (True, False). `search` is "exact" or "local". `test` sets
    the correlation against random networks; None without trials.
    """

    correlation: float
    core: tuple[Any, ...]
    nodes: Table
    search: str
    test: NullTest | None


def core_periphery(
    G: Graph,
    *,
    pattern: str = "touch",
    null: str = "edges",
    trials: int = 0,
    restarts: int = 10,
    seed: int | None = 0,
) -> CorePeriphery:
    """Find the division into core and periphery that fits a network best.

    The fit is Pearson's correlation of the cells off the diagonal with an ideal pattern: "touch":
    tied if either node is in the core; "blocks": the core all tied, the periphery not at all, the
    cells between them left out. Up to 16 nodes all divisions are tried; beyond, the search starts
    from the nodes of highest degree, for every size of core, and from random divisions, and moves
    or exchanges nodes as long as the fit improves. Among equals the smallest core, then the first
    in node order.

    Args:
        G: network, directed or undirected; weights are not used.
        pattern: "touch" or "blocks".
        null: null model of the test, as in `random_networks`. trials: number of random networks,
            each searched in the same way; 0: no test.
        restarts: random starts of the search beyond 16 nodes. seed: of starts and null networks.

    Returns:
        `CorePeriphery`. Some fit is found in any network: without the test it means little.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        Borgatti & Everett (1999), the discrete model.

    >>> import networkx as nx
    >>> c = core_periphery(nx.star_graph(5))
    >>> c.core, round(c.correlation, 6)
    ((0,), 1.0)
    """
    if pattern not in ("touch", "blocks"):
        raise InvalidOptionError("pattern", pattern, ("touch", "blocks"))
    if restarts < 0:
        raise InvalidOptionError("restarts", restarts, "0 or more")
    draws = checked_trials(trials, least=0)
    H = simple_graph(G, measure="core_periphery")
    A = adjacency(H)
    value, core = _best(A, pattern, restarts, seed)
    test = None
    if draws:
        samples = [
            _best(adjacency(N), pattern, restarts, seed)[0]
            for N in random_networks(H, draws, null=null, seed=seed)
        ]
        test = null_test(value, samples, null=null, seed=seed)
    nodes = list(H)
    search = "exact" if len(A) <= EXACT_NODES else "local"
    options = {"pattern": pattern, "search": search, "restarts": restarts, "seed": seed}
    return CorePeriphery(
        value,
        tuple(node for node, inside in zip(nodes, core, strict=True) if inside),
        measured("core_periphery", ("node", "core"), zip(nodes, core, strict=True), options),
        search,
        test,
    )


def _best(A: Floats, pattern: str, restarts: int, seed: int | None) -> tuple[float, Bools]:
    """The highest fit and its core; the core is empty where no division has a fit."""
    n = len(A)
    W = A + A.T
    if n <= EXACT_NODES:
        cores = _all_cores(n)
        fits = _fits(W, cores, pattern)
    else:
        rng = np.random.default_rng(seed)
        order = np.argsort(-W.sum(axis=1), kind="stable")
        starts = np.zeros((n - 1 + restarts, n), dtype=np.bool_)
        for k in range(1, n):
            starts[k - 1, order[:k]] = True
        starts[n - 1 :] = rng.random((restarts, n)) < 0.5
        cores = np.array([_climb(W, core, pattern) for core in starts])
        fits = _fits(W, cores, pattern)
    if not len(fits) or np.isnan(fits).all():
        return float("nan"), np.zeros(n, dtype=np.bool_)
    top = np.nanmax(fits)
    equals = np.flatnonzero(fits >= top - 1e-12)
    chosen = min(equals, key=lambda i: (int(cores[i].sum()), tuple(np.flatnonzero(cores[i]))))
    return float(top), cores[chosen]


@lru_cache(maxsize=4)
def _all_cores(n: int) -> Bools:
    every = [c for k in range(1, n) for c in combinations(range(n), k)]
    cores = np.zeros((len(every), n), dtype=np.bool_)
    for i, members in enumerate(every):
        cores[i, list(members)] = True
    return cores


def _fits(W: Floats, cores: Bools, pattern: str) -> Floats:
    """Correlations of many divisions with the network; W counts the ties of a pair (0, 1, 2)."""
    inside = cores.astype(np.float64)
    outside = 1.0 - inside
    core_ties = ((inside @ W) * inside).sum(axis=1) / 2
    outer_ties = ((outside @ W) * outside).sum(axis=1) / 2
    return _correlation(core_ties, outer_ties, W.sum() / 2, inside.sum(axis=1), len(W), pattern)


def _correlation(
    core_ties: Floats, outer_ties: Floats, ties: float, size: Floats, n: int, pattern: str
) -> Floats:
    """Phi of a table of cells: tied or not, by expected or not (ordered pairs)."""
    core_cells, outer_cells = size * (size - 1), (n - size) * (n - size - 1)
    if pattern == "touch":
        all_cells = np.full_like(outer_cells, n * (n - 1))
        hits, expected = ties - outer_ties, all_cells - outer_cells
        all_ties = np.full_like(hits, ties)
    else:
        all_cells = core_cells + outer_cells
        hits, expected = core_ties, core_cells
        all_ties = core_ties + outer_ties
    spread = all_ties * (all_cells - all_ties) * expected * (all_cells - expected)
    fit: Floats = np.divide(
        all_cells * hits - all_ties * expected,
        np.sqrt(np.maximum(spread, 0.0)),
        out=np.full_like(hits, np.nan),
        where=spread > 0.5,  # products of whole numbers: 0 or at least 1
    )
    return fit


def _climb(W: Floats, core: Bools, pattern: str) -> Bools:
    """Move or exchange nodes as long as the fit improves, the best step first."""
    n, ties = len(W), W.sum() / 2
    core = core.copy()
    value = -np.inf
    while True:
        inside, outside = np.flatnonzero(core), np.flatnonzero(~core)
        to_core, to_outer = W[:, inside].sum(axis=1), W[:, outside].sum(axis=1)
        size = float(len(inside))
        core_ties, outer_ties = to_core[inside].sum() / 2, to_outer[outside].sum() / 2
        add = (core_ties + to_core[outside], outer_ties - to_outer[outside], size + 1)
        leave = (core_ties - to_core[inside], outer_ties + to_outer[inside], size - 1)
        between = W[np.ix_(inside, outside)]
        swap = (
            core_ties - to_core[inside][:, None] + to_core[outside][None, :] - between,
            outer_ties + to_outer[inside][:, None] - to_outer[outside][None, :] - between,
            size,
        )
        best, step = value, None
        if np.isneginf(value):
            now = _correlation(
                np.array([core_ties]), np.array([outer_ties]), ties, np.array([size]), n, pattern
            )
            best = value = -2.0 if np.isnan(now[0]) else float(now[0])
        for kind, (c, p, s) in (("add", add), ("leave", leave), ("swap", swap)):
            fits = _correlation(np.ravel(c), np.ravel(p), ties, np.full(np.size(c), s), n, pattern)
            if not fits.size or np.isnan(fits).all():
                continue
            at = int(np.nanargmax(fits))
            if fits[at] > best + 1e-12:
                best, step = float(fits[at]), (kind, at)
        if step is None:
            return core
        kind, at = step
        if kind == "swap":
            i, j = divmod(at, len(outside))
            core[inside[i]], core[outside[j]] = False, True
        else:
            moved = outside[at] if kind == "add" else inside[at]
            core[moved] = kind == "add"
        value = best
