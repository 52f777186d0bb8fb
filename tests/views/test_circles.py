"""Circles: packed and on a ring without overlap, enclosed, and the seeds of a sunflower."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyodo_graph.views.circles import (
    enclosing,
    ring_angles,
    ring_radius,
    rounded_up,
    sunflower,
    sunflower_radius,
)
from kyodo_graph.views.packing import pack

RADII = st.lists(st.one_of(st.floats(0.1, 1000.0), st.sampled_from((1.0, 5.0))), max_size=40)


@settings(max_examples=150)
@given(RADII)
def test_packed_circles_do_not_overlap(radii: list[float]) -> None:
    places = pack(radii)
    assert len(places) == len(radii)
    for a in range(len(radii)):
        for b in range(a):
            room = math.dist(places[a], places[b]) - radii[a] - radii[b]
            assert room > -1e-5 * max(1.0, radii[a] + radii[b])


@pytest.mark.parametrize(("count", "radius"), [(1, 1.0), (2, 2.0), (7, 3.0), (19, 5.0), (37, 7.0)])
def test_equal_circles_make_a_honeycomb(count: int, radius: float) -> None:
    found = enclosing([(x, y, 1.0) for x, y in pack([1.0] * count)])
    assert found == pytest.approx((0.0, 0.0, radius), abs=0.02)


@given(RADII)
def test_packing_is_compact(radii: list[float]) -> None:
    radii.sort(reverse=True)
    circles = [(x, y, r) for (x, y), r in zip(pack(radii), radii, strict=True)]
    _, _, radius = enclosing(circles)
    assert sum(r * r for r in radii) >= 0.3 * radius * radius


@given(st.lists(st.tuples(*[st.floats(-1e3, 1e3)] * 2, st.floats(0, 100)), max_size=20))
def test_the_enclosing_circle_holds_all(circles: list[tuple[float, float, float]]) -> None:
    x, y, radius = enclosing(circles)
    assert all(math.dist((x, y), (a, b)) + r <= radius + 1e-6 for a, b, r in circles)


@given(RADII, st.floats(0, 500))
def test_circles_fit_on_their_ring(radii: list[float], least: float) -> None:
    ring = ring_radius(radii, least)
    assert ring >= least
    if len(radii) > 1:
        assert ring >= max(radii)
        assert sum(ring_angles(radii, ring)) <= 2 * math.pi + 1e-9


@given(st.integers(0, 150), st.floats(1.0, 100.0))
def test_seeds_keep_their_distance(count: int, spacing: float) -> None:
    seeds = sunflower(count, spacing)
    for at, seed in enumerate(seeds):
        assert all(math.dist(seed, other) >= spacing * (1 - 1e-9) for other in seeds[:at])
    assert all(math.hypot(*seed) <= sunflower_radius(count, spacing) + 1e-9 for seed in seeds)


@given(st.floats(0, 1e6))
def test_rounding_up_never_makes_less(radius: float) -> None:
    assert radius <= rounded_up(radius) + 1e-9
    assert rounded_up(radius) <= radius + 0.1 + 1e-6
