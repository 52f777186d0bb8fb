"""The columns of tables: what each is called, what it means, of which type its cells are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, TypeAlias, get_args

from kyodo_graph.words.entries import FOLDER, LANGS, Entry, Words, entries
from kyodo_graph.words.index_registry import Index, indices
from kyodo_graph.words.named_registry import codes, variants

Type: TypeAlias = Literal["string", "integer", "number", "boolean", "iri"]
TYPES: Mapping[str, Type] = {name: name for name in get_args(Type)}
FILE = FOLDER / "columns.yaml"
_RANKED = ("rank", "of")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the header, its titles, its meaning, the type of its cells.

    ``meaning`` is None where the titles say it all. A cell that is empty is not stated, or
    undefined, whatever the type. A column of IRIs names what another column calls by its label. Two
    columns of the same name are the same.
    """

    name: str
    titles: Words = field(default_factory=dict, compare=False)
    meaning: Words | None = field(default=None, compare=False)
    datatype: Type = field(default="string", compare=False)


@cache
def columns() -> Mapping[str, Column]:
    """The columns that mean the same in every table, by name; indices and variants among them.

    >>> columns()["p_upper"].titles["ja"], columns()["no_office_rank"].datatype
    ('p(上側)', 'integer')
    """
    own = {entry.key: _column(entry) for entry in entries(FILE, "everywhere")}
    return {**{key: _of_index(key, i) for key, i in indices().items()}, **_of_variants(own), **own}


@cache
def _of_tables() -> Mapping[str, Mapping[str, Column]]:
    return {
        table.key: {entry.key: _column(entry) for entry in entries(FILE, "tables", table.key)}
        for table in entries(FILE, "tables")
    }


def columns_by_table() -> Mapping[str, tuple[Column, ...]]:
    """The columns that are declared, by table; under "" those that mean the same in every one."""
    everywhere = tuple(columns()[entry.key] for entry in entries(FILE, "everywhere"))
    return {"": everywhere} | {name: tuple(own.values()) for name, own in _of_tables().items()}


def column(table: str, name: str) -> Column:
    """A column of a table, as it is there or else as it is everywhere.

    One that nobody has named is called by its name. A name that ends in ``_ja`` or ``_en`` is the
    column of that language.

    >>> column("actors", "elements").titles["en"], column("networks", "elements").titles["en"]
    ('elements it takes part in', 'plan elements')
    >>> column("", "label_ja").titles["en"], column("", "no_such").titles["ja"]
    ('name (Japanese)', 'no_such')
    """
    found = _of_tables().get(table, {}).get(name) or columns().get(name)
    if found:
        return found
    base, _, lang = name.rpartition("_")
    if lang in LANGS and base:
        return _in_language(column(table, base), name, lang)
    return Column(name, dict.fromkeys(LANGS, name))


def _column(entry: Entry) -> Column:
    if "index" in entry.fields:
        key = entry.only("index").text("index")
        return _of_index(entry.key, indices()[key])
    if "code" in entry.fields:
        entry.only("code", "type")
        return Column(entry.key, codes()[entry.text("code")], None, _type(entry))
    entry.only(*LANGS, "means", "type")
    meaning = entry.meaning() if "means" in entry.fields else None
    return Column(entry.key, entry.words(), meaning, _type(entry))


def _type(entry: Entry) -> Type:
    given = entry.text("type", "string")
    if given not in TYPES:
        entry.wrong(f"type {given!r}", f"one of {', '.join(TYPES)}")
    return TYPES[given]


def _of_index(name: str, index: Index) -> Column:
    return Column(name, index.name, index.meaning, "number")


def _of_variants(own: Mapping[str, Column]) -> dict[str, Column]:
    """The columns of the table of variants: value, rank and number of actors in each."""
    found = {}
    for key, name in variants().items():
        found[key] = Column(key, name, None, "number")
        for end in (own[e] for e in _RANKED if e in own):
            titles = {
                "ja": f"{name['ja']}:{end.titles['ja']}",
                "en": f"{name['en']}: {end.titles['en']}",
            }
            found[f"{key}_{end.name}"] = Column(
                f"{key}_{end.name}", titles, end.meaning, end.datatype
            )
    return found


def _in_language(column: Column, name: str, lang: str) -> Column:
    said = {"ja": {"ja": "日本語", "en": "Japanese"}, "en": {"ja": "英語", "en": "English"}}[lang]
    titles = {
        "ja": f"{column.titles['ja']}({said['ja']})",
        "en": f"{column.titles['en']} ({said['en']})",
    }
    return Column(name, titles, column.meaning, column.datatype)
