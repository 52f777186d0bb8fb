"""What would be lost without an actor, in the two-mode network of actors and elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kyodo_graph.tables import Table, measured

from .empirical import against
from .errors import EmptyNetworkError, InvalidOptionError, UnknownNodeError
from .graphs import Floats, Graph, group_map, two_mode
from .null_stacks import null_stacks
from .removal_state import EFFECTS, State, loss, state

Drop = Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Removal:
    """What the network loses with an actor.

    `effects` has the columns effect, before, after, loss, peers, percentile; with nulls also
    expected, sd, z, p_upper, p_lower, p, distinct (null values) and finest of the loss (see
    `NullTest`). The effects:

    * orphaned: elements without any actor; leaderless: elements without a lead;
    * components, fragmentation, distance_fragmentation of the two-mode network (see `key_player`);
    * sector_pairs: pairs of different sectors of which two actors share an element (a two-path);
      sector_pairs_connected: pairs of different sectors of which two actors are in
      one component.

    `loss` is counted so that more is worse. `percentile` is the share of peers (other actors of
    like degree) with a smaller loss, equal ones half, in per cent; NaN with fewer than
    `least_peers`. The tuples name what is lost: `orphaned`, `leaderless` (had a lead, has none
    now), `sector_pairs_lost`, `sector_pairs_severed`. `ties` counts the ties of the actor,
    `dropped` those taken away.
    """

    node: Any
    scenario: str
    ties: int
    dropped: int
    orphaned: tuple[Any, ...]
    leaderless: tuple[Any, ...]
    sector_pairs_lost: tuple[tuple[Any, Any], ...]
    sector_pairs_severed: tuple[tuple[Any, Any], ...]
    effects: Table
    peers: tuple[Any, ...]


def remove_actor(
    B: Graph,
    actors: Iterable[Any],
    node: Any,
    groups: Mapping[Any, Any] | str | None = None,
    *,
    no_group: Any = None,
    role: str = "role",
    lead: str = "lead",
    drop: Drop | None = None,
    like: float = 0.25,
    least_peers: int = 10,
    nulls: Iterable[ArrayLike] | None = None,
) -> Removal:
    """Take an actor out of the two-mode network, or some of its ties, and say what that costs.

    Args:
        B: two-mode network; parallel edges between an actor and an element hold several roles.
        actors: nodes of the first mode. node: the actor.
        groups: sector of each actor, as a mapping or the name of a node attribute; without it the
            two effects on sector pairs are left out. no_group: what stands for no sector; actors
            of it make no pair.
        role: name of the edge attribute that holds the role, or a collection of roles; lead: its
            value for the lead. Where no edge has that value, leaderless is NaN.
        drop: takes the attributes of an edge and says whether it goes; the actor itself stays
            ("weakened"). None: the actor goes with all its ties ("gone"). Peers are treated alike.
        like: peers are the other actors whose number of elements differs by at most this share,
            or by 1. least_peers: with fewer of them there is no percentile: it would stand on too
            few removals.
        nulls: matrices (actors × elements, in the order of the network) with the margins of the
            network, or stacks of them; each is damaged in the same way. Roles are not part of
            them: leaderless gets no null. Only for the scenario "gone".

    Returns:
        `Removal`.

    Raises:
        EmptyNetworkError, NotTwoModeError, UnknownNodeError (also for a node that is not one of
        the actors), MissingGroupError, InvalidOptionError, InvalidMatrixError (nulls).

    References:
        Borgatti (2006), as in `key_player`; margins kept in two-mode nulls: Strona et al. (2014).

    >>> import networkx as nx
    >>> B = nx.Graph()
    >>> B.add_edge("centre", "salon", role="lead")
    >>> B.add_edge("npo", "fair", role="lead")
    >>> B.add_edge("centre", "fair", role="participant")
    >>> r = remove_actor(B, ["centre", "npo"], "centre", {"centre": "public", "npo": "civic"})
    >>> r.orphaned, r.leaderless, r.sector_pairs_lost
    (('salon',), ('salon',), (('public', 'civic'),))
    """
    if not isinstance(like, int | float) or not like >= 0:
        raise InvalidOptionError("like", like, "a share of 0 or more")
    if least_peers < 0:
        raise InvalidOptionError("least_peers", least_peers, "0 or more")
    if drop is not None and nulls is not None:
        raise InvalidOptionError("nulls", "given", "none when only some ties are dropped")
    T = two_mode(B, actors, measure="remove_actor")
    if not T.elements:
        raise EmptyNetworkError("remove_actor: the mode of the elements")
    if node not in T.actors:
        raise UnknownNodeError([node], "the list of actors")
    sectors = {} if groups is None else group_map(B.subgraph(T.actors), groups)
    told = [sectors[a] for a in T.actors] if sectors else []
    names = tuple(dict.fromkeys(s for s in told if s != no_group))
    member = np.array([[sectors[a] == s for s in names] for a in T.actors], dtype=np.float64)
    kept, leads = _ties(B, T.actors, T.elements, role, lead, drop)
    has_leads = bool(leads.any())
    me = T.actors.index(node)
    before = state(T.matrix, leads, member, np.arange(len(T.actors)))

    def damaged(i: int) -> State:
        if drop is None:
            rows = np.delete(np.arange(len(T.actors)), i)
            return state(T.matrix, leads, member, rows)
        M, L = T.matrix.copy(), leads.copy()
        M[i] *= kept[i] > 0
        L[i] = kept[i] == 2
        return state(M, L, member, np.arange(len(T.actors)))

    after = damaged(me)
    degree = T.matrix.sum(axis=1)
    near = np.abs(degree - degree[me]) <= max(1.0, like * degree[me])
    peers = [int(i) for i in np.flatnonzero(near) if i != me]
    lost = loss(before, after, has_leads)
    others = np.array([loss(before, damaged(i), has_leads) for i in peers])
    shown = [k for k, name in enumerate(EFFECTS) if sectors or "sector" not in name]
    columns = ["effect", "before", "after", "loss", "peers", "percentile"]
    cells = [
        np.array(before.values(has_leads)),
        np.array(after.values(has_leads)),
        lost,
        np.full(len(EFFECTS), len(peers)),
        _percentiles(lost, others if len(others) >= max(1, least_peers) else others[:0]),
    ]
    options: dict[str, Any] = {"scenario": "gone" if drop is None else "weakened", "like": like}
    if nulls is not None:
        samples = _null_losses(nulls, T.matrix.shape, member, me)
        r = against(lost, samples)
        columns += ["expected", "sd", "z", "p_upper", "p_lower", "p", "distinct", "finest"]
        cells += [r.expected, r.sd, r.z, r.p_upper, r.p_lower, r.p, r.distinct, r.finest]
        options["nulls"] = len(samples)
    rows = [(EFFECTS[k], *(cell[k] for cell in cells)) for k in shown]
    return Removal(
        node,
        str(options["scenario"]),
        int(degree[me]),
        int(degree[me] - (0 if drop is None else (kept[me] > 0).sum())),
        tuple(T.elements[k] for k in np.flatnonzero(after.orphaned & ~before.orphaned)),
        tuple(T.elements[k] for k in np.flatnonzero(before.led & ~after.led)),
        _pairs(names, before.meeting & ~after.meeting),
        _pairs(names, before.connected & ~after.connected),
        measured("remove_actor", columns, rows, options),
        tuple(T.actors[i] for i in peers),
    )


def _ties(
    B: Graph,
    actors: tuple[Any, ...],
    elements: tuple[Any, ...],
    role: str,
    lead: str,
    drop: Drop | None,
) -> tuple[Floats, NDArray[np.bool_]]:
    """What stays of each tie once edges are dropped (0 nothing, 1 tie, 2 lead), and who leads."""
    row = {a: i for i, a in enumerate(actors)}
    column = {e: k for k, e in enumerate(elements)}
    kept = np.zeros((len(actors), len(elements)))
    leads = np.zeros((len(actors), len(elements)), dtype=np.bool_)
    for u, v, data in B.edges(data=True):
        cell = (row[u], column[v]) if u in row else (row[v], column[u])
        leading = _has(data.get(role), lead)
        leads[cell] |= leading
        if drop is None or not drop(data):
            kept[cell] = max(kept[cell], 2 if leading else 1)
    return kept, leads


def _has(value: Any, lead: str) -> bool:
    if isinstance(value, list | tuple | set | frozenset):
        return lead in value
    return bool(value == lead)


def _percentiles(lost: Floats, others: Floats) -> Floats:
    if not len(others):
        return np.full(len(lost), np.nan)
    smaller = (others < lost - 1e-12).mean(axis=0)
    equal = (np.abs(others - lost) <= 1e-12).mean(axis=0)
    return np.where(np.isnan(lost), np.nan, 100 * (smaller + equal / 2))


def _null_losses(
    nulls: Iterable[ArrayLike], shape: tuple[int, ...], member: Floats, me: int
) -> Floats:
    everyone = np.arange(shape[0])
    rest = np.delete(everyone, me)
    nobody = np.zeros(shape, dtype=np.bool_)
    samples = [
        loss(state(M, nobody, member, everyone), state(M, nobody, member, rest), False)
        for stack in null_stacks(nulls, (shape[0], shape[1]), measure="remove_actor")
        for M in stack
    ]
    if not samples:
        raise InvalidOptionError("nulls", "empty", "at least one null matrix")
    return np.array(samples)


def _pairs(names: tuple[Any, ...], lost: NDArray[np.bool_]) -> tuple[tuple[Any, Any], ...]:
    return tuple((names[s], names[t]) for s, t in np.argwhere(np.triu(lost, 1)))
