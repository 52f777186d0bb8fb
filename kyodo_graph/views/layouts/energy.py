"""One part of a network that hangs together, drawn by an energy of its links.

The energy is that of ForceAtlas2 with logarithmic attraction (Jacomy et al. 2014; LinLog: Noack
2009): groups of nodes that have many links among them come to lie together, and hubs do not draw
everything into one ball. A general optimiser (the conjugate gradients of SciPy) finds the minimum
in a fraction of the simulation's time. It starts from the distances in the network (pivot MDS:
Brandes & Pich 2007), or from earlier positions.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from kyodo_graph.views.layouts.net import Bools, Floats, Net, are_known, degrees, matrix_of

# Repulsion and pull to the middle, as ForceAtlas2 has them by default.
_REPULSION = 2.0
_GRAVITY = 1.0
# How strongly a node is held where it stood before.
_HOLD = 1.0
# Moves of less than this many pixels are left out.
_LITTLE = 4.0
_PIVOTS = 50
_JITTER = 0.1
_STEPS = 70
_STEPS_AGAIN = 20
# Forces at which a drawing counts as settled; those of a link are ln(1 + d), about 2 to 4.
_STILL = 0.02
# All pairs of nodes are looked at in each step: fewer steps for more nodes, so that a network of
# 1,000 takes seconds, and none where the distances alone must do.
_PAIRS = 8.0e7
_LARGEST = 4000
_BLOCK = 1 << 15


def drawn(net: Net, seed: int) -> Floats:
    """Places of the nodes, in the energy's own units."""
    if len(net) < 3:
        return np.column_stack([np.arange(len(net)), np.zeros(len(net))]).astype(np.float64)
    start = by_distances(net, seed)
    if len(net) > _LARGEST:
        return start
    steps = int(min(_STEPS, max(10, _PAIRS / len(net) ** 2)))
    energy = _Energy(net)
    return energy.lowest(start * energy.best_scale(start), steps)


def drawn_again(net: Net, before: Floats, seed: int) -> Floats:
    """Places near to those before, in their units; ``before`` has no number for new nodes.

    New nodes start at the mean of their neighbours; known ones are held where they stood
    by springs, so that only what changed moves, and do not stir for little.
    """
    known = are_known(before)
    start = filled_in(net, before, seed)
    if len(net) < 3 or len(net) > _LARGEST:
        return start
    middle = start.mean(axis=0)
    energy = _Energy(net)
    scale = energy.best_scale(start - middle)
    held = (start - middle) * scale
    energy.hold(held, known)
    found: Floats = energy.lowest(held, _STEPS_AGAIN) / scale + middle
    little = known & (np.hypot(*(found - start).T) < _LITTLE)
    found[little] = start[little]
    return found


def by_distances(net: Net, seed: int) -> Floats:
    """Places by the number of steps to some pivots, each as far as can be from those before.

    Nodes with the same neighbours would fall on one point: a little noise keeps them apart.
    """
    from scipy.sparse.csgraph import dijkstra

    links = matrix_of(net)
    nearest = np.full(len(net), np.inf)
    columns = []
    pivot = int(np.argmax(degrees(net)))
    for _ in range(min(_PIVOTS, len(net))):
        found = dijkstra(links, directed=False, unweighted=True, indices=np.array([pivot]))
        columns.append(found[0])
        nearest = np.minimum(nearest, columns[-1])
        pivot = int(np.argmax(nearest))
        if nearest[pivot] == 0:
            break
    squares = np.column_stack(columns) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    _, axes = np.linalg.eigh(np.einsum("ij,ik->jk", centred, centred))
    axes = axes[:, :-3:-1] * np.where(axes[:, :-3:-1].sum(axis=0) < 0, -1.0, 1.0)
    places = np.zeros((len(net), 2))
    places[:, : axes.shape[1]] = np.einsum("ij,jk->ik", centred, axes)
    extent = float(np.sqrt((places**2).sum(axis=1).mean()))
    noise = np.random.default_rng(seed).normal(size=places.shape) * _JITTER
    # Rounded, so that the last digits of an eigensolver don't show in the picture.
    return np.round(places / extent if extent > 0 else places, 6) + noise


def filled_in(net: Net, before: Floats, seed: int) -> Floats:
    """Known places, and for the others the mean of their neighbours' or, at last, of all."""
    places = before.copy()
    noise = np.random.default_rng(seed).normal(size=places.shape)
    known = are_known(places)
    while not known.all():
        sums, counts = np.zeros_like(places), np.zeros(len(net))
        for one, other in (net.links.T, net.links[:, ::-1].T):
            seen = known[other]
            np.add.at(sums, one[seen], places[other[seen]])
            np.add.at(counts, one[seen], 1)
        new = ~known & (counts > 0)
        if not new.any():
            places[~known] = places[known].mean(axis=0) if known.any() else 0.0
            new = ~known
        else:
            places[new] = sums[new] / counts[new][:, None]
        places[new] += noise[new]
        known |= new
    return places


class _Energy:
    """The energy of a connected network as a function of its places, with its gradient."""

    def __init__(self, net: Net) -> None:
        self.size = len(net)
        self.first, self.second = net.links[:, 0], net.links[:, 1]
        self.mass = degrees(net).astype(np.float64) + 1
        self.goal = np.zeros((self.size, 2))
        self.spring = np.zeros(self.size)

    def hold(self, places: Floats, known: Bools) -> None:
        """From now on, springs hold the known nodes at these places."""
        self.goal, self.spring = places, np.where(known, _HOLD * self.mass, 0.0)

    def best_scale(self, places: Floats) -> float:
        """The factor at which the places have the lowest energy."""
        extent = float(np.sqrt((places**2).sum(axis=1).mean()))
        factors = np.geomspace(1.0, 1000.0, 16) / (extent or 1.0)
        values = [self(np.ravel(places * factor))[0] for factor in factors]
        return float(factors[int(np.argmin(values))])

    def lowest(self, places: Floats, steps: int) -> Floats:
        """Places of lower energy, by so many steps of conjugate gradients.

        Hubs have a hundred times the forces of others: measured in √mass, all move alike.
        """
        from scipy.optimize import minimize

        unit = np.repeat(np.sqrt(self.mass), 2)

        def in_units(flat: Floats) -> tuple[float, Floats]:
            value, slope = self(flat / unit)
            return value, slope / unit

        start = places.ravel() * unit
        options: Any = {"maxiter": steps, "gtol": _STILL}
        found = minimize(in_units, start, jac=True, method="CG", options=options)
        return np.asarray(found.x / unit, dtype=np.float64).reshape(-1, 2)

    def __call__(self, flat: Floats) -> tuple[float, Floats]:
        places = flat.reshape(-1, 2)
        value, slope = self._repulsion(places)
        for more, steeper in (self._attraction(places), self._pull(places)):
            value += more
            slope += steeper
        return value, slope.ravel()

    def _repulsion(self, places: Floats) -> tuple[float, Floats]:
        """−k·m·m'·ln d over all pairs, in blocks of rows that fit into the processor's cache."""
        x, y = np.ascontiguousarray(places.T)
        value, slope = 0.0, np.zeros((2, self.size))
        rows = max(1, _BLOCK // self.size)
        for at in range(0, self.size, rows):
            block = slice(at, at + rows)
            dx, dy = np.subtract.outer(x[block], x[at:]), np.subtract.outer(y[block], y[at:])
            square = dx * dx
            square += dy * dy
            square += 1e-2
            weights = np.multiply.outer(_REPULSION * self.mass[block], self.mass[at:])
            # Each pair once: within the block's own columns, only those after the row's.
            own = len(weights)
            weights[:, :own] = np.triu(weights[:, :own], 1)
            value -= float(np.einsum("ij,ij->", weights, np.log(square))) / 2
            weights /= square
            for axis, way in enumerate((dx, dy)):
                way *= weights
                slope[axis, block] -= way.sum(axis=1)
                slope[axis, at:] += way.sum(axis=0)
        return value, slope.T.copy()

    def _attraction(self, places: Floats) -> tuple[float, Floats]:
        """(1 + d)·ln(1 + d) − d over all links: a force of ln(1 + d)."""
        way = places[self.first] - places[self.second]
        distance = np.sqrt((way**2).sum(axis=1) + 1e-6)
        force = way * (np.log1p(distance) / distance)[:, None]
        slope = np.empty((self.size, 2))
        for axis in (0, 1):
            slope[:, axis] = np.bincount(self.first, force[:, axis], self.size)
            slope[:, axis] -= np.bincount(self.second, force[:, axis], self.size)
        return float(np.sum((1 + distance) * np.log1p(distance) - distance)), slope

    def _pull(self, places: Floats) -> tuple[float, Floats]:
        """m·d to the middle; and the springs of nodes that are held."""
        distance = np.sqrt((places**2).sum(axis=1) + 1e-6)
        off = places - self.goal
        value = _GRAVITY * float(np.sum(self.mass * distance))
        value += float(np.sum(self.spring * (off**2).sum(axis=1))) / 2
        slope = places * (_GRAVITY * self.mass / distance)[:, None] + off * self.spring[:, None]
        return value, slope
