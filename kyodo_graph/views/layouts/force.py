"""Force-directed: neighbours near to each other; parts that hang together side by side."""

from __future__ import annotations

import numpy as np

from kyodo_graph.views.circles import sunflower
from kyodo_graph.views.layouts.energy import drawn, drawn_again
from kyodo_graph.views.layouts.net import (
    Floats,
    Net,
    are_known,
    components,
    known_places,
    part_of,
    positions,
)
from kyodo_graph.views.layouts.spacing import apart, beside_each_other, centred, sized
from kyodo_graph.views.model import Positions

# Room beside what stood there before, and between nodes without links, in px.
_BESIDE = 60.0
_ALONE = 60.0


def force(net: Net, seed: int, previous: Positions) -> Positions:
    """Positions by the force-directed layout."""
    return positions(net, force_places(net, seed, known_places(net, previous)))


def force_places(net: Net, seed: int, before: Floats) -> Floats:
    """Each part for itself, then packed; where nodes stood before, parts stay where they were.

    A part that has no new nodes stays as it is, whatever its links. New nodes without links
    stand together, as seeds of a sunflower.
    """
    places = np.zeros((len(net), 2))
    parts = components(net)
    unknown = ~are_known(before)
    alone = np.array([part[0] for part in parts if len(part) == 1 and unknown[part[0]]], dtype=int)
    fresh = [alone] if len(alone) else []
    places[alone] = np.array(sunflower(len(alone), _ALONE)).reshape(-1, 2)
    for members in parts:
        part, held = part_of(net, members), before[members]
        known = are_known(held)
        if known.all():
            places[members] = held
        elif known.any():
            places[members] = drawn_again(part, held, seed)
        elif len(members) > 1:
            places[members] = apart(sized(drawn(part, seed)))
            fresh.append(members)
    if fresh:
        packed = centred(np.concatenate(beside_each_other([places[part] for part in fresh])))
        new = np.concatenate(fresh)
        old = np.setdiff1d(np.arange(len(net)), new)
        places[new] = packed + beside(places[old], packed) if len(old) else packed
    return apart(places) if len(net) else places


def beside(old: Floats, new: Floats) -> Floats:
    """How far to move new parts so that they stand right of the old ones, at half their height."""
    right = old[:, 0].max() - new[:, 0].min() + _BESIDE
    return np.array([right, (old[:, 1].min() + old[:, 1].max()) / 2])
