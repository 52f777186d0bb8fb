"""A map of Japan with the cities that were read; the outline is data, made by ``web/japan.mjs``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, log, pi, radians, sin, tan
from pathlib import Path
from typing import Any

from kyodo_graph.report.charts.canvas import Drawn, breadth, disc, tag, text
from kyodo_graph.report.charts.colours import ACCENT, HAIR, LAND

_FILE = Path(__file__).with_suffix(".json")
_TALL = 20
"""Room of a line of letters."""
_NAMED = 12
"""Of more cities only those are named whose names find room."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A city on the map; ``href`` leads to its page."""

    label: str
    href: str
    lat: float
    lon: float


Box = tuple[float, float, float, float]


def japan(spots: Sequence[Spot], width: int) -> Drawn:
    """The map, as broad as there is room; the outline keeps its size."""
    land = _outline()
    left = max(0.0, (width - land["width"]) * 0.62)
    places = [(s, *_moved(at(s.lat, s.lon), left)) for s in spots]
    taken: list[Box] = [(x - 6, y - 6, x + 6, y + 6) for _, x, y in places]
    shapes = tag(
        "g",
        tag("path", d=land["main"]) + tag("path", d=land["islands"]),
        transform=f"translate({left:.1f} 0)",
        fill=LAND,
    )
    edge = f"M{left:.1f} 112H{left + 60:.1f}L{left + 96:.1f} 76V8"
    shapes += tag("path", d=edge, fill="none", stroke=HAIR)
    for spot, x, y in places:
        named = _named(spot.label, x, y, taken, width) if spot.label else ""
        if not named and len(places) <= _NAMED:
            named = text(x + 9, y, spot.label, strong=True, halo=True)
        dot = disc(x, y, 5, ACCENT, spot.label)
        shapes += tag("a", dot + named, href=spot.href)
    return Drawn(width, int(land["height"]), shapes)


def _named(label: str, x: float, y: float, taken: list[Box], width: int) -> str:
    """The name of a city where nothing stands yet; empty where there is no such place."""
    room = breadth(label) + 2
    for side, up in (
        ("start", 0),
        ("end", 0),
        ("start", -15),
        ("start", 15),
        ("end", -15),
        ("end", 15),
    ):
        left = x + 9 if side == "start" else x - 9 - room
        box = (left, y + up - _TALL / 2, left + room, y + up + _TALL / 2)
        if box[0] < 0 or box[2] > width or any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        return text(
            x + (9 if side == "start" else -9), y + up, label, anchor=side, strong=True, halo=True
        )
    return ""


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def at(lat: float, lon: float) -> tuple[float, float]:
    """Where a place stands on the outline, in pixels from its upper left corner.

    >>> x, y = at(43.06, 141.35)  # Sapporo, near the northern end
    >>> 200 < x < 300 and 20 < y < 80
    True
    """
    land = _outline()
    first, last = (radians(p) for p in land["parallels"])
    cone = log(cos(first) / cos(last)) / log(_half(last) / _half(first))
    factor = cos(first) * _half(first) ** cone / cone
    north, meridian = land["origin"]
    radius = factor / _half(radians(lat)) ** cone
    angle = cone * radians(lon - meridian)
    x = radius * sin(angle)
    y = radius * cos(angle) - factor / _half(radians(north)) ** cone
    south = lat < land["south"] and lon < land["east"]
    dx, dy = land["inset" if south else "shift"]
    return x * land["scale"] + dx, y * land["scale"] + dy


def _moved(place: tuple[float, float], left: float) -> tuple[float, float]:
    return place[0] + left, place[1]


def _half(angle: float) -> float:
    return tan(pi / 4 + angle / 2)


@cache
def _outline() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return found
