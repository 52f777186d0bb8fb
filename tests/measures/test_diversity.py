from __future__ import annotations

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import braycurtis, dice, jaccard
from two_mode_cases import GOLDENS_R, matrices

from kyodo_graph.measures.diversity import (
    bray_curtis,
    dissimilarity_table,
    sorensen,
    sorensen_multi,
)
from kyodo_graph.measures.errors import (
    EmptyNetworkError,
    InvalidMatrixError,
    InvalidOptionError,
    NodeSetError,
)

AMOUNTS = st.integers(1, 8).flatmap(
    lambda k: st.tuples(*[st.lists(st.integers(0, 9), min_size=k, max_size=k)] * 2)
)


def test_bray_curtis_published() -> None:
    assert bray_curtis([6, 7, 4], [10, 0, 6]) == pytest.approx(0.3939394, abs=5e-8)


@given(AMOUNTS)
def test_bray_curtis_scipy_agrees_and_keeps_its_range(pair: tuple[list[int], list[int]]) -> None:
    x, y = pair
    found = bray_curtis(x, y)
    if sum(x) + sum(y) == 0:
        assert np.isnan(found)
        return
    assert found == pytest.approx(braycurtis(x, y))
    assert found == bray_curtis(y, x)
    assert 0 <= found <= 1
    assert bray_curtis(np.add(x, 1), np.add(x, 1)) == 0
    shares = bray_curtis(x, y, proportions=True)
    if sum(x) and sum(y):
        p, q = np.array(x) / sum(x), np.array(y) / sum(y)
        # On shares it is one less what they have in common.
        assert shares == pytest.approx(1 - np.minimum(p, q).sum(), abs=1e-12)
        assert bray_curtis([3 * v for v in x], y, proportions=True) == pytest.approx(shares)
    else:
        assert np.isnan(shares)


@pytest.mark.parametrize("family", ["sorensen", "jaccard"])
def test_vegan_agrees(family: str) -> None:
    golden = GOLDENS_R["nestedbeta"]
    for name, rows in ((family, golden["M"]), (f"{family}_first_two", golden["M"][:2])):
        found = sorensen_multi(rows, family=family)
        for part, value in golden[name].items():
            assert getattr(found, part) == pytest.approx(value, abs=1e-12)
    assert sorensen(*golden["M"][:2], family=family) == sorensen_multi(
        golden["M"][:2], family=family
    )


@given(matrices((2, 2), (1, 8)))
def test_parts_of_a_pair(M: np.ndarray) -> None:
    x, y = M.astype(bool)
    a, b, c = int((x & y).sum()), int((x & ~y).sum()), int((y & ~x).sum())
    s, j = sorensen(x, y), sorensen(x, y, family="jaccard")
    if a + b + c == 0:
        assert np.isnan([s.dissimilarity, s.turnover, j.dissimilarity]).all()
        return
    assert s.dissimilarity == pytest.approx(dice(x, y))
    assert j.dissimilarity == pytest.approx(jaccard(x, y))
    if a + min(b, c) == 0:
        assert np.isnan([s.turnover, s.nestedness, j.turnover]).all()
        return
    assert s.turnover == pytest.approx(min(b, c) / (a + min(b, c)))
    assert s.nestedness == pytest.approx(
        (max(b, c) - min(b, c)) / (2 * a + b + c) * a / (a + min(b, c))
    )
    assert j.nestedness == pytest.approx(
        (max(b, c) - min(b, c)) / (a + b + c) * a / (a + 2 * min(b, c))
    )
    assert s.turnover + s.nestedness == pytest.approx(s.dissimilarity)


@given(matrices((2, 6), (1, 6)))
def test_multi_site_in_baselgas_words(M: np.ndarray) -> None:
    fewer = more = 0
    for i in range(len(M)):
        for j in range(i):
            b, c = int((M[i] & ~M[j] & 1).sum()), int((M[j] & ~M[i] & 1).sum())
            fewer, more = fewer + min(b, c), more + max(b, c)
    core = M.sum() - (M.sum(axis=0) > 0).sum()
    found = sorensen_multi(M)
    if core + fewer:
        assert found.turnover == pytest.approx(fewer / (core + fewer))
        assert found.dissimilarity == pytest.approx((fewer + more) / (2 * core + fewer + more))
        assert found.nestedness >= -1e-12
    else:
        assert np.isnan(found.turnover)


def test_pure_cases() -> None:
    nested = sorensen([1, 1, 1, 1], [1, 0, 0, 0])
    assert nested.turnover == 0
    assert nested.nestedness == nested.dissimilarity == pytest.approx(0.6)
    replaced = sorensen([1, 1, 0, 0], [0, 1, 1, 0])
    assert replaced.nestedness == 0
    assert replaced.turnover == replaced.dissimilarity == 0.5
    assert sorensen([1, 0], [0, 1]).turnover == 1


def test_table_of_pairs() -> None:
    M = [[3, 0, 1], [1, 1, 0], [0, 0, 0]]
    table = dissimilarity_table(M, ["山口", "一関", "新庄"])
    assert len(table) == comb(3, 2)
    assert table.options["family"] == "sorensen"
    first, second, third = table.records()
    assert (first["first"], first["second"]) == ("山口", "一関")
    assert first["bray_curtis"] == pytest.approx(4 / 6)
    assert first["bray_curtis_proportions"] == pytest.approx(0.5)
    assert (first["only_first"], first["only_second"], first["both"]) == (1, 1, 1)
    assert second["bray_curtis"] == 1
    assert np.isnan(third["bray_curtis_proportions"])
    assert len(dissimilarity_table([[1, 2]])) == 0
    with pytest.raises(NodeSetError):
        dissimilarity_table(M, ["山口"])


def test_errors() -> None:
    for x, y in (([1, -1], [0, 1]), ([1, np.nan], [0, 1]), ([1], [0, 1]), ([[1]], [[1]])):
        with pytest.raises(InvalidMatrixError):
            bray_curtis(x, y)
    with pytest.raises(InvalidMatrixError) as wrong:
        bray_curtis([1, float("inf")], [1, 1])
    assert wrong.value.cell == (1,)
    with pytest.raises(EmptyNetworkError):
        bray_curtis([], [])
    with pytest.raises(InvalidMatrixError):
        sorensen([1, 2], [0, 1])
    with pytest.raises(InvalidMatrixError):
        sorensen([1, 0], [1])
    with pytest.raises(InvalidMatrixError):
        sorensen_multi([[1, 0]])
    with pytest.raises(InvalidMatrixError):
        sorensen_multi([[1, 0], [1]])
    with pytest.raises(InvalidOptionError):
        sorensen([1], [1], family="dice")
    with pytest.raises(InvalidMatrixError):
        dissimilarity_table([[1, -2], [0, 0]])
