"""Strict YAML with positions: the safe subset in which data files are written.

PyYAML (libyaml where it is built in) reads; this module only builds a tree from its events and
refuses what the subset leaves out: anchors, aliases, tags, merge keys, several documents, empty
values, duplicate keys, tabs and other control characters, and every implicit type but numbers (as
JSON writes them) and booleans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from kyodo_graph.curation.layout import layout_problems
from kyodo_graph.errors import InputError, Problem, enough
from kyodo_graph.files import composed, decoded, place_after, read_bytes

MAX_DEPTH = 40
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Everything but a line feed, a carriage return and what is printed. The exotic line breaks are
# left out because YAML counts them and editors do not, the bidi embeddings, overrides and isolates
# because what follows them is not shown as it stands.
_CONTROL = re.compile(
    "[^\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)


_WIDE_KEY = re.compile(r"\u3000|[A-Za-z_]+(：)")


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, number or boolean.

    ``text`` is what stands in the file: numbers keep their form.
    """

    text: str
    kind: Literal["string", "number", "boolean"]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """A map from unique string keys to nodes, in the order of the file."""

    entries: tuple[tuple[Scalar, Node], ...]
    mark: Mark

    def get(self, key: str) -> Node | None:
        """The node under ``key``, or None."""
        return next((node for name, node in self.entries if name.text == key), None)

    def keys(self) -> set[str]:
        """The keys as a set."""
        return {name.text for name, _ in self.entries}


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path, name: str | None = None) -> Mapping:
    """Read a data file; ``name`` is what problems call it.

    Raises :class:`~kyodo_graph.errors.InputError` with the place of the first thing that is wrong
    (all duplicate keys, empty values and the like at once).
    """
    shown = name or str(path)
    return yaml_of(read_bytes(path, shown), shown)


def yaml_of(raw: bytes, name: str) -> Mapping:
    """The same of the bytes of a file that was read already."""
    return parse_yaml(decoded(raw, name), name)


def parse_yaml(text: str, name: str) -> Mapping:
    """Parse the text of a data file; see :func:`read_yaml`.

    >>> root = parse_yaml('code: 032093', "x.yaml")
    >>> root.get("code")
    Scalar(text='032093', kind='string', mark=Mark(line=1, column=7))
    """
    if control := _CONTROL.search(text):
        what = "a tab" if control[0] == "\t" else f"control character U+{ord(control[0]):04X}"
        raise InputError(
            [Problem(name, *place_after(text[: control.start()]), what, "spaces or text")]
        )
    problems: list[Problem] = []
    builder = _Builder(name, problems)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        if found := layout_problems(text, name):
            raise InputError(found) from error
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "context", None) or "not readable"
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise InputError([Problem(name, line, column, f"not YAML: {what}")]) from error
    root = builder.root
    if not problems and not isinstance(root, Mapping):
        place = root.mark if root is not None else Mark(1, 1)
        problems.append(Problem(name, *place, "not a map at the top", "keys and values"))
    if problems:
        raise InputError(problems)
    assert isinstance(root, Mapping)
    return root


class _Open(NamedTuple):
    """A collection whose end has not come yet."""

    kind: Literal["map", "list"]
    mark: Mark
    nodes: list[Node]


class _Builder:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems
        self.root: Node | None = None
        self.stack: list[_Open] = []

    def refuse(self, mark: Mark, what: str, expected: str = "") -> None:
        self.problems.append(Problem(self.name, mark.line, mark.column, what, expected))
        enough(self.problems)

    def take(self, event: yaml.Event) -> None:
        start = event.start_mark
        mark = Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(mark, f"alias *{event.anchor}", "the value written out")
            self.add(Scalar("", "string", mark))
        elif isinstance(event, yaml.ScalarEvent):
            self.check_properties(event, mark)
            self.add(self.scalar(event, mark))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.check_properties(event, mark)
            kind: Literal["map", "list"] = (
                "map" if isinstance(event, yaml.MappingStartEvent) else "list"
            )
            if len(self.stack) >= MAX_DEPTH:
                problem = Problem(self.name, *mark, "nested too deeply", f"{MAX_DEPTH} levels")
                raise InputError([problem])
            self.stack.append(_Open(kind, mark, []))
        elif isinstance(event, yaml.MappingEndEvent):
            done = self.stack.pop()
            self.refuse_empty(done)
            self.add(self.mapping(done))
        elif isinstance(event, yaml.SequenceEndEvent):
            done = self.stack.pop()
            self.refuse_empty(done)
            self.add(Sequence(tuple(done.nodes), done.mark))

    def check_properties(self, event: yaml.NodeEvent, mark: Mark) -> None:
        if event.anchor is not None:
            self.refuse(mark, f"anchor &{event.anchor}", "no anchor")
        if getattr(event, "tag", None) is not None:
            self.refuse(mark, f"tag {event.tag}", "no tag")  # type: ignore[attr-defined]

    def refuse_empty(self, done: _Open) -> None:
        if not done.nodes:
            self.refuse(done.mark, f"an empty {done.kind}", "a value, or the key left out")

    def add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].nodes.append(node)
        elif self.root is None:
            self.root = node
        else:
            self.refuse(node.mark, "a second document in one file", "one document")

    def scalar(self, event: yaml.ScalarEvent, mark: Mark) -> Scalar:
        text = composed(event.value)
        plain = not event.style  # quoted or block; libyaml says "" for plain, PyYAML None
        if not text or (plain and text in ("~", "null", "Null", "NULL")):
            self.refuse(mark, "empty value", "a value, or the key left out")
        elif control := _CONTROL.search(text):  # by way of an escape
            self.refuse(mark, f"control character U+{ord(control[0]):04X}", "text")
        elif plain and text == "<<":
            self.refuse(mark, "merge key <<", "the keys written out")
        if not plain:
            return Scalar(text, "string", mark)
        if text in ("true", "false"):
            return Scalar(text, "boolean", mark)
        return Scalar(text, "number" if _NUMBER.fullmatch(text) else "string", mark)

    def mapping(self, done: _Open) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Mark] = {}
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.refuse(key.mark, "a key that is no string", "a plain key")
                continue
            if wide := _WIDE_KEY.match(key.text):
                what = f"{'a full-width colon' if wide[1] else 'a full-width blank'} in a key"
                self.refuse(key.mark, what, "': ' behind a key, spaces before it")
                continue
            if key.text in seen:
                first = seen[key.text]
                what = f"duplicate key {key.text!r}, first in line {first.line}"
                self.refuse(key.mark, what, "each key once")
            seen.setdefault(key.text, key.mark)
            entries.append((key, value))
        return Mapping(tuple(entries), done.mark)
