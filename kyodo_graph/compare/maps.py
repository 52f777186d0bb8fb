"""A map of the plans by their themes (classical scaling), where there is something to map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kyodo_graph.compare.coverage import KEY
from kyodo_graph.compare.theme_distances import Apart
from kyodo_graph.compare.units import Text, Unit
from kyodo_graph.compare.verdicts import Rules
from kyodo_graph.measures.graphs import Floats
from kyodo_graph.tables import Cell, Table, published

# Of fewer plans the table of their distances is read faster than any map.
LEAST_PLANS = 8
# A map of pairs most of which are no further apart than chance would draw chance.
LEAST_BEYOND = 0.5
_FEW: Text = {
    "ja": f"互いに比べられる計画が{LEAST_PLANS}に満たない。表のほうが読みやすい",
    "en": f"fewer than {LEAST_PLANS} plans can all be compared: the table says it better",
}
_CHANCE: Text = {
    "ja": "計画の組の半数以上で、取組を配り直したときと違わない。地図は偶然を描くことになる",
    "en": "at least half of the pairs are no further apart than if their initiatives were dealt "
    "out anew: a map would draw chance",
}


def map_sheet(rules: Rules, pairs: Sequence[Apart], lang: str) -> Table:
    """Coordinates of the plans that may all be compared; refused where chance would be drawn."""
    units = rules.together(KEY)
    rows: list[tuple[Cell, ...]] = []
    if (why := _refused(units, pairs)) is not None:
        rows.append((*[None] * 5, why[lang]))
    else:
        points, kept = classical_scaling(_matrix(units, pairs))
        for unit, (x, y) in zip(units, points.tolist(), strict=True):
            rows.append((unit.city, unit.plan, x, y, kept, None))
    return published(
        "theme_map",
        {"ja": "主題の地図", "en": "Map of the plans by themes"},
        ("city", "plan", "x", "y", "share_shown", "refused"),
        rows,
        {"distance": "bray_curtis", "dimensions": 2, "least_plans": LEAST_PLANS},
        (
            {
                "ja": "軸の向きに意味はない。古典的多次元尺度法による。",
                "en": "By classical scaling; the direction of the axes means nothing.",
            },
        ),
    )


def _refused(units: Sequence[Unit], pairs: Sequence[Apart]) -> Text | None:
    if len(units) < LEAST_PLANS:
        return _FEW
    own = _among(units, pairs)
    return None if sum(p.beyond for p in own) > LEAST_BEYOND * len(own) else _CHANCE


def _among(units: Sequence[Unit], pairs: Sequence[Apart]) -> list[Apart]:
    names = {u.name for u in units}
    return [p for p in pairs if {p.a.name, p.b.name} <= names]


def _matrix(units: Sequence[Unit], pairs: Sequence[Apart]) -> Floats:
    place = {u.name: i for i, u in enumerate(units)}
    D = np.zeros((len(units), len(units)))
    for p in _among(units, pairs):
        i, j = place[p.a.name], place[p.b.name]
        D[i, j] = D[j, i] = p.distance
    return D


def classical_scaling(D: Floats) -> tuple[Floats, float]:
    """Points in the plane for a matrix of distances (Torgerson 1952; Gower 1966).

    Gives the coordinates, each axis with its largest coordinate positive so that the same distances
    give the same picture, and the share of the positive eigenvalues that the two axes show.

    >>> D = np.array([[0.0, 3.0, 5.0], [3.0, 0.0, 4.0], [5.0, 4.0, 0.0]])
    >>> points, shown = classical_scaling(D)
    >>> round(float(np.linalg.norm(points[0] - points[2])), 6), round(shown, 6)
    (5.0, 1.0)
    """
    n = len(D)
    J = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * J @ D**2 @ J)
    order = np.argsort(-values, kind="stable")[:2]
    axes = vectors[:, order] * np.sqrt(np.maximum(values[order], 0.0))
    axes[:, np.maximum(values[order], 0.0) <= 1e-12 * max(1.0, float(values.max()))] = 0.0
    if axes.shape[1] < 2:
        axes = np.hstack([axes, np.zeros((n, 2 - axes.shape[1]))])
    for k in range(2):
        # Ties of size go to the first point: rounding must not turn the picture.
        far = int(np.argmax(np.round(np.abs(axes[:, k]), 9)))
        axes[:, k] *= -1.0 if axes[far, k] < 0 else 1.0
    positive = values[values > 0].sum()
    shown = np.maximum(values[order], 0.0).sum() / positive if positive > 0 else float("nan")
    # What is left of a coordinate behind the ninth decimal differs between machines.
    return np.round(axes, 9) + 0.0, float(shown)
