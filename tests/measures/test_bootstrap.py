from __future__ import annotations

from importlib import import_module
from math import comb

import numpy as np
import pytest
from hypothesis import given
from scipy import stats
from two_mode_cases import davis_matrix, matrices

from kyodo_graph.measures.bootstrap import METHODS, bootstrap
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    NodeSetError,
)

# By its full name: in the package the name is the function.
module = import_module("kyodo_graph.measures.bootstrap")


@pytest.mark.parametrize("method", METHODS)
def test_scipy_agrees(method: str) -> None:
    """Another implementation with other draws: equal within the error of 20,000 resamples."""
    M = davis_matrix()

    def spread(X: np.ndarray) -> float:
        return float(np.std(X.sum(axis=0)))

    def spread_of(sizes: np.ndarray, axis: int) -> np.ndarray:
        return np.std(sizes, axis=axis)

    ours = bootstrap(M, spread, trials=20_000, seed=1, method=method, level=0.9)
    peer = stats.bootstrap(
        (M.sum(axis=0),),
        spread_of,
        n_resamples=20_000,
        method="BCa" if method == "bca" else method,
        confidence_level=0.9,
        rng=np.random.default_rng(2),
        vectorized=True,
    )
    low, high = peer.confidence_interval
    width = high - low
    assert float(ours.lower) == pytest.approx(low, abs=0.04 * width)
    assert float(ours.upper) == pytest.approx(high, abs=0.04 * width)
    assert float(ours.se) == pytest.approx(peer.standard_error, rel=0.03)


def test_standard_error_of_a_mean_is_known() -> None:
    M = davis_matrix()
    found = bootstrap(M, "degree", trials=20_000, seed=3)
    assert np.allclose(found.estimate, M.mean(axis=1))
    assert np.allclose(found.se, M.std(axis=1) / np.sqrt(M.shape[1]), rtol=0.03)
    assert np.allclose(found.bias, 0, atol=0.005)
    assert (found.lower <= found.estimate).all()
    assert (found.estimate <= found.upper).all()


@given(matrices((1, 4), (1, 5)))
def test_every_statistic_takes_every_matrix(M: np.ndarray) -> None:
    for statistic in ("degree", "closeness", "betweenness", "eigenvector", "clustering", "nodf"):
        for method in METHODS:
            found = bootstrap(M, statistic, trials=8, seed=1, method=method)
            known = np.isfinite(found.lower)
            assert (found.lower[known] <= found.upper[known] + 1e-12).all()
            assert (found.trials <= 8).all()
            undefined = ~np.isfinite(found.estimate)
            assert np.isnan(found.lower[undefined]).all()


def test_no_spread_no_width() -> None:
    found = bootstrap(np.ones((3, 4)), "density", trials=50)
    assert float(found.lower) == float(found.upper) == float(found.estimate) == 1
    assert float(found.se) == 0
    same = bootstrap(np.ones((3, 4)), "density", trials=50, method="bca")
    assert float(same.lower) == float(same.upper) == 1


def test_one_element() -> None:
    found = bootstrap([[1], [0]], "degree", trials=10, method="bca")
    assert found.estimate.tolist() == found.lower.tolist() == found.upper.tolist() == [1, 0]


def test_wider_level_wider_interval_and_reflection() -> None:
    M = davis_matrix()
    narrow = bootstrap(M, "density", seed=1, level=0.5)
    wide = bootstrap(M, "density", seed=1, level=0.99)
    assert wide.lower < narrow.lower < narrow.upper < wide.upper
    basic = bootstrap(M, "density", seed=1, level=0.5, method="basic")
    assert float(basic.lower) == pytest.approx(float(2 * narrow.estimate - narrow.upper))
    assert float(basic.upper) == pytest.approx(float(2 * narrow.estimate - narrow.lower))


def test_seed_pieces_and_table(monkeypatch: pytest.MonkeyPatch) -> None:
    M = davis_matrix()
    one = bootstrap(M, "betweenness", trials=60, seed=1)
    monkeypatch.setattr(module, "_CELLS", 7 * M.size)
    again = bootstrap(M, "betweenness", trials=60, seed=1)
    assert np.array_equal(one.lower, again.lower)
    assert not np.array_equal(one.lower, bootstrap(M, "betweenness", trials=60, seed=2).lower)
    table = one.table([f"w{i}" for i in range(18)])
    assert table.columns == ("node", "estimate", "lower", "upper", "se", "bias", "trials")
    assert table.options["elements"] == 14
    assert table.options["level"] == 0.95
    assert table.keyed("node")["w2"]["upper"] == one.upper[2]
    with pytest.raises(NodeSetError):
        one.table(["w0"])


def test_errors() -> None:
    M = davis_matrix()
    for level in (0, 1, float("nan")):
        with pytest.raises(InvalidOptionError):
            bootstrap(M, "density", level=level)
    for options in ({"method": "studentized"}, {"trials": 0}):
        with pytest.raises(InvalidOptionError):
            bootstrap(M, "density", **options)
    with pytest.raises(InvalidOptionError):
        bootstrap(M, "rank")
    with pytest.raises(InvalidMatrixError):
        bootstrap([[np.nan]], "density")
    with pytest.raises(EmptyNetworkError):
        bootstrap(np.zeros((2, 0)), "density")


@pytest.mark.parametrize(("elements", "covered"), [(1, 0.64), (2, 0.87), (3, 0.95), (8, 0.96)])
def test_how_often_the_range_of_degree_holds_what_is_behind_it(
    elements: int, covered: float
) -> None:
    """An actor takes part in each of 30 elements with a chance of 1/30, 2/30 …: of few elements the
    range that is called 95 % holds that chance in less (docs/methods.md). By all numbers of parts
    that the actor can have, each with its chance.
    """
    m, p = 30, elements / 30
    held = 0.0
    for k in range(m + 1):
        chance = comb(m, k) * p**k * (1 - p) ** (m - k)
        if chance > 1e-4:
            b = bootstrap([[1] * k + [0] * (m - k)], "degree", trials=4000, seed=k)
            held += chance * bool(b.lower[0] - 1e-9 <= p <= b.upper[0] + 1e-9)
    assert held == pytest.approx(covered, abs=0.015)
