"""How a builder puts a figure together, and what builders share in reading tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from kyodo_graph.report.drawing.sheet import Page
from kyodo_graph.report.figure import Figure, Source, Words
from kyodo_graph.tables import Cell, Table, show
from kyodo_graph.words import indices

Data = TypeVar("Data")
Record: TypeAlias = Mapping[str, Cell]
LIST = " | "
"""Between several passages in one cell, as library queries have it."""
_NOT_ASCII = re.compile(r"[^A-Za-z0-9]+")


def make(
    name: str,
    title: Words,
    says: Words,
    cannot_say: Words,
    picture: Words,
    table: Table,
    source: Source,
    painter: Callable[[Data, str], Page],
    data: Data,
) -> Figure:
    """A figure whose picture ``painter`` draws from ``data`` in a language.

    ``picture`` says in words what kind of picture it is; the text alternative is that and what the
    figure says. The drawing can be sent to another process: painter and data are plain values.
    """
    alt = {lang: f"{picture[lang]}{' ' if lang == 'en' else ''}{says[lang]}" for lang in picture}
    key = _NOT_ASCII.sub("-", name).strip("-").lower()
    draw = partial(_draw, painter, data, key, dict(title), alt)
    return Figure(key, title, says, cannot_say, alt, table, source, draw)


def _draw(
    painter: Callable[[Data, str], Page], data: Data, name: str, title: Words, alt: Words, lang: str
) -> bytes:
    return painter(data, lang).svg(name, lang, title[lang], alt[lang])


def paired(
    ja: Iterable[Record], en: Iterable[Record], keys: Sequence[str], texts: Sequence[str]
) -> list[dict[str, Any]]:
    """The records of one table in two languages as one: each text as words in both.

    Rows are brought together by ``keys``, since an order that depends on labels may differ; without
    keys by their place, where all that is no text agrees.
    """
    first, second = list(ja), list(en)
    other = {tuple(r[k] for k in keys): r for r in second} if keys else {}
    found: list[dict[str, Any]] = []
    for k, record in enumerate(first):
        if keys:
            twin = other.get(tuple(record[k] for k in keys), record)
        else:
            twin = second[k] if k < len(second) and _alike(record, second[k], texts) else record
        merged: dict[str, Any] = dict(record)
        for name in texts:
            merged[name] = {"ja": show(record[name]), "en": show(twin[name])}
        found.append(merged)
    return found


def _alike(one: Record, other: Record, texts: Sequence[str]) -> bool:
    return all(one[k] == other[k] for k in one if k not in texts)


def defined_by(shown: Iterable[str], *others: str) -> tuple[str, ...]:
    """The keys of the publications that define the indices shown, and of others, in order.

    >>> defined_by(["constraint", "bridging"], "efron1993")
    ('burt1992', 'efron1993', 'hwang2008')
    """
    of_indices = (key for name in shown for key in indices()[name].references)
    return tuple(sorted({*of_indices, *others}))


def both(text: Mapping[str, str]) -> tuple[str, str]:
    """The two cells of a text in a table: Japanese, English."""
    return text["ja"], text["en"]


def options(given: Mapping[str, Cell]) -> dict[str, str]:
    """The options of a result as the parameters of a source."""
    return {key: show(value) for key, value in given.items() if value is not None}


def passages(sources: Iterable[Cell]) -> str:
    """Several passages in one cell, each once, in the order given."""
    return LIST.join(dict.fromkeys(str(s) for s in sources if s))
