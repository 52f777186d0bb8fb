"""Distances between networks of any size by the spectrum of their normalised Laplacian."""

from __future__ import annotations

from math import erf, pi, sqrt

import numpy as np

from .errors import InvalidOptionError
from .graphs import Floats, Graph, adjacency, simple_graph

NORMALIZATIONS = ("empty", "complete")


def netlsd(
    G: Graph,
    H: Graph,
    *,
    normalization: str = "empty",
    start: float = 0.01,
    end: float = 100.0,
    points: int = 250,
) -> float:
    """Give the NetLSD distance of two undirected networks: the distance of their heat traces.

    The heat trace is h(t) = Σ_j exp(−t λ_j), λ_j the eigenvalues of the normalised Laplacian, at
    points of t spaced evenly on a log scale. It grows with the number of nodes n; normalised it is
    h(t) / n, the trace of the empty network ("empty"), or h(t) over that of the complete network,
    1 + (n − 1) exp(−t n / (n − 1)) ("complete"). The distance is Euclidean, over the points.

    Args:
        G, H: undirected networks; numbers of nodes may differ; weights are not used. A node without
            ties has the eigenvalue 0.
        normalization: "empty" or "complete"; raw traces of networks of unlike size say nothing and
            are not offered.
        start, end, points: the range of t and the number of its points.

    Returns:
        Distance, 0 for networks with the same spectrum; it depends on the number of points.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError, InvalidOptionError.

    References:
        Tsitsulin et al. (2018).

    >>> import networkx as nx
    >>> netlsd(nx.cycle_graph(5), nx.relabel_nodes(nx.cycle_graph(5), {0: "z"})) < 1e-9
    True
    """
    if normalization not in NORMALIZATIONS:
        raise InvalidOptionError("normalization", normalization, NORMALIZATIONS)
    if not 0 < start < end < float("inf"):
        raise InvalidOptionError("start, end", (start, end), "0 < start < end")
    if points < 2:
        raise InvalidOptionError("points", points, "at least 2")
    t = np.logspace(np.log10(start), np.log10(end), points)
    first, second = (_trace(laplacian_spectrum(N), t, normalization) for N in (G, H))
    return float(np.linalg.norm(first - second))


def laplacian_divergence(G: Graph, H: Graph, *, width: float = 0.01) -> float:
    """Give the distance of two networks by the densities of their Laplacian spectra.

    Each eigenvalue of the normalised Laplacian (between 0 and 2) becomes a normal curve with
    standard deviation `width`; the curves of a network add up to a density on [0, 2]. The result is
    the square root of the Jensen–Shannon divergence of the two densities, natural logarithm: from 0
    to √(ln 2) = 0.8326.

    Args:
        G, H: undirected networks; numbers of nodes may differ; weights are not used.
        width: of the curves, above 0; the density is cut off at 0 and 2 and scaled to area 1.

    Returns:
        Distance, 0 for networks with the same spectrum.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError, InvalidOptionError.

    References:
        Banerjee (2012); the form with normal curves is that of netrd's LaplacianSpectral.

    >>> import networkx as nx
    >>> laplacian_divergence(nx.path_graph(5), nx.path_graph(5))
    0.0
    """
    if not 0 < width < float("inf"):
        raise InvalidOptionError("width", width, "a number above 0")
    x, weights = _grid(width)
    p, q = (_density(laplacian_spectrum(N), x, width) for N in (G, H))
    middle = (p + q) / 2
    divergence = sum(
        float(weights @ (f * np.log(np.divide(f, middle, out=np.ones_like(f), where=f > 0))))
        for f in (p, q)
    )
    return sqrt(max(0.0, divergence / 2))


def laplacian_spectrum(G: Graph) -> Floats:
    """Give the eigenvalues of the normalised Laplacian in rising order; 0 for a node without ties.

    Raises:
        EmptyNetworkError, SelfLoopError, DirectionError.

    >>> import networkx as nx
    >>> [round(x, 6) for x in laplacian_spectrum(nx.complete_graph(3)).tolist()]
    [0.0, 1.5, 1.5]
    """
    A = adjacency(simple_graph(G, measure="laplacian_spectrum", directed=False))
    degree = A.sum(axis=1)
    scale = np.divide(1.0, np.sqrt(degree), out=np.zeros_like(degree), where=degree > 0)
    L = np.diag((degree > 0).astype(np.float64)) - scale[:, None] * A * scale[None, :]
    # All eigenvalues lie in [0, 2]; rounding may put one a hair outside.
    return np.clip(np.linalg.eigvalsh(L), 0.0, 2.0)


def _trace(spectrum: Floats, t: Floats, normalization: str) -> Floats:
    n = len(spectrum)
    heat: Floats = np.exp(-np.outer(t, spectrum)).sum(axis=1)
    if normalization == "empty":
        return heat / n
    complete = 1.0 + (n - 1) * np.exp(-t * n / (n - 1)) if n > 1 else np.ones_like(t)
    return heat / complete


def _grid(width: float) -> tuple[Floats, Floats]:
    """Points and weights of an integral over [0, 2], fine enough for curves of this width."""
    panels = min(20_000, max(50, int(np.ceil(2.0 / width))))
    nodes, weights = np.polynomial.legendre.leggauss(12)
    edges = np.linspace(0.0, 2.0, panels + 1)
    half = (edges[1:] - edges[:-1]) / 2
    middle = (edges[1:] + edges[:-1]) / 2
    return (
        (middle[:, None] + half[:, None] * nodes).ravel(),
        (half[:, None] * weights).ravel(),
    )


def _density(spectrum: Floats, x: Floats, width: float) -> Floats:
    values, counts = np.unique(np.round(spectrum, 12), return_counts=True)
    density = np.zeros_like(x)
    area = 0.0
    for value, count in zip(values.tolist(), counts.tolist(), strict=True):
        density += count * np.exp(-((x - value) ** 2) / (2 * width**2))
        area += count * (erf((2 - value) / (sqrt(2) * width)) + erf(value / (sqrt(2) * width))) / 2
    scaled: Floats = density / (sqrt(2 * pi) * width * area)
    return scaled
