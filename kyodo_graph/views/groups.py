"""Large networks reduced: a tree of groups to be drawn first and opened step by step.

A canvas holds about a thousand nodes. A network of tens of thousands is drawn as circles in
circles, a few dozen at a time, whose leaves hold their nodes as a sunflower holds its seeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from kyodo_graph.views.circles import SPACING, Point, rounded_up, sunflower, sunflower_radius
from kyodo_graph.views.dividing import Division, Names, Part
from kyodo_graph.views.model import Edge, Group, Node, Positions
from kyodo_graph.views.packing import pack

# Positions are rounded to tenths, which may bring two nodes a little nearer.
_SEEDS = SPACING + 0.2
# Around the nodes of a leaf, and around each group within its parent, in px.
_MARGIN = 30.0
_GAP = 12.0


def group(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    target: int = 60,
    names: Names | None = None,
) -> tuple[Group, ...]:
    """The tree of groups, each before those below it; no group has more than ``target`` children.

    Levels, in this order: city; class, of actors sector; primary theme, or type; rank of degree.
    A level at which all members are alike is skipped, and a group of at most ``target`` (at least
    2) nodes is not divided. Many values are bundled, in the order of their labels. Without any
    of these attributes, the parts that hang together come first. ``names`` has the words for
    codes by scheme (``city``, ``cls``, ``sector``, ``theme``, ``type``) and code.

    Circles do not overlap and lie within that of their parent; units are pixels at the scale 1.
    ``nodes`` of a leaf are in the order of their degree, the highest first.

    >>> found = group([Node(str(n), {}, city="ab"[n % 2]) for n in range(100)], [])
    >>> [(each.label["ja"], each.size) for each in found]
    [('a', 50), ('b', 50)]
    """
    ordered, components = _by_degree(nodes, edges)
    division = Division(ordered, components, names or {}, max(2, target))
    shapes = [_shape(part) for part in division.tree(range(len(ordered)))]
    found: list[Group] = []
    for shape, centre in zip(shapes, _packed(shapes), strict=True):
        _add(found, shape, "", centre, ordered)
    return tuple(found)


def member_positions(groups: Iterable[Group]) -> Positions:
    """Where the nodes of all leaf groups stand: the first, of the highest degree, in the middle.

    >>> two = Group("g", "", {}, 2, 100.0, 0.0, 80.0, ("a", "b"))
    >>> member_positions([two])["a"]
    (121.1, 0.0)
    """
    found: dict[str, tuple[float, float]] = {}
    for each in groups:
        seeds = sunflower(len(each.nodes), _SEEDS)
        for node, (x, y) in zip(each.nodes, seeds, strict=True):
            found[node] = round(each.x + x, 1), round(each.y + y, 1)
    return found


def _by_degree(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[list[Node], list[int]]:
    """The nodes by falling number of neighbours, then id; and which of them hang together."""
    known = {node.id: node for node in nodes}
    place = {key: at for at, key in enumerate(sorted(known))}
    ends = ((place.get(edge.source), place.get(edge.target)) for edge in edges)
    pairs = {(min(a, b), max(a, b)) for a, b in ends if a is not None and b is not None and a != b}
    degree = [0] * len(place)
    root = list(range(len(place)))
    for first, second in pairs:
        degree[first] += 1
        degree[second] += 1
        a, b = _root(root, first), _root(root, second)
        root[max(a, b)] = min(a, b)
    ordered = sorted(known, key=lambda key: (-degree[place[key]], key))
    return [known[key] for key in ordered], [_root(root, place[key]) for key in ordered]


def _root(root: list[int], at: int) -> int:
    """The first node of those that hang together with this one, by halving the way to it."""
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


@dataclass(frozen=True, slots=True)
class _Shape:
    """A part with its radius, and the places of its parts around its own middle."""

    part: Part
    radius: float
    shapes: tuple[_Shape, ...] = ()
    centres: tuple[Point, ...] = ()


def _shape(part: Part) -> _Shape:
    if not part.parts:
        radius = sunflower_radius(len(part.members), _SEEDS) + _MARGIN
        return _Shape(part, rounded_up(radius))
    shapes = tuple(_shape(below) for below in part.parts)
    centres = _packed(shapes)
    reach = max(hypot(*at) + shape.radius for at, shape in zip(centres, shapes, strict=True))
    return _Shape(part, rounded_up(reach + _MARGIN), shapes, tuple(centres))


def _packed(shapes: Sequence[_Shape]) -> list[Point]:
    """Places side by side around the middle, large ones first."""
    order = sorted(range(len(shapes)), key=lambda at: -shapes[at].radius)
    places = pack([shapes[at].radius + _GAP for at in order])
    by_shape = dict(zip(order, places, strict=True))
    return [by_shape[at] for at in range(len(shapes))]


def _add(
    found: list[Group], shape: _Shape, parent: str, centre: Point, nodes: Sequence[Node]
) -> None:
    """The group and all below it, at last in pixels."""
    part = shape.part
    key = f"{parent or 'group:'}{'/' if parent else ''}{part.key}"
    own = () if part.parts else tuple(nodes[member].id for member in part.members)
    x, y = (round(value, 1) + 0.0 for value in centre)
    found.append(Group(key, parent, part.label, len(part.members), x, y, shape.radius, own))
    for below, (dx, dy) in zip(shape.shapes, shape.centres, strict=True):
        _add(found, below, key, (centre[0] + dx, centre[1] + dy), nodes)
