"""An indicator as a small slope from zero: baseline, what was reached, the target."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kyodo_graph.report.charts.canvas import Drawn, disc, line, plain, ring, tag, text
from kyodo_graph.report.charts.colours import ACCENT, HAIR, INK, of_sector
from kyodo_graph.report.charts.years import short_year
from kyodo_graph.report.contents.indicators import Series, Value

WIDE, NARROW = 232, 172
"""Of a series with actual values, and of one with two values only."""
TOP, DEEP, BOTTOM = 34.0, 52.0, 22.0
_FILL = {False: "#eeeeec", True: "#fdf3e8"}


def width_of(series: Series) -> int:
    """The breadth of a series: more where it has values between baseline and target."""
    return WIDE if len(series.values) > 2 else NARROW


def slope(series: Series, lang: str, *, centre: bool, said: str) -> str:
    """The drawing of a series; ``centre`` where it measures what an intermediary does.

    The vertical axis begins at zero and ends at the largest value. A full line joins what was
    reached, a broken one leads to the target; a value that is not printed is a dash on the axis.
    """
    numbers = [v for v in series.values if v.number is not None]
    width, height = width_of(series), int(TOP + DEEP + BOTTOM)
    colour = of_sector("S3") if centre else INK
    worse = series.standing == "worse"
    base = TOP + DEEP
    body = line(0, base, width - 1, base, HAIR)
    if numbers:
        scale = _scale(series, width)
        body += _area(series, scale, base, centre)
        body += _lines(series, scale, ACCENT if worse else colour)
        body += _points(series, scale, colour)
    body += _axis(series, width, base, lang)
    return Drawn(width, height, tag("title", plain(said)) + body).svg(said)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a value stands: the first moment, the time and the largest number that are drawn."""

    first: float
    span: float
    most: float
    width: int

    def x(self, value: Value) -> float:
        return 14 + (self.width - 48) * (value.moment - self.first) / self.span

    def y(self, value: Value) -> float:
        return TOP + DEEP * (1 - max(value.number or 0.0, 0.0) / self.most)


def _scale(series: Series, width: int) -> _Scale:
    moments = [v.moment for v in series.values]
    most = max([v.number or 0.0 for v in series.values] + [1e-9])
    return _Scale(min(moments), max(max(moments) - min(moments), 0.5), most, width)


def _path(series: Series) -> tuple[Value, ...]:
    """What is joined: the baseline and what was reached, or the baseline alone."""
    start = series.baseline
    actual = [v for v in series.actuals if start is None or v.moment >= start.moment]
    if start and any(v.moment == start.moment for v in actual):
        return tuple(actual)
    return (*((start,) if start else ()), *actual)


def _area(series: Series, scale: _Scale, base: float, centre: bool) -> str:
    joined = [*_path(series), *((series.target,) if series.target else ())]
    if len(joined) < 2:
        return ""
    points = " ".join(f"{scale.x(v):.1f},{scale.y(v):.1f}" for v in joined)
    first, last = scale.x(joined[0]), scale.x(joined[-1])
    return tag(
        "polygon", points=f"{first:.1f},{base} {points} {last:.1f},{base}", fill=_FILL[centre]
    )


def _lines(series: Series, scale: _Scale, colour: str) -> str:
    path = _path(series)
    body = ""
    for one, other in pairwise(path):
        body += line(scale.x(one), scale.y(one), scale.x(other), scale.y(other), colour, 2)
    if path and series.target:
        last, aim = path[-1], series.target
        body += line(scale.x(last), scale.y(last), scale.x(aim), scale.y(aim), colour, 1.6, True)
    return body


def _points(series: Series, scale: _Scale, colour: str) -> str:
    path, body = _path(series), ""
    for k, value in enumerate(path):
        end = k in (0, len(path) - 1)
        body += disc(scale.x(value), scale.y(value), 4.5 if end else 3, colour)
    if path:
        first = path[0]
        body += text(max(scale.x(first) - 12, 0), scale.y(first) - 15, first.printed)
    if len(path) > 1:
        last = path[-1]
        body += text(scale.x(last), scale.y(last) - 15, last.printed, anchor="middle", strong=True,
                     halo=True)  # fmt: skip
    if series.target:
        aim = series.target
        body += ring(scale.x(aim), scale.y(aim), 4.5, colour, width=2)
        near = len(path) > 1 and scale.x(aim) - scale.x(path[-1]) < 60
        at = scale.y(aim) + (17 if near else -15)
        body += text(scale.width, at, aim.printed, anchor="end", strong=len(path) < 2, halo=True)
    return body


def _axis(series: Series, width: int, base: float, lang: str) -> str:
    years = sorted({v.year for v in series.values})
    body = text(0, base + 13, short_year(years[0], lang), soft=True)
    if len(years) > 1:
        body += text(width, base + 13, short_year(years[-1], lang), anchor="end", soft=True)
    return body
