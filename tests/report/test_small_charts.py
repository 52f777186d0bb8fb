"""The charts of the first page: well-formed, within their width, hostile labels are text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest

from kyodo_graph.report.charts.canvas import SIZE, Drawn, breadth, wrapped
from kyodo_graph.report.charts.capsules import Lane, capsules
from kyodo_graph.report.charts.chart import NARROW, WIDE
from kyodo_graph.report.charts.dots import Dot, Dots, dot_matrix
from kyodo_graph.report.charts.generations import Generations, Span, generations
from kyodo_graph.report.charts.japan import Spot, at, japan
from kyodo_graph.report.charts.progress import Strip, Way, strips, ways
from kyodo_graph.report.charts.units import LEAD, Unit, UnitRow, unit_rows

EVIL = '<script>alert("1")</script>&\u202e市民'
LONG = "地域づくり協議会と市が連携して地域課題の解決に向けて取り組んでいる事業の数"
AXIS = ("基準値", "目標値")
Drawing = Callable[[int], Drawn]


def _units(width: int) -> Drawn:
    marks = tuple(Unit(LEAD, "#1f4e79", EVIL) for _ in range(47))
    return unit_rows([UnitRow(LONG, marks, "47"), UnitRow(EVIL, marks[:1], "1")], width)


def _capsules(width: int) -> Drawn:
    marks = tuple(EVIL if k % 3 else "" for k in range(40))
    return capsules(
        [Lane((LONG, EVIL), "#1f4e79", marks, True), Lane((EVIL,), "#333", marks)], width
    )


def _dots(width: int) -> Drawn:
    cells = {(0, 0): Dot("stated", EVIL), (1, 2): Dot("differs", EVIL), (2, 9): Dot("implied", "")}
    names = (LONG, EVIL, "新庄市")
    return dot_matrix(Dots(names, ("一", "二", "新庄"), (LONG,) * 10, cells), width, upright=True)


def _ways(width: int) -> Drawn:
    rows = [
        Way(LONG, (-0.4, 0.1, 1.5), "57 → 122 / 100", "reached"),
        Way(EVIL, (-3.0,), "", "worse"),
    ]
    return ways(rows, width, AXIS)


def _strips(width: int) -> Drawn:
    dots = tuple(Way(EVIL, (share,), "", "between") for share in (-9.0, 0.5, 7.0))
    return strips([Strip(LONG, dots, "0 / 3")], width, AXIS)


def _times(width: int) -> Drawn:
    spans = (Span(2006, 2009, "open", "1次", EVIL), Span(2024, 2030, "unstated", EVIL, EVIL, True))
    return generations([Generations(LONG, "a.html", spans, (2024,))], width)


def _map(width: int) -> Drawn:
    spots = [Spot(EVIL, "city-a.html", 38.9, 141.1), Spot("那覇", "b.html", 26.2, 127.7)]
    return japan(
        [*spots, *(Spot("市", "c.html", 34 + k / 9, 131 + k / 9) for k in range(40))], width
    )


CHARTS = (_units, _capsules, _dots, _ways, _strips, _times, _map)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("draw", CHARTS)
def test_a_chart_is_well_formed_and_keeps_its_width(draw: Drawing, width: int) -> None:
    drawn = draw(width)
    root = ET.fromstring(drawn.svg(EVIL, "name"))
    assert root.attrib["width"] == str(width)
    assert not [e for e in root.iter() if e.tag == "script"]
    assert "\u202e" not in "".join(root.itertext())
    for element in root.iter("text"):
        if element.get("transform") or element.get("writing-mode"):
            continue
        size = float(element.get("font-size", SIZE))
        room, x = breadth("".join(element.itertext()), size), float(element.attrib["x"])
        left = {"end": x - room, "middle": x - room / 2}.get(element.get("text-anchor", ""), x)
        assert left > -12, element.text
        assert left + room < width + 12, element.text
        assert 0 <= float(element.attrib["y"]) <= drawn.height


def test_places_stand_where_they_are() -> None:
    """North is above south, west left of east; Okinawa is in the inset, apart from Kyushu."""
    sapporo, tokyo, kagoshima, naha = (
        at(43.06, 141.35),
        at(35.68, 139.69),
        at(31.59, 130.56),
        at(26.21, 127.68),
    )
    assert sapporo[1] < tokyo[1] < kagoshima[1]
    assert kagoshima[0] < tokyo[0] < sapporo[0]
    assert naha[1] < kagoshima[1] / 2


def test_a_label_that_has_no_room_is_cut_in_its_last_line() -> None:
    rows = wrapped(LONG, 200, 2)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert all(breadth(row) <= 200 for row in rows)
    assert wrapped("一関市", 200) == ["一関市"]
