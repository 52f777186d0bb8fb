from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from two_mode_cases import GOLDENS_R

from kyodo_graph.measures.errors import EmptyNetworkError, InvalidMatrixError, InvalidOptionError
from kyodo_graph.measures.rarefied import rarefaction

COUNTS = st.lists(st.integers(0, 4), min_size=1, max_size=4).filter(lambda y: sum(y) > 0)


@pytest.mark.parametrize("size", [5, 10, 15])
def test_vegan_agrees(size: int) -> None:
    golden = GOLDENS_R["rarefy"]
    found = rarefaction(golden["x"], size)
    assert found.expected == pytest.approx(golden[str(size)]["S"], abs=1e-12)
    assert found.sd == pytest.approx(golden[str(size)]["se"], abs=1e-12)


@given(COUNTS, st.integers(0, 8))
def test_by_enumeration_of_samples(counts: list[int], size: int) -> None:
    themes = [i for i, k in enumerate(counts) for _ in range(k)][:9]
    counts = [themes.count(i) for i in range(len(counts))]
    size = min(size, len(themes))
    samples = [set(s) for s in combinations(themes, size)]
    seen = [len(s) for s in samples]
    found = rarefaction(counts, size)
    assert found.total == len(themes)
    assert found.expected == pytest.approx(np.mean(seen), abs=1e-12)
    assert found.sd == pytest.approx(np.std(seen), abs=1e-9)
    for i, chance in enumerate(found.chances):
        assert chance == pytest.approx(np.mean([i in s for s in samples]), abs=1e-12)


def test_elements_with_several_themes() -> None:
    """Sample-based: draw elements, each with the themes that it has."""
    elements = [{0, 1}, {0}, {2}, set(), {0, 2}]
    counts = [sum(i in e for e in elements) for i in range(4)]
    for size in range(6):
        seen = [len(set().union(*s)) for s in combinations(elements, size)]
        found = rarefaction(counts, size, total=5)
        assert found.expected == pytest.approx(np.mean(seen))
        assert found.total == 5
        assert np.isnan(found.sd)


@given(COUNTS)
def test_ends_and_order(counts: list[int]) -> None:
    total = sum(counts)
    curve = [rarefaction(counts, n).expected for n in range(total + 1)]
    assert curve[0] == 0
    assert curve[1] == pytest.approx(1)
    assert curve[-1] == sum(k > 0 for k in counts)
    steps = np.diff(curve)
    assert (steps >= -1e-12).all()
    assert (np.diff(steps) <= 1e-12).all()
    assert rarefaction(counts, total).sd == 0


def test_large_counts_stay_exact() -> None:
    found = rarefaction([3000, 2000, 1], 1500)
    assert found.chances[2] == pytest.approx(1500 / 5001, abs=1e-15)
    assert found.expected == pytest.approx(2 + 1500 / 5001, abs=1e-12)


def test_errors() -> None:
    for bad in ([1.5], [-1], [float("nan")], [[1]]):
        with pytest.raises(InvalidMatrixError):
            rarefaction(bad, 0)
    with pytest.raises(EmptyNetworkError):
        rarefaction([], 0)
    for size in (-1, 4):
        with pytest.raises(InvalidOptionError):
            rarefaction([2, 1], size)
    with pytest.raises(InvalidOptionError):
        rarefaction([4, 1], 1, total=3)
    assert rarefaction([0, 0], 0).expected == 0
