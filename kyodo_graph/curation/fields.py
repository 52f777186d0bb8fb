"""Reads the keys of one map of a YAML file, and gathers what is wrong with them and where."""

from __future__ import annotations

from collections.abc import Collection

from kyodo_graph.curation.yaml_tree import Mapping, Node, Scalar, Sequence
from kyodo_graph.errors import InputError, Problem
from kyodo_graph.nearest import nearest_or_all


class Fields:
    """The keys of a map; ``path`` is what problems call its file.

    What is wrong is kept, so that all of it can be said at once: :meth:`done` raises it.
    """

    def __init__(self, root: Mapping, path: str) -> None:
        self.root = root
        self.path = path
        self.problems: list[Problem] = []

    def refuse(self, node: Node, what: str, expected: str) -> None:
        """Keep a problem at the place of a node."""
        self.problems.append(Problem(self.path, *node.mark, what, expected))

    def only(self, known: Collection[str]) -> None:
        """Refuse keys that are not among the known ones; the nearest are offered."""
        for name, _ in self.root.entries:
            if name.text not in known:
                near = ", ".join(nearest_or_all(name.text, known))
                self.refuse(name, f"unknown key {name.text!r}", near)

    def needed(self, *keys: str) -> None:
        """Refuse a map that lacks one of these keys."""
        for key in keys:
            if self.root.get(key) is None:
                self.refuse(self.root, f"no {key!r}", f"{key}: …")

    def text(self, key: str, default: str = "") -> str:
        """The text under a key."""
        node = self.root.get(key)
        if isinstance(node, Scalar):
            return node.text
        if node is not None:
            self.refuse(node, f"{key!r} is a collection", "a text")
        return default

    def one_of(self, key: str, allowed: Collection[str], default: str = "") -> str:
        """The text under a key, which is one of those allowed."""
        text = self.text(key, default)
        node = self.root.get(key)
        if isinstance(node, Scalar) and text not in allowed:
            self.refuse(node, f"unknown {key} {text!r}", ", ".join(allowed))
        return text

    def texts(self, key: str) -> list[Scalar]:
        """The texts under a key: a list, or a single one."""
        node = self.root.get(key)
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            if not isinstance(item, Scalar):
                self.refuse(item, f"a collection under {key!r}", "texts")
        return [item for item in items if isinstance(item, Scalar)]

    def map(self, key: str) -> tuple[tuple[Scalar, Node], ...]:
        """The entries of the map under a key."""
        node = self.root.get(key)
        if node is not None and not isinstance(node, Mapping):
            self.refuse(node, f"{key!r} is no map", "names, each with its value")
        return node.entries if isinstance(node, Mapping) else ()

    def bilingual(self, key: str) -> dict[str, str]:
        """The words under a key in both languages: ``{ja: …, en: …}``."""
        node = self.root.get(key)
        return self.both(key, self.root if node is None else node)

    def both(self, name: str, node: Node) -> dict[str, str]:
        """The words in both languages that a node is."""
        entries = node.entries if isinstance(node, Mapping) and node is not self.root else ()
        found = {k.text: v.text for k, v in entries if isinstance(v, Scalar)}
        if set(found) != {"ja", "en"} or len(entries) != 2:
            self.refuse(node, f"{name!r} is not in both languages", "{ja: …, en: …}")
        return found

    def done(self) -> None:
        """Raise :class:`~kyodo_graph.errors.InputError` with what was refused, if anything."""
        if self.problems:
            raise InputError(self.problems)
