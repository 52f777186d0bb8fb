"""Where the nodes of a network stand: several layouts of the same network to choose from.

Positions are in pixels at the scale 1, rounded to tenths, and depend on nothing but the network,
the seed and earlier positions: not on the order in which nodes are given, nor on their labels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kyodo_graph.views.model import Edge, Node, Positions

ELEMENTS = frozenset({"Plan", "Policy", "Initiative", "Activity", "Instrument", "Indicator"})
"""Classes of what stands in plans and reports; a network with them is first shown as tiers."""


def layouts(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    seed: int = 0,
    previous: Mapping[str, Positions] | None = None,
) -> dict[str, Positions]:
    """Positions by layout, in the order in which the layouts should be offered.

    ``cities`` (for several cities): each city by itself, side by side, what they share in the
    middle. ``tiers`` (for several classes): columns from plan to actor. ``force``: neighbours
    near to each other, parts that hang together side by side. ``concentric``: the most central
    in the middle. The first is the one to show first: ``cities`` where there are several,
    else ``tiers`` where the network has elements of plans, else ``force``.

    ``previous`` are positions that an earlier call gave: nodes stay near to where they stood,
    new ones come near to their neighbours. Edges to unknown nodes are left out.

    >>> two = [Node("a", {"ja": "市"}), Node("b", {"ja": "NPO"})]
    >>> found = layouts(two, [Edge("a", "b")])
    >>> list(found), sorted(found["force"])
    (['force', 'concentric'], ['a', 'b'])
    """
    from kyodo_graph.views.layouts.cities import by_city
    from kyodo_graph.views.layouts.concentric import concentric
    from kyodo_graph.views.layouts.force import force
    from kyodo_graph.views.layouts.net import net_of
    from kyodo_graph.views.layouts.tiers import in_tiers

    net = net_of(nodes, edges)
    earlier = previous or {}
    makers: dict[str, Callable[[], Positions]] = {
        "cities": lambda: by_city(net, seed, earlier.get("cities", {})),
        "tiers": lambda: in_tiers(net, edges, earlier.get("tiers", {})),
        "force": lambda: force(net, seed, earlier.get("force", {})),
        "concentric": lambda: concentric(net, earlier.get("concentric", {})),
    }
    return {name: makers[name]() for name in offered(nodes)}


def offered(nodes: Sequence[Node]) -> tuple[str, ...]:
    """The names of the layouts that make sense for these nodes, the first to be shown first.

    >>> offered([Node("a", {}, cls="Actor"), Node("i", {}, cls="Initiative")])
    ('tiers', 'force', 'concentric')
    >>> offered([Node("a", {}, cls="Actor", city="x"), Node("b", {}, cls="Actor", city="y")])
    ('cities', 'force', 'concentric')
    """
    cities = {node.city for node in nodes} - {""}
    classes = {node.cls for node in nodes} - {""}
    names = ["cities"] if len(cities) > 1 else []
    if len(classes) < 2:
        names += ["force"]
    else:
        names += ["tiers", "force"] if classes & ELEMENTS else ["force", "tiers"]
    return (*names, "concentric")
