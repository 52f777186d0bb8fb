"""What figures are drawn with: text that fits, round values, SVG fit for a page."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyodo_graph.report.drawing import text as drawing_text
from kyodo_graph.report.drawing.scale import Scale, ticks
from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.drawing.svg import tidy
from kyodo_graph.report.drawing.text import MissingFigureError, clean, fit, width, wrap
from kyodo_graph.report.figures.labels import place_labels

pytest.importorskip("matplotlib")
pytest.importorskip("matplotlib_fontja")


@given(st.text(max_size=120), st.floats(0.4, 4.0), st.integers(1, 4))
def test_wrapped_text_fits(text: str, room: float, most: int) -> None:
    lines = wrap(text, room, 8.0, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 8.0) <= room + 1e-6 for line in lines)
    if len(lines) < most:
        # Nothing is lost where there is room for all.
        assert "".join("".join(lines).split()) == "".join(clean(text).split())


@given(st.text(max_size=80), st.floats(0.3, 3.0))
def test_a_line_that_is_fitted_fits(text: str, room: float) -> None:
    assert width(fit(text, room, 7.0), 7.0) <= room + 1e-6


def test_lines_begin_and_end_as_japanese_lines_do() -> None:
    text = "市民活動センター、「さぽらんて」(中間支援)、地域づくり協議会。"
    for room in (0.6, 0.8, 1.0, 1.2, 1.4):
        for line in wrap(text, room, 8.0, 9):
            assert line[0] not in "、。」)ー"
            assert line[-1] not in "「("


def test_words_are_not_broken_where_they_fit() -> None:
    assert wrap("council of social welfare", 0.8, 8.0, 4) == ["council of", "social welfare"]


def test_text_is_made_harmless() -> None:
    assert clean("a\tb\nc\x00\u200d") == "a b c"
    assert clean("\U000e0001x\ud800") == "x"
    assert clean("\U0001f9d1") in ("□", "\U0001f9d1")


def test_round_values_lie_inside() -> None:
    for low, high in ((0, 1), (-3.2, 7.9), (0, 0.004), (12, 12)):
        found = ticks(low, high)
        assert found
        assert all(low - 1e-9 <= v <= high + 1e-9 for v in found)
        assert len(found) <= 6


def test_a_scale_without_a_range_has_its_left_end() -> None:
    assert Scale(1, 1, 2, 3).at(1) == 2


def test_text_on_a_page_ends_where_it_was_measured() -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    words = "市民活動センター betweenness 12"
    font = FontProperties(fname=str(drawing_text.font_files()[0]), size=8.0)
    points = TextToPath().get_text_width_height_descent(words, font, False)
    assert width(words, 8.0) == pytest.approx(points[0] / 72, rel=0.02)


def test_text_is_written_as_wide_as_it_was_measured() -> None:
    page = Page(1.0, 2.0)
    page.text(0.5, 0.2, "市民活動センター", align="center")
    page.text(0.2, 0.9, "上へ", turn=90)
    level, turned = (
        e for e in ET.fromstring(page.svg("n", "ja", "", "")).iter() if e.tag.endswith("}text")
    )
    long = width("市民活動センター", 8.0) * 72
    assert float(level.attrib["textLength"]) == pytest.approx(long, abs=0.01)
    margin = 0.06 * 72
    assert float(level.attrib["x"]) == pytest.approx(0.5 * 72 + margin - long / 2, abs=0.01)
    assert turned.attrib["transform"].endswith("rotate(-90)")


def test_an_svg_is_tidied() -> None:
    page = Page(1.0, 2.0)
    page.text(0.1, 0.2, "一 & <two>")
    page.box(0.1, 0.4, 0.5, 0.2, hatch="////")
    page.mark(1.0, 0.5)
    svg = page.svg("name", "ja", "題 <1>", "説明 & \x00").decode("utf-8")
    assert "題 &lt;1&gt;</title>" in svg
    assert "説明 &amp; </desc>" in svg
    assert "style" not in svg
    assert "<!--" not in svg
    assert "metadata" not in svg


def test_what_is_no_svg_of_matplotlib_is_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        tidy("<svg></svg>", "a", "ja", "", "")


def test_labels_of_points_do_not_meet() -> None:
    spots = {str(k): (1.0 + 0.1 * (k % 3), 1.0 + 0.05 * (k // 3)) for k in range(9)}
    names = {k: f"plan {k}" for k in spots}
    found = place_labels(spots, names, (0.0, 0.0, 3.0, 3.0))
    boxes = [(x, y - 0.05, x + width(names[k], 7.0), y + 0.05) for k, (x, y) in found.items()]
    for k, a in enumerate(boxes):
        for b in boxes[k + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing_text.font_files.cache_clear()
    monkeypatch.setitem(sys.modules, "matplotlib_fontja", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingFigureError, match="matplotlib-fontja"):
        drawing_text.font_files()
    monkeypatch.undo()
    drawing_text.font_files.cache_clear()
