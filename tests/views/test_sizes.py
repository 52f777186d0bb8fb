"""Sizes of nodes: by value, within their range."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.views.sizes import radii, radius_range


@given(st.lists(st.none() | st.floats(0, 1e9), max_size=500))
def test_larger_values_are_never_drawn_smaller(values: list[float | None]) -> None:
    smallest, largest = radius_range(len(values))
    found = radii(values)
    assert all(smallest <= r <= largest for r in found)
    pairs = sorted(zip((v or 0.0 for v in values), found, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(pairs))
