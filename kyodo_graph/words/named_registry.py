"""What has a name and needs no explanation: variants, networks, codes, options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kyodo_graph.words.column_registry import columns
from kyodo_graph.words.entries import FOLDER, LANGS, Words, entries
from kyodo_graph.words.index_registry import indices

Named = Mapping[str, Words]


@cache
def _named(name: str) -> Named:
    return {e.key: e.only(*LANGS).words() for e in entries(FOLDER / f"{name}.yaml")}


def variants() -> Named:
    """The variants of a network: what is left out of it, or counted otherwise.

    >>> variants()["joint_half"]["en"]
    'joint columns half'
    """
    return _named("variants")


def networks() -> Named:
    """The networks that the analysis measures.

    >>> networks()["ties"]["ja"]
    '主体間の関係'
    """
    return _named("networks")


def codes() -> Named:
    """Codes in cells that are no concepts of a scheme.

    >>> codes()["firm"]["ja"]
    '確か'
    """
    return _named("codes")


def options() -> Named:
    """The options on which numbers depend, but for those that are named like something else."""
    return _named("options")


def option(key: str) -> Words:
    """The name of an option: its own, or that of the column, index or variant of its key.

    >>> option("seed")["ja"], option("no_office")["en"], option("no_such")["en"]
    ('乱数の種', 'without the city office', 'no_such')
    """
    for found in (options(), variants()):
        if key in found:
            return found[key]
    if key in indices():
        return indices()[key].name
    return columns()[key].titles if key in columns() else dict.fromkeys(LANGS, key)
