"""The header of a library query: the one source of its listing, docs and parameters.

A header is the comment at the top of the file::

    # title: Roles / 役割
    # question: Who leads and who joins which element? / どの主体が何を担うか。
    # group: tables
    # param city: string = / city key / 市のキー
    # param lang: string = ja / language of labels / 表示言語
    # column city: key of the city / 市のキー

English stands before `` / ``, Japanese behind it. A parameter without a default is left free.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.errors import InputError, Problem, UnknownNameError

_LINE = re.compile(r"# (?P<field>[a-z]+)(?: (?P<name>\w+))?: ?(?P<rest>.*)")
TYPES = ("string", "integer", "boolean", "iri")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its type (string, integer, boolean, iri), default ("" for none), meaning."""

    name: str
    type: str
    default: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the result and what it means."""

    name: str
    label: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """A query of the library with what its header says."""

    name: str
    text: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    group: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]

    @property
    def hidden(self) -> frozenset[str]:
        """Parameters that the query selects but that are no columns of the result."""
        columns = {column.name for column in self.columns}
        return frozenset(p.name for p in self.parameters if p.name not in columns)


def parse_query(text: str, name: str, path: str) -> LibraryQuery:
    """Read a query's header; raises InputError with the line that is wrong."""
    problems: list[Problem] = []
    single: dict[str, Mapping[str, str] | str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#"):
            break
        found = _LINE.fullmatch(line)
        if not found:
            problems.append(Problem(path, number, 1, "no header line", "# field: text"))
            continue
        field, rest = found["field"], found["rest"]
        if field == "param" and found["name"]:
            parameters.append(_parameter(found["name"], rest, path, number, problems))
        elif field == "column" and found["name"]:
            columns.append(Column(found["name"], _bilingual(rest)))
        elif field in ("title", "question"):
            single[field] = _bilingual(rest)
        elif field == "group":
            single[field] = rest.strip()
        else:
            expected = "title, question, group, param NAME or column NAME"
            problems.append(Problem(path, number, 3, f"unknown header field {field!r}", expected))
    problems += [
        Problem(path, 1, 1, f"header without {field!r}", f"# {field}: …")
        for field in ("title", "question", "group")
        if field not in single
    ]
    if problems:
        raise InputError(problems)
    title, question, group = single["title"], single["question"], single["group"]
    assert not isinstance(title, str)
    assert not isinstance(question, str)
    return LibraryQuery(name, text, title, question, str(group), tuple(parameters), tuple(columns))


def read_queries(folder: Path) -> dict[str, LibraryQuery]:
    """The queries of a folder by name, sorted."""
    return {
        path.stem: parse_query(path.read_text(encoding="utf-8"), path.stem, str(path))
        for path in sorted(folder.glob("*.rq"))
    }


def find_query(queries: Mapping[str, LibraryQuery], name: str) -> LibraryQuery:
    """A query by name; raises UnknownNameError with the nearest names."""
    if name not in queries:
        near = difflib.get_close_matches(name, queries, 3, 0.4)
        raise UnknownNameError("query", name, near)
    return queries[name]


def _parameter(name: str, rest: str, path: str, number: int, problems: list[Problem]) -> Parameter:
    declared, _, label = rest.partition(" / ")
    kind, _, default = (part.strip() for part in declared.partition("="))
    if kind not in TYPES:
        problems.append(Problem(path, number, 3, f"unknown type {kind!r}", ", ".join(TYPES)))
    return Parameter(name, kind, default, _bilingual(label))


def _bilingual(text: str) -> dict[str, str]:
    en, _, ja = (part.strip() for part in text.partition(" / "))
    return {"en": en, "ja": ja or en}
