"""The name of an option, wherever in the registry it stands."""

from __future__ import annotations

from kyodo_graph.words.column_registry import columns
from kyodo_graph.words.entries import LANGS, Words
from kyodo_graph.words.index_registry import indices
from kyodo_graph.words.named_registry import codes, options, variants


def option(key: str) -> Words:
    """The name of an option: its own, or that of the column, index or variant of its key.

    >>> option("seed")["ja"], option("no_office")["en"], option("no_such")["en"]
    ('乱数の種', 'without the city office', 'no_such')
    """
    for found in (options(), variants(), codes()):
        if key in found:
            return found[key]
    if key in indices():
        return indices()[key].name
    return columns()[key].titles if key in columns() else dict.fromkeys(LANGS, key)
