from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_mode_cases import GOLDENS, GOLDENS_R, davis_matrix, matrices

from kyodo_graph.measures.errors import EmptyNetworkError, InvalidMatrixError
from kyodo_graph.measures.nodf import nodf, nodf_null


def test_published_example() -> None:
    golden = GOLDENS["nodf_almeida_neto_2008"]
    found = nodf(golden["M"])
    assert found.rows == pytest.approx(golden["rows"], abs=5e-5)
    assert found.columns == pytest.approx(golden["cols"], abs=5e-5)
    assert found.total == pytest.approx(golden["all"], abs=5e-5)


def test_davis() -> None:
    golden, found = GOLDENS["davis"]["nodf"], nodf(davis_matrix())
    assert found.rows == pytest.approx(golden["rows"], abs=5e-6)
    assert found.columns == pytest.approx(golden["cols"], abs=5e-6)
    assert found.total == pytest.approx(golden["all"], abs=5e-6)


def test_vegan_agrees() -> None:
    golden = GOLDENS_R["nestednodf"]
    found = nodf(golden["N"])
    for part in ("rows", "columns", "total"):
        assert getattr(found, part) == pytest.approx(golden[part], abs=1e-10)


@given(matrices((2, 7), (2, 7)))
def test_definition_pair_by_pair(M: np.ndarray) -> None:
    def paired(A: np.ndarray) -> list[float]:
        A = A[A.sum(axis=1) > 0]
        A = A[np.argsort(-A.sum(axis=1), kind="stable")]
        out = []
        for i in range(len(A)):
            for j in range(i + 1, len(A)):
                lower = A[j].sum()
                out.append(100 * (A[i] & A[j]).sum() / lower if A[i].sum() > lower else 0.0)
        return out

    found = nodf(M)
    rows, columns = paired(M), paired(M.T)
    for value, pairs in (
        (found.rows, rows),
        (found.columns, columns),
        (found.total, rows + columns),
    ):
        if pairs:
            assert value == pytest.approx(np.mean(pairs), abs=1e-9)
        else:
            assert np.isnan(value)
    assert found.empty_rows == (M.sum(axis=1) == 0).sum()
    assert found.empty_columns == (M.sum(axis=0) == 0).sum()


@given(matrices((2, 7), (2, 7)), st.integers(0, 1000))
def test_order_and_transposition(M: np.ndarray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    found, moved = nodf(M), nodf(M[rng.permutation(len(M))][:, rng.permutation(M.shape[1])])
    flipped = nodf(M.T)
    for a, b in (
        (found.rows, moved.rows),
        (found.columns, moved.columns),
        (found.rows, flipped.columns),
        (found.total, flipped.total),
    ):
        assert a == pytest.approx(b, abs=1e-9, nan_ok=True)


def test_extremes() -> None:
    assert nodf(np.tri(5)).total == pytest.approx(100)
    assert nodf(np.eye(4)).total == 0
    assert nodf(np.ones((3, 4))).total == 0
    one = nodf([[1, 0, 1]])
    assert np.isnan(one.rows)
    assert one.columns == one.total == 0
    nothing = nodf([[0, 0], [0, 0]])
    assert np.isnan([nothing.rows, nothing.columns, nothing.total]).all()


def test_null_by_margins() -> None:
    table = nodf_null(davis_matrix(), trials=300, seed=2)
    found = table.keyed("part")
    assert list(found) == ["rows", "columns", "total"]
    assert table.options["model"] == "curveball"
    assert table.options["draws"] == 300
    assert table.options["trades"] == 360
    total = found["total"]
    assert total["observed"] == pytest.approx(48.58119, abs=1e-5)
    assert total["z"] == pytest.approx((total["observed"] - total["expected"]) / total["sd"])
    assert table == nodf_null(davis_matrix(), trials=300, seed=2)
    fixed = nodf_null(np.tri(4), trials=20).keyed("part")["total"]
    assert fixed["sd"] == 0
    assert np.isnan(fixed["z"])
    assert fixed["p_upper"] == 1


def test_errors() -> None:
    for bad in ([[1, 3]], [[np.nan]], [1, 0]):
        with pytest.raises(InvalidMatrixError):
            nodf(bad)
    with pytest.raises(EmptyNetworkError):
        nodf(np.zeros((0, 0)))
