"""Reads a file of words: strict, with the line of what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from kyodo_graph.errors import InputError, Problem

if TYPE_CHECKING:
    import yaml

FOLDER = Path(__file__).parent
LANGS = ("ja", "en")
Words: TypeAlias = Mapping[str, str]
"""A text in both languages, by language."""


class WordsError(InputError):
    """A file of words breaks the rules: an unknown key, a missing language, a name given twice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file with its place; what is asked of it must be there and of its kind."""

    key: str
    file: str
    line: int
    fields: Mapping[str, object]

    def only(self, *known: str) -> Entry:
        """The entry itself; raises WordsError for a field that is not one of these."""
        if unknown := [name for name in self.fields if name not in known]:
            self.wrong(f"unknown key {unknown[0]!r}", f"one of {', '.join(known)}")
        return self

    def words(self) -> Words:
        """Its texts by language."""
        return {lang: self.text(lang) for lang in LANGS}

    def inner(self, name: str) -> Entry:
        """The mapping in a field, as an entry."""
        found = self.fields.get(name)
        if not isinstance(found, dict):
            self.wrong(f"no {name!r}", "keys with values")
        return Entry(f"{self.key}.{name}", self.file, self.line, found)

    def meaning(self) -> Words:
        """What it means, by language."""
        return self.inner("means").only(*LANGS).words()

    def text(self, name: str, default: str | None = None) -> str:
        """The text in a field; raises WordsError where there is none and no default."""
        found = self.fields.get(name, default)
        if not isinstance(found, str) or (not found and default is None):
            self.wrong(f"no {name!r}", "a text")
        return found

    def flag(self, name: str) -> bool:
        """Whether a field is true; it is false where it is not there."""
        if (found := self.text(name, "false")) not in ("true", "false"):
            self.wrong(f"{name!r} is {found!r}", "true or false")
        return found == "true"

    def list(self, name: str) -> tuple[str, ...]:
        """The texts in a field; none where it is not there."""
        found = self.fields.get(name, ())
        if not isinstance(found, list | tuple) or not all(isinstance(i, str) for i in found):
            self.wrong(f"{name!r} is no list", "a list of texts")
        return tuple(found)

    def wrong(self, what: str, expected: str) -> NoReturn:
        """Raise WordsError for this entry."""
        raise WordsError([Problem(self.file, self.line, 0, f"{self.key}: {what}", expected)])


def entries(path: Path, *under: str) -> Iterator[Entry]:
    """The entries of a file of words, or of the mapping under some keys of it, in their order.

    Raises WordsError for what is not YAML, no mapping, or has a key twice. Every value is a text:
    ``no`` and ``on`` are words here.
    """
    name = _shown(path)
    root = _root(path)
    for step in under:
        root = next((v for k, v in _pairs(root, name) if k.value == step), None)
    for key, value in _pairs(root, name):
        if not isinstance(fields := _plain(value, name), dict):
            raise _problem(value, name, f"{key.value!r} is no mapping", "keys with values")
        yield Entry(key.value, name, key.start_mark.line + 1, fields)


@lru_cache(maxsize=1)
def _root(path: Path) -> yaml.Node | None:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"not YAML: {getattr(error, 'problem', error)}"
        place = mark.line + 1 if mark else 0
        raise WordsError([Problem(_shown(path), place, 0, what)]) from error


def _shown(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix() if path.is_relative_to(FOLDER) else str(path)


def _plain(node: yaml.Node, name: str) -> object:
    import yaml

    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value, name) for key, value in _pairs(node, name)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name) for item in node.value]
    return node.value


def _pairs(node: yaml.Node | None, name: str) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise _problem(node, name, "no mapping", "keys with values")
    seen: set[str] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise _problem(key, name, f"{key.value!r} stands twice", "each key once")
        seen.add(key.value)
    return list(node.value)


def _problem(node: yaml.Node | None, name: str, what: str, expected: str) -> WordsError:
    line = node.start_mark.line + 1 if node else 0
    return WordsError([Problem(name, line, 0, what, expected)])
