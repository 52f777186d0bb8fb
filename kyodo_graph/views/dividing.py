"""Dividing a set of nodes into a tree of parts, none with more than so many children.

Level by level: by city, by class (actors by sector), by primary theme or type; what is still too
large, by rank of degree. A level at which all are alike is skipped. Networks that have none of
these are divided into the parts that hang together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, sqrt

from kyodo_graph.views.layouts.printed import natural
from kyodo_graph.views.model import Node, Words
from kyodo_graph.words import variants

Names = Mapping[str, Mapping[str, Words]]
"""Names of codes: scheme, code, words."""
Value = tuple[str, str]
"""A code and the scheme it is of."""

_MISSING: Mapping[str, Words] = {
    "city": {"ja": "市の別なし", "en": "no city"},
    "cls": {"ja": "類型なし", "en": "no class"},
    "sector": {"ja": "部門なし", "en": "no sector"},
    "theme": {"ja": "主題・種別なし", "en": "no theme or type"},
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part and what it is divided into; ``members`` are numbers of nodes.

    ``run`` has the first and last rank, or number of components, of a part that is made by these.
    """

    key: str
    label: Words
    members: tuple[int, ...]
    parts: tuple[Part, ...] = ()
    run: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Division:
    """What dividing needs to know of a network, and the most children that a part may have.

    Nodes are numbered by falling degree; ``components`` tells which hang together, by number.
    """

    nodes: Sequence[Node]
    components: Sequence[int]
    names: Names
    most: int

    def tree(self, members: Sequence[int]) -> tuple[Part, ...]:
        """The parts at the top; one alone where nothing needs to be divided."""
        if len(members) <= self.most:
            return (Part("all", variants()["all"], tuple(members)),) if members else ()
        levels = _ATTRIBUTES
        if not any(len({of(self.nodes[at]) for at in members}) > 1 for of in levels):
            return self._by_component(members)
        return self._divided(members, levels)

    def _divided(self, members: Sequence[int], levels: Sequence[Level]) -> tuple[Part, ...]:
        """By the first level that tells any members apart, and each part by the levels after."""
        for at, of in enumerate(levels):
            found: dict[Value, list[int]] = defaultdict(list)
            for member in members:
                found[of(self.nodes[member])].append(member)
            if len(found) > 1:
                rest = levels[at + 1 :]
                parts = [self._part(value, own, rest) for value, own in found.items()]
                return self._bundled(sorted(parts, key=_place_in_order))
        return self._by_rank(members)

    def _part(self, value: Value, members: list[int], levels: Sequence[Level]) -> Part:
        scheme, code = value
        missing = _MISSING.get(scheme, {"ja": "なし", "en": "none"})
        words = self.names.get(scheme, {}).get(code, {}) if code else missing
        label = {language: words.get(language) or code for language in ("ja", "en")}
        parts = self._divided(members, levels) if len(members) > self.most else ()
        return Part(f"{scheme}={_escaped(code)}", label, tuple(members), parts)

    def _by_rank(self, members: Sequence[int]) -> tuple[Part, ...]:
        """Runs of equal length in the order of degree."""
        return self._bundled(
            [
                _numbered("rank", start + 1, members[start : start + self.most])
                for start in range(0, len(members), self.most)
            ]
        )

    def _by_component(self, members: Sequence[int]) -> tuple[Part, ...]:
        """The parts that hang together, large ones first; small ones several to a part."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in members:
            found[self.components[member]].append(member)
        if len(found) == 1:
            return self._by_rank(members)
        runs: list[list[list[int]]] = []
        for own in sorted(found.values(), key=lambda own: (-len(own), own[0])):
            together = sum(map(len, runs[-1])) + len(own) if runs else 0
            if runs and together <= self.most and 2 * len(own) <= self.most:
                runs[-1].append(own)
            else:
                runs.append([own])
        parts, first = [], 1
        for run in runs:
            own = sorted(member for component in run for member in component)
            part = _numbered("component", first, own, len(run))
            large = len(own) > self.most
            parts.append(replace(part, parts=self._by_rank(own)) if large else part)
            first += len(run)
        return self._bundled(parts)

    def _bundled(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """The parts, or, where they are too many, runs of about the square root of their number."""
        if len(parts) <= self.most:
            return tuple(parts)
        runs = min(self.most, ceil(sqrt(len(parts))))
        bounds = [round(at * len(parts) / runs) for at in range(runs + 1)]
        bundles = []
        for start, end in pairwise(bounds):
            own = parts[start:end]
            if len(own) == 1:
                bundles.append(own[0])
            else:
                bundles.append(replace(_bundle(own, start), parts=self._bundled(own)))
        return tuple(bundles)


def _place_in_order(part: Part) -> tuple[str, object, str]:
    """Cities and types in the order of their names, others in that of their codes."""
    scheme, _, code = part.key.partition("=")
    text = part.label["ja"] if scheme in ("city", "type") else code
    return scheme, natural(text), part.key


def _bundle(parts: Sequence[Part], before: int) -> Part:
    """A part that stands for several that follow each other; ``before`` counts those before."""
    scheme = parts[0].key.partition("=")[0].partition(":")[0]
    run = parts[0].run[0], parts[-1].run[1]
    first, last = parts[0].label, parts[-1].label
    named = {language: f"{first[language]} – {last[language]}" for language in ("ja", "en")}
    label = named if run == (0, 0) else _run_label(scheme, run)
    members = tuple(member for part in parts for member in part.members)
    return Part(f"{scheme}:{before + 1}-{before + len(parts)}", label, members, run=run)


def _numbered(scheme: str, first: int, members: Sequence[int], count: int = 0) -> Part:
    """A part by rank or by number of component; ``count`` of these, else as many as members."""
    run = first, first + (count or len(members)) - 1
    return Part(f"{scheme}={run[0]}-{run[1]}", _run_label(scheme, run), tuple(members), run=run)


def _run_label(scheme: str, run: tuple[int, int]) -> Words:
    numbers = f"{run[0]}" if run[0] == run[1] else f"{run[0]}–{run[1]}"
    if scheme == "rank":
        return {"ja": f"次数順 {numbers}位", "en": f"{numbers} by degree"}
    return {"ja": f"連結成分 {numbers}", "en": f"component {numbers}"}


Level = Callable[[Node], Value]


def _city(node: Node) -> Value:
    return "city", node.city


def _class(node: Node) -> Value:
    return ("sector", node.sector) if node.cls == "Actor" else ("cls", node.cls)


def _theme(node: Node) -> Value:
    return ("type", node.type) if node.type and not node.theme else ("theme", node.theme)


_ATTRIBUTES: Sequence[Level] = (_city, _class, _theme)


def _escaped(code: str) -> str:
    """A code without the characters that keys are put together with."""
    return code.replace("%", "%25").replace("/", "%2F").replace("=", "%3D").replace(":", "%3A")
