"""Brokerage in a two-mode network: who brings together those who meet nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from kyodo_graph.tables import Table, measured

from .empirical import against
from .errors import EmptyNetworkError, InvalidOptionError
from .graphs import Floats, Graph, group_map, two_mode
from .kernels import co_participation, shared
from .null_stacks import null_stacks

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison", "total")


@dataclass(frozen=True)
class TwoModeBrokerage:
    """Two-mode brokerage: of nodes by role, on a scale of heterogeneity, and in meetings.

    * `nodes`: node, role, pairs, credit, chains, mixed; with nulls also expected, sd, z, p_upper,
      p_lower of pairs.
    * `scale`: node, level_0 … level_3 (chains by number of borders crossed), heterogeneity (mean
      level; NaN without a chain).
    * `meetings`: one row for each node of the other mode: node, group, pairs (of ends that meet
      there), same, different (ends of one group, of two), only_here, only_here_same,
      only_here_different (those that meet nowhere else).
    """

    nodes: Table
    scale: Table
    meetings: Table
    options: Mapping[str, Any]


def two_mode_brokerage(
    B: Graph,
    actors: Iterable[Any],
    groups: Mapping[Any, Any] | str,
    element_groups: Mapping[Any, Any] | str | None = None,
    *,
    mode: str = "actor",
    nulls: Iterable[ArrayLike] | None = None,
) -> TwoModeBrokerage:
    """Count brokerage in the two-mode network itself, typed by the groups of both modes.

    The chain is a – i – v – j – c: the actor v takes part in the element i with a and in j with c,
    while a and c have no element in common (the open pair). By the groups of a, v, c the broker is
    coordinator (all one), itinerant (a and c one, v another), gatekeeper (v and one end; there is
    no direction, so that representative is the same) or liaison (three groups). The scale runs
    from the most homogeneous chain to the most heterogeneous: the number of groups among a, v, c
    less 1, and 1 more if i and j are of different groups (themes).

    The two-path a – i – c inside it is counted on its own in `meetings`: which pairs an element
    brings together, of which groups, and which of them meet nowhere else.

    Args:
        B: two-mode network. actors: the nodes of the first mode.
        groups: group (sector) of each actor, as a mapping or the name of a node attribute.
        element_groups: group (theme) of each element; without it all count as one.
        mode: "actor": actors broker between actors through elements. "element": elements broker
            between elements through actors, and the two kinds of groups change places.
        nulls: matrices (actors × elements, in the order of the network) or stacks of them, such as
            `curveball_stacks` gives; pairs are then set against them.

    Returns:
        `TwoModeBrokerage`. `pairs` counts open pairs once each, `credit` gives each broker of a
        pair with k brokers 1/k, `chains` counts every chain, `mixed` those with i and j of
        different groups.

    Raises:
        EmptyNetworkError (also for a mode without nodes), NotTwoModeError, UnknownNodeError,
        MissingGroupError, InvalidOptionError, InvalidMatrixError (nulls).

    References:
        Jasny & Lubell (2015). Roles: Gould & Fernandez (1989).

    >>> import networkx as nx
    >>> B = nx.Graph([("a", "i"), ("v", "i"), ("v", "j"), ("c", "j")])
    >>> t = two_mode_brokerage(B, ["a", "v", "c"], {"a": "npo", "v": "centre", "c": "firm"})
    >>> [(r["node"], r["role"], r["pairs"]) for r in t.nodes.records() if r["pairs"]]
    [('v', 'liaison', 1.0), ('v', 'total', 1.0)]
    """
    if mode not in ("actor", "element"):
        raise InvalidOptionError("mode", mode, ("actor", "element"))
    T = two_mode(B, actors, measure="two_mode_brokerage")
    if not T.actors or not T.elements:
        raise EmptyNetworkError("two_mode_brokerage: one mode of the network")
    sectors = group_map(B.subgraph(T.actors), groups)
    themes = dict.fromkeys(T.elements, "all")
    if element_groups is not None:
        themes = group_map(B.subgraph(T.elements), element_groups)
    M, brokers, between, own, other = T.matrix, T.actors, T.elements, sectors, themes
    if mode == "element":
        M, brokers, between, own, other = M.T, between, brokers, themes, sectors
    same = _same([own[v] for v in brokers])
    common = shared(M)
    pairs = _open_pairs(M, same)
    tied = (common > 0).astype(np.float64)
    number = tied @ tied
    portion = np.divide(_open(tied), number, out=np.zeros_like(number), where=number > 0)
    chains = _by_role(common, _open(tied), same)
    theme = [other[k] for k in between]
    alike = np.zeros_like(chains)
    for name in dict.fromkeys(theme):
        inside = np.array([t == name for t in theme])
        alike += _by_role(shared(M[:, inside]), _open(tied), same)
    mixed = chains - alike
    options = {"mode": mode, "element_groups": element_groups is not None, "nulls": 0}
    columns = ["pairs", "credit", "chains", "mixed"]
    cells = [pairs, _by_role(tied, portion, same), chains, mixed]
    if nulls is not None:
        stacks = null_stacks(nulls, T.matrix.shape, measure="two_mode_brokerage")
        samples = [
            _open_pairs(A.T if mode == "element" else A, same) for stack in stacks for A in stack
        ]
        if not samples:
            raise InvalidOptionError("nulls", "empty", "at least one null matrix")
        r = against(pairs, np.stack(samples))
        columns += ["expected", "sd", "z", "p_upper", "p_lower"]
        cells += [r.expected, r.sd, r.z, r.p_upper, r.p_lower]
        options["nulls"] = len(samples)
    rows = [
        (node, role, *(cell[i, k] for cell in cells))
        for i, node in enumerate(brokers)
        for k, role in enumerate(ROLES)
    ]
    return TwoModeBrokerage(
        measured("two_mode_brokerage", ["node", "role", *columns], rows, options),
        _scale(brokers, alike, mixed, options),
        _meetings(between, theme, M, common, same, options),
        options,
    )


def _same(groups: list[Any]) -> Floats:
    """1 where two nodes are of one group."""
    names = {name: k for k, name in enumerate(dict.fromkeys(groups))}
    code = np.array([names[g] for g in groups])
    same: Floats = np.equal(code[:, None], code[None, :]).astype(np.float64)
    return same


def _open(tied: Floats) -> Floats:
    untied: Floats = 1.0 - tied - np.eye(len(tied))
    return untied


def _open_pairs(M: Floats, same: Floats) -> Floats:
    tied = co_participation(M)
    return _by_role(tied, _open(tied), same)


def _by_role(W: Floats, count: Floats, same: Floats) -> Floats:
    """Sum W_va · count_ac · W_vc over unordered pairs of ends, by broker and role."""
    inside, outside = W * same, W * (1.0 - same)
    out = np.empty((len(W), 5))
    out[:, 0] = ((inside @ count) * inside).sum(axis=1) / 2
    out[:, 1] = ((outside @ (count * same)) * outside).sum(axis=1) / 2
    out[:, 2] = ((inside @ count) * outside).sum(axis=1)
    out[:, 3] = ((outside @ (count * (1.0 - same))) * outside).sum(axis=1) / 2
    out[:, 4] = out[:, :4].sum(axis=1)
    return out


def _scale(
    brokers: tuple[Any, ...], alike: Floats, mixed: Floats, options: Mapping[str, Any]
) -> Table:
    """Chains by the number of borders between groups, among the three and the two between."""
    levels = np.zeros((len(brokers), 4))
    for role, borders in enumerate((0, 1, 1, 2)):
        levels[:, borders] += alike[:, role]
        levels[:, borders + 1] += mixed[:, role]
    total = levels.sum(axis=1)
    mean = np.divide(levels @ np.arange(4), total, out=np.full(len(total), np.nan), where=total > 0)
    return measured(
        "two_mode_brokerage_scale",
        ("node", "level_0", "level_1", "level_2", "level_3", "heterogeneity"),
        zip(brokers, *levels.T, mean, strict=True),
        options,
    )


def _meetings(
    between: tuple[Any, ...],
    theme: list[Any],
    M: Floats,
    shared: Floats,
    same: Floats,
    options: Mapping[str, Any],
) -> Table:
    """Pairs of ends that a node of the other mode brings together."""
    other_pairs = 1.0 - np.eye(len(M))
    once = (shared == 1) * other_pairs
    counts = [
        ((count @ M) * M).sum(axis=0) / 2
        for count in (other_pairs, other_pairs * same, once, once * same)
    ]
    pairs, alike, only, only_alike = counts
    return measured(
        "two_mode_meetings",
        (
            "node",
            "group",
            "pairs",
            "same",
            "different",
            "only_here",
            "only_here_same",
            "only_here_different",
        ),
        zip(
            between,
            theme,
            pairs,
            alike,
            pairs - alike,
            only,
            only_alike,
            only - only_alike,
            strict=True,
        ),
        options,
    )
