"""The header of a library query: the one source of its listing, docs and parameters.

A header is YAML in lines that begin with ``#+``, as grlc reads its decorators (see
:mod:`kyodo_graph.curation.query_header`)::

    #+ summary: Roles
    #+ summary_ja: 役割
    #+ description: Who leads and who joins which element?
    #+ description_ja: どの主体が何を担うか。
    #+ tags: [roles]
    #+ params:
    #+   city: {en: key of a city, ja: 市のキー}
    #+   least: {type: integer, en: least number, ja: 最小の数}
    #+   lang: {en: language of labels, ja: 表示言語}
    #+ defaults:
    #+   - least: 2
    #+   - lang: ja
    #+ enumerate:
    #+   - lang: [ja, en]
    #+ columns:
    #+   city: {en: key of the city, ja: 市のキー}

``summary``, ``description``, ``tags``, ``defaults`` and ``enumerate`` are grlc's; the first tag is
the group of the query. A parameter is a string unless it says otherwise (``type``), or a code of a
scheme (``scheme: theme``); one without a default is left free.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kyodo_graph.curation import yaml_tree as tree
from kyodo_graph.curation.fields import Fields
from kyodo_graph.curation.namespaces import SCHEMES
from kyodo_graph.curation.query_header import both, header, words
from kyodo_graph.errors import InputError, UnknownNameError, expect
from kyodo_graph.files import files_in, read_text
from kyodo_graph.nearest import nearest, nearest_or_all
from kyodo_graph.words import Column

TYPES = ("string", "integer", "boolean", "iri", "regex")
_IRIS = re.compile(r"(?:\w+_)?iri(?:_[ab])?")
_KEYS = (
    *both("summary"), *both("description"), "tags", "params", "defaults", "enumerate", "columns",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its type (string, integer, boolean, iri), default ("" for none), meaning.

    ``values`` are all that it can have; empty where it can have any of its type. ``scheme`` is the
    concept scheme whose codes it takes, if it takes codes.
    """

    name: str
    type: str
    default: str
    label: Mapping[str, str]
    values: tuple[str, ...] = ()
    scheme: str = ""


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
    """Read a query's header; raises InputError with line and column of all that is wrong."""
    fields = header(text, path)
    fields.only(_KEYS)
    query = LibraryQuery(
        name,
        text,
        words(fields, "summary"),
        words(fields, "description"),
        next((tag.text for tag in _tags(fields)), ""),
        _parameters(fields),
        tuple(_column(k.text, fields.both(k.text, node)) for k, node in fields.map("columns")),
    )
    fields.done()
    return query


def _column(name: str, meaning: Mapping[str, str]) -> Column:
    """A column of the result; one of IRIs is known by its name."""
    return Column(name, meaning, datatype="iri" if _IRIS.fullmatch(name) else "string")


class Library(dict[str, LibraryQuery]):
    """The queries of a folder by name, sorted.

    A file that is no query is in ``broken``, with what is wrong with it, and in nobody's way.
    """

    def __init__(self, queries: Mapping[str, LibraryQuery], broken: Mapping[str, InputError]):
        super().__init__(queries)
        self.broken = dict(broken)


def read_queries(folder: Path) -> Library:
    """The queries of a folder."""
    good: dict[str, LibraryQuery] = {}
    broken: dict[str, InputError] = {}
    for path in files_in(folder, ".rq"):
        try:
            good[path.stem] = parse_query(read_text(path), path.stem, str(path))
        except InputError as error:
            broken[path.stem] = error
    return Library(good, broken)


def find_query(queries: Mapping[str, LibraryQuery], name: str) -> LibraryQuery:
    """A query by name; raises UnknownNameError with the nearest names, or its InputError."""
    expect("query", name, str, "the name of a query")
    if isinstance(queries, Library) and name in queries.broken:
        raise queries.broken[name]
    if name not in queries:
        raise UnknownNameError("query", name, nearest(name, queries))
    return queries[name]


def _tags(fields: Fields) -> list[tree.Scalar]:
    fields.needed("tags")
    return fields.texts("tags")


def _parameters(fields: Fields) -> tuple[Parameter, ...]:
    named = fields.map("params")
    known = [name.text for name, _ in named]
    defaults = {k: _text(fields, node) for k, node in _each(fields, "defaults", known).items()}
    values = {k: _texts(fields, node) for k, node in _each(fields, "enumerate", known).items()}
    return tuple(
        _parameter(fields, name, node, defaults.get(name.text, ""), values.get(name.text, ()))
        for name, node in named
    )


def _parameter(
    fields: Fields, name: tree.Scalar, node: tree.Node, default: str, values: tuple[str, ...]
) -> Parameter:
    if not isinstance(node, tree.Mapping):
        fields.refuse(node, f"{name.text!r} is no map", "{type: …, en: …, ja: …}")
        return Parameter(name.text, "", default, {}, values)
    said = tuple((k, v) for k, v in node.entries if k.text not in ("type", "scheme"))
    label = fields.both(name.text, tree.Mapping(said, node.mark))
    given = node.get("type")
    kind = TYPES[0] if given is None else _text(fields, given)
    if given is not None and kind not in TYPES:
        fields.refuse(given, f"unknown type {kind!r}", ", ".join(TYPES))
    scheme = node.get("scheme")
    codes = "" if scheme is None else _text(fields, scheme)
    if scheme is not None and codes not in SCHEMES:
        fields.refuse(
            scheme, f"unknown scheme {codes!r}", ", ".join(nearest_or_all(codes, SCHEMES))
        )
    return Parameter(name.text, kind, default, label, values, codes)


def _each(fields: Fields, key: str, known: list[str]) -> dict[str, tree.Node]:
    """What stands for each parameter under ``key``: a list of maps, as grlc has them."""
    node = fields.root.get(key)
    items = node.items if isinstance(node, tree.Sequence) else () if node is None else (node,)
    found: dict[str, tree.Node] = {}
    for item in items:
        if not isinstance(item, tree.Mapping) or not isinstance(node, tree.Sequence):
            fields.refuse(item, f"no list of maps under {key!r}", "- PARAMETER: …")
            continue
        for name, value in item.entries:
            if name.text not in known:
                expected = ", ".join(known) or "a name under params"
                fields.refuse(name, f"no parameter {name.text!r}", expected)
            found[name.text] = value
    return found


def _text(fields: Fields, node: tree.Node) -> str:
    if isinstance(node, tree.Scalar):
        return node.text
    fields.refuse(node, "a collection", "a text")
    return ""


def _texts(fields: Fields, node: tree.Node) -> tuple[str, ...]:
    if isinstance(node, tree.Sequence):
        return tuple(_text(fields, item) for item in node.items)
    fields.refuse(node, "no list of values", "[a, b]")
    return ()
