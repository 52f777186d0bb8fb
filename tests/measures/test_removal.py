from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_mode_cases import davis, matrices, two_mode_graph

from kyodo_graph.measures.curveball import curveball_stacks
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    MissingGroupError,
    NotTwoModeError,
    UnknownNodeError,
)
from kyodo_graph.measures.key_player import key_player
from kyodo_graph.measures.removal import remove_actor
from kyodo_graph.measures.removal_state import EFFECTS


def meeting(B: nx.Graph, actors: list, sector: dict) -> set:
    """Pairs of sectors of which two actors share an element."""
    return {
        frozenset((sector[a], sector[c]))
        for a in actors
        for c in actors
        if sector[a] != sector[c] and set(B[a]) & set(B[c])
    }


def connected(B: nx.Graph, actors: list, sector: dict) -> set:
    return {
        frozenset((sector[a], sector[c]))
        for a in actors
        for c in actors
        if sector[a] != sector[c] and nx.has_path(B, a, c)
    }


@given(matrices((1, 6), (1, 6)), st.data())
def test_definition(M: np.ndarray, data: st.DataObject) -> None:
    B, actors = two_mode_graph(M)
    elements = [n for n in B if n not in actors]
    for a, e in B.edges:
        B[a][e]["role"] = data.draw(st.sampled_from(["lead", "participant"]))
    sector = {a: data.draw(st.sampled_from("xyz")) for a in actors}
    node = data.draw(st.sampled_from(actors))
    result = remove_actor(B, actors, node, sector)
    after = B.copy()
    after.remove_node(node)
    left = [a for a in actors if a != node]

    def led(N: nx.Graph) -> set:
        return {
            e for e in elements if any(d["role"] == "lead" for _, _, d in N.edges(e, data=True))
        }

    rows = result.effects.keyed("effect")
    assert tuple(rows) == EFFECTS
    assert set(result.orphaned) == {e for e in elements if B.degree(e) and not after.degree(e)}
    assert set(result.leaderless) == led(B) - led(after)
    assert rows["orphaned"]["loss"] == len(result.orphaned)
    if led(B):
        assert rows["leaderless"]["loss"] == len(result.leaderless)
    else:
        assert math.isnan(rows["leaderless"]["loss"])
    pieces = [nx.number_connected_components(N) for N in (B, after)]
    assert rows["components"]["before"] == pieces[0]
    assert rows["components"]["after"] == pieces[1]
    k = key_player(B, node)
    for effect in ("fragmentation", "distance_fragmentation"):
        assert rows[effect]["after"] == pytest.approx(getattr(k, effect), nan_ok=True)
        assert rows[effect]["before"] == pytest.approx(getattr(k, f"{effect}_before"))
    lost = meeting(B, actors, sector) - meeting(after, left, sector)
    assert {frozenset(p) for p in result.sector_pairs_lost} == lost
    assert rows["sector_pairs"]["loss"] == len(lost)
    severed = connected(B, actors, sector) - connected(after, left, sector)
    assert {frozenset(p) for p in result.sector_pairs_severed} == severed
    assert rows["sector_pairs_connected"]["loss"] == len(severed)
    pairs = combinations(sorted(set(sector.values())), 2)
    assert rows["sector_pairs"]["before"] <= len(list(pairs))


def test_percentile_is_the_mid_rank_among_peers() -> None:
    B, women = davis()
    sector = {w: "north" if i < 9 else "south" for i, w in enumerate(women)}
    node = "Nora Fayette"
    degree = B.degree(node)
    peers = [w for w in women if w != node and abs(B.degree(w) - degree) <= 0.25 * degree]
    result = remove_actor(B, women, node, sector, like=0.25, least_peers=len(peers))
    assert list(result.peers) == peers
    own = result.effects.keyed("effect")
    others = [remove_actor(B, women, w, sector).effects.keyed("effect") for w in peers]
    for effect in ("components", "distance_fragmentation", "sector_pairs"):
        lower = sum(o[effect]["loss"] < own[effect]["loss"] - 1e-12 for o in others)
        equal = sum(abs(o[effect]["loss"] - own[effect]["loss"]) <= 1e-12 for o in others)
        percentile = 100 * (lower + equal / 2) / len(peers)
        assert own[effect]["percentile"] == pytest.approx(percentile)
        assert own[effect]["peers"] == len(peers)
    # No edge has a role: nothing can be said of leads.
    assert math.isnan(own["leaderless"]["percentile"])


def test_with_one_peer_less_than_asked_for_there_is_no_percentile() -> None:
    B, women = davis()
    found = remove_actor(B, women, "Nora Fayette", like=0.25)
    assert len(found.peers) < 10
    assert all(math.isnan(p) for p in found.effects.column("percentile"))
    least = len(found.peers)
    enough = remove_actor(B, women, "Nora Fayette", like=0.25, least_peers=least)
    assert enough.effects.column("percentile")[2] >= 0
    with pytest.raises(InvalidOptionError):
        remove_actor(B, women, "Nora Fayette", least_peers=-1)


def test_no_peers() -> None:
    B = nx.star_graph(8)
    B.add_edge("small", 1)
    effects = remove_actor(B, [0, "small"], 0, like=0).effects.keyed("effect")
    assert effects["orphaned"]["peers"] == 0
    assert math.isnan(effects["orphaned"]["percentile"])


def test_weakened_centre() -> None:
    """Only the roles of information go; a tie that holds another role stays, and its lead."""
    B = nx.MultiGraph()
    B.add_edge("centre", "salon", role="information")
    B.add_edge("centre", "fair", role="information")
    B.add_edge("centre", "fair", role="lead")
    B.add_edge("npo", "fair", role="participant")
    B.add_edge("centre", "school", role=["lead", "information"])
    B.add_edge("npo", "school", role="participant")
    sector = {"centre": "public", "npo": "civic"}
    gone = remove_actor(B, ["centre", "npo"], "centre", sector)
    assert gone.scenario == "gone"
    assert gone.orphaned == ("salon",)
    assert gone.leaderless == ("fair", "school")
    assert gone.sector_pairs_lost == (("public", "civic"),)
    weak = remove_actor(
        B, ["centre", "npo"], "centre", sector, drop=lambda d: d["role"] == "information"
    )
    assert weak.scenario == "weakened"
    assert (weak.ties, weak.dropped) == (3, 1)
    assert weak.orphaned == ("salon",)
    assert weak.leaderless == ()
    assert weak.sector_pairs_lost == ()
    weaker = remove_actor(
        B, ["centre", "npo"], "centre", sector, drop=lambda d: "information" in d["role"]
    )
    assert weaker.dropped == 2
    assert weaker.leaderless == ("school",)
    # The actor itself is still there, and may stand alone.
    assert weak.effects.keyed("effect")["components"]["after"] == 2


def test_dropping_every_tie_is_not_the_same_as_going() -> None:
    B, actors = two_mode_graph([[1, 1], [0, 1]])
    gone = remove_actor(B, actors, "a0").effects.keyed("effect")
    idle = remove_actor(B, actors, "a0", drop=lambda _: True).effects.keyed("effect")
    assert gone["orphaned"]["after"] == idle["orphaned"]["after"] == 1
    assert gone["components"]["after"] == 2
    assert idle["components"]["after"] == 3


def test_without_groups_no_sector_pairs() -> None:
    B, women = davis()
    effects = remove_actor(B, women, "Evelyn Jefferson").effects.column("effect")
    assert effects == EFFECTS[:5]


def test_nulls() -> None:
    rng = np.random.default_rng(3)
    M = (rng.random((9, 12)) < 0.25).astype(int)
    M[0, :7] = 1
    B, actors = two_mode_graph(M)
    sector = {a: "xyz"[i % 3] for i, a in enumerate(actors)}
    stacks = list(curveball_stacks(M, 40, seed=4))
    result = remove_actor(B, actors, "a0", sector, nulls=stacks)
    rows = result.effects.keyed("effect")
    assert result.effects.columns[6:] == (
        "expected",
        "sd",
        "z",
        "p_upper",
        "p_lower",
        "p",
        "distinct",
        "finest",
    )
    assert math.isnan(rows["leaderless"]["p_upper"])
    losses = []
    for A in (A for s in stacks for A in s):
        null, _ = two_mode_graph(A)
        effects = remove_actor(null, actors, "a0", sector).effects.keyed("effect")
        losses.append([effects[e]["loss"] for e in ("orphaned", "components", "sector_pairs")])
    for k, effect in enumerate(("orphaned", "components", "sector_pairs")):
        sample = np.array(losses)[:, k]
        assert rows[effect]["expected"] == pytest.approx(sample.mean())
        hits = (sample >= rows[effect]["loss"]).sum()
        assert rows[effect]["p_upper"] == pytest.approx((1 + hits) / 41)


def test_edge_cases() -> None:
    alone = remove_actor(nx.Graph([("a", "e")]), ["a"], "a", {"a": "x"})
    rows = alone.effects.keyed("effect")
    assert alone.orphaned == ("e",)
    assert math.isnan(rows["fragmentation"]["after"])
    B, actors = two_mode_graph(np.zeros((2, 2), dtype=int))
    idle = remove_actor(B, actors, "a0", {"a0": "x", "a1": "x"})
    assert idle.orphaned == ()
    assert idle.effects.keyed("effect")["components"]["loss"] == -1


def test_bad_input() -> None:
    B, actors = two_mode_graph([[1, 0], [1, 1]])
    with pytest.raises(EmptyNetworkError):
        remove_actor(nx.Graph(), [], "a")
    with pytest.raises(EmptyNetworkError):
        remove_actor(nx.empty_graph(["a"]), ["a"], "a")
    with pytest.raises(UnknownNodeError):
        remove_actor(B, actors, "nobody")
    with pytest.raises(UnknownNodeError):
        remove_actor(B, actors, "e0")
    with pytest.raises(NotTwoModeError):
        remove_actor(nx.Graph([("a", "b"), ("a", "e")]), ["a", "b"], "a")
    with pytest.raises(MissingGroupError):
        remove_actor(B, actors, "a0", {"a0": "x"})
    with pytest.raises(InvalidOptionError):
        remove_actor(B, actors, "a0", like=-1)
    with pytest.raises(InvalidOptionError):
        remove_actor(B, actors, "a0", like=math.nan)
    with pytest.raises(InvalidOptionError):
        remove_actor(B, actors, "a0", nulls=[])
    with pytest.raises(InvalidOptionError):
        remove_actor(B, actors, "a0", nulls=[np.eye(2)], drop=lambda _: True)
    with pytest.raises(InvalidMatrixError):
        remove_actor(B, actors, "a0", nulls=[np.eye(3)])


def test_actors_of_no_sector_make_no_pair() -> None:
    B, actors = two_mode_graph(np.array([[1, 1], [1, 0], [0, 1]]))
    sector = {"a0": "x", "a1": "y", "a2": "none"}
    with_all = remove_actor(B, actors, "a0", sector)
    assert {frozenset(p) for p in with_all.sector_pairs_lost} == {
        frozenset("xy"), frozenset(("x", "none"))
    }  # fmt: skip
    left = remove_actor(B, actors, "a0", sector, no_group="none")
    assert {frozenset(p) for p in left.sector_pairs_lost} == {frozenset("xy")}
