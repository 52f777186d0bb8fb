"""Null networks by plan generation, and the place of actors among them."""

from __future__ import annotations

import numpy as np
from analysis_cases import city, two_mode

from kyodo_graph import measures
from kyodo_graph.analysis.backbone import backbone_tables, sdsm_by_plan
from kyodo_graph.analysis.city import Options
from kyodo_graph.analysis.nulls import chances, strata, stratified
from kyodo_graph.analysis.place_indices import PROJECTION
from kyodo_graph.analysis.scores import scores_on, singles, singles_of
from kyodo_graph.networks.matrices import matrix, projected

RNG = np.random.default_rng(3)
M = (RNG.random((7, 12)) < 0.4).astype(float)
BLOCKS = [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11]]


def test_strata_are_the_plans() -> None:
    assert strata(["a", "b", "c"], {"a": "p2", "b": "p1", "c": "p2"}) == [[1], [0, 2]]
    assert strata(["a", "b"], {}) == [[0, 1]]


def test_margins_hold_within_each_generation() -> None:
    seen = set()
    for stack in stratified(M, BLOCKS, 60, seed=5):
        for N in stack:
            assert (N.sum(axis=0) == M.sum(axis=0)).all()
            for block in BLOCKS:
                assert (N[:, block].sum(axis=1) == M[:, block].sum(axis=1)).all()
            seen.add(N.tobytes())
    assert len(seen) > 40  # not one network over and over


def test_the_seed_decides() -> None:
    def draw(seed: int) -> bytes:
        return np.concatenate(list(stratified(M, BLOCKS, 20, seed))).tobytes()

    assert draw(1) == draw(1)
    assert draw(1) != draw(2)


def test_degree_has_a_range_and_no_null() -> None:
    B = two_mode({"c": "e1 e2 e3 e5 e6", "n1": "e1 e4 e5 e7", "n2": "e2 e4", "o": "e3 e1 e6"})
    found, tests = chances(B, {}, Options(trials=50, seed=1), ["c"])
    assert set(tests) == {"closeness", "betweenness", "eigenvector"}
    degree = found["degree"]["c"]
    assert degree.trials == 0
    assert np.isnan(degree.z)
    assert degree.lower <= 5 / 7 <= degree.upper
    assert np.isnan([found["degree"]["n1"].lower, found["degree"]["n1"].upper]).all()  # four
    assert found["betweenness"]["c"].trials == 50
    assert set(found["constraint"]) == {"c"}
    assert found["constraint"]["c"].resamples <= 5  # a tenth of the trials


def test_one_actor_or_no_element_has_no_chances() -> None:
    assert chances(two_mode({"c": "e1"}), {}, Options(10), ["c"]) == ({}, {})


def test_sdsm_of_one_generation_is_sdsm() -> None:
    ours, theirs = sdsm_by_plan(M, [list(range(12))]), measures.sdsm(M)
    assert np.array_equal(ours.upper, theirs.upper)


def test_sdsm_of_separate_generations_is_that_of_each_alone() -> None:
    A, B = (RNG.random((4, 9)) < 0.5).astype(float), (RNG.random((3, 8)) < 0.5).astype(float)
    both = np.zeros((7, 17))
    both[:4, :9], both[4:, 9:] = A, B
    joint = sdsm_by_plan(both, [list(range(9)), list(range(9, 17))])
    off = ~np.eye(4, dtype=bool)
    assert np.allclose(joint.upper[:4, :4][off], measures.sdsm(A).upper[off])
    assert not joint.testable[:4, 4:].any()


def test_an_empty_backbone_says_so() -> None:
    summary, pairs = backbone_tables(city(two_mode({"c": "e1 e2", "n1": "e1", "n2": "e2"})))
    row = summary.records()[0]
    assert (row["pairs_tested"], row["pairs_tied"], row["pairs_kept"]) == (3, 2, 0)
    assert row["least_p"] is not None
    # Two elements an actor at most: a pair that shares both has a p that times three is not small.
    assert row["least_attainable_p"] > 0.05
    assert "The test cannot reject here" in str(row["note"])
    assert pairs.rows == ()
    row = backbone_tables(city(two_mode(MIXED)))[0].records()[0]
    assert (row["pairs_kept"], row["least_attainable_p"] <= 0.05) == (0, True)
    assert "No pair is kept" in str(row["note"])


# Two actors share half of their twelve elements, and so do the next two: some pair could reject.
MIXED = {
    "n1": " ".join(f"e{k}" for k in range(12)),
    "n2": " ".join(f"e{k}" for k in range(6, 18)),
    "n3": " ".join(f"e{k}" for k in range(12, 24)),
    "n4": " ".join(f"e{k}" for k in (*range(18, 24), *range(6))),
}


def test_two_actors_that_always_meet_are_kept() -> None:
    shared = " ".join(f"t{k}" for k in range(12))
    parts = {"n1": shared, "n2": shared}
    parts |= {f"b{k}": f"s{2 * k} s{2 * k + 1} s{(2 * k + 5) % 30}" for k in range(15)}
    summary, pairs = backbone_tables(city(two_mode(parts)))
    assert summary.records()[0]["pairs_kept"] == 1
    assert (pairs.records()[0]["actor_a"], pairs.records()[0]["shared_elements"]) == ("n1", 12)


def test_one_actor_has_no_backbone_and_says_why() -> None:
    summary, _ = backbone_tables(city(two_mode({"c": "e1"})))
    assert "fewer than two actors" in str(summary.records()[0]["note"])


def test_indices_of_some_are_those_of_all() -> None:
    B = two_mode({"c": "e1 e2 e3", "n1": "e1 e4", "n2": "e2 e4", "o": "e3 e1", "b": "e9"})
    actors, _, matrix_of = matrix(B)
    every = scores_on(PROJECTION, projected(B))
    some = singles_of(matrix_of, [actors.index("c"), actors.index("b"), actors.index("n1")])
    assert tuple(some) == singles() == tuple(every)
    for name, values in some.items():
        wanted = [every[name][a] for a in ("c", "b", "n1")]
        np.testing.assert_allclose(values, wanted, rtol=1e-12)  # NaN equals NaN here


def test_generations_are_dealt_out_apart() -> None:
    """Two plans with the same margins: what is drawn for one says nothing of the other."""
    own = np.array([[1.0, 0.0], [0.0, 1.0]])
    (stack,) = stratified(np.hstack([own, own]), [[0, 1], [2, 3]], 200, seed=1)
    same = (stack[:, :, :2] == stack[:, :, 2:]).all(axis=(1, 2)).mean()
    assert 0.35 < same < 0.65
