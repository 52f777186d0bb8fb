from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.measures.agreement import LEVELS, krippendorff, krippendorff_by_field
from kyodo_graph.measures.errors import InvalidMatrixError, InvalidOptionError

_ = None
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, examples A to D.
BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
TWO = [list("aabbdcccedda"), list("babbbccceddd")]
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


@pytest.mark.parametrize(
    ("ratings", "metric", "published"),
    [
        (BINARY, "nominal", 0.095),
        (TWO, "nominal", 0.692),
        (FOUR, "nominal", 0.743),
        (FOUR, "ordinal", 0.815),
        (FOUR, "interval", 0.849),
        (FOUR, "ratio", 0.797),
    ],
)
def test_published(ratings: list[list[object]], metric: str, published: float) -> None:
    assert krippendorff(ratings, metric).alpha == pytest.approx(published, abs=5.1e-4)


def test_what_it_rests_on() -> None:
    found = krippendorff(FOUR)
    assert (found.coders, found.units, found.left_out, found.values) == (4, 11, 1, 40)
    assert np.isnan([found.low, found.high]).all()


def by_pairs(ratings: list[list[int | None]], metric: str) -> float:
    """Alpha from its definition: mean disagreement inside units against that of all pairs."""
    units = [[v for v in u if v is not None] for u in zip(*ratings, strict=True)]
    units = [u for u in units if len(u) > 1]
    values = [v for u in units for v in u]

    def distance(c: int, k: int) -> float:
        if metric == "nominal":
            return float(c != k)
        if metric == "interval":
            return float((c - k) ** 2)
        if metric == "ratio":
            return ((c - k) / (c + k)) ** 2 if c + k else 0.0
        low, high = sorted((c, k))
        between = sum(low <= v <= high for v in values)
        return (between - (values.count(c) + values.count(k)) / 2) ** 2

    observed = sum(
        distance(a, b) / (len(u) - 1)
        for u in units
        for i, a in enumerate(u)
        for j, b in enumerate(u)
        if i != j
    )
    n = len(values)
    expected = sum(
        distance(a, b) for i, a in enumerate(values) for j, b in enumerate(values) if i != j
    )
    return 1 - (n - 1) * observed / expected if expected else float("nan")


RATINGS = st.tuples(st.integers(1, 4), st.integers(1, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    )
)


@given(RATINGS, st.sampled_from(LEVELS))
def test_definition(ratings: list[list[int | None]], metric: str) -> None:
    found = krippendorff(ratings, metric).alpha
    assert found == pytest.approx(by_pairs(ratings, metric), abs=1e-9, nan_ok=True)
    assert np.isnan(found) or found <= 1


@given(RATINGS, st.integers(0, 1000))
def test_order_of_coders_and_units_and_names_of_codes(
    ratings: list[list[int | None]], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    alpha = krippendorff(ratings).alpha
    columns = rng.permutation(len(ratings[0]))
    moved = [[ratings[i][k] for k in columns] for i in rng.permutation(len(ratings))]
    assert krippendorff(moved).alpha == pytest.approx(alpha, abs=1e-12, nan_ok=True)
    named = [[None if v is None else f"code {v}" for v in row] for row in ratings]
    assert krippendorff(named).alpha == pytest.approx(alpha, abs=1e-12, nan_ok=True)


def test_full_agreement_chance_and_no_variance() -> None:
    assert krippendorff([[1, 2, 3], [1, 2, 3]]).alpha == 1
    rng = np.random.default_rng(1)
    random = rng.integers(0, 3, size=(2, 4000)).tolist()
    assert krippendorff(random).alpha == pytest.approx(0, abs=0.05)
    assert np.isnan(krippendorff([["x", "x"], ["x", "x"]]).alpha)
    assert np.isnan(krippendorff([["x", None], [None, "y"]]).alpha)
    assert np.isnan(krippendorff([["x", "y"]], trials=10).low)


def test_missing_codes() -> None:
    nan = float("nan")
    gap = krippendorff([[1, nan, 2], [1, 1, 1]])
    assert gap.alpha == krippendorff([[1, None, 2], [1, 1, 1]]).alpha
    assert (gap.units, gap.left_out, gap.values) == (2, 1, 4)
    array = np.array([[1, np.nan, 2], [1, 1, 1]])
    assert (
        krippendorff(array, "interval").alpha
        == krippendorff([[1, None, 2], [1, 1, 1]], "interval").alpha
    )


def test_interval_over_units() -> None:
    found = krippendorff(FOUR, trials=2000, seed=1)
    assert found.low < found.alpha < found.high <= 1
    assert found == krippendorff(FOUR, trials=2000, seed=1)
    narrow = krippendorff(FOUR, trials=2000, seed=1, level=0.5)
    assert found.low < narrow.low < narrow.high < found.high
    # Four times as many units of the same kind: the interval is about half as wide.
    fourfold = krippendorff([row * 4 for row in FOUR], trials=2000, seed=1)
    assert (fourfold.high - fourfold.low) / (found.high - found.low) == pytest.approx(0.5, abs=0.15)
    few = krippendorff([["x", "x", "y"], ["x", "x", "x"]], trials=500, seed=1)
    assert few.undefined > 0


def test_by_field() -> None:
    table = krippendorff_by_field(
        {"theme": TWO, "importance": FOUR}, {"importance": "ordinal"}, trials=50
    )
    found = table.keyed("field")
    assert found["theme"]["metric"] == "nominal"
    assert found["theme"]["alpha"] == pytest.approx(0.692, abs=5e-4)
    assert found["importance"]["alpha"] == pytest.approx(0.815, abs=5.1e-4)
    assert table.options == {"trials": 50, "seed": 0, "level": 0.95}
    with pytest.raises(InvalidOptionError):
        krippendorff_by_field({"theme": TWO}, {"themes": "ordinal"})


def test_errors() -> None:
    for bad in ([], [[]], [[1, 2], [1]]):
        with pytest.raises(InvalidMatrixError):
            krippendorff(bad)
    for codes in (["low", "high"], [1, float("inf")], [True, 2]):
        with pytest.raises(InvalidMatrixError):
            krippendorff([codes, codes], "ordinal")
    with pytest.raises(InvalidOptionError):
        krippendorff(FOUR, "circular")
    with pytest.raises(InvalidOptionError):
        krippendorff(FOUR, level=1)
    with pytest.raises(InvalidOptionError):
        krippendorff(FOUR, trials=-1)
