from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata, spearmanr
from two_mode_cases import davis_matrix

from kyodo_graph.measures.case_dropping import correlations, ranks, stability
from kyodo_graph.measures.errors import InvalidMatrixError, InvalidOptionError, NoVarianceError

STEPS = np.array([[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0]])


def test_comes_to_the_enumeration_of_subsets() -> None:
    """Every subset of four of six elements, correlations with NumPy."""
    original = STEPS.mean(axis=1)
    found = []
    for chosen in combinations(range(6), 4):
        values = STEPS[:, list(chosen)].mean(axis=1)
        found.append(np.corrcoef(values, original)[0, 1])
    table = stability(STEPS, "degree", drops=[2 / 6], trials=20_000, seed=1).table
    (row,) = table.records()
    assert row["kept"] == 4
    assert row["undefined"] == 0
    assert row["mean"] == pytest.approx(np.mean(found), abs=0.003)
    assert row["share"] == pytest.approx(np.mean(np.array(found) >= 0.7), abs=0.01)
    assert row["low"] == pytest.approx(np.quantile(found, 0.05, method="lower"), abs=1e-9)


def test_coefficient_is_the_largest_drop_that_holds() -> None:
    found = stability(davis_matrix(), "degree", trials=400, seed=2)
    held = [r["drop"] for r in found.table.records() if r["share"] >= 0.95]
    assert found.coefficient == max(held)
    assert 0 < found.coefficient < 0.9
    shares = found.table.column("share")
    assert shares[0] > shares[-1]
    strict = stability(davis_matrix(), "degree", trials=400, seed=2, threshold=1.0)
    assert strict.coefficient == 0


def test_undefinedcorrelations_do_not_count_as_stable() -> None:
    M = np.array([[1, 1, 1, 1], [1, 1, 1, 0]])
    (row,) = stability(M, "degree", drops=[0.75], trials=2000, seed=1).table.records()
    # One element left: the actors differ only if it is the last.
    assert row["share"] == pytest.approx(0.25, abs=0.04)
    assert row["undefined"] == pytest.approx(1500, abs=80)
    assert row["mean"] == pytest.approx(1)
    assert np.isnan(row["low"])


@given(st.lists(st.integers(0, 5), min_size=3, max_size=8), st.integers(0, 100))
def test_spearman_as_scipy(values: list[int], seed: int) -> None:
    x = np.array(values, dtype=float)
    y = np.random.default_rng(seed).integers(0, 4, len(x)).astype(float)
    assert np.array_equal(ranks(x), rankdata(x))
    if np.ptp(x) and np.ptp(y):
        (found,) = correlations(x[None], y, "spearman")
        assert found == pytest.approx(spearmanr(x, y).statistic, abs=1e-12)


def test_options_are_kept_and_seed_decides() -> None:
    one = stability(davis_matrix(), "betweenness", trials=30, seed=1, correlation="spearman")
    again = stability(davis_matrix(), "betweenness", trials=30, seed=1, correlation="spearman")
    assert np.array_equal(one.table.rows, again.table.rows, equal_nan=True)
    assert one.table.options == again.table.options
    assert one.table.options["correlation"] == "spearman"
    assert one.table.options["threshold"] == 0.7
    other = stability(davis_matrix(), "betweenness", trials=30, seed=2, correlation="spearman")
    assert one.table.column("mean") != other.table.column("mean")


def test_errors() -> None:
    M = davis_matrix()
    with pytest.raises(NoVarianceError):
        stability(np.ones((3, 4)), "degree")
    with pytest.raises(NoVarianceError):
        stability([[1, 1, 0]], "degree")
    with pytest.raises(InvalidMatrixError):
        stability(M, "density")
    with pytest.raises(InvalidMatrixError):
        stability(np.zeros((3, 3)), "eigenvector")
    for drops in ([], [0], [1], [1.5], [float("nan")]):
        with pytest.raises(InvalidOptionError):
            stability(M, "degree", drops=drops)
    with pytest.raises(InvalidOptionError):
        stability([[1], [0]], "degree", drops=[0.9])
    for options in (
        {"threshold": 0},
        {"certainty": 1.1},
        {"correlation": "kendall"},
        {"trials": 0},
    ):
        with pytest.raises(InvalidOptionError):
            stability(M, "degree", **options)
