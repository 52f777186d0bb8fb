"""Where the labels of points stand so that none meets another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kyodo_graph.report.drawing.text import LEAST, width


def place_labels(
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    frame: tuple[float, float, float, float],
) -> dict[str, tuple[float, float]]:
    """Where the label of each point starts, so that it meets no other label, no point and no edge.

    Tried are the right, the left, above and below, then further off; a label that finds no place
    is left out (its point stands in the table).

    >>> spots = {"a": (1.0, 1.0), "b": (1.05, 1.0)}
    >>> at = place_labels(spots, {"a": "a", "b": "b"}, (0, 0, 2, 2))
    >>> at["a"][0] < 1.0 < at["b"][0]
    True
    """
    taken = [(x - 0.05, y - 0.05, x + 0.05, y + 0.05) for x, y in spots.values()]
    found = {}
    for name, (x, y) in spots.items():
        wide = width(names[name], LEAST)
        for far in (0.08, 0.2, 0.35):
            tries = ((x + far, y), (x - far - wide, y), (x - wide / 2, y - far - 0.04),
                     (x - wide / 2, y + far + 0.04), (x + far, y - far), (x + far, y + far),
                     (x - far - wide, y - far), (x - far - wide, y + far))  # fmt: skip
            boxes = [(a, b - 0.06, a + wide, b + 0.06) for a, b in tries]
            free = [
                k
                for k, box in enumerate(boxes)
                if _inside(box, frame) and not any(_meet(box, t) for t in taken)
            ]
            if free:
                found[name] = tries[free[0]]
                taken.append(boxes[free[0]])
                break
    return found


def _inside(box: Sequence[float], frame: Sequence[float]) -> bool:
    return (
        box[0] >= frame[0] + 0.02
        and box[1] >= frame[1]
        and box[2] <= frame[2] - 0.02
        and box[3] <= frame[3]
    )


def _meet(a: Sequence[float], b: Sequence[float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
