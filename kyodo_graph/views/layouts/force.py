"""Force-directed: neighbours near to each other; parts that hang together side by side."""

from __future__ import annotations

import numpy as np

from kyodo_graph.views.layouts.energy import drawn, drawn_again
from kyodo_graph.views.layouts.net import (
    Floats,
    Net,
    components,
    known_places,
    part_of,
    positions,
)
from kyodo_graph.views.layouts.spacing import apart, beside_each_other, centred, sized
from kyodo_graph.views.model import Positions

_BESIDE = 60.0


def force(net: Net, seed: int, previous: Positions) -> Positions:
    """Positions by the force-directed layout."""
    return positions(net, force_places(net, seed, known_places(net, previous)))


def force_places(net: Net, seed: int, before: Floats) -> Floats:
    """Each part for itself, then packed; where nodes stood before, parts stay where they were."""
    places = np.zeros((len(net), 2))
    fresh = []
    for members in components(net):
        part, held = part_of(net, members), before[members]
        if np.isfinite(held).any():
            places[members] = drawn_again(part, held, seed)
        else:
            places[members] = apart(sized(drawn(part, seed)))
            fresh.append(members)
    if not fresh:
        return apart(places)
    packed = [centred(np.concatenate(beside_each_other([places[part] for part in fresh])))]
    new = np.concatenate(fresh)
    places[new] = packed[0]
    old = np.setdiff1d(np.arange(len(net)), new)
    if len(old):
        places[new] += beside(places[old], packed[0])
        return apart(places)
    return places


def beside(old: Floats, new: Floats) -> Floats:
    """How far to move new parts so that they stand right of the old ones, at half their height."""
    right = old[:, 0].max() - new[:, 0].min() + _BESIDE
    return np.array([right, (old[:, 1].min() + old[:, 1].max()) / 2])
