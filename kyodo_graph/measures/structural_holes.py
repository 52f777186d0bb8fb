"""Burt's structural holes, in the ego network or in the whole network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kyodo_graph.tables import Table, measured

from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, simple_graph


def structural_holes(G: Graph, scope: str = "ego", *, weight: str | None = None) -> Table:
    """Give effective size, efficiency, constraint and hierarchy of each node.

    With z_ij = a_ij + a_ji (a tie in either direction), p_ij = z_ij / Σ_k z_ik is the share of i's
    ties that goes to j, and m_jq = z_jq / max_k z_jk. For a node i with n contacts j:

    * effective size = Σ_j (1 − Σ_q p_iq m_jq), q ≠ i, j; efficiency = effective size / n;
    * constraint = Σ_j c_ij with c_ij = (p_ij + Σ_q p_iq p_qj)², q ≠ i, j;
    * hierarchy = Σ_j x_j ln x_j / (n ln n) with x_j = c_ij / (constraint / n): 0 if all contacts
      constrain alike, towards 1 if one of them does all of it (Coleman–Theil).

    Args:
        G: network, directed or undirected.
        scope: "ego" takes the sums of p and the maxima of m within the node and its contacts
            (Burt's and UCINET's tables); "whole" takes them over the whole network (NetworkX).
        weight: name of the edge attribute that holds tie strengths; None: all ties alike.

    Returns:
        Table node, effective_size, efficiency, constraint, hierarchy. A node without contacts has
        NaN throughout; with one contact hierarchy is NaN (0/0).

    Raises:
        EmptyNetworkError, SelfLoopError, InvalidWeightError, InvalidOptionError.

    References:
        Burt (1992), ch. 2. Matrix form: Muscillo (2023). Two scopes: Everett & Borgatti (2020).

    >>> import networkx as nx
    >>> t = structural_holes(nx.star_graph(3))
    >>> [round(t.keyed("node")[0][c], 3) for c in ("effective_size", "constraint", "hierarchy")]
    [3.0, 0.333, 0.0]
    """
    if scope not in ("ego", "whole"):
        raise InvalidOptionError("scope", scope, ("ego", "whole"))
    H = simple_graph(G, measure="structural_holes", weight=weight)
    A = adjacency(H, weighted=weight is not None)
    Z = A + A.T
    shares, strengths = _shares(Z), _strengths(Z)
    rows = []
    for i, node in enumerate(H):
        contacts = np.flatnonzero(Z[i])
        if scope == "ego":
            ego = np.concatenate(([i], contacts))
            local = Z[np.ix_(ego, ego)]
            inside = np.arange(1, len(ego))
            values = _holes(_shares(local), _strengths(local), 0, inside)
        else:
            values = _holes(shares, strengths, i, contacts)
        rows.append((node, *values))
    return measured(
        "structural_holes",
        ("node", "effective_size", "efficiency", "constraint", "hierarchy"),
        rows,
        {"scope": scope, "weight": weight, "directed": H.is_directed()},
    )


def _shares(Z: Floats) -> Floats:
    total = Z.sum(axis=1, keepdims=True)
    shares: Floats = np.divide(Z, total, out=np.zeros_like(Z), where=total > 0)
    return shares


def _strengths(Z: Floats) -> Floats:
    highest = Z.max(axis=1, keepdims=True)
    strengths: Floats = np.divide(Z, highest, out=np.zeros_like(Z), where=highest > 0)
    return strengths


def _holes(
    P: Floats, M: Floats, i: int, contacts: NDArray[np.int64]
) -> tuple[float, float, float, float]:
    n = len(contacts)
    if n == 0:
        return (np.nan,) * 4
    p = P[i, contacts]
    # P and M have empty diagonals and q runs over contacts only, so that q ≠ i and q ≠ j hold.
    redundancy = M[np.ix_(contacts, contacts)] @ p
    size = n - float(redundancy.sum())
    dyads = (p + p @ P[np.ix_(contacts, contacts)]) ** 2
    constraint = float(dyads.sum())
    if n == 1:
        return size, size / n, constraint, np.nan
    x = dyads / (constraint / n)
    hierarchy = float((x * np.log(x)).sum()) / (n * np.log(n))
    # Contacts that constrain alike give 0 up to rounding, never a negative spread.
    return size, size / n, constraint, max(0.0, hierarchy)
