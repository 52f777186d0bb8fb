from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_mode_cases import matrices, two_mode_graph

from kyodo_graph.measures.curveball import curveball_stacks
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    MissingGroupError,
    NotTwoModeError,
)
from kyodo_graph.measures.two_mode_brokerage import ROLES, two_mode_brokerage


def role_of(x: str, y: str, z: str) -> str:
    if x == y == z:
        return "coordinator"
    if x == z:
        return "itinerant"
    return "gatekeeper" if y in (x, z) else "liaison"


def by_hand(B: nx.Graph, own: dict, other: dict) -> tuple[dict, dict]:
    """All chains a – i – v – j – c of open pairs, one by one."""
    count = {(v, role): [0, 0.0, 0, 0] for v in own for role in ROLES}
    levels = {v: [0, 0, 0, 0] for v in own}
    for a, c in combinations(own, 2):
        if set(B[a]) & set(B[c]):
            continue
        brokers = [
            v for v in own if v not in (a, c) and set(B[v]) & set(B[a]) and set(B[v]) & set(B[c])
        ]
        for v in brokers:
            chains = [(i, j) for i in set(B[v]) & set(B[a]) for j in set(B[v]) & set(B[c])]
            mixed = [pair for pair in chains if other[pair[0]] != other[pair[1]]]
            role = role_of(own[a], own[v], own[c])
            for name in (role, "total"):
                for k, value in enumerate((1, 1 / len(brokers), len(chains), len(mixed))):
                    count[v, name][k] += value
            borders = len({own[a], own[v], own[c]}) - 1
            levels[v][borders] += len(chains) - len(mixed)
            levels[v][borders + 1] += len(mixed)
    return count, levels


@given(matrices((1, 6), (1, 6)), st.data())
def test_definition_in_both_modes(M: np.ndarray, data: st.DataObject) -> None:
    B, actors = two_mode_graph(M)
    elements = [n for n in B if n not in actors]
    sector = {a: data.draw(st.sampled_from("xyz")) for a in actors}
    theme = {e: data.draw(st.sampled_from("pq")) for e in elements}
    for mode, own, other in (("actor", sector, theme), ("element", theme, sector)):
        result = two_mode_brokerage(B, actors, sector, theme, mode=mode)
        count, levels = by_hand(B, own, other)
        assert result.nodes.columns == ("node", "role", "pairs", "credit", "chains", "mixed")
        for row in result.nodes.records():
            values = [row[c] for c in ("pairs", "credit", "chains", "mixed")]
            assert values == pytest.approx(count[row["node"], row["role"]])
        for row in result.scale.records():
            found = [row[f"level_{k}"] for k in range(4)]
            assert found == levels[row["node"]]
            total = sum(found)
            mean = sum(k * x for k, x in enumerate(found)) / total if total else math.nan
            assert row["heterogeneity"] == pytest.approx(mean, nan_ok=True)


@given(matrices((1, 6), (1, 6)), st.data())
def test_meetings(M: np.ndarray, data: st.DataObject) -> None:
    B, actors = two_mode_graph(M)
    sector = {a: data.draw(st.sampled_from("xyz")) for a in actors}
    for row in two_mode_brokerage(B, actors, sector).meetings.records():
        pairs = list(combinations(B[row["node"]], 2))
        only = [(a, c) for a, c in pairs if len(set(B[a]) & set(B[c])) == 1]
        for name, list_ in (("pairs", pairs), ("only_here", only)):
            assert row[name] == len(list_)
        same = [sector[a] == sector[c] for a, c in pairs]
        assert (row["same"], row["different"]) == (sum(same), len(same) - sum(same))
        same = [sector[a] == sector[c] for a, c in only]
        assert (row["only_here_same"], row["only_here_different"]) == (
            sum(same),
            len(same) - sum(same),
        )


def test_hand_example() -> None:
    """A centre between a neighbourhood association and two firms that meet among themselves."""
    B = nx.Graph(
        [
            ("centre", "salon"), ("chonaikai", "salon"),
            ("centre", "fair"), ("firm", "fair"), ("bank", "fair"),
        ]
    )  # fmt: skip
    actors = ["centre", "chonaikai", "firm", "bank"]
    sector = {"centre": "centre", "chonaikai": "civic", "firm": "business", "bank": "business"}
    theme = {"salon": "welfare", "fair": "industry"}
    result = two_mode_brokerage(B, actors, sector, theme)
    rows = {(r["node"], r["role"]): r for r in result.nodes.records()}
    assert rows["centre", "liaison"]["pairs"] == 2
    assert rows["centre", "liaison"]["mixed"] == 2
    assert rows["centre", "total"]["credit"] == 2
    assert sum(r["pairs"] for (n, _), r in rows.items() if n != "centre") == 0
    scale = result.scale.keyed("node")
    assert scale["centre"]["heterogeneity"] == 3.0
    assert math.isnan(scale["firm"]["heterogeneity"])
    fair = result.meetings.keyed("node")["fair"]
    assert (fair["pairs"], fair["same"], fair["only_here"]) == (3, 1, 3)


def test_nulls_set_pairs_against_the_margins() -> None:
    rng = np.random.default_rng(5)
    M = (rng.random((8, 10)) < 0.3).astype(int)
    B, actors = two_mode_graph(M)
    sector = {a: "xyz"[i % 3] for i, a in enumerate(actors)}
    stacks = list(curveball_stacks(M, 60, seed=2))
    result = two_mode_brokerage(B, actors, sector, nulls=stacks)
    single = two_mode_brokerage(B, actors, sector, nulls=[A for s in stacks for A in s])
    assert repr(result.nodes.rows) == repr(single.nodes.rows)
    assert result.options["nulls"] == 60
    samples = []
    for A in (A for s in stacks for A in s):
        null, _ = two_mode_graph(A)
        rows = two_mode_brokerage(null, actors, sector).nodes.records()
        samples.append([r["pairs"] for r in rows])
    assert result.nodes.column("expected") == pytest.approx(np.mean(samples, axis=0))
    assert result.nodes.column("sd") == pytest.approx(np.std(samples, axis=0, ddof=1))
    hits = (np.array(samples) >= np.array(result.nodes.column("pairs"))).sum(axis=0)
    assert result.nodes.column("p_upper") == pytest.approx((1 + hits) / 61)
    # The same for elements as brokers: the nulls stay actors × elements.
    theme = {n: "p" for n in B if n not in actors}
    turned = two_mode_brokerage(B, actors, sector, theme, mode="element", nulls=stacks)
    assert len(turned.nodes) == 10 * 5


def test_edge_cases() -> None:
    B, actors = two_mode_graph(np.zeros((3, 2), dtype=int))
    result = two_mode_brokerage(B, actors, dict.fromkeys(actors, "x"))
    assert set(result.nodes.column("pairs")) == {0.0}
    B, actors = two_mode_graph([[1]])
    assert two_mode_brokerage(B, actors, {"a0": "x"}).meetings.rows[0][2] == 0
    chain = nx.Graph([("a", "i"), ("v", "i"), ("v", "j"), ("c", "j")])
    rows = two_mode_brokerage(chain, list("avc"), dict.fromkeys("avc", "x")).nodes.records()
    assert {r["role"] for r in rows if r["pairs"]} == {"coordinator", "total"}


def test_bad_input() -> None:
    B, actors = two_mode_graph([[1, 0], [1, 1]])
    sector = dict.fromkeys(actors, "x")
    with pytest.raises(EmptyNetworkError):
        two_mode_brokerage(nx.Graph(), [], {})
    with pytest.raises(EmptyNetworkError):
        two_mode_brokerage(nx.empty_graph(["a"]), ["a"], {"a": 1})
    with pytest.raises(NotTwoModeError):
        two_mode_brokerage(nx.Graph([("a", "b")]), ["a", "b"], {"a": 1, "b": 1})
    with pytest.raises(MissingGroupError):
        two_mode_brokerage(B, actors, {"a0": "x"})
    with pytest.raises(MissingGroupError):
        two_mode_brokerage(B, actors, sector, {"e0": "p"})
    with pytest.raises(InvalidOptionError):
        two_mode_brokerage(B, actors, sector, mode="sector")
    with pytest.raises(InvalidOptionError):
        two_mode_brokerage(B, actors, sector, nulls=[])
    with pytest.raises(InvalidMatrixError):
        two_mode_brokerage(B, actors, sector, nulls=[np.ones((2, 3))])
    with pytest.raises(InvalidMatrixError):
        two_mode_brokerage(B, actors, sector, nulls=[np.full((2, 2), 0.5)])
