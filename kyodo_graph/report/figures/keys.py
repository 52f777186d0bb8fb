"""The keys of a figure: what its marks mean, in as many lines as they take."""

from __future__ import annotations

from collections.abc import Sequence

from kyodo_graph.report.drawing.sheet import PITCH, Page
from kyodo_graph.report.drawing.text import LEAST, POINTS, clean, width, wrap
from kyodo_graph.report.figures.parts import Key
from kyodo_graph.views.styles import INK

LINE_HEIGHT = PITCH * LEAST / POINTS + 0.04
_SIGN = 0.24
_GAP = 0.18


def key_lines(keys: Sequence[Key], room: float) -> list[list[tuple[float, Key, str]]]:
    """Where each key stands: lines of (left edge, key, words); long words take several lines."""
    lines: list[list[tuple[float, Key, str]]] = [[]]
    x = 0.0
    for key in keys:
        sign = _SIGN if _signed(key) else 0.0
        words = clean(key.words)
        need = sign + width(words, LEAST)
        if lines[-1] and x + need > room:
            lines.append([])
            x = 0.0
        parts = wrap(words, room - sign, LEAST, most=4)
        lines[-1].append((x, key, parts[0]))
        lines += [[(sign, Key(more), more)] for more in parts[1:]]
        x = room if len(parts) > 1 else x + need + _GAP
    return lines if keys else []


def key_height(keys: Sequence[Key], room: float) -> float:
    """How much room the keys take, in inches."""
    return len(key_lines(keys, room)) * LINE_HEIGHT + (0.08 if keys else 0.0)


def draw_keys(page: Page, keys: Sequence[Key], left: float, top: float) -> None:
    """Draw the keys from a top edge downwards."""
    for k, line in enumerate(key_lines(keys, page.width - left)):
        y = top + (k + 0.5) * LINE_HEIGHT
        for x, key, words in line:
            _draw_sign(page, key, left + x, y)
            page.text(left + x + (_SIGN if _signed(key) else 0.0), y, words, size=LEAST)


def _signed(key: Key) -> bool:
    return bool(key.mark) or key.box or key.line is not None


def _draw_sign(page: Page, key: Key, x: float, y: float) -> None:
    middle = x + _SIGN / 2 - 0.03
    if key.box:
        page.box(x, y - 0.05, _SIGN - 0.06, 0.1, fill=key.fill, edge=key.edge, hatch=key.hatch,
                 ink=key.ink)  # fmt: skip
    elif key.line is not None:
        page.line((x, x + _SIGN - 0.06), (y, y), weight=1.1, dashes=key.line)
        if key.mark:
            page.mark(middle, y, key.mark, fill=key.fill)
    elif key.mark:
        page.mark(middle, y, key.mark, fill=key.fill, edge=INK)
