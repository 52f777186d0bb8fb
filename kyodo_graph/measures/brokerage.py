"""Gould–Fernandez brokerage: who stands between whom, and of which groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kyodo_graph.tables import Table, measured

from .brokerage_moments import ROLES, class_moments, published_graph_moments, weighted_moments
from .empirical import against, checked_trials
from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, simple_graph
from .memberships import Memberships, memberships

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Brokerage:
    """Brokerage counts of every node (`nodes`) and of the whole network (`graph`), in long form.

    `nodes` has the columns node, role, raw, expected, sd, z; `graph` the same without node. With
    trials, columns of the permutation of labels follow: permuted_mean, permuted_sd, p_upper,
    p_lower, p (two-sided), distinct (how many different counts came up) and finest (the least p
    that one of them has; see `NullTest`). `options` names everything that the numbers depend on.
    """

    nodes: Table
    graph: Table
    options: Mapping[str, Any]


@dataclass(frozen=True)
class _Triples:
    """Open two-paths a → v → c as three arrays of node numbers, and what each counts."""

    a: Ints
    v: Ints
    c: Ints
    credit: Floats
    n: int

    def counts(self, matrix: Floats, single: bool) -> Floats:
        """Sum the credit by broker and role (nodes × roles)."""
        out = np.zeros((self.n, 6))
        if single:
            code = np.argmax(matrix, axis=1)
            ga, gv, gc = code[self.a], code[self.v], code[self.c]
            role = np.select(
                [(ga == gv) & (gv == gc), ga == gc, ga == gv, gv == gc], [0, 1, 2, 3], default=4
            )
            flat = np.bincount(self.v * 5 + role, weights=self.credit, minlength=self.n * 5)
            out[:, :5] = flat.reshape(self.n, 5)
        else:
            A, V, C = matrix[self.a], matrix[self.v], matrix[self.c]
            av, vc, ac = (A * V).sum(1), (V * C).sum(1), (A * C).sum(1)
            all_three = (A * V * C).sum(1)
            parts = (
                all_three,
                ac - all_three,
                av - all_three,
                vc - all_three,
                1.0 - av - vc - ac + 2 * all_three,
            )
            for k, part in enumerate(parts):
                out[:, k] = np.bincount(self.v, weights=part * self.credit, minlength=self.n)
        out[:, 5] = np.bincount(self.v, weights=self.credit, minlength=self.n)
        return out


def gould_fernandez(
    G: Graph,
    groups: Mapping[Any, Any] | str,
    *,
    partial: bool = False,
    moments: str = "published",
    trials: int = 0,
    seed: int | None = 0,
) -> Brokerage:
    """Count the pairs that each node stands between, by the groups of the three.

    A node v brokers the ordered pair (a, c) if a → v → c and not a → c, all three different. With
    g(·) the group, v is coordinator (all in one group), itinerant (a and c in one group, v in
    another), representative (a and v in one, c in another), gatekeeper (v and c in one, a in
    another) or liaison (three different groups).

    In an undirected network each unordered pair is counted twice, once each way, and gatekeeper
    and representative are the same number; the moments are those of a directed network with the
    same density, so that for the undirected case the permutation is the better test.

    Args:
        G: network, directed or undirected; weights are not used.
        groups: group of each node, as a mapping or the name of a node attribute. A node in several
            groups has a set or list of them, or a mapping from group to share (shares sum to 1);
            its triples are then divided among the roles by the products of the shares, which for
            single groups is the plain count (Everett & Borgatti 2026).
        partial: a pair with k brokers gives each of them 1/k. There are no moments for this:
            expected, sd and z are NaN.
        moments: "published" (Gould & Fernandez 1989, as R's sna) or "exact". They differ only in
            the sd of the whole network for coordinator, representative, gatekeeper and total,
            where the published formulas leave out triples that exclude each other and so come
            out too large (by enumeration of all digraphs). With shares always exact.
        trials: so many times the groups are dealt out anew among the nodes, the ties staying as
            they are; 0: not at all. p = (1 + hits) / (1 + trials).
        seed: seed of the permutation.

    Returns:
        `Brokerage`. Where the groups do not allow a role, expected and sd are 0 and z is NaN. z
        is no test where a count can take few values: it has no normal distribution then.

    Raises:
        EmptyNetworkError, SelfLoopError, MissingGroupError, ShareError, InvalidOptionError.

    References:
        Gould & Fernandez (1989); several memberships: Everett & Borgatti (2026).

    >>> import networkx as nx
    >>> G = nx.DiGraph([("a", "v"), ("v", "c")])
    >>> b = gould_fernandez(G, {"a": 1, "v": 1, "c": 2})
    >>> [(r["node"], r["role"]) for r in b.nodes.records() if r["raw"]]
    [('v', 'representative'), ('v', 'total')]
    """
    if moments not in ("published", "exact"):
        raise InvalidOptionError("moments", moments, ("published", "exact"))
    draws = checked_trials(trials, least=0)
    H = simple_graph(G, measure="gould_fernandez")
    M = memberships(G, groups)
    A = adjacency(H)
    triples = _open_two_paths(A, partial)
    raw = triples.counts(M.matrix, M.single)
    exact = moments == "exact" or not M.single
    node_moments, graph_moments = _moments(A, M, exact)
    if partial:
        node_moments = (np.full_like(raw, np.nan),) * 2
        graph_moments = (np.full(6, np.nan),) * 2
    options = {
        "directed": H.is_directed(),
        "partial": partial,
        "overlapping": not M.single,
        "moments": "none" if partial else ("exact" if exact else "published"),
        "trials": draws,
        "seed": seed if draws else None,
    }
    columns = ["role", "raw", "expected", "sd", "z"]
    node_cells = _cells(raw, *node_moments)
    graph_cells = _cells(raw.sum(axis=0), *graph_moments)
    if draws:
        columns += ["permuted_mean", "permuted_sd", "p_upper", "p_lower", "p"]
        columns += ["distinct", "finest"]
        samples = _permuted(triples, M, draws, seed)
        node_cells += _null_cells(raw, samples)
        graph_cells += _null_cells(raw.sum(axis=0), samples.sum(axis=1))
    nodes = [
        (node, role, *(cell[i, k] for cell in node_cells))
        for i, node in enumerate(H)
        for k, role in enumerate(ROLES)
    ]
    graph = [(role, *(cell[k] for cell in graph_cells)) for k, role in enumerate(ROLES)]
    return Brokerage(
        measured("gould_fernandez", ["node", *columns], nodes, options),
        measured("gould_fernandez_graph", columns, graph, options),
        options,
    )


def _open_two_paths(A: Floats, partial: bool) -> _Triples:
    tie = A != 0
    parts: list[tuple[Ints, Ints, Ints]] = []
    for v in range(len(A)):
        sources, targets = np.flatnonzero(tie[:, v]), np.flatnonzero(tie[v])
        open_ = ~tie[np.ix_(sources, targets)] & (sources[:, None] != targets[None, :])
        i, j = np.nonzero(open_)
        parts.append((sources[i], np.full(len(i), v), targets[j]))
    a, v_, c = (np.concatenate(x).astype(np.int64) for x in zip(*parts, strict=True))
    credit = np.ones(len(a))
    if partial:
        brokers = tie.astype(np.float64) @ tie.astype(np.float64)
        credit = 1.0 / brokers[a, c]
    return _Triples(a, v_, c, credit, len(A))


def _moments(
    A: Floats, M: Memberships, exact: bool
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Expected values and standard deviations of the nodes and of the whole network."""
    n = len(A)
    density = float((A != 0).sum()) / (n * (n - 1)) if n > 1 else 0.0
    sizes = M.matrix.sum(axis=0)
    if exact:
        expected, variance, whole_expected, whole_variance = weighted_moments(density, M.matrix)
    else:
        by_class, class_variance = class_moments(density, sizes)
        expected, variance = by_class[M.codes], class_variance[M.codes]
        whole_expected, whole_variance = published_graph_moments(density, sizes)
    sd, whole_sd = (np.sqrt(np.maximum(x, 0.0)) for x in (variance, whole_variance))
    return (expected, sd), (whole_expected, whole_sd)


def _cells(raw: Floats, expected: Floats, sd: Floats) -> list[Floats]:
    z = np.divide(raw - expected, sd, out=np.full(raw.shape, np.nan), where=sd > 1e-12)
    return [raw, expected, sd, z]


def _permuted(triples: _Triples, M: Memberships, trials: int, seed: int | None) -> Floats:
    rng = np.random.default_rng(seed)
    return np.stack([triples.counts(rng.permutation(M.matrix), M.single) for _ in range(trials)])


def _null_cells(raw: Floats, samples: Floats) -> list[Floats]:
    r = against(raw, samples)
    return [r.expected, r.sd, r.p_upper, r.p_lower, r.p, r.distinct, r.finest]
