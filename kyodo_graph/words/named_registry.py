"""What has a name and needs no explanation: variants, networks, codes, options."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kyodo_graph.words.entries import FOLDER, LANGS, Words, entries

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


def query_groups() -> Named:
    """The groups of the query library, in the order of its page."""
    return _named("query_groups")


def codes() -> Named:
    """Codes in cells that are no concepts of a scheme.

    >>> codes()["nao"]["en"]
    'network administrative organisation (NAO)'
    """
    return _named("codes")


def reading_called(name: str, lang: str) -> str:
    """What a reading of the documents is called; one of a user's own by its folder.

    >>> reading_called("first", "en"), reading_called("suzuki-2027", "en")
    ('first reading', 'suzuki-2027')
    """
    return codes().get(name, {lang: name})[lang]


def options() -> Named:
    """The options on which numbers depend, but for those that are named like something else."""
    return _named("options")
