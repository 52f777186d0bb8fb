"""Everett–Valente brokerage: the betweenness that a node has for each of its ties."""

from __future__ import annotations

import numpy as np

from kyodo_graph.tables import Table, measured

from .errors import InvalidOptionError
from .graphs import Bools, Floats, Graph, adjacency, simple_graph
from .paths import betweenness_scores, hop_distances


def everett_valente(G: Graph, *, zero: str = "unused") -> Table:
    """Give the mean betweenness of each node's ties, as a node's brokerage.

    Undirected: EV = (2B + r) / degree, where B is Freeman's raw betweenness and r the number of
    nodes that can be reached (N − 1 in a connected network); this is the mean edge betweenness of
    the node's ties, and 0 where B = 0: who lies on no shortest path brokers nothing. Directed:
    In-EV = (B + j) / indegree and Out-EV = (B + k) / outdegree with j nodes that reach the node and
    k that it reaches, both 0 where B = 0; EV is their mean.

    Normalised: per cent of the largest value that an undirected network of N nodes allows,
    (N² − 1)/4 for odd and (N² − 2)/4 for even N (a tie of two equal halves through one node of
    degree 2). The same divisor is used for digraphs, where a ring goes beyond 100.

    Args:
        G: network, directed or undirected; weights are not used.
        zero: which nodes of an undirected network have 0: "unused" (all nodes with B = 0: pendants,
            and those whose contacts are all tied to each other; so the publication's Table 1) or
            "pendants" (these and isolates alone).

    Returns:
        Table node, betweenness, ev, ev_normalised; for digraphs node, betweenness, ev, in_ev,
        out_ev, ev_normalised. With fewer than three nodes ev_normalised is NaN.

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidOptionError.

    References:
        Everett & Valente (2016).

    >>> import networkx as nx
    >>> t = everett_valente(nx.path_graph(5))
    >>> t.column("ev"), t.column("ev_normalised")[2]
    ((0.0, 5.0, 6.0, 5.0, 0.0), 100.0)
    """
    if zero not in ("pendants", "unused"):
        raise InvalidOptionError("zero", zero, ("pendants", "unused"))
    H = simple_graph(G, measure="everett_valente")
    A = adjacency(H)
    n = len(A)
    B = betweenness_scores(H, A)
    reach = np.isfinite(hop_distances(A))
    # B is compared with 0: path counts leave no rounding where no path runs through the node.
    used = B > 0
    highest = (n**2 - (1 if n % 2 else 2)) / 4 if n > 2 else np.nan
    options = {"directed": H.is_directed(), "zero": "unused" if H.is_directed() else zero}
    if H.is_directed():
        in_ev = _mean(B + reach.sum(axis=0) - 1, A.sum(axis=0), used)
        out_ev = _mean(B + reach.sum(axis=1) - 1, A.sum(axis=1), used)
        ev = (in_ev + out_ev) / 2
        return measured(
            "everett_valente",
            ("node", "betweenness", "ev", "in_ev", "out_ev", "ev_normalised"),
            zip(H, B, ev, in_ev, out_ev, 100 * ev / highest, strict=True),
            options,
        )
    degree = A.sum(axis=1)
    counted = used if zero == "unused" else degree > 1
    ev = _mean(2 * B + reach.sum(axis=1) - 1, degree, counted)
    return measured(
        "everett_valente",
        ("node", "betweenness", "ev", "ev_normalised"),
        zip(H, B, ev, 100 * ev / highest, strict=True),
        options,
    )


def _mean(total: Floats, ties: Floats, counted: Bools) -> Floats:
    mean: Floats = np.divide(total, ties, out=np.zeros_like(total), where=counted & (ties > 0))
    return mean
