"""Divergences of distributions, shared by the distances between networks."""

from __future__ import annotations

import numpy as np

from .graphs import Floats


def entropy(p: Floats) -> float:
    """Shannon entropy in nats; 0 ln 0 = 0.

    >>> round(entropy(np.array([0.5, 0.5, 0.0])), 6)
    0.693147
    """
    positive = p[p > 0]
    return float(-(positive * np.log(positive)).sum())


def jensen_shannon(p: Floats, q: Floats) -> float:
    """Jensen–Shannon divergence in nats, from 0 to ln 2, of two distributions of one length.

    >>> round(jensen_shannon(np.array([1.0, 0.0]), np.array([0.0, 1.0])), 6)
    0.693147
    """
    value = entropy((p + q) / 2) - (entropy(p) + entropy(q)) / 2
    # Rounding may leave a hair below 0 for equal distributions; roots are taken of the result.
    return max(0.0, value)
